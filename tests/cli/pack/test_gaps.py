"""``eda-coach pack gaps``: verdicts that the learner overruled, for the author."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

NOTHING = "An unknown wording\nthat the author missed."
Overrule = Callable[..., None]


@pytest.fixture
def overrule(run: Run, sound: Path) -> Overrule:
    """Answer the typed question in plain lines and turn some verdicts."""

    def call(text: str, *digits: int, pack: Path = sound) -> None:
        turned = "".join(f"{digit}\n" for digit in digits)
        run(
            "quiz",
            "--plain",
            "--pack",
            pack,
            "--question",
            "charge-once",
            input=f"{text}\n\n{turned}\n",
        )

    return call


def test_none(run: Run, home: Path) -> None:
    """If nothing was overruled, then a word says so, and no journal is made."""
    result = run("pack", "gaps")

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "No verdict on a typed answer was overruled.\n"
    assert not (home / "data/journal.sqlite").exists()


def test_overruled_wordings(run: Run, overrule: Overrule) -> None:
    """If verdicts were overruled, then each is told with what was written and what was found in it."""
    overrule(NOTHING, 2)
    overrule("We send the event id to all.", 1)

    result = run("pack", "gaps")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "demo/charge-once: ack-late: scored missing, the learner says met\n"
        "  criterion: It acknowledges after the commit.\n"
        "  wrote: An unknown wording\n"
        "    that the author missed.\n"
        "\n"
        "demo/charge-once: stable-key: scored met, the learner says missing\n"
        "  criterion: The charge carries a stable key.\n"
        "  wrote: We send the event id to all.\n"
        "  found: send the event id\n"
        "\n"
    )


def test_taken_back(run: Run, overrule: Overrule) -> None:
    """If an overrule was taken back, then it is no gap."""
    overrule(NOTHING, 2, 2)

    assert run("pack", "gaps").stdout == ""


def test_json(run: Run, overrule: Overrule) -> None:
    """If JSON is wanted, then it has a version, and of each gap both verdicts and the whole text."""
    empty = json.loads(run("pack", "gaps", "--json").stdout)
    overrule("We use a new key.", 1)

    told = json.loads(run("pack", "gaps", "--json").stdout)

    assert empty == {"format": "eda-coach-gaps", "version": 1, "gaps": []}
    assert told["gaps"] == [
        {
            "question": "demo/charge-once",
            "criterion": "stable-key",
            "says": "The charge carries a stable key.",
            "scored": "contradicted",
            "learner": "met",
            "text": "We use a new key.",
            "quotes": ["new key"],
        }
    ]


def test_of_one_pack(run: Run, overrule: Overrule, sound: Path) -> None:
    """If a pack is named, then only its gaps are told; a pack that there is not is refused."""
    overrule(NOTHING, 1)

    own = run("pack", "gaps", "--pack", sound)
    other = run("pack", "gaps", "--pack", "event-driven-vs-request-response")
    missing = run("pack", "gaps", "--pack", "missing")

    assert own.stdout == run("pack", "gaps").stdout != ""
    assert (other.exit_code, other.stdout) == (0, "")
    assert (missing.exit_code, missing.stdout) == (2, "")


def test_score_overruled_as_a_whole(run: Run, sound: Path) -> None:
    """If a question with a key was overruled, then it is no gap: it has no wording."""
    run("quiz", "--plain", "--pack", sound, "--question", "events-are-pushed", input="1\no\n\n")

    assert run("pack", "gaps").stdout == ""


def test_words_that_no_terminal_may_obey(run: Run, overrule: Overrule, tmp_path: Path) -> None:
    """If an answer or an imported question holds control characters, then they are shown in words."""
    overrule("We send\x1b[31m the event id.", 2)
    file = tmp_path / "journal.jsonl"
    exported = run("journal", "export").stdout.replace("charge-once", "charge-\\u001b[2Jonce")
    file.write_text(
        exported.replace('"id":"id-', '"id":"other-').replace('"subject":"id-', '"subject":"other-')
    )
    run("journal", "import", file)

    told = run("pack", "gaps").stdout

    assert told.count("the learner says met") == 2
    assert "\x1b" not in told
    assert "charge-\\x1b[2Jonce" in told
