"""Answers in words out of a file."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from typer.testing import Result

from tests.cli.conftest import Run
from tests.cli.typed.conftest import Rows, kinds, responses
from tests.cli.typed.typed_pack import SPREAD

Answered = Callable[..., Result]
KEY = "We send the event id to the provider."
EVENTS = [{"picked": ["events"], "text": KEY}]


@pytest.fixture
def answered(run: Run, words_pack: Path, tmp_path: Path) -> Answered:
    """Hold a quiz on the small pack with a file of answers."""

    def call(answers: str, *words: str) -> Result:
        file = tmp_path / "answers"
        file.write_text(answers, encoding="utf-8")
        return run("quiz", "--pack", words_pack, "--answers", file, "--seed", "7", *words)

    return call


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (f"charge-once: {KEY}\n", [{"text": KEY}]),
        (f"charge-once: |\n  {KEY}\n  Second line.\n", [{"text": f"{KEY}\nSecond line."}]),
        (f"charge-once: {{text: {KEY}}}\n", [{"text": KEY}]),
        (f"- {{question: charge-once, response: {{text: {KEY}}}}}\n", [{"text": KEY}]),
        (f"which-style: {{choice: events, text: {KEY}}}\n", EVENTS),
        (f"which-style: {{choice: 2, text: {KEY}}}\n", EVENTS),
        (f"which-style: {{choice: Use events, text: {KEY}}}\n", EVENTS),
        (f'which-style: "2: {KEY}"\n', EVENTS),
        (f"which-style: {{response: {{choice: events, text: {KEY}}}, hint: true}}\n", EVENTS),
        (f"- question: which-style\n  response: {{choice: events, text: {KEY}}}\n", EVENTS),
        (json.dumps({"which-style": {"choice": "events", "text": KEY}}), EVENTS),
        (json.dumps({"which-style": {"choice": 2, "text": KEY}}), EVENTS),
        (json.dumps([{"question": "which-style", "response": {"choice": "events", "text": KEY}}]), EVENTS),
        (
            json.dumps({"push-is-events": {"choice": False, "text": KEY}}),
            [{"picked": ["false"], "text": KEY}],
        ),
        (f"push-is-events: {{choice: false, text: {KEY}}}\n", [{"picked": ["false"], "text": KEY}]),
    ],
)
def test_every_form_of_an_answer(
    answered: Answered, rows: Rows, answers: str, expected: list[dict[str, object]]
) -> None:
    """If words stand in a file, alone or with a choice, then they are scored like those typed."""
    result = answered(answers)

    assert (result.exit_code, result.stderr) == (0, "")
    assert responses(rows()) == expected


@pytest.mark.parametrize("answers", [f"- {KEY}\n", f"- {{text: {KEY}}}\n", json.dumps([KEY])])
def test_answer_without_a_name(answered: Answered, rows: Rows, answers: str) -> None:
    """If an answer names no question, then it answers the one that comes first."""
    result = answered(answers, "--kind", "short-answer")

    assert (result.exit_code, result.stderr) == (0, "")
    assert responses(rows()) == [{"text": KEY}]


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ("which-style: {choice: events}", "Write `{choice: ..., text: ...}`."),
        ("which-style: {text: So.}", "Write `{choice: ..., text: ...}`."),
        ("which-style: {choice: events, text: }", "Write `{choice: ..., text: ...}`."),
        ("which-style: {choice: , text: So.}", "Write `{choice: ..., text: ...}`."),
        ("which-style: {choice: events, text: ''}", "Nothing is typed."),
        ("which-style: {choice: events, text: [So., And so.]}", "Write `{choice: ..., text: ...}`."),
        ("which-style: {choice: [events], text: So.}", "Write `{choice: ..., text: ...}`."),
        ("which-style: {choice: events, text: {a: b}}", "Write `{choice: ..., text: ...}`."),
        (
            "which-style: {choice: evnts, text: So.}",
            "'evnts' is not among the answers. Did you mean \"events\"?",
        ),
        ("which-style: {choice: 3, text: So.}", "'3' is not among the answers."),
        ("which-style: {choice: events, words: So.}", "Write `{choice: ..., text: ...}`."),
        ("which-style: {choice: events, text: So., more: 1}", "Write `{choice: ..., text: ...}`."),
        ("which-style: [events, So.]", "Write `{choice: ..., text: ...}`."),
        ("which-style: events", "Nothing is typed."),
        ("which-style: Because.", "'Because' is none of the answers."),
        ("which-style:", "This question is answered in words."),
        ("charge-once: {choice: events, text: So.}", "Write your words."),
        ("charge-once: [So.]", "Write your words."),
        ("charge-once: ''", "Nothing is typed."),
        ("charge-once:", "This question is answered in words."),
        ('{"charge-once": {"text": ["So."]}}', "Write your words."),
        ('{"which-style": {"choice": null, "text": "So."}}', "Write `{choice: ..., text: ...}`."),
    ],
)
def test_what_is_no_answer(answered: Answered, rows: Rows, answers: str, told: str) -> None:
    """If words or choice are missing or have another shape, then that is told and nothing scored."""
    result = answered(answers)

    assert result.exit_code == 1
    assert result.stderr.startswith("Not scored: ")
    assert told in result.stderr
    assert kinds(rows()) == ["skipped", "ended"]


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ("- {question: which-style, choice: events, text: So.}", "answer 1: unknown key 'choice'."),
        ("which-style: {response: {choice: events, text: So.}, hnit: true}", "unknown key 'hnit'."),
    ],
)
def test_unknown_keys(answered: Answered, rows: Rows, answers: str, told: str) -> None:
    """If an entry has a key that none has, then nothing is asked at all."""
    result = answered(answers)

    assert result.exit_code == 2
    assert told in result.stderr
    assert rows() == []


ALL = f"""\
spread: {{response: "{SPREAD}", confidence: 2}}
which-style: {{choice: events, text: "{KEY} \\u001b[31m"}}
more-load: {{choice: requests, text: It flips at 520 requests/s. We ack after the commit.}}
push-is-events: {{choice: "false", text: It rains.}}
"""


def test_json(answered: Answered, snapshot: SnapshotAssertion) -> None:
    """If JSON is wanted, then verdicts, quotes and overclaims come out in their versioned shape."""
    result = answered(ALL, "--json")

    assert (result.exit_code, result.stderr) == (0, "")
    attempts = json.loads(result.stdout)["attempts"]
    assert attempts == snapshot


def test_review_for_people(answered: Answered, snapshot: SnapshotAssertion, words_pack: Path) -> None:
    """If a script answers, then every answer is explained in print, with nothing that a terminal obeys."""
    result = answered(ALL)

    assert (result.exit_code, result.stderr) == (0, "")
    assert "\x1b" not in result.stdout
    assert result.stdout.replace(str(words_pack), "FOLDER") == snapshot
