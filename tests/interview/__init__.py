"""Tests of the mock interview."""
