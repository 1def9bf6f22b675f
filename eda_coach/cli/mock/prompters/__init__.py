"""Whoever is interviewed: in a terminal, in plain lines, out of a file."""
