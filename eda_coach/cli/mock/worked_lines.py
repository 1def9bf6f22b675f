"""Worked answers on a screen."""

from collections.abc import Iterator, Sequence

from eda_coach.cli.lines import wrap
from eda_coach.content.header import Phase
from eda_coach.content.scenario import Scenario
from eda_coach.language.printable import printable


def worked_lines(scenario: Scenario, phases: Sequence[Phase], width: int) -> Iterator[str]:
    """Render the worked answers of a scenario, phase by phase.

    Args:
        scenario: With its worked answers.
        phases: Of its pack, for their titles.
        width: Of the terminal, in columns.
    """
    titles = {phase.id: phase.title for phase in phases}
    yield from wrap(scenario.title, width)
    yield ""
    yield from wrap(scenario.prompt, width)
    for worked in scenario.worked_answers:
        yield ""
        yield f"A worked answer: {worked.level}"
        for phase, text in worked.says.items():
            yield ""
            yield from wrap(titles.get(phase, phase), width, first="  ")
            yield from wrap(text.strip(), width, first="    ", rest="    ")
        if worked.diagram:
            yield ""
            yield from (f"    {line}" for line in printable(worked.diagram).rstrip().split("\n"))
