"""Tests of rubrics at work."""
