"""Texts in Markdown, with the diagrams in them."""
