"""What happened, kept safe: an append-only log of events in one SQLite file."""
