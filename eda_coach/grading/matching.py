"""Scores of matched items."""

from collections.abc import Mapping
from math import comb

from eda_coach.content.questions.matching import Item, Matching
from eda_coach.content.questions.verdict import Verdict
from eda_coach.grading.methods import MATCHED_MINUS_MISMATCHED
from eda_coach.grading.response import Response, check_pairs
from eda_coach.grading.score import PartVerdict, Score, Tier


def grade_matching(question: Matching, response: Response, _parameters: Mapping[str, float]) -> Score:
    """Right matches less wrong ones; a blank costs nothing; never below 0.

    Raises:
        UnreadableResponseError: An item or target is unknown, or an item matched twice.
    """
    check_pairs(response, [item.id for item in question.items], [target.id for target in question.targets])
    target_by_item = dict(response.pairs)
    verdicts = tuple(_verdict(item, target_by_item.get(item.id)) for item in question.items)
    wrong = {verdict.part for verdict in verdicts if verdict.verdict is Verdict.CONTRADICTED}
    held = (item.misconception for item in question.items if item.id in wrong)
    return Score(
        points=max(0, sum(verdict.points for verdict in verdicts)),
        max_points=len(question.items),
        chance=_chance(items=len(question.items), targets=len(question.targets)),
        method=MATCHED_MINUS_MISMATCHED,
        tier=Tier.KEY,
        verdicts=verdicts,
        misconceptions=tuple(dict.fromkeys(one for one in held if one)),
    )


def _verdict(item: Item, target: str | None) -> PartVerdict:
    if target is None:
        return PartVerdict(part=item.id, verdict=Verdict.MISSING, points=0)
    if target == item.match:
        return PartVerdict(part=item.id, verdict=Verdict.MET, points=1)
    return PartVerdict(part=item.id, verdict=Verdict.CONTRADICTED, points=-1)


def _chance(*, items: int, targets: int) -> float:
    """Mean share of the points when each item gets a random target."""
    share = 1 / targets
    earned = (
        comb(items, hits) * share**hits * (1 - share) ** (items - hits) * max(0, 2 * hits - items)
        for hits in range(items + 1)
    )
    return sum(earned) / items
