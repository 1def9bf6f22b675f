"""Typed answers scored by a rubric: what was said, in which words, and what it is worth."""
