"""Scores of judged statements."""

from dataclasses import replace

import pytest

from eda_coach.content.questions.verdict import Verdict
from eda_coach.errors import UnreadableResponseError
from eda_coach.grading.grade import grade
from eda_coach.grading.response import Response
from tests.builders import make_true_false


@pytest.mark.parametrize(
    ("key", "picked", "points", "misconceptions"),
    [
        (True, "true", 1, ()),
        (True, "false", 0, ("myth-tf",)),
        (False, "false", 1, ()),
        (False, "true", 0, ("myth-tf",)),
    ],
)
def test_judgement(*, key: bool, picked: str, points: int, misconceptions: tuple[str, ...]) -> None:
    """If the statement is judged rightly, then it earns the point; else the misconception shows."""
    score = grade(make_true_false(key=key), Response(picked=(picked,)), {})

    assert (score.points, score.misconceptions) == (points, misconceptions)
    assert score.verdicts[0].verdict == (Verdict.MET if points else Verdict.CONTRADICTED)


def test_no_misconception() -> None:
    """If no misconception is named, then a wrong judgement shows none."""
    question = replace(make_true_false(key=True), misconception=None)

    assert grade(question, Response(picked=("false",)), {}).misconceptions == ()


@pytest.mark.parametrize("picked", [(), ("yes",), ("True",), ("true", "false"), ("true", "true")])
def test_no_response(picked: tuple[str, ...]) -> None:
    """If it is neither true nor false, then it is asked for again."""
    with pytest.raises(UnreadableResponseError):
        grade(make_true_false(), Response(picked=picked), {})
