"""What sentences say of delivery: claims, admissions, and what they mean."""
