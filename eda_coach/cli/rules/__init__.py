"""``eda-coach rules``."""
