"""Tests of one sitting of a mock interview."""
