"""``eda-coach review``."""
