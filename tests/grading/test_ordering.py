"""Scores of orders."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given

from eda_coach.content.questions.ordering import Ordering
from eda_coach.content.questions.verdict import Verdict
from eda_coach.errors import UnreadableResponseError
from eda_coach.grading.grade import grade
from eda_coach.grading.ordering import counted_pairs
from eda_coach.grading.response import Response
from eda_coach.grading.score import Score
from tests.builders import make_ordering
from tests.strategies import LAW, blind_responses, orderings


def place(order: Sequence[str], *, question: Ordering | None = None) -> Score:
    """Score of an order; of a question with the steps s1 to s4, unless another is given."""
    return grade(question or make_ordering(), Response(picked=tuple(order)), {})


@pytest.mark.parametrize(
    ("order", "points"),
    [("1234", 6), ("2134", 4), ("2143", 2), ("4123", 0), ("4321", 0), ("1432", 0), ("1342", 2)],
)
def test_pairs(order: str, points: int) -> None:
    """If pairs stand in the wrong order, then each takes a point off and earns none, never below 0."""
    score = place([f"s{number}" for number in order])

    assert (score.points, score.max_points) == (points, 6)


@pytest.mark.parametrize(
    ("order", "points"), [("1234", 5), ("1324", 5), ("1243", 3), ("2134", 3), ("4321", 0)]
)
def test_free_group(order: str, points: int) -> None:
    """If steps may stand in any order among themselves, then their pair neither earns nor costs."""
    question = make_ordering(free=[["s2", "s3"]])

    score = place([f"s{number}" for number in order], question=question)

    assert (score.points, score.max_points) == (points, 5)


def test_verdicts() -> None:
    """If a step is right with all, some or none of the others, then it is met, partly met or contradicted."""
    question = make_ordering(steps=["s1", "s2", "s3", "s4"])

    swapped, reverse = place(["s2", "s1", "s3", "s4"]), place(["s4", "s3", "s2", "s1"], question=question)

    assert [one.verdict for one in swapped.verdicts] == [Verdict.PARTLY] * 2 + [Verdict.MET] * 2
    assert {one.verdict for one in reverse.verdicts} == {Verdict.CONTRADICTED}


def test_misconceptions() -> None:
    """If steps stand in the wrong order, then both sides of each such pair show their misconception."""
    assert place(["s2", "s1", "s3", "s4"]).misconceptions == ("myth-s1", "myth-s2")


def test_pairs_that_count() -> None:
    """If groups are free, then pairs across groups count, the first step in front."""
    question = make_ordering(free=[["s1", "s2"], ["s3", "s4"]])

    assert counted_pairs(question) == [("s1", "s3"), ("s1", "s4"), ("s2", "s3"), ("s2", "s4")]


@pytest.mark.parametrize(
    "order", [[], ["s1"], ["s1", "s2", "s3"], ["s1", "s1", "s2", "s3"], ["s1", "s2", "s3", "x"]]
)
def test_no_response(order: list[str]) -> None:
    """If not every step is placed once, then it is asked for again."""
    with pytest.raises(UnreadableResponseError):
        place(order)


def test_long_order_is_quick() -> None:
    """If an order has so many steps that nobody could try all, then its chance is known all the same."""
    steps = [f"s{number}" for number in range(30)]

    score = place(steps, question=make_ordering(steps=steps, free=[steps[3:9]]))

    assert score.is_right
    assert 0 < score.chance < 0.1


def test_step_named_in_two_groups() -> None:
    """If a step is named in two groups, then chance and points still rest on the same pairs."""
    question = make_ordering(steps=["s1", "s2", "s3"], free=[["s1", "s2"], ["s2", "s3"]])

    scores = [grade(question, response, {}) for response in blind_responses(question)]

    assert scores[0].chance == pytest.approx(sum(score.fraction for score in scores) / len(scores))


@pytest.mark.parametrize(
    "free", [[], [["s1", "s2", "s3"]], [["s2", "s3"], ["s4", "s5", "s6"]], [["s1", "s2", "s3", "s4", "s5"]]]
)
def test_chance_of_six_steps(free: list[list[str]]) -> None:
    """If every order of six steps were given once, then the mean share is the chance that is told."""
    question = make_ordering(steps=[f"s{number}" for number in range(1, 7)], free=free)

    scores = [grade(question, response, {}) for response in blind_responses(question)]

    assert len(scores) == 720
    assert scores[0].chance == pytest.approx(sum(score.fraction for score in scores) / len(scores))


@LAW
@given(question=orderings())
def test_more_right_never_scores_less(question: Ordering) -> None:
    """If two neighbours in the wrong order change places, then the points do not fall."""
    pairs = set(counted_pairs(question))
    for response in blind_responses(question):
        order = list(response.picked)
        points = place(order, question=question).points
        for i, (first, second) in enumerate(pairwise(order)):
            if (second, first) in pairs:
                better = [*order[:i], second, first, *order[i + 2 :]]
                assert place(better, question=question).points >= points
