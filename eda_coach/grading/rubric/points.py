"""What verdicts are worth: points of criteria, caps, penalties. docs/scoring.md gives the reasons."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from eda_coach.content.questions.verdict import Verdict

if TYPE_CHECKING:  # an overrule adds up points without it
    from eda_coach.content.questions.rubric import Criterion


class Row(NamedTuple):
    """A part of a typed answer that earns points.

    Attributes:
        is_must: Without it the whole answer earns at most half.
    """

    part: str
    points: int
    is_must: bool


def row_of(criterion: "Criterion") -> Row:
    """A criterion as a row."""
    return Row(criterion.id, criterion.points, criterion.must_have)


def earned(row: Row, verdict: Verdict) -> int:
    """Points of one row: met earns all, partly half rounded down, everything else none."""
    if verdict is Verdict.MET:
        return row.points
    return row.points // 2 if verdict is Verdict.PARTLY else 0


def total(rows: Sequence[Row], verdicts: Mapping[str, Verdict], penalties: Iterable[int]) -> int:
    """Points of a whole answer, from 0 to the sum of the rows.

    Args:
        rows: All parts.
        verdicts: By part; one that is not named is missing.
        penalties: Of the overclaims made; they are taken off before the cap, and never below 0.
    """
    found = [(row, verdicts.get(row.part, Verdict.MISSING)) for row in rows]
    points = max(0, sum(earned(row, verdict) for row, verdict in found) - sum(penalties))
    lacks = any(row.is_must and verdict not in (Verdict.MET, Verdict.PARTLY) for row, verdict in found)
    return min(points, sum(row.points for row in rows) // 2) if lacks else points


def total_if_sure(rows: Sequence[Row], verdicts: Mapping[str, Verdict], penalties: Iterable[int]) -> int:
    """The same if everything unsure were met: the upper end of the range."""
    sure = {part: Verdict.MET if verdict is Verdict.UNSURE else verdict for part, verdict in verdicts.items()}
    return total(rows, sure, penalties)
