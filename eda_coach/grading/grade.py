"""One question of any kind, one response, one score."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from eda_coach.content.questions.question import Kind, Question
from eda_coach.grading.response import Response
from eda_coach.grading.score import Score

if TYPE_CHECKING:  # only typed responses need it
    from eda_coach.content.wording import PackWording

_Grader = Callable[[Any, Response, Mapping[str, float]], Score]


def grade(
    question: Question,
    response: Response,
    parameters: Mapping[str, float],
    wording: "PackWording | None" = None,
) -> Score:
    """Score a response: a pure function of plain data, which processes and machines can share out.

    Args:
        question: Of one of :data:`GRADED_KINDS`.
        response: To the question as it was put.
        parameters: Drawn for a numeric question; empty for all others.
        wording: Of the question's pack; needed for a question with a rubric.

    Raises:
        UnreadableResponseError: The response is not one to this question. It is not scored.
    """
    if getattr(question, "rubric", None) is not None:
        return _grade_typed(question, response, wording)
    return _LOADER_BY_KIND[question.kind]()(question, response, parameters)


def _grade_typed(question: Any, response: Response, wording: "PackWording | None") -> Score:
    from eda_coach.content.wording import NO_WORDING
    from eda_coach.grading import typed

    grader_by_kind: dict[Kind, Callable[..., Score]] = {
        Kind.TRUE_FALSE: typed.grade_reason,
        Kind.SHORT_ANSWER: typed.grade_short_answer,
        Kind.TRADE_OFF: typed.grade_trade_off,
        Kind.CONSTRAINT_FLIP: typed.grade_flip,
    }
    return grader_by_kind[question.kind](question, response, wording or NO_WORDING)


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
# Kinds that always have a rubric; a true-false question may have one.
TYPED_KINDS = (Kind.SHORT_ANSWER, Kind.TRADE_OFF, Kind.CONSTRAINT_FLIP)
# Kinds that can be asked and scored.
GRADED_KINDS = (*_LOADER_BY_KIND, *TYPED_KINDS)
