"""Tests of questions made ready to be put."""
