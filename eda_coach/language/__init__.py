"""Words and numbers as people write them. Pure: no files, no clock, no chance."""
