"""Text as sentences and clauses, and whether they read as such."""
