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
    """The concepts whose absence cost most of the total, each of another dimension where that can be."""
    found: list[Practice] = []
    seen: set[str] = set()
    for concept, worst in _costliest(card):
        known = practisable(concept)
        if known is None or worst.dimension in seen:
            continue
        seen.add(worst.dimension)
        found.append(
            Practice(why=worst.says, concept=known.title, questions=known.questions, command=known.command)
        )
        if len(found) == THINGS:
            break
    return tuple(found)


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
