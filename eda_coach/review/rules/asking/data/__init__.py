"""Questions about data: who keeps it where, and who changes it."""
