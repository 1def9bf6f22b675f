"""A scorecard as JSON, for scripts. Version 1; a golden file in tests/reports holds its shape."""

from typing import Any

from eda_coach.content.coding import encode
from eda_coach.interview.scorecard.card import Scorecard
from eda_coach.interview.scorecard.comparison import Comparison
from eda_coach.reports.json_text import json_text

FORMAT = "eda-coach-mock"
VERSION = 1


def scorecard_json(card: Scorecard, comparison: Comparison | None, *, ascii_only: bool = False) -> str:
    """Render a scorecard.

    Args:
        card: To render.
        comparison: With the sitting before; None for the first one.
        ascii_only: Escape everything else, for terminals that cannot show it.
    """
    # The id is new at each sitting: the same words would not make the same bytes.
    plain = {key: value for key, value in scorecard_values(card).items() if key != "session_id"}
    changed = None if comparison is None else comparison_values(comparison)
    return json_text(
        {"format": FORMAT, **plain, "version": VERSION, "comparison": changed}, ascii_only=ascii_only
    )


def scorecard_values(card: Scorecard) -> dict[str, Any]:
    """Plain values of a card; none is left out, so that scripts find every key."""
    plain: dict[str, Any] = encode(card)
    plain["mean"] = None if card.mean is None else round(card.mean, 4)
    plain["self_mean"] = None if card.self_mean is None else round(card.self_mean, 4)
    for row, given in zip(plain["dimensions"], card.dimensions, strict=True):
        row |= {"rating": given.rating, "self_rating": given.self_rating, "lacks": given.lacks}
    for row, phase in zip(plain["phases"], card.phases, strict=True):
        row["spent_s"] = phase.spent_s
    for row, probe in zip(plain["probes"], card.probes, strict=True):
        row["verdict"] = None if probe.verdict is None else probe.verdict.value
    return plain


def comparison_values(comparison: Comparison) -> dict[str, Any]:
    """Plain values of a comparison; criteria by their ids."""
    return {
        "before_at": comparison.before_at,
        "before_mean": None if comparison.before_mean is None else round(comparison.before_mean, 4),
        "ratings": [{"title": one.title, "before": one.before, "now": one.now} for one in comparison.ratings],
        "gained": [line.id for line in comparison.gained],
        "lost": [line.id for line in comparison.lost],
        "missing": [line.id for line in comparison.missing],
    }
