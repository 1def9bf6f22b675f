"""What a file may say besides words, what it may not, and where nobody can be asked."""

import json
from pathlib import Path
from typing import Any

import pytest

from eda_coach.interview.mock.machine import MOST_CHARACTERS
from tests.cli.conftest import Run
from tests.cli.mock.conftest import NOW, Rows, Turns
from tests.cli.mock.pack import (
    ABROAD,
    ACK,
    ASKED,
    KEY,
    ONCE,
    OUTBOX,
    write_mock_pack,
    write_without_scenarios,
)
from tests.fakes import make_wiring

TOO_MANY = MOST_CHARACTERS + 1


def card_of(filed: Run, content: Any, *words: str, **changes: Any) -> dict[str, Any]:
    """The card of an interview out of a file."""
    result = filed(json.dumps(content), "--json", "--now", NOW, *words, **changes)
    assert result.exit_code == 0, result.stderr
    card: dict[str, Any] = json.loads(result.stdout)
    return card


def test_times(filed: Run) -> None:
    """If a file says how long the turns took, then the card has it by phase, probes included."""
    content = {
        "clarify": {"text": ASKED, "minutes": 4},
        "failure": {"text": KEY, "minutes": "10.5"},
        "probes": [{"text": ACK, "minutes": 1.5}, ABROAD],
        "wrap-up": {"text": OUTBOX, "minutes": 0},
    }

    card = card_of(filed, content)

    assert [(one["id"], one["spent_s"]) for one in card["phases"]] == [
        ("clarify", 240.0),
        ("failure", 720.0),
        ("wrap-up", 0.0),
    ]
    assert "in-time" in [one["id"] for one in card["measured"]]


@pytest.mark.parametrize(("minutes", "is_in_time"), [(4, True), (60, False)])
def test_time_that_was_kept(filed: Run, minutes: int, *, is_in_time: bool) -> None:
    """If the time was kept, then that earns points; far beyond it, it does not."""
    content = {phase: {"text": KEY, "minutes": minutes} for phase in ("clarify", "failure", "wrap-up")}

    card = card_of(filed, content)

    (points,) = (one["points"] for one in card["measured"] if one["id"] == "in-time")
    assert (points > 0) == is_in_time


def test_long_phase_leaves_no_time_for_probes(filed: Run) -> None:
    """If a phase took much longer than planned, then no more probes are put than with time to spare."""
    quick, slow = (
        card_of(
            filed, {"clarify": {"text": ASKED, "minutes": minutes}, "failure": {"text": KEY, "minutes": 1}}
        )
        for minutes in (1, 240)
    )

    assert len(slow["probes"]) <= len(quick["probes"])


def test_hints_that_were_given(filed: Run) -> None:
    """If a file says which hints were given, then what they led to earns less than without them."""
    hinted = card_of(filed, {"failure": {"text": KEY, "hinted": ["key"]}})
    alone = card_of(filed, {"failure": KEY})

    points = [
        next(line["points"] for line in card["criteria"] if line["id"] == "key") for card in (hinted, alone)
    ]
    assert (hinted["hints"], alone["hints"]) == (1, 0)
    assert 0 < points[0] < points[1]


@pytest.mark.parametrize(
    ("probes", "told"),
    [
        ([ACK, ABROAD, "And more.", "And more."], "Not asked for: 2 answers to probes."),
        ([ACK, ABROAD, "And more."], "Not asked for: 1 answer to probes."),
        ({"alert": ACK, "exactly-once": KEY}, "Not asked for: an answer to 'alert'."),
        ([ACK], ""),
        (ACK, ""),
        ([], ""),
    ],
)
def test_answers_that_nobody_asked_for(filed: Run, probes: Any, told: str) -> None:
    """If a file answers more probes than are put, then that is told; fewer are skipped without a word."""
    result = filed(json.dumps({"failure": ONCE, "probes": probes}), "--now", NOW)

    assert (result.exit_code, result.stderr) == (0, f"{told}\n" if told else "")
    assert "Scorecard: A shop" in result.stdout


@pytest.mark.parametrize("name", ["id", "subject"])
def test_probe_by_its_name(filed: Run, rows: Rows, tmp_path: Path, name: str) -> None:
    """If a file answers a probe by its id or by what it is about, then the answer goes there alone."""
    put = card_of(filed, {}, obj=make_wiring(tmp_path / "elsewhere"))["probes"][0]["id"]
    named = put if name == "id" else put.partition("/")[2]

    filed(json.dumps({"probes": {named: KEY}}), "--now", NOW)

    turns = [row["body"]["body"] for row in rows() if row["kind"] == "mock-turn"]
    probed = {turn["probe"]["subject"]: turn["text"] for turn in turns if turn.get("probe")}
    assert probed.pop(put.partition("/")[2]) == KEY
    assert set(probed.values()) == {""}


def test_phases_may_be_left_out(filed: Run, turns: Turns) -> None:
    """If a file says something in one phase only, then the others are skipped."""
    result = filed(json.dumps({"failure": KEY}), "--now", NOW)

    assert turns() == ["", KEY, "", "", ""]
    assert "Nothing was said in: Clarify, Wrap up." in result.stdout


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("{faliure: x}", ("unknown key 'faliure'", 'Did you mean "failure"?')),
        ("{failure: [{a: b}]}", ("failure is neither a text nor a map of text, minutes, hinted",)),
        ("{failure: {txet: x}}", ("failure is neither",)),
        ("{failure: {text: x, minutes: soon}}", ("failure: minutes", "'soon' is no time")),
        ("{failure: {text: x, minutes: -1}}", ("failure: minutes", "'-1' is no time")),
        ("{failure: {text: x, minutes: nan}}", ("failure: minutes", "'nan' is no time")),
        ("{failure: {text: x, minutes: 1e9}}", ("failure: minutes", "'1e9' is no time")),
        ("{failure: {text: x, minutes: [1]}}", ("failure: minutes",)),
        ("{failure: {text: x, hinted: key}}", ("failure: hinted is no list of ids",)),
        ("{probes: [{minutes: x}]}", ("probes 1: minutes",)),
        ("{probes: {key: {minutes: x}}}", ("key: minutes",)),
        ("{self: 3}", ("self is no map",)),
        ("{self: {scope: 5}}", ("self: scope '5' is none of 1 to 4",)),
        ("{self: {scope: 0}}", ("self: scope '0' is none",)),
        ("{self: {scope: good}}", ("self: scope 'good' is none",)),
        ("{self: {scop: 3}}", ("self: unknown dimension 'scop'", 'Did you mean "scope"?')),
        ("{failure: x, failure: y}", ("failure",)),
        ("{failure: x, Failure: y}", ("Failure names the phase failure a second time",)),
        ("{2. failure: x, failure: y}", ("failure names the phase failure a second time",)),
        ("{failure: {text: [x]}}", ("failure is no text",)),
        ('{"failure": {"text": {"a": "b"}}}', ("failure is no text",)),
        ("{scenario: [shop]}", ("scenario is no text",)),
        ("{probes: {key: [{a: b}]}}", ("key is neither a text",)),
        (b"## Failure\n\nCaf\xe9\n", ("is not written in UTF-8",)),
        ("", ("answers:1:1: the file is empty", "clarify, failure, wrap-up")),
        ("just words", ("holds no transcript",)),
        ("[a, b]", ("holds no transcript",)),
        ("# A heading\n\nand words", ("holds no transcript",)),
        ("{failure: [", ("answers:2:1: ",)),
        (b"\xff\xfe\x00", ("answers",)),
        (b"\x00", ("answers",)),
    ],
)
def test_mistakes(filed: Run, tmp_path: Path, content: str | bytes, names: tuple[str, ...]) -> None:
    """If a file is no transcript, then the exit code is 2, and file, key and mending are told."""
    result = filed(content, "--now", NOW)

    assert (result.exit_code, result.stdout) == (2, "")
    assert str(tmp_path / "answers") in result.stderr
    for words in names:
        assert words in result.stderr


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{faliure: x}", "unknown key 'faliure'"),
        ("{scenario: tickets, failure: x}", "The file answers 'tickets', not 'shop'."),
        ("{failure: {text: x, hinted: [kee]}}", "There is no hint on 'kee'."),
        ("{probes: [{text: x, hinted: [kee]}]}", "There is no hint on 'kee'."),
        ("{probes: {ack: {text: x, hinted: [kee]}}}", "There is no hint on 'kee'."),
        (f"failure: {'x' * TOO_MANY}", f"{TOO_MANY:,} characters are too much for one turn"),
        (f"wrap-up: {'x' * TOO_MANY}", f"{TOO_MANY:,} characters are too much for one turn"),
    ],
    ids=["key", "scenario", "hint", "hint of a probe", "hint by name", "long", "long at the end"],
)
def test_mistake_leaves_no_interview_behind(filed: Run, kinds: Turns, content: str, told: str) -> None:
    """If a file cannot be held as an interview from begin to end, then nothing of it is kept."""
    result = filed(content)

    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert kinds() == []


@pytest.mark.parametrize("path", ["missing", "."])
def test_unreadable_file(run: Run, mock_pack: Path, tmp_path: Path, path: str) -> None:
    """If a file cannot be read, then the exit code is 2 and its path is told."""
    result = run("mock", "shop", "--pack", mock_pack, "--answers", tmp_path / path)

    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{tmp_path / path} cannot be read (" in result.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "Nobody can be interviewed: this is no terminal.\nGive the answers with --answers FILE."),
        (["--json"], "--json never prompts.\nGive what is said with --answers FILE."),
        (["--plain", "--json"], "--json never prompts."),
        (["--pressure", "--coach"], "--pressure and --coach exclude each other."),
        (["--last", "--list"], "--list, --last and --worked each show one thing."),
        (["--last", "--pressure"], "--last only shows something."),
        (["--list", "--answers", "x"], "--list only shows something."),
        (["--worked", "--coach"], "--worked only shows something."),
        (["--minutes", "4"], "--minutes"),
        (["--minutes", "nan"], "--minutes"),
        (["--level", "chief"], "--level"),
        (["--now", "soon"], "--now 'soon' is no moment."),
    ],
)
def test_wrong_use(run: Run, mock_pack: Path, kinds: Turns, words: list[str], told: str) -> None:
    """If options do not go together or nobody can be asked, then the exit code is 2 and nothing begins."""
    result = run("mock", "shop", "--pack", mock_pack, *words)

    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert kinds() == []


def test_no_scenario_named(filed: Run) -> None:
    """If neither call nor file names a scenario, then the exit code is 2 and the hint names one."""
    result = filed("{failure: x}", scenario="")

    assert result.exit_code == 2
    assert "Nothing says which scenario is answered." in result.stderr


def test_unknown_scenario(filed: Run, kinds: Turns) -> None:
    """If there is no such scenario, then a word names it and nothing begins."""
    result = filed("{failure: x}", scenario="shpo")

    assert result.exit_code in (1, 2)
    assert "shpo" in result.stderr
    assert "shop" in result.stderr
    assert kinds() == []


@pytest.mark.parametrize("words", [["--answers", "-"], ["--plain"]], ids=" ".join)
@pytest.mark.parametrize("what", ["phases", "ratings"])
def test_nothing_to_go_by(run: Run, tmp_path: Path, kinds: Turns, words: list[str], what: str) -> None:
    """If pack or scenario do not say how an interview goes, then the exit code is 2 and nothing begins."""
    lacking: dict[str, Any] = {"header": {"phases": []}, "worked_answers": []}
    lacking = lacking if what == "phases" else {"ratings": {}}
    pack = write_mock_pack(tmp_path / "pack", **lacking)

    result = run("mock", "shop", "--pack", pack, *words, input="{failure: x}")

    assert (result.exit_code, result.stdout) == (2, "")
    assert f"has no {what}, so no interview can be held." in result.stderr
    assert kinds() == []


@pytest.mark.parametrize("words", [["--plain"], ["--list"]], ids=" ".join)
def test_pack_without_scenarios(run: Run, tmp_path: Path, words: list[str]) -> None:
    """If a pack has nothing to design, then that is told."""
    pack = write_without_scenarios(tmp_path / "pack")

    result = run("mock", "--pack", pack, *words)

    assert (result.exit_code, result.stdout) == (1, "")
    assert "The pack demo has no scenario." in result.stderr
