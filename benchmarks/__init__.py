"""Measured claims: each a ratio of things timed in turn in the same run."""
