"""Flowcharts in Mermaid."""
