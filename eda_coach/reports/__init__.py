"""What is written down for people and programs: study reports as Markdown and JSON."""
