"""Numbers as people type them: with units, alone or in a text, and the formulas they are put into."""
