"""What the machine of a mock interview cannot do by itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from eda_coach.content.header import Dimension
from eda_coach.interview.agenda import Agenda
from eda_coach.interview.hearing import Interviewer
from eda_coach.interview.scorecard.practising import Practisable


@dataclass(frozen=True, kw_only=True, slots=True)
class MockMeans:
    """What the machine cannot do by itself.

    Attributes:
        dimensions: Of the pack.
        titles: Of concepts, by id.
        practisable: What practises a concept.
        new_id: Gives an id that is unique for ever.
        again: Command that holds another interview on the scenario.
        engine: Version of the program.
    """

    interviewer: Interviewer
    agenda: Agenda
    dimensions: tuple[Dimension, ...]
    titles: Mapping[str, str]
    practisable: Callable[[str], Practisable | None]
    new_id: Callable[[], str]
    again: str
    engine: str
