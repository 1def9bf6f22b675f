"""YAML as packs use it: bytes to text, text to nodes that know their place, nodes to plain values."""
