"""One question of any kind, one response, one score."""

from collections.abc import Callable, Mapping
from typing import Any

from eda_coach.content.questions.question import Kind, Question
from eda_coach.grading.response import Response
from eda_coach.grading.score import Score

_Grader = Callable[[Any, Response, Mapping[str, float]], Score]


def grade(question: Question, response: Response, parameters: Mapping[str, float]) -> Score:
    """Score a response.

    Args:
        question: Of one of :data:`GRADED_KINDS`.
        response: To the question as it was put.
        parameters: Drawn for a numeric question; empty for all others.

    Raises:
        UnreadableResponseError: The response is not one to this question. It is not scored.
    """
    return _LOADER_BY_KIND[question.kind]()(question, response, parameters)


# Each kind's grader is imported when first needed: a quiz of one kind loads one.
def _choice() -> _Grader:
    from eda_coach.grading.choice import grade_choice

    return grade_choice


def _true_false() -> _Grader:
    from eda_coach.grading.true_false import grade_true_false

    return grade_true_false


def _ordering() -> _Grader:
    from eda_coach.grading.ordering import grade_ordering

    return grade_ordering


def _matching() -> _Grader:
    from eda_coach.grading.matching import grade_matching

    return grade_matching


def _numeric() -> _Grader:
    from eda_coach.grading.numeric import grade_numeric

    return grade_numeric


_LOADER_BY_KIND: dict[Kind, Callable[[], _Grader]] = {
    Kind.SINGLE_CHOICE: _choice,
    Kind.MULTIPLE_CHOICE: _choice,
    Kind.TRUE_FALSE: _true_false,
    Kind.ORDERING: _ordering,
    Kind.MATCHING: _matching,
    Kind.NUMERIC: _numeric,
}
# Kinds that can be asked and scored.
GRADED_KINDS = tuple(_LOADER_BY_KIND)
