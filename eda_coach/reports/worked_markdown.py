"""Worked answers of a scenario as Markdown, with their diagrams."""

from eda_coach.content.scenario import Scenario
from eda_coach.reports.markdown import render


def worked_markdown(scenario: Scenario) -> str:
    """Render the worked answers of a scenario; a diagram stays Mermaid, in a fence longer than any in it."""
    return render("worked.md.j2", {"scenario": scenario})
