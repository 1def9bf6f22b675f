"""A design review as Markdown, JSON and SARIF; rule cards as Markdown."""
