"""Worked answers of a scenario as Markdown, with their diagrams."""

from collections.abc import Sequence

from eda_coach.content.header import Phase
from eda_coach.content.scenario import Scenario
from eda_coach.reports.markdown import render


def worked_markdown(scenario: Scenario, phases: Sequence[Phase]) -> str:
    """Render the worked answers of a scenario; a diagram stays Mermaid, in a fence longer than any in it.

    Args:
        scenario: With its worked answers.
        phases: Of its pack, for their titles.
    """
    titles = {phase.id: phase.title for phase in phases}
    return render("worked.md.j2", {"scenario": scenario, "titles": titles})
