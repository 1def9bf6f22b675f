"""What a sentence must be about before a rule hears it."""
