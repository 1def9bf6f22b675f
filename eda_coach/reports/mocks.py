"""Mock interviews in the study report: each with what changed since the one before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from eda_coach.interview.scorecard.card import Scorecard
from eda_coach.interview.scorecard.comparison import Comparison, compare
from eda_coach.practice.day import study_day


@dataclass(frozen=True, kw_only=True, slots=True)
class MockLine:
    """One interview.

    Attributes:
        comparison: With the one before on the same scenario; None for the first.
        is_latest: Whether no later one was held on the scenario.
    """

    day: date
    card: Scorecard
    comparison: Comparison | None
    is_latest: bool


def mock_lines(cards: Sequence[Scorecard], *, since: date | None) -> tuple[MockLine, ...]:
    """Interviews, the latest first.

    Args:
        cards: Of all interviews, the oldest first.
        since: First study day that counts; earlier ones are only compared with.
    """
    lines: list[MockLine] = []
    last: dict[tuple[str, str], Scorecard] = {}
    for card in cards:
        key = (card.pack_id, card.scenario_id)
        before = last.get(key)
        last[key] = card
        day = study_day(datetime.fromisoformat(card.at))
        comparison = compare(before, card) if before else None
        lines.append(MockLine(day=day, card=card, comparison=comparison, is_latest=True))
    latest = {id(card) for card in last.values()}
    return tuple(
        MockLine(day=one.day, card=one.card, comparison=one.comparison, is_latest=id(one.card) in latest)
        for one in reversed(lines)
        if since is None or one.day >= since
    )


def self_judgement(lines: Sequence[MockLine]) -> float | None:
    """By how much the candidate rates themselves too high (above 0) or too low; None where they never did."""
    differences = [
        row.self_rating - row.rating
        for line in lines
        for row in line.card.dimensions
        if row.rating is not None and row.self_rating is not None
    ]
    return sum(differences) / len(differences) if differences else None
