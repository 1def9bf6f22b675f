"""AsyncAPI 2 and 3."""
