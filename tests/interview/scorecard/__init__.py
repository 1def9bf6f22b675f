"""Tests of what an interview came to."""
