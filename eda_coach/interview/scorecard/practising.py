"""The two things to practise next: what cost most, as questions of the pack."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eda_coach.interview.scorecard.card import CriterionLine, Practice

if TYPE_CHECKING:
    from eda_coach.interview.scorecard.card import Scorecard

# More are not done anyway.
THINGS = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Practisable:
    """What a pack has about a concept: how many questions, and the command that asks them."""

    title: str
    questions: int
    command: str


def practice_for(card: "Scorecard", practisable: Callable[[str], Practisable | None]) -> tuple[Practice, ...]:
    """The concepts whose absence cost most of the total, of different dimensions where that can be."""
    known = [(worst, practisable(concept)) for concept, worst in _costliest(card)]
    things = [(worst, found) for worst, found in known if found is not None]
    first = {worst.dimension: place for place, (worst, _) in reversed(list(enumerate(things)))}
    best = sorted(first.values())[:THINGS]
    best += [place for place in range(len(things)) if place not in best][: THINGS - len(best)]
    return tuple(
        Practice(why=worst.says, concept=found.title, questions=found.questions, command=found.command)
        for worst, found in (things[place] for place in best)
    )


def _costliest(card: "Scorecard") -> Iterator[tuple[str, CriterionLine]]:
    """Concepts with the criterion that lost most by them, the costliest first.

    What a point is worth in the total: the weight of its dimension by the points expected there.
    """
    worth = {row.id: row.weight / row.expected for row in card.dimensions if row.expected}
    cost: dict[str, float] = defaultdict(float)
    worst: dict[str, CriterionLine] = {}
    for line in card.criteria:
        lost = (line.of - line.points) * worth.get(line.dimension, 0.0) if line.is_expected else 0.0
        for concept in line.concepts if lost > 0 else ():
            cost[concept] += lost
            if concept not in worst or lost > (worst[concept].of - worst[concept].points) * worth.get(
                worst[concept].dimension, 0.0
            ):
                worst[concept] = line
    for concept in sorted(cost, key=lambda id_: -cost[id_]):
        yield concept, worst[concept]
