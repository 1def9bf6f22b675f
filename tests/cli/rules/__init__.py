"""Tests of the commands on rules."""
