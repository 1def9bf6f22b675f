"""What a review says: remarks, verdicts, order."""
