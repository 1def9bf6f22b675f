"""Tests of the optional judge."""
