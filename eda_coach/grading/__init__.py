"""Response and question to score, with evidence. Pure."""
