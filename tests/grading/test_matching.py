"""Scores of matches."""

from dataclasses import replace

import pytest
from hypothesis import given

from eda_coach.content.questions.matching import Matching
from eda_coach.content.questions.verdict import Verdict
from eda_coach.errors import UnreadableResponseError
from eda_coach.grading.grade import grade
from eda_coach.grading.response import Response
from eda_coach.grading.score import Score
from tests.builders import make_matching
from tests.strategies import LAW, blind_responses, matchings


def match(*pairs: tuple[str, str], question: Matching | None = None) -> Score:
    """Score of matches; of a question with i1 to i4 for t1 to t4, unless another is given."""
    return grade(question or make_matching(), Response(pairs=pairs), {})


@pytest.mark.parametrize(
    ("targets", "points"),
    [("1234", 4), ("123", 3), ("1", 1), ("1239", 2), ("1299", 0), ("9999", 0), ("19", 0), ("2", 0)],
)
def test_points(targets: str, points: int) -> None:
    """If items are matched, then right ones earn, wrong ones cost, and blanks cost nothing."""
    score = match(*((f"i{number}", f"t{target}") for number, target in enumerate(targets, start=1)))

    assert (score.points, score.max_points) == (points, 4)


def test_verdicts() -> None:
    """If an item is matched, mismatched or left blank, then it is met, contradicted or missing."""
    score = match(("i1", "t1"), ("i3", "t9"))

    assert [one.verdict for one in score.verdicts] == [
        Verdict.MET,
        Verdict.MISSING,
        Verdict.CONTRADICTED,
        Verdict.MISSING,
    ]


def test_misconceptions() -> None:
    """If an item is mismatched, then its misconception shows; a blank shows none."""
    assert match(("i1", "t1"), ("i3", "t9")).misconceptions == ("myth-i3",)


def test_same_misconception_once() -> None:
    """If two mismatched items stand for the same misconception, then it is named once."""
    question = make_matching(match={"i1": "t1", "i2": "t1"})
    items = tuple(replace(item, misconception="myth") for item in question.items)

    score = match(("i1", "t9"), ("i2", "t9"), question=replace(question, items=items))

    assert score.misconceptions == ("myth",)


@pytest.mark.parametrize(
    "pairs",
    [
        (),
        (("i1", "t1"), ("i1", "t1")),
        (("i1", "t1"), ("i1", "t2")),
        (("x", "t1"),),
        (("i1", "x"),),
        (("t1", "i1"),),
    ],
)
def test_no_response(pairs: tuple[tuple[str, str], ...]) -> None:
    """If nothing, something twice or something unknown is matched, then it is asked for again."""
    with pytest.raises(UnreadableResponseError):
        match(*pairs)


@LAW
@given(question=matchings())
def test_more_right_never_scores_less(question: Matching) -> None:
    """If one more item is matched rightly, or one wrong match less made, then the points do not fall."""
    right = {item.id: item.match for item in question.items}
    for response in blind_responses(question):
        points = grade(question, response, {}).points
        for number, (item, _) in enumerate(response.pairs):
            mended = [*response.pairs[:number], (item, right[item]), *response.pairs[number + 1 :]]
            kept = [pair for pair in response.pairs if pair[0] != item or pair[1] == right[item]]
            assert match(*mended, question=question).points >= points
            assert not kept or match(*kept, question=question).points >= points
