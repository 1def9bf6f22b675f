"""Laws that hold for the scores of every kind of question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.content.questions.question import Kind, Question
from eda_coach.errors import UnreadableResponseError
from eda_coach.grading.grade import GRADED_KINDS, TYPED_KINDS, grade
from eda_coach.grading.methods import METHODS
from eda_coach.grading.response import Response
from eda_coach.practice.posing.pose import misconceptions_of
from tests.builders import make_numeric
from tests.strategies import LAW, blind_responses, keyed_questions

_WORDS = st.one_of(st.sampled_from(["o1", "o2", "s1", "s2", "i1", "t1", "true", "false", ""]), st.text())
_ANYTHING = st.builds(
    Response,
    picked=st.lists(_WORDS, max_size=6).map(tuple),
    pairs=st.lists(st.tuples(_WORDS, _WORDS), max_size=5).map(tuple),
    text=st.text(),
)


@LAW
@given(question=keyed_questions())
def test_points_in_range(question: Question) -> None:
    """If a response is one to the question, then points and chance lie in their ranges."""
    scores = [grade(question, response, {}) for response in blind_responses(question)]

    assert all(0 <= score.points <= score.max_points for score in scores)
    assert all(0.0 <= score.fraction <= 1.0 for score in scores)
    assert all(0.0 < score.chance < 1.0 for score in scores)


@LAW
@given(question=keyed_questions(), response=_ANYTHING)
def test_any_response(question: Question, response: Response) -> None:
    """If anything at all is given as a response, then it is scored in range or refused with a hint."""
    assert is_in_range_or_refused(question, response, {})


@LAW
@given(text=st.text())
def test_any_number(text: str) -> None:
    """If anything at all is typed as a number, then it is scored in range or refused with a hint."""
    assert is_in_range_or_refused(make_numeric(), Response(text=text), {"rate": 1000, "time": 50})


def is_in_range_or_refused(question: Question, response: Response, drawn: dict[str, float]) -> bool:
    """Whether a response is scored from 0 to the most, or refused with a hint."""
    try:
        score = grade(question, response, drawn)
    except UnreadableResponseError as error:
        return bool(error.hint)
    return 0 <= score.points <= score.max_points


@LAW
@given(question=keyed_questions())
def test_chance_is_what_guessing_earns(question: Question) -> None:
    """If every response were given once, then the mean share of the points is the chance that is told."""
    scores = [grade(question, response, {}) for response in blind_responses(question)]

    assert scores[0].chance == pytest.approx(sum(score.fraction for score in scores) / len(scores))
    assert {score.chance for score in scores} == {scores[0].chance}


@LAW
@given(question=keyed_questions())
def test_everything_right_can_be_had(question: Question) -> None:
    """If every response were given once, then some earn everything and most do not."""
    rights = [grade(question, response, {}).is_right for response in blind_responses(question)]

    assert any(rights)
    assert not all(rights)


@LAW
@given(question=keyed_questions())
def test_right_shows_no_misconception(question: Question) -> None:
    """If a response earns everything, then it shows no misconception; else only those of the question."""
    for response in blind_responses(question):
        score = grade(question, response, {})

        assert not (score.is_right and score.misconceptions)
        assert set(score.misconceptions) <= set(misconceptions_of(question))


@LAW
@given(question=keyed_questions())
def test_method_is_told(question: Question) -> None:
    """If a response is scored, then by a method that has words for the learner, the same each time."""
    response = next(blind_responses(question))

    assert grade(question, response, {}).method in METHODS
    assert grade(question, response, {}) == grade(question, response, {})


def test_graded_kinds() -> None:
    """If there is a kind, then it can be scored: by a key, by a number, or by a rubric."""
    assert sorted(GRADED_KINDS) == sorted(Kind)
    assert set(TYPED_KINDS) == {Kind.SHORT_ANSWER, Kind.TRADE_OFF, Kind.CONSTRAINT_FLIP}
