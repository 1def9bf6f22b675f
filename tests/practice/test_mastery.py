"""How well things are known."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.content.questions.question import Question
from eda_coach.grading.grade import grade
from eda_coach.practice.attempt import AttemptRow
from eda_coach.practice.mastery import (
    FEWEST_ATTEMPTS,
    HALF_LIFE_DAYS,
    Mastery,
    mastery,
    mastery_by,
    rows_by_concept,
    rows_by_topic,
)
from tests.builders import make_row
from tests.strategies import LAW, blind_responses, dice, keyed_questions

TODAY = date(2026, 11, 23)


def row(points: int, *, days_ago: int = 0, max_points: int = 2, chance: float = 0.25) -> AttemptRow:
    """An attempt that earned so many of its points."""
    day = (TODAY - timedelta(days=days_ago)).isoformat()
    return make_row(points=points, max_points=max_points, day=day, chance=chance)


_ROWS = st.lists(
    st.builds(
        row,
        points=st.integers(0, 2),
        days_ago=st.integers(0, 400),
        chance=st.sampled_from([0.0, 0.25, 0.5]),
    ),
    min_size=FEWEST_ATTEMPTS,
    max_size=12,
)


def share(rows: list[AttemptRow]) -> float:
    """Share known of enough rows."""
    found = mastery(rows, today=TODAY).share
    assert found is not None
    return found


@LAW
@given(question=keyed_questions())
def test_blind_guessing_comes_to_nothing(question: Question) -> None:
    """If every response is given as often as any other, then nothing is known, whatever the kind."""
    scores = [grade(question, response, {}) for response in blind_responses(question)]
    rows = [row(one.points, max_points=one.max_points, chance=one.chance) for one in scores * FEWEST_ATTEMPTS]

    assert share(rows) == pytest.approx(0.0, abs=1e-9)


@LAW
@given(question=keyed_questions(), seed=st.integers(0, 1000))
def test_long_guessing_comes_to_little(question: Question, seed: int) -> None:
    """If somebody guesses for long, then next to nothing is known."""
    rng = dice(seed)
    responses = list(blind_responses(question))
    scores = [grade(question, response, {}) for response in rng.choices(responses, k=300)]
    rows = [row(one.points, max_points=one.max_points, chance=one.chance) for one in scores]

    assert share(rows) < 0.2


@LAW
@given(rows=_ROWS)
def test_in_range(rows: list[AttemptRow]) -> None:
    """If there are enough attempts, then the share lies in its range, in whatever order they come."""
    assert 0.0 <= share(rows) <= 1.0
    assert share(rows[::-1]) == pytest.approx(share(rows))


@LAW
@given(rows=_ROWS, place=st.integers(0, 11))
def test_more_right_is_never_less(rows: list[AttemptRow], place: int) -> None:
    """If one attempt had earned more, then not less would be known."""
    place %= len(rows)
    better = [*rows]
    better[place] = rows[place]._replace(points=2)

    assert share(better) >= share(rows) - 1e-12


@pytest.mark.parametrize(("points", "expected"), [(2, 1.0), (0, 0.0), (1, 1 / 3)])
def test_correction_for_guessing(points: int, expected: float) -> None:
    """If all points are earned, then all is known; half the points with a chance of a quarter are a third."""
    assert share([row(points)] * 3) == pytest.approx(expected)


def test_half_life() -> None:
    """If an attempt is one half-life old, then it counts half as much as one of today."""
    rows = [row(2, chance=0.0), row(0, days_ago=HALF_LIFE_DAYS, chance=0.0)]

    assert share([*rows, rows[0], rows[1]]) == pytest.approx(2 / 3)


def test_ages_ago() -> None:
    """If all attempts are a century old, then what was known then is still told."""
    assert share([row(2, days_ago=36_500)] * 3) == 1.0


def test_attempt_of_tomorrow() -> None:
    """If the clock was ahead at an attempt, then it counts like one of today."""
    rows = [row(2, days_ago=-30, chance=0.0), row(0, chance=0.0)]

    assert share(rows * 2) == pytest.approx(0.5)


@pytest.mark.parametrize("count", range(FEWEST_ATTEMPTS))
def test_not_enough(count: int) -> None:
    """If there are too few attempts, then there is no share, but they are counted."""
    assert mastery([row(2)] * count, today=TODAY) == Mastery(attempts=count, right=count, share=None)


def test_right() -> None:
    """If an attempt earned some points only, then it is not counted as right."""
    assert mastery([row(2), row(1), row(0)], today=TODAY).right == 1


def test_overruled() -> None:
    """If the learner overruled a score, then their own verdict counts."""
    rows = [make_row(points=0, learner_points=1)] * 3

    assert share(rows) == 1.0


def test_groups() -> None:
    """If attempts are grouped, then by topic once, and by each concept of their question."""
    rows = [
        make_row(1, topic="b", concepts="x y"),
        make_row(2, topic="a", concepts="y"),
        make_row(3, topic="b", concepts="z"),
    ]

    topics = {name: [one.number for one in group] for name, group in rows_by_topic(rows).items()}
    concepts = {name: [one.number for one in group] for name, group in rows_by_concept(rows).items()}

    assert list(topics.items()) == [("b", [1, 3]), ("a", [2])]
    assert list(concepts.items()) == [("x", [1]), ("y", [1, 2]), ("z", [3])]


def test_mastery_by() -> None:
    """If there are groups, then each has its own mastery."""
    known = mastery_by({"a": [row(2)] * 3, "b": [row(0)]}, today=TODAY)

    assert [(name, one.share) for name, one in known.items()] == [("a", 1.0), ("b", None)]
