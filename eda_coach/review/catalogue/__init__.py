"""Rule cards and wordings in YAML, read and overridden."""
