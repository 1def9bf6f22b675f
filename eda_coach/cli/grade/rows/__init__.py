"""Rows of answers out of JSON Lines and CSV, one at a time."""
