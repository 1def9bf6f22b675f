"""One sitting: its deck, its steps, what it came to."""
