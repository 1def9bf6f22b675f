"""A quiz whose answers stand in a file."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from typer.testing import Result

from tests.builders import DEMO_PACK, write_pack
from tests.cli.conftest import Run

Answered = Callable[..., Result]
# A right answer to each question of the small pack.
ALL = """\
who-fetches: {response: consumer, confidence: 3}
what-stays: [schema, meaning]
events-are-pushed: {response: "false", hint: true, flag: true}
outbox-order: [store, relay, publish, mark]
which-keeping: {position: latest, payment: all, typing: none, refund: all}
in-flight: 1
"""


@pytest.fixture
def answered(run: Run, demo: Path, tmp_path: Path) -> Answered:
    """Hold a quiz on the small pack with a file of answers."""

    def call(answers: str, *words: str) -> Result:
        file = tmp_path / "answers"
        file.write_text(answers, encoding="utf-8")
        return run("quiz", "--pack", demo, "--answers", file, *words)

    return call


@pytest.mark.parametrize(
    "answers",
    [
        "who-fetches: consumer\nin-flight: 600\n",
        "who-fetches: consumer\r\nin-flight: 600\r\n",
        '"who-fetches": "consumer"\n"in-flight": "600"\n',
        "answers:\n  who-fetches: consumer\n  in-flight: 600\n",
        "{who-fetches: consumer, in-flight: 600}",
        '{"who-fetches": "consumer", "in-flight": 600}',
        '{"answers": {"who-fetches": {"response": "consumer"}, "in-flight": {"response": 600.0}}}',
        "- {question: who-fetches, response: [consumer]}\n- {question: in-flight, response: 600}\n",
        '[{"question": "who-fetches", "response": "consumer"}, {"question": "in-flight", "response": "600"}]',
        "- question: who-fetches\n  response: consumer\n- question: in-flight\n  response: 600\n",
        "﻿who-fetches: consumer\nin-flight: 600\n",
    ],
)
def test_every_form_of_an_answer_file(answered: Answered, log: Callable[[], list[str]], answers: str) -> None:
    """If answers name their questions, then these are asked in that order, whatever the form of the file."""
    result = answered(answers)

    assert (result.exit_code, result.stderr) == (0, "")
    assert [line.split(" ")[:2] for line in log()] == [
        ["attempt", "who-fetches"],
        ["attempt", "in-flight"],
        ["ended"],
    ]
    assert log()[0] == "attempt who-fetches consumer"


@pytest.mark.parametrize(
    "answers", ["[1, 2]", "- 1\n- 2\n", "- {response: 1}\n- {skip: true}\n", '["1", {"skip": true}]']
)
def test_answers_without_names(answered: Answered, log: Callable[[], list[str]], answers: str) -> None:
    """If answers have no names, then they are given in the order of asking, and set how many there are."""
    result = answered(answers, "--kind", "single-choice", "--kind", "true-false", "--seed", "1")

    assert result.exit_code == 0
    assert len(log()) == 3
    assert log()[-1] == "ended"


def test_standard_input(run: Run, demo: Path) -> None:
    """If the answers come from standard input, then they count like those of a file."""
    result = run("quiz", "--pack", demo, "--answers", "-", input="who-fetches: consumer\n")

    assert (result.exit_code, result.stderr) == (0, "")
    assert "1 right, 0 partly, 0 wrong: 100% of the points" in result.stdout


def test_review_for_people(answered: Answered, demo: Path, snapshot: SnapshotAssertion) -> None:
    """If a script answers, then every question is explained on standard output at the end."""
    result = answered(ALL.replace("consumer", "broker").replace("meaning", "uptime"), "--seed", "5")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.replace(str(demo), "FOLDER") == snapshot


def test_json(answered: Answered, demo: Path, snapshot: SnapshotAssertion) -> None:
    """If JSON is wanted, then the whole session comes out in its versioned shape."""
    result = answered(ALL, "--seed", "5", "--json")

    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout)["version"] == 1
    assert result.stdout.replace(str(demo), "FOLDER") == snapshot


def test_unreadable_answer(answered: Answered, log: Callable[[], list[str]]) -> None:
    """If an answer cannot be read, then its question is skipped, the place is told and the exit code is 1."""
    result = answered("who-fetches: nonsense\nin-flight: 600\n", "--json")

    assert result.exit_code == 1
    assert result.stderr.startswith("Not scored: ")
    assert "answers: who-fetches: 'nonsense' is not among the answers." in result.stderr
    assert len(json.loads(result.stdout)["problems"]) == 1
    assert log()[0] == "skipped who-fetches"


@pytest.mark.parametrize(
    "response",
    ["[]", "{}", "[[1]]", "{a: [1]}", "null", "", "[1, null]", "9", "1 2", "{response: }", "{skip: false}"],
)
def test_response_of_a_wrong_shape(answered: Answered, response: str) -> None:
    """If a response has a shape that no question has, then it is told and not scored."""
    result = answered(f"who-fetches: {response}\n")

    assert result.exit_code == 1
    assert result.stderr.startswith("Not scored: ")


def test_fewer_answers_than_questions(answered: Answered, run: Run) -> None:
    """If the answers run out, then the session stays open and says how to go on."""
    first = answered("[1]", "--count", "2", "--kind", "single-choice", "--kind", "true-false")
    again = run("quiz", "--resume", "--answers", "-", input="[1]")

    assert first.exit_code == 0
    assert first.stderr == "Kept: 1 of 2 answered. Go on with:\n   eda-coach quiz --resume\n"
    assert "1. Go on with this session\n   eda-coach quiz --resume" in first.stdout
    assert (again.exit_code, again.stderr) == (0, "")


def test_script_leaves_an_open_session_alone(answered: Answered, quiz: Run) -> None:
    """If a learner left a session and a script runs, then the session can still be gone on with."""
    quiz("q", "--question", "who-fetches")
    answered("who-fetches: consumer\n")

    result = quiz("r2\r\r")

    assert "You left a session" in result.stderr
    assert "1 right" in result.stderr


@pytest.mark.parametrize("kept", ["--topic=basics", "--level=junior", "--count=1"])
def test_filters_beside_a_file(answered: Answered, log: Callable[[], list[str]], kept: str) -> None:
    """If filters stand beside a file with names, then they pick the deck and the file answers it."""
    result = answered(ALL, kept)

    assert result.exit_code == 0
    assert 1 <= len([line for line in log() if line.startswith("attempt")]) <= 3


def test_seed_asks_the_same_deck(answered: Answered) -> None:
    """If the seed is the same, then so is the deck, whatever was answered in between."""
    words = ("--seed", "11", "--count", "4", "--json")
    first = json.loads(answered("[skip]", *words).stdout)
    answered(ALL)
    second = json.loads(answered("[skip]", *words).stdout)

    assert first["deck"] == second["deck"]
    assert len(first["deck"]) == 4


@pytest.mark.parametrize(
    "answers", ['{"\\ud800": "1"}', '{"in-flight": "\\ud800"}', '[{"question": "\\udcff"}]']
)
def test_half_a_character(answered: Answered, answers: str) -> None:
    """If JSON holds half of a pair of surrogates, then it is told like any other unknown word."""
    result = answered(answers)

    assert result.exit_code in (1, 2)
    assert "?" in result.stderr


def test_former_id(run: Run, tmp_path: Path) -> None:
    """If a file names a question by a former id, then its answer counts under the present one."""
    files = deepcopy(DEMO_PACK)
    files["questions/basics.yaml"]["questions"][0]["aliases"] = ["who-asks"]
    pack = write_pack(tmp_path / "renamed", files)
    answers = tmp_path / "answers.yaml"
    answers.write_text("who-asks: consumer\n", encoding="utf-8")

    outcome = run("quiz", "--pack", pack, "--answers", answers, "--json")

    session = json.loads(outcome.stdout)
    assert (session["deck"], session["summary"]["right"]) == (["who-fetches"], 1)


def test_names_mixed_with_none(run: Run, demo: Path, tmp_path: Path) -> None:
    """If some answers name their question and some do not, then nothing is asked."""
    answers = tmp_path / "answers.yaml"
    answers.write_text("- question: who-fetches\n  response: consumer\n- schema\n", encoding="utf-8")

    outcome = run("quiz", "--pack", demo, "--answers", answers)

    assert outcome.exit_code == 2
    assert "Name all of them, or none." in outcome.stderr
