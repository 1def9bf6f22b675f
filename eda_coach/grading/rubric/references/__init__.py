"""Criteria given as plain sentences: how far an answer says what one of them says."""
