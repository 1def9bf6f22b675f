"""The file that holds the log: opened, kept whole, copied, mended."""
