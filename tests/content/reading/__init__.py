"""Tests of the door where YAML comes in."""
