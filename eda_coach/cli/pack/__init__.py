"""``eda-coach pack``: list, check, show and prove packs."""
