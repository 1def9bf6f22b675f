"""The compiled index: a checked pack in SQLite, so that one question costs one look-up."""
