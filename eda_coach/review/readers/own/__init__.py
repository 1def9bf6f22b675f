"""The own format, design.yaml."""
