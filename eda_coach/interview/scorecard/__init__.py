"""What an interview came to: ratings with their evidence."""
