"""Answers in words in a report: every verdict with its words, and the learner's own verdicts."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given
from syrupy.assertion import SnapshotAssertion

from eda_coach.content.questions.verdict import Verdict
from eda_coach.language.printable import one_line
from eda_coach.practice.attempt import Attempt
from eda_coach.practice.overruling import overrule_part
from eda_coach.reports.study_json import study_json
from eda_coach.reports.study_markdown import study_markdown
from eda_coach.reports.typed_attempt import overruled_lines, quoted, verdict_lines
from tests.reports.material import make_report
from tests.reports.test_study_markdown import FOREIGN, LAWS, shape, texts
from tests.typed_builders import (
    STRONG,
    make_flip,
    make_reasoned,
    make_short_answer,
    make_trade_off,
    make_typed_attempt,
)

BOTH = "We send the order id. We ack after the commit. Else we ack before the charge. Kafka is exactly once."


def typed_attempts() -> list[Attempt]:
    """A missed answer of each kind, one that was overruled, and one that was right."""
    given_more = overrule_part(make_typed_attempt("It rains.", make_short_answer("overruled")), 0)[0]
    taken_off = overrule_part(make_typed_attempt(STRONG, make_short_answer("taken-off")), 1)[0]
    return [
        make_typed_attempt(BOTH, make_short_answer("both"), confidence=3),
        make_typed_attempt("Maybe we send the order id.", make_trade_off("style"), picked=("events",)),
        make_typed_attempt("The handler is idempotent.", make_flip("flip"), picked=("requests",)),
        make_typed_attempt("It rains.", make_reasoned("reason"), picked=("true",)),
        make_typed_attempt(STRONG, make_short_answer("right")),
        given_more,
        taken_off,
    ]


@pytest.mark.parametrize("render", [study_markdown, study_json], ids=["md", "json"])
def test_golden(snapshot: SnapshotAssertion, render: Any) -> None:
    """If answers in words are reported, then the report is as in the golden file."""
    assert render(make_report(typed_attempts())) == snapshot


def test_every_verdict_with_its_grounds() -> None:
    """If an answer has verdicts, then each has its words and what speaks against them, the others a way."""
    lines = verdict_lines(make_typed_attempt(BOTH))

    assert lines == (
        ("met, 4 of 4: It says stable-key.", 'You said: "send the order id".'),
        (
            "contradicted, 0 of 2: It says ack-late.",
            'You said: "ack before the charge". But also: "ack after the commit".'
            " Hint at ack-late. You would be asked: What about ack-late?",
        ),
        ('overclaimed, -1: "exactly once"', "A promise ends at the broker."),
    )


def test_missing_without_hint_or_probe() -> None:
    """If a criterion has neither hint nor probe, then its verdict stands alone."""
    attempt = make_typed_attempt("It rains.")
    bare = tuple(replace(one, hint="", probe="") for one in attempt.asked.criteria)

    lines = verdict_lines(replace(attempt, asked=replace(attempt.asked, criteria=bare)))

    assert lines[0] == ("missing, 0 of 4: It says stable-key.", "")


def test_learners_verdicts() -> None:
    """If verdicts were overruled, then the report names both, part by part."""
    attempt = overrule_part(make_typed_attempt("It rains."), 1)[0]

    assert verdict_lines(attempt)[1][0] == "missing, 0 of 2 (you say: met): It says ack-late."
    assert overruled_lines(attempt) == ("q1: It says ack-late. Scored: missing; you say: met.",)
    assert make_report([attempt]).overruled_verdicts == overruled_lines(attempt)


def test_quotes() -> None:
    """If quoted words run over lines or follow decomposed letters, then the right ones stand on one line."""
    attempt = make_typed_attempt("Cafe\u0301s:\nwe send the\n  order id.")
    (span,) = attempt.score.verdicts[0].spans

    assert quoted(attempt, span) == '"send the order id"'


def test_parts_that_the_question_has_not() -> None:
    """If a journal names a verdict on a part that is unknown, then its id stands for it."""
    attempt = make_typed_attempt("It rains.")
    (first, *others) = attempt.score.verdicts
    foreign = replace(attempt, score=replace(attempt.score, verdicts=(replace(first, part="gone"), *others)))

    assert verdict_lines(foreign)[0] == ("missing, 0 of 0: gone", "")


def test_json_of_an_overrule() -> None:
    """If a verdict was overruled, then the report's JSON has it by part, beside both figures."""
    plain = json.loads(study_json(make_report(typed_attempts())))

    assert [(one["question"], one["verdicts"]) for one in plain["overruled"]] == [
        ("demo/taken-off", {"ack-late": "missing"}),
        ("demo/overruled", {"stable-key": "met"}),
    ]


def hostile(text: str) -> Attempt:
    """An overruled answer all of whose foreign texts are the same."""
    attempt = replace(make_typed_attempt(BOTH), overruled={"ack-late": Verdict.MET}, overruled_points=5)
    criteria = tuple(replace(one, says=text, hint=text, probe=text) for one in attempt.asked.criteria)
    asked = replace(attempt.asked, criteria=criteria, model_answer=text)
    overclaims = tuple(replace(one, correction=text) for one in attempt.score.overclaims)
    response = replace(attempt.response, text=text)
    verdicts = tuple(replace(one, spans=((0, len(text)),)) for one in attempt.score.verdicts)
    score = replace(attempt.score, overclaims=overclaims, verdicts=verdicts)
    return replace(attempt, asked=asked, response=response, score=score)


@LAWS
@given(FOREIGN.filter(one_line))
@example("**")
@example("--- | ---")
def test_hostile_answer_never_changes_the_page(text: str) -> None:
    """If the answer, its criteria and its corrections are hostile, then the page is built as ever."""
    page, harmless = (study_markdown(make_report([hostile(one)])) for one in (text, "harmless"))

    assert shape(page) == shape(harmless)
    assert any(line.endswith(f"{one_line(text)} Scored: contradicted; you say: met.") for line in texts(page))
