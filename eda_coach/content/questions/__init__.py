"""The nine kinds of question, as plain frozen dataclasses."""
