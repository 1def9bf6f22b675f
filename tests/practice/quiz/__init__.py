"""Tests of one sitting."""
