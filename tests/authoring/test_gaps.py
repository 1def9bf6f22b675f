"""Wordings that the engine judged otherwise than the learner."""

from typing import Any

from eda_coach.authoring.gaps import gaps_in
from eda_coach.content.questions.verdict import Verdict
from eda_coach.grading.grade import grade
from eda_coach.grading.response import Response
from eda_coach.practice.attempt import Attempt
from eda_coach.practice.overruling import overrule_part
from tests.builders import NOW, make_asked
from tests.typed_builders import make_short_answer, make_wording


def attempt(text: str, *overruled: int) -> Attempt:
    """A scored answer with some verdicts overruled."""
    question = make_short_answer()
    response = Response(text=text)
    fields: dict[str, Any] = {
        "id": "attempt-1",
        "session_id": "session-1",
        "place": 0,
        "at": NOW,
        "engine": "0.1.0",
    }
    made = Attempt(
        asked=make_asked(question),
        response=response,
        score=grade(question, response, {}, make_wording()),
        **fields,
    )
    for place in overruled:
        made, _ = overrule_part(made, place)
    return made


def test_overruled_verdicts_are_gaps() -> None:
    """If a verdict was overruled, then both verdicts, the text and the quoted words are listed."""
    (gap,) = gaps_in([attempt("It rains."), attempt("We use a new key.", 0)])

    assert (gap.question, gap.criterion, gap.says) == ("demo/q1", "stable-key", "It says stable-key.")
    assert (gap.scored, gap.learner) == (Verdict.CONTRADICTED, Verdict.MET)
    assert (gap.text, gap.quotes) == ("We use a new key.", ("new key",))


def test_order_and_number() -> None:
    """If several verdicts were overruled, then they come attempt by attempt, part by part."""
    gaps = gaps_in([attempt("It rains.", 0, 1), attempt("It snows.", 1)])

    assert [(gap.text, gap.criterion) for gap in gaps] == [
        ("It rains.", "stable-key"),
        ("It rains.", "ack-late"),
        ("It snows.", "ack-late"),
    ]


def test_taken_back_is_no_gap() -> None:
    """If an overrule was taken back, then there is no gap."""
    assert gaps_in([attempt("It rains.", 0, 0)]) == ()
