"""Rules that are no findings about a design."""

# The tool's own remarks on what it read have their own section.
OWN_RULES = ("DOC901", "DOC902")
