"""Design review: a user's own design, read with line and quote."""
