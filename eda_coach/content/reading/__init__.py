"""The door where YAML comes in: every mistake at once, each with its place and its mending."""
