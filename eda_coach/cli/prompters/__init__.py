"""Three ways to hold the same quiz: in a terminal, in plain lines, out of a file."""
