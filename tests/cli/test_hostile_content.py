"""Content and answers that would act on a terminal or a page, were they not shown as they are."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.builders import DEMO_PACK, write_pack
from tests.cli.conftest import Run

# Markup of Rich, an escape sequence, a C1 control, a mark that turns text round, a bell.
HOSTILE = "[orders] [bold]x[/bold] :tada: \x1b[31mred\x9b2J\u202e\x07"
SHOWN = r"[orders] [bold]x[/bold] :tada: \x1b[31mred\x9b2J\u202e\x07"
ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A pack in which every text is hostile."""
    files: dict[str, Any] = json.loads(json.dumps(DEMO_PACK))
    files["pack.yaml"] |= {
        "title": HOSTILE,
        "topics": [{"id": "basics", "title": HOSTILE}, {"id": "more", "title": HOSTILE}],
    }
    files["sources.yaml"]["sources"][0]["title"] = HOSTILE
    concept = files["concepts/basics.yaml"]["concepts"][0]
    concept |= {"title": HOSTILE, "must_know": HOSTILE, "misconceptions": {"always-pushed": HOSTILE}}
    question = files["questions/basics.yaml"]["questions"][0]
    question |= {"prompt": HOSTILE, "context": HOSTILE, "hint": HOSTILE}
    for option in question["options"]:
        option |= {"text": f"{option['id']} {HOSTILE}", "rationale": HOSTILE}
    return write_pack(tmp_path / "hostile", files)


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        (["quiz", "--answers", "-", "--question", "who-fetches"], "who-fetches: broker"),
        (["quiz", "--plain", "--question", "who-fetches"], "h\n1\n"),
        (["pack", "show"], ""),
        (["pack", "show", "who-fetches"], ""),
        (["pack", "show", "push-vs-pull"], ""),
    ],
    ids=["answers", "plain", "pack", "question", "concept"],
)
def test_content_is_shown_as_it_is(run: Run, hostile: Path, words: list[str], typed: str) -> None:
    """If content holds markup or controls, then the markup stands there and the controls are made visible."""
    result = run(*words, "--pack", hostile, input=typed)

    assert result.exit_code == 0
    assert SHOWN in " ".join(result.output.split())
    assert ACTING.findall(result.output) == []


def test_keys(press: Run, hostile: Path) -> None:
    """If content holds markup or controls, then prompts and explanations show them as they are."""
    result = press("h1\r\r", "quiz", "--pack", hostile, "--question", "who-fetches", "--confidence")

    assert SHOWN in " ".join(result.stderr.split())
    assert ACTING.findall(result.stderr) == []


@pytest.mark.parametrize("form", ["md", "json"])
def test_report(run: Run, hostile: Path, form: str) -> None:
    """If content holds controls, then no report lets them through to the terminal."""
    run("quiz", "--pack", hostile, "--answers", "-", input="who-fetches: {response: broker, flag: true}")

    result = run("report", "--format", form)

    assert ACTING.findall(result.stdout) == []
    assert form == "md" or json.loads(result.stdout)["missed"][0]["prompt"] == HOSTILE


@pytest.mark.parametrize(
    "words",
    [
        ["quiz", "--json", "--answers", "-"],
        ["pack", "show", "who-fetches", "--json"],
        ["pack", "list", "--json"],
    ],
)
def test_json(run: Run, hostile: Path, home: Path, words: list[str]) -> None:
    """If content holds controls, then JSON escapes them and still says the same."""
    pack = home / "data/packs/hostile"
    pack.parent.mkdir(parents=True)
    pack.symlink_to(hostile)
    words = words if words[1] == "list" else [*words, "--pack", str(hostile)]

    result = run(*words, input="who-fetches: broker")

    assert ACTING.findall(result.stdout) == []
    assert json.dumps(HOSTILE)[1:-1] in json.dumps(json.loads(result.stdout))


@pytest.mark.parametrize("answer", [HOSTILE, "[bold]5[/bold]", "1\x9b2J"])
def test_answers(run: Run, demo: Path, answer: str) -> None:
    """If an answer holds controls, then the word about it shows them as they are."""
    result = run("quiz", "--pack", demo, "--answers", "-", input=json.dumps({"in-flight": answer}))

    assert result.exit_code == 1
    assert ACTING.findall(result.output) == []


@pytest.mark.parametrize(
    "words",
    [
        ["pack", "show", "--pack", "\x1b[31m"],
        ["quiz", "--answers", "\x1b[31m"],
        ["report", "--since", "\x1b[31m"],
    ],
)
def test_words_of_a_call(run: Run, words: list[str]) -> None:
    """If a word of the call holds controls, then the error shows them as they are."""
    result = run(*words)

    assert result.exit_code == 2
    assert ACTING.findall(result.output) == []
    assert r"\x1b[31m" in result.stderr
