"""The version, as a literal: reading package metadata would slow every start."""

__version__ = "0.1.0"
