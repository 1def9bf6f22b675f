"""``eda-coach pack test``: rubrics that hold, and what is said of those that do not."""

import json
from copy import deepcopy
from pathlib import Path

import pytest

from tests.builders import write_pack
from tests.cli.conftest import Run
from tests.cli.pack.conftest import SOUND, make_pack

DISAGREES = [
    '  - [verdict] sample 6 (weak): stable-key should be missing and is met: "send',
    '    the event id"',
    "  - [verdict] sample 6 (weak): ack-late should be met and is missing",
]
ADVICE = "  - [unused] stable-key: no sample, reference or model answer has it: zigzag"


def test_all_hold(run: Run, sound: Path) -> None:
    """If every rubric holds, then each is told in a line, and the exit code is 0."""
    result = run("pack", "test", "--pack", sound)

    assert result.exit_code == 0
    (line,) = result.stdout.splitlines()
    assert line.startswith(f"charge-once: {len(SOUND)} samples, ")
    assert line.endswith(" mutations: holds")
    assert result.stderr.endswith("1 rubric: 1 hold, 0 do not.\n")


def test_flaws(run: Run, flawed: Path) -> None:
    """If a rubric does not hold, then every flaw is told with its place, and the exit code is 1."""
    result = run("pack", "test", "--pack", flawed)

    first, *flaws = result.stdout.splitlines()
    assert (result.exit_code, flaws) == (1, DISAGREES)
    assert first.endswith(" mutations: 2 flaws")
    assert "1 rubric: 0 hold, 1 do not.\n1 piece of advice: see them with --advice.\n" in result.stderr


def test_advice(run: Run, flawed: Path) -> None:
    """If advice is wanted, then it stands among the flaws, and is not counted as one."""
    result = run("pack", "test", "--pack", flawed, "--advice")

    first, *flaws = result.stdout.splitlines()
    assert (result.exit_code, flaws) == (1, [*DISAGREES, ADVICE])
    assert first.endswith(": 2 flaws")
    assert "--advice" not in result.stderr


def test_advice_is_no_flaw(run: Run, tmp_path: Path) -> None:
    """If there is nothing but advice, then the rubric holds, and the exit code is 0."""
    files = make_pack()
    files["questions/more.yaml"]["questions"][0]["rubric"]["criteria"][0]["evidence"]["met"].append("zigzag")

    result = run("pack", "test", "--pack", write_pack(tmp_path / "pack", files), "--advice")

    assert result.exit_code == 0
    assert result.stdout.splitlines()[1:] == [ADVICE]


@pytest.mark.parametrize("name", ["charge-once", "charge-twice"])
def test_one_question(run: Run, tmp_path: Path, name: str) -> None:
    """If a question is named, by its id or a former one, then its rubric alone is tried."""
    files = make_pack()
    (question,) = files["questions/more.yaml"]["questions"]
    other = deepcopy(question) | {"id": "another", "samples": [], "aliases": []}
    files["questions/more.yaml"]["questions"].append(other)
    pack = write_pack(tmp_path / "pack", files)

    one, both = run("pack", "test", name, "--pack", pack), run("pack", "test", "--pack", pack)

    assert (one.exit_code, both.exit_code) == (0, 1)
    assert [line.split(":")[0] for line in one.stdout.splitlines()] == ["charge-once"]
    assert "another: 0 samples, 0 mutations: 2 flaws" in both.stdout
    assert "2 rubrics: 1 hold, 1 do not." in both.stderr


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("who-fetches", "Error: The question 'who-fetches' has no rubric.\n`eda-coach pack test` tries all"),
        ("events-are-pushed", "Error: The question 'events-are-pushed' has no rubric.\n"),
        ("charge-onc", "Error: No question 'charge-onc' in the pack demo.\nDid you mean \"charge-once\"?\n"),
    ],
)
def test_no_rubric(run: Run, sound: Path, name: str, told: str) -> None:
    """If a question is scored by a key, or there is none of that name, then the exit code is 2."""
    result = run("pack", "test", name, "--pack", sound)

    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_pack_without_rubrics(run: Run, demo: Path) -> None:
    """If a pack has no rubric at all, then nothing is wrong."""
    result = run("pack", "test", "--pack", demo)

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.endswith("0 rubrics: 0 hold, 0 do not.\n")


def test_json(run: Run, flawed: Path, sound: Path) -> None:
    """If JSON is wanted, then it has a version, and every flaw and piece of advice by its kind."""
    bad, good = (run("pack", "test", "--pack", pack, "--json") for pack in (flawed, sound))

    assert (bad.exit_code, good.exit_code) == (1, 0)
    told = json.loads(bad.stdout)
    assert (told["format"], told["version"], told["pack"]) == ("eda-coach-pack-test", 1, str(flawed))
    (rubric,) = told["rubrics"]
    assert rubric.keys() == {"question", "samples", "mutations", "holds", "flaws"}
    assert (rubric["question"], rubric["samples"], rubric["holds"]) == ("charge-once", 6, False)
    assert [flaw["kind"] for flaw in rubric["flaws"]] == ["verdict", "verdict", "unused"]
    assert rubric["flaws"][1] == {
        "kind": "verdict",
        "where": "sample 6 (weak)",
        "says": "ack-late should be met and is missing",
    }
    assert json.loads(good.stdout)["rubrics"][0]["flaws"] == []


def test_broken_pack(run: Run, tmp_path: Path) -> None:
    """If the pack itself has problems, then these are told, and no rubric is tried."""
    result = run("pack", "test", "--pack", write_pack(tmp_path / "pack", {"pack.yaml": "id: demo\n"}))

    assert (result.exit_code, result.stdout) == (1, "")
    assert "pack.yaml:1:1: " in result.stderr
