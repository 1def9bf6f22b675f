"""Rules on events: what they carry, how they are called, and what holds them together."""
