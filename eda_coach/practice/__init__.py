"""Who is asked what, and when. Pure."""
