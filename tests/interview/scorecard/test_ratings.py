"""From points to ratings, and from ratings to an outcome."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.interview.scorecard.card import DimensionLine, Outcome
from eda_coach.interview.scorecard.ratings import HIGHEST, LOWEST, outcome_of, rate, weighted_mean
from tests.strategies import LAW

NEEDS = (4.0, 8.0, 12.0)
OUTCOMES = list(Outcome)
points = st.integers(-10, 30)
needs = st.lists(st.floats(0, 30), min_size=3, max_size=3).map(sorted)
ratings = st.lists(st.one_of(st.none(), st.integers(LOWEST, HIGHEST)), min_size=1, max_size=5)


def make_row(rating: int | None, **changes: Any) -> DimensionLine:
    """A row with a rating, which weighs 20 and does not gate."""
    fields: dict[str, Any] = {
        "id": "data",
        "title": "Data",
        "weight": 20.0,
        "gates": False,
        "points": 0,
        "expected": 16,
        "needs": NEEDS,
        "anchors": (),
    }
    return DimensionLine(**{"rating": rating} | fields | changes)


def make_rows(given_ratings: list[int | None]) -> list[DimensionLine]:
    """Rows of the same weight."""
    return [make_row(rating) for rating in given_ratings]


@pytest.mark.parametrize(
    ("earned", "rating"), [(-3, 1), (0, 1), (3, 1), (4, 2), (7, 2), (8, 3), (11, 3), (12, 4), (99, 4)]
)
def test_rating(earned: int, rating: int) -> None:
    """If points reach what a rating needs, then they make it; fewer make the one below."""
    assert rate(earned, NEEDS, lacks_must=False) == rating


@LAW
@given(points, points, needs)
def test_monotone(one: int, other: int, least: list[float]) -> None:
    """If more points are earned, then the rating is no lower, with and without the must-have."""
    fewer, more = sorted((one, other))

    for lacks in (False, True):
        assert rate(fewer, least, lacks_must=lacks) <= rate(more, least, lacks_must=lacks)


@LAW
@given(points, needs)
def test_capped(earned: int, least: list[float]) -> None:
    """If the must-have is missing, then the rating is never better, and never the highest."""
    capped, usual = (rate(earned, least, lacks_must=lacks) for lacks in (True, False))

    assert LOWEST <= capped <= usual <= HIGHEST
    assert capped < HIGHEST
    assert usual < HIGHEST or capped < usual


@LAW
@given(ratings)
def test_mean_is_between(made: list[int | None]) -> None:
    """If rows are rated, then their mean lies between the lowest and the highest; the others are left out."""
    mean = weighted_mean(make_rows(made))
    rated = [rating for rating in made if rating is not None]

    assert mean is None if not rated else min(rated) <= (mean or 0.0) <= max(rated)


def test_weights() -> None:
    """If a row weighs more, then its rating counts more; without weight it does not count."""
    heavy = weighted_mean([make_row(4, weight=30.0), make_row(1, weight=10.0)])
    light = weighted_mean([make_row(4, weight=10.0), make_row(1, weight=30.0)])

    assert (heavy, light) == (3.25, 1.75)
    assert weighted_mean([make_row(4), make_row(1, weight=0.0)]) == 4.0


@pytest.mark.parametrize("rows", [[], [make_row(None)], [make_row(4, weight=0.0)]])
def test_nothing_rated(rows: list[DimensionLine]) -> None:
    """If nothing is rated, then there is no mean, and the outcome is the lowest."""
    assert weighted_mean(rows) is None
    assert outcome_of(rows) == (Outcome.NOT_YET, ())


@pytest.mark.parametrize(
    ("rating", "outcome"), [(1, "not yet"), (2, "not yet"), (3, "ready"), (4, "beyond the level")]
)
def test_outcome(rating: int, outcome: str) -> None:
    """If every row has the same rating, then a 3 is what the level asks for."""
    assert outcome_of(make_rows([rating] * 4)) == (Outcome(outcome), ())


def test_better_ratings_never_make_it_worse() -> None:
    """If one rating is better, then the outcome is no worse."""
    for made in product(range(LOWEST, HIGHEST), repeat=3):
        before = outcome_of(make_rows([*made]))[0]
        after = outcome_of(make_rows([made[0] + 1, *made[1:]]))[0]
        assert OUTCOMES.index(before) <= OUTCOMES.index(after)


def test_every_outcome_can_be_had() -> None:
    """If ratings differ, then each outcome comes of some."""
    made = product(range(LOWEST, HIGHEST + 1), repeat=4)

    assert {outcome_of(make_rows([*one]))[0] for one in made} == set(Outcome)


def test_gate() -> None:
    """If a row that gates is rated 1, then the outcome is "not yet", and it is named."""
    rows = [make_row(4, weight=95.0), make_row(1, weight=5.0, gates=True, title="Failure")]

    assert outcome_of(rows) == (Outcome.NOT_YET, ("Failure",))


@pytest.mark.parametrize("row", [make_row(1, weight=5.0), make_row(2, weight=5.0, gates=True)])
def test_no_gate(row: DimensionLine) -> None:
    """If the 1 is in a row that does not gate, or the row that gates is better, then nothing is shut."""
    outcome, gated_by = outcome_of([make_row(4, weight=95.0), row])

    assert (outcome, gated_by) == (Outcome.BEYOND, ())


def test_unrated_row_does_not_gate() -> None:
    """If a row that gates is not rated, then it shuts nothing."""
    assert outcome_of([make_row(4), make_row(None, gates=True)])[1] == ()
