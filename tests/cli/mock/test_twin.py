"""The same words by key presses, in plain lines and out of files make the same card, byte for byte."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from syrupy.assertion import SnapshotAssertion

from tests.cli.conftest import Run
from tests.cli.mock.conftest import NOW, Turns
from tests.cli.mock.pack import ABROAD, ACK, ACK_EARLY, ASKED, KEY, NOT_ONCE, ONCE, SUM
from tests.fakes import make_wiring

ASKING = f"{ASKED}\nIs it big?"
DESIGN = f"{KEY}\n{ACK_EARLY}\n\n{ONCE}"
SELF = {"scope": 2, "failure": 3, "data": 1, "communication": 4}
LINES = f"\n{ASKING}\n:done\n{DESIGN}\n:done\n{NOT_ONCE}\n{ACK}\n:done\n{ABROAD}\n:done\n{SUM}\n:done\n"
PLAIN = {
    "clarify": ASKING,
    "failure": DESIGN,
    "probes": [f"{NOT_ONCE}\n{ACK}", ABROAD],
    "wrap-up": SUM,
    "self": SELF,
}
MARKDOWN = f"""\
# My notes

## Phase 1: Clarify (5 min)

{ASKING}

## 2. Failure

{DESIGN}

## Probes

- {NOT_ONCE}
{ACK}
- {ABROAD}

## Wrap up

{SUM}
"""
RATED = "2\n3\n1\n4\n"


def test_whole_interview(plain: Run, snapshot: SnapshotAssertion) -> None:
    """If an interview is held in plain lines, then what is shown before its card is as in the golden file."""
    result = plain(LINES + RATED, "--now", NOW)

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.partition("Scorecard: A shop\n")[0] == snapshot


@pytest.fixture
def expected(filed: Run, run: Run, tmp_path: Path) -> list[str]:
    """The card of the words as YAML, in each format, made in a home of its own."""
    elsewhere = make_wiring(tmp_path / "elsewhere")
    result = filed(yaml.safe_dump(PLAIN), "--now", NOW, "--format", "json", obj=elsewhere)
    made = cards(run, obj=elsewhere)
    assert result.stdout == made[-1]
    return made


def cards(run: Run, **changes: Any) -> list[str]:
    """The card last made, in each format."""
    return [run("mock", "--last", "--format", form, **changes).stdout for form in ("text", "md", "json")]


def test_key_presses(mock: Run, run: Run, expected: list[str]) -> None:
    """If the words are typed at a terminal, then the card is the same as out of a file."""
    mock(LINES.replace("\n", "\r") + RATED.replace("\n", ""), "--now", NOW)

    assert cards(run) == expected


def test_plain_lines(plain: Run, run: Run, expected: list[str]) -> None:
    """If the words are typed in plain lines, then the card is the same as out of a file."""
    plain(LINES + RATED, "--now", NOW)

    assert cards(run) == expected


def test_left_at_each_turn(plain: Run, run: Run, expected: list[str]) -> None:
    """If the interview is left after each phase and probe, then the card is the same as held in one go."""
    plain(f"\n{ASKING}\n:quit\n", "--now", NOW)
    for lines in (":done\n", f"{DESIGN}\n:done\n", f"{NOT_ONCE}\n{ACK}\n:done\n", f"{ABROAD}\n:done\n"):
        run("mock", "--resume", "--plain", "--now", NOW, input=lines)
    run("mock", "--resume", "--plain", "--now", NOW, input=f"{SUM}\n:done\n{RATED[:4]}")
    run("mock", "--resume", "--plain", "--now", NOW, input=RATED[4:])

    assert cards(run) == expected


# The same as PLAIN: other forms of its keys and values.
NAMED = PLAIN | {"probes": {"exactly-once": f"{NOT_ONCE}\n{ACK}", "flip-abroad": ABROAD}}
TITLED = {
    ("Wrap up" if key == "wrap-up" else key.title() if key in ("clarify", "failure") else key): value
    for key, value in PLAIN.items()
}
LISTED = PLAIN | {"clarify": ASKING.split("\n"), "failure": {"text": DESIGN}, "scenario": "shop"}


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(PLAIN),
        yaml.safe_dump(NAMED),
        json.dumps(TITLED),
        json.dumps(LISTED, indent=2),
        "\ufeff" + yaml.safe_dump(PLAIN, allow_unicode=True),
        yaml.safe_dump(PLAIN).replace("\n", "\r\n"),
    ],
    ids=["json", "named probes", "titles", "lists and maps", "mark at the begin", "windows"],
)
def test_files(filed: Run, run: Run, expected: list[str], content: str) -> None:
    """If the words stand in a file, then the card is the same whatever the form of the file."""
    result = filed(content, "--now", NOW)

    assert (result.exit_code, result.stderr) == (0, "")
    assert cards(run) == expected


@pytest.mark.parametrize("content", [MARKDOWN, MARKDOWN.replace("\n", "\r\n"), MARKDOWN.replace("##", "#")])
def test_markdown(filed: Run, run: Run, tmp_path: Path, content: str) -> None:
    """If the words stand below headings, then the card is that of the same words without own ratings."""
    elsewhere = make_wiring(tmp_path / "elsewhere")
    words = {key: value for key, value in PLAIN.items() if key != "self"}
    filed(yaml.safe_dump(words), "--now", NOW, obj=elsewhere)

    result = filed(content, "--now", NOW)

    assert (result.exit_code, result.stderr) == (0, "")
    assert cards(run) == cards(run, obj=elsewhere)


@pytest.mark.parametrize(
    "heading",
    [
        "## 2. Failure (15 min)",
        "## Failure - 3 min",
        "# Phase 2: failure",
        "### FAILURE: ##",
        "## 2) Failure [15 min]",
        "\ufeff## Failure",
    ],
)
def test_headings(filed: Run, turns: Turns, heading: str) -> None:
    """If a heading has a number, a time or a mark around the name of a phase, then it still names it."""
    result = filed(f"{heading}\n\n{KEY}\n\n## 3. Wrap up - 3 min\n\n{SUM}\n", "--now", NOW)

    assert (result.exit_code, result.stderr) == (0, "")
    assert (turns()[1], turns()[-1]) == (KEY, SUM)


@pytest.mark.parametrize("fence", ["```", "~~~"])
def test_headings_in_a_fence(filed: Run, turns: Turns, fence: str) -> None:
    """If a fenced block holds what looks like a heading of a phase, then it stays what was said."""
    said = f"{KEY}\n\n{fence}\n## Wrap up\n# Clarify\n{fence}\n\n### Wrap up of it all\n\n{ACK}"

    filed(f"## Failure\n\n{said}\n", "--now", NOW)

    assert (turns()[0], turns()[1], turns()[-1]) == ("", said, "")


def test_comments_that_look_like_headings(filed: Run, turns: Turns) -> None:
    """If YAML has comments with the names of phases, then it is still YAML."""
    result = filed(f"# Clarify\n# Failure\nfailure: {KEY}\n# Wrap up\nwrap-up: {SUM}\n", "--now", NOW)

    assert (result.exit_code, result.stderr) == (0, "")
    assert (turns()[0], turns()[1], turns()[-1]) == ("", KEY, SUM)


def test_standard_input(run: Run, mock_pack: Path, expected: list[str]) -> None:
    """If the words come from standard input, then the card is the same."""
    words = ["mock", "shop", "--pack", mock_pack, "--answers", "-", "--now", NOW]

    result = run(*words, input=yaml.safe_dump(PLAIN))

    assert (result.exit_code, result.stderr) == (0, "")
    assert cards(run) == expected


def test_scenario_that_the_file_names(filed: Run, run: Run, expected: list[str]) -> None:
    """If the call names no scenario, then the file does; the card is the same."""
    filed(yaml.safe_dump(PLAIN | {"scenario": "shop"}), "--now", NOW, scenario="")

    assert cards(run) == expected
