"""Sequence diagrams: Mermaid and PlantUML lines to one shape, and what they mean."""
