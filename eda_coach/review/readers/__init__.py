"""Readers, one format each: text in, a part of the design out."""
