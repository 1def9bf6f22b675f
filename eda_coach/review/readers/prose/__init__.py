"""What sentences say of a design."""
