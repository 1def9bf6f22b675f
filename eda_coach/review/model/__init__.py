"""The neutral model of a design: plain types, no outside package."""
