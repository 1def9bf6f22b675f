"""Questions on the way of messages: who works on them, and what the design says of their delivery."""
