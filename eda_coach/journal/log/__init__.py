"""The log of events, and what is worked out from it."""
