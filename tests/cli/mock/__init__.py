"""Tests of ``eda-coach mock``."""
