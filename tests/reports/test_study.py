"""The study report as data: what counts as missed, in which order, and what changed."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from eda_coach.grading.response import Response
from eda_coach.practice.attempt import Attempt
from tests.builders import (
    NOW,
    make_attempt,
    make_matching,
    make_multiple,
    make_numeric,
    make_ordering,
    make_single,
    make_true_false,
)
from tests.reports.material import make_report


def attempt_at(question: str, picked: str, *, session: int = 1, **changes: Any) -> Attempt:
    """An attempt at a question whose right answer is ``a``."""
    return make_attempt(
        make_single(question), Response(picked=(picked,)), session_id=f"session-{session}", **changes
    )


def test_nothing() -> None:
    """If there are no attempts, then everything is empty and there is still something to do."""
    report = make_report()

    assert (report.attempts, report.sessions, report.missed, report.calibration) == (0, 0, (), ())
    assert (report.overall.share, len(report.actions)) == (None, 3)


def test_order_of_missed_questions() -> None:
    """If questions were missed, then those sure of come first, then the least known, then the latest."""
    half = make_attempt(make_multiple("half"), Response(picked=("a",)), session_id="session-1")
    attempts = [
        attempt_at("early", "b"),
        half,
        attempt_at("late", "b"),
        attempt_at("sure", "b", confidence=3),
    ]

    report = make_report(attempts)

    assert [one.attempt.asked.question_id for one in report.missed] == ["sure", "late", "early", "half"]
    assert [one.attempt.asked.question_id for one in report.sure_and_wrong] == ["sure"]
    assert [one.attempt.asked.question_id for one in report.other_missed] == ["late", "early", "half"]


def test_only_the_last_attempt_counts_as_missed() -> None:
    """If a question went right at last, then it is not missed; if it went wrong at last, it is."""
    attempts = [attempt_at("q1", "b"), attempt_at("q1", "a"), attempt_at("q2", "a"), attempt_at("q2", "c")]

    report = make_report(attempts)

    assert [(one.attempt.asked.question_id, one.response) for one in report.missed] == [
        ("q2", ("Text of c",))
    ]


def test_overruled_is_not_missed() -> None:
    """If the learner overruled a wrong answer, then it is not missed and counts as right."""
    report = make_report([replace(attempt_at("q1", "b"), overruled_points=1)])

    assert (report.missed, report.overall.right) == ((), 1)


def test_partly_overruled_is_still_missed() -> None:
    """If the learner overruled an answer to some of the points only, then it stays missed."""
    attempt = make_attempt(make_multiple(), Response(picked=("c",)), overruled_points=1)

    assert [one.attempt.overruled_points for one in make_report([attempt]).missed] == [1]


def test_most_missed() -> None:
    """If more are missed than wanted, then the others are counted."""
    report = make_report([attempt_at(f"q{n}", "b") for n in range(5)], most_missed=2)

    assert (len(report.missed), report.missed_more) == (2, 3)


def test_change_since_the_last_session() -> None:
    """If a topic was measured before the last session and asked about in it, then its change is given."""
    before = [attempt_at(f"q{n}", "b", at=NOW - timedelta(days=1)) for n in range(3)]
    after = [attempt_at(f"q{n}", "a", session=2) for n in range(3)]

    report = make_report([*before, *after])

    line = report.topics[0]
    assert line.mastery.share is not None
    assert line.change == pytest.approx(line.mastery.share)


@pytest.mark.parametrize(("earlier", "later"), [(0, 3), (2, 3), (3, 0)])
def test_no_change_without_data(earlier: int, later: int) -> None:
    """If a topic was not measured before, or not asked about in the last session, then no change is given."""
    attempts = [attempt_at(f"q{n}", "a") for n in range(earlier)]
    attempts += [attempt_at(f"q{n}", "a", session=2) for n in range(later)]
    other = make_attempt(make_single("other", topic="other"), Response(picked=("a",)), session_id="session-2")

    report = make_report([*attempts, other])

    assert {line.change for line in report.topics} == {None}


def test_least_known_topic_first() -> None:
    """If topics are listed, then the least known comes first and those without enough data last."""
    attempts = [
        make_attempt(
            make_single(f"{topic}{n}", topic=topic), Response(picked=(picked,)), session_id="session-1"
        )
        for topic, picked, count in (("good", "a", 3), ("new", "a", 1), ("bad", "b", 3))
        for n in range(count)
    ]

    report = make_report(attempts)

    assert [line.id for line in report.topics] == ["bad", "good", "new"]


def test_sources_of_what_was_missed() -> None:
    """If questions were missed, then their sources are given once; right ones add none."""
    report = make_report([attempt_at("q1", "b"), attempt_at("q2", "b")])

    assert [one.id for one in report.citations] == ["rfc9110"]
    assert make_report([attempt_at("q1", "a")]).citations == ()


@pytest.mark.parametrize(
    ("attempt", "of"),
    [
        (make_attempt(make_single(), Response(picked=("b",))), {"Text of a", "Text of b"}),
        (make_attempt(make_multiple(), Response(picked=("a", "c"))), {"Text of a", "Text of b", "Text of c"}),
        (make_attempt(make_true_false(), Response(picked=("false",))), {"True", "False"}),
        (make_attempt(make_ordering(), Response(picked=("s2", "s1", "s3", "s4"))), {"Do s1", "Do s2"}),
        (
            make_attempt(make_matching(), Response(pairs=(("i1", "t1"), ("i2", "t1")))),
            {"Item i2", "Item i3", "Item i4"},
        ),
        (make_attempt(make_numeric(), Response(text="1")), {""}),
    ],
    ids=["single", "multiple", "true-false", "ordering", "matching", "numeric"],
)
def test_rationales_of_what_decided(attempt: Attempt, of: set[str]) -> None:
    """If a question was missed, then the rationales of all that decided the score are given."""
    report = make_report([attempt])

    assert {text for text, _ in report.missed[0].rationales} == of
