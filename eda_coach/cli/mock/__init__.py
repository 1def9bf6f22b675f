"""``eda-coach mock``: hold a mock interview."""
