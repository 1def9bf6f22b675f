"""Scores of an order of steps."""

from collections import Counter
from collections.abc import Mapping
from itertools import combinations

from eda_coach.content.questions.ordering import Ordering
from eda_coach.content.questions.verdict import Verdict
from eda_coach.grading.methods import ORDERED_PAIRS
from eda_coach.grading.response import Response, check_picked
from eda_coach.grading.score import PartVerdict, Score, Tier


def grade_ordering(question: Ordering, response: Response, _parameters: Mapping[str, float]) -> Score:
    """Pairs in the right order less pairs in the wrong order; never below 0.

    Raises:
        UnreadableResponseError: Not every step is placed, each once.

    Source:
        Kendall's tau without its division, with negative values cut off.
    """
    check_picked(response, [step.id for step in question.steps], exactly=len(question.steps))
    place = {id_: i for i, id_ in enumerate(response.picked)}
    pairs = counted_pairs(question)
    right = sum(place[first] < place[second] for first, second in pairs)
    return Score(
        points=max(0, 2 * right - len(pairs)),
        max_points=len(pairs),
        chance=_chance(_group_sizes(question)),
        method=ORDERED_PAIRS,
        tier=Tier.KEY,
        verdicts=_verdicts(question, pairs, place),
        misconceptions=_shown(question, pairs, place),
    )


def counted_pairs(question: Ordering) -> list[tuple[str, str]]:
    """Pairs of steps whose order counts, the one that comes first in front."""
    group = _group_by_step(question)
    ids = [step.id for step in question.steps]
    return [(a, b) for a, b in combinations(ids, 2) if a not in group or group[a] != group.get(b)]


def _verdicts(
    question: Ordering, pairs: list[tuple[str, str]], place: dict[str, int]
) -> tuple[PartVerdict, ...]:
    """A step is met if it stands right with every other, partly if with some."""
    verdicts = []
    for step in question.steps:
        own = [place[a] < place[b] for a, b in pairs if step.id in (a, b)]
        verdict = Verdict.MET if all(own) else Verdict.PARTLY if any(own) else Verdict.CONTRADICTED
        verdicts.append(PartVerdict(part=step.id, verdict=verdict, points=0))
    return tuple(verdicts)


def _shown(question: Ordering, pairs: list[tuple[str, str]], place: dict[str, int]) -> tuple[str, ...]:
    misplaced = {id_ for pair in pairs if place[pair[0]] > place[pair[1]] for id_ in pair}
    return tuple(
        dict.fromkeys(
            step.misconception for step in question.steps if step.misconception and step.id in misplaced
        )
    )


def _group_sizes(question: Ordering) -> list[int]:
    """Sizes of the groups of steps that share a rank, in any order."""
    grouped = list(Counter(_group_by_step(question).values()).values())
    return grouped + [1] * (len(question.steps) - sum(grouped))


def _group_by_step(question: Ordering) -> dict[str, int]:
    """The one free group of each step that has one."""
    return {id_: i for i, ids in enumerate(question.free) for id_ in ids}


def _chance(sizes: list[int]) -> float:
    """Mean share of the points of a random order.

    Source:
        The number of multiset permutations by inversions is the Gaussian multinomial coefficient.
    """
    counts, total = [1], 0
    for size in sizes:
        for added in range(1, size + 1):
            counts = _divide(_multiply(counts, total + added), added)
        total += size
    pairs = len(counts) - 1
    earned = sum(count * max(0, pairs - 2 * wrong) for wrong, count in enumerate(counts))
    return earned / sum(counts) / pairs


def _multiply(counts: list[int], n: int) -> list[int]:
    """Times ``1 + q + ... + q**(n-1)``."""
    return [sum(counts[max(0, i - n + 1) : i + 1]) for i in range(len(counts) + n - 1)]


def _divide(counts: list[int], n: int) -> list[int]:
    """Divided by ``1 + q + ... + q**(n-1)``, which leaves no remainder here."""
    quotient: list[int] = []
    for i in range(len(counts) - n + 1):
        quotient.append(counts[i] - sum(quotient[max(0, i - n + 1) : i]))
    return quotient
