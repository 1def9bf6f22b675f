"""``eda-coach quiz``: from its options to its exit code."""
