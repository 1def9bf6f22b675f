"""Tests of the design review."""
