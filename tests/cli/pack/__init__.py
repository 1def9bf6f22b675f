"""Tests of what ``eda-coach pack`` offers to authors of typed questions."""
