"""Grading by reference answers alone, measured on public short-answer data that nobody here wrote."""
