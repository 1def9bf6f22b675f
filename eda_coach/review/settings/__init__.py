"""A user's own settings: what `eda-coach.toml` says, put over the catalogue."""
