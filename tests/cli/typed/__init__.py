"""Tests of questions that are answered in words, through the commands."""
