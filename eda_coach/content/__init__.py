"""What authors write: packs and everything in them, read and checked."""
