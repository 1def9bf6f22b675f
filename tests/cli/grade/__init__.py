"""Tests of ``eda-coach grade``."""
