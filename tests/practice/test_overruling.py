"""Verdicts overruled by the learner, and taken back."""

from typing import Any

import pytest

from eda_coach.content.questions.verdict import Verdict
from eda_coach.grading.grade import grade
from eda_coach.grading.response import Response
from eda_coach.practice.attempt import Attempt
from eda_coach.practice.overruling import overrule_part, with_verdict
from tests.builders import NOW, make_asked
from tests.typed_builders import make_criterion, make_reasoned, make_short_answer, make_wording


def attempt(text: str, question: Any = None, *picked: str) -> Attempt:
    """A scored answer to a question about a key (4 points, a must) and an ack (2 points)."""
    question = question or make_short_answer()
    response = Response(picked=picked, text=text)
    return Attempt(
        id="attempt-1",
        session_id="session-1",
        place=0,
        at=NOW,
        asked=make_asked(question),
        response=response,
        score=grade(question, response, {}, make_wording()),
        engine="0.1.0",
    )


@pytest.mark.parametrize(
    ("text", "place", "verdict", "points"),
    [
        ("We ack after the commit.", 0, Verdict.MET, 6),
        ("We ack after the commit.", 1, Verdict.MISSING, 0),
        ("We send the order id.", 1, Verdict.MET, 6),
        ("We send the order id.", 0, Verdict.MISSING, 0),
        ("The handler is idempotent.", 0, Verdict.MET, 4),
        ("We use a new key.", 0, Verdict.MET, 4),
        ("Maybe we send the order id.", 0, Verdict.MET, 4),
        ("It rains.", 1, Verdict.MET, 2),
        ("Kafka is exactly once. We rest. It rains.", 0, Verdict.MET, 3),
    ],
)
def test_overrule(text: str, place: int, verdict: Verdict, points: int) -> None:
    """If a verdict is overruled, then met becomes missing, all else met, and the points follow."""
    scored = attempt(text)

    changed, facts = overrule_part(scored, place)

    part = scored.score.verdicts[place].part
    assert (changed.overruled, changed.overruled_points) == ({part: verdict}, points)
    assert facts == {"part": part, "verdict": verdict.value, "points": points, "agrees": 0}


def test_engine_verdict_is_kept() -> None:
    """If a verdict is overruled, then the engine's own score stays beside it."""
    scored = attempt("It rains.")

    changed, _ = overrule_part(scored, 0)

    assert changed.score == scored.score


def test_second_time_takes_it_back() -> None:
    """If the same verdict is overruled twice, then the attempt is as it was."""
    scored = attempt("We ack after the commit.")

    changed, facts = overrule_part(overrule_part(scored, 0)[0], 0)

    assert changed == scored
    assert facts == {"part": "stable-key", "verdict": "missing", "points": 2, "agrees": 1}


def test_two_verdicts_are_overruled_one_by_one() -> None:
    """If two verdicts are overruled and one is taken back, then the other stays overruled."""
    scored = attempt("It rains.")

    both = overrule_part(overrule_part(scored, 0)[0], 1)[0]
    one = overrule_part(both, 0)[0]

    assert (both.overruled_points, one.overruled_points) == (6, 2)
    assert one.overruled == {"ack-late": Verdict.MET}


@pytest.mark.parametrize("place", [-1, 2, 9])
def test_no_such_part(place: int) -> None:
    """If there is no such part, then nothing is overruled and nothing recorded."""
    scored = attempt("It rains.")

    assert overrule_part(scored, place) == (scored, {})


def test_choices_cannot_be_overruled() -> None:
    """If a part was picked and not typed, then there is nothing to argue about."""
    scored = attempt("It rains.", make_reasoned("q1", make_criterion(), key=True), "false")

    assert overrule_part(scored, 0) == (scored, {})
    assert overrule_part(scored, 1)[0].overruled_points == 2


@pytest.mark.parametrize("places", [[0], [1], [0, 1], [0, 1, 0], [0, 0]])
def test_recorded_facts_bring_it_back(places: list[int]) -> None:
    """If recorded overrules are played again on the attempt, then it is as the learner left it."""
    left = again = attempt("We ack after the commit.")
    for place in places:
        left, facts = overrule_part(left, place)
        again = with_verdict(again, str(facts["part"]), Verdict(str(facts["verdict"])), int(facts["points"]))

    assert again == left


def test_verdict_on_a_foreign_part_is_dropped() -> None:
    """If a record names a part that the attempt has not, then no verdict is kept, but the points are."""
    scored = attempt("It rains.")

    changed = with_verdict(scored, "gone", Verdict.MET, 3)

    assert (changed.overruled, changed.overruled_points) == ({}, 3)
