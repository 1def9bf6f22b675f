"""One sitting of a mock interview: its session, its steps, the machine."""
