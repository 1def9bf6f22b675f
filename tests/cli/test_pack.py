"""``eda-coach pack``: list, check, show and schema."""

import json
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.builders import write_pack
from tests.cli.conftest import Run


def test_list(run: Run, home: Path) -> None:
    """If the user has packs, then they are listed before the bundled one, broken ones with a word."""
    write_pack(home / "data/packs/demo")
    write_pack(home / "data/packs/broken", {"pack.yaml": "id: broken"})

    result = run("pack", "list")

    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0] == "broken  (user)"
    assert "eda-coach pack check" in " ".join(lines[1:4])
    assert "demo  (user)\n  Demo: 6 questions, 1 concepts\n" in result.stdout
    assert "event-driven-vs-request-response  (bundled)" in result.stdout


def test_list_as_json(run: Run, home: Path) -> None:
    """If JSON is wanted, then it has a version and a place for each pack."""
    write_pack(home / "data/packs/demo")

    listed = json.loads(run("pack", "list", "--json").stdout)

    assert (listed["format"], listed["version"]) == ("eda-coach-packs", 1)
    assert [(one["id"], one["origin"]) for one in listed["packs"]] == [
        ("demo", "user"),
        ("event-driven-vs-request-response", "bundled"),
    ]


def test_check_of_a_good_pack(run: Run, demo: Path) -> None:
    """If a pack has no problems, then that is said with the exit code 0."""
    result, plain = run("pack", "check", demo), run("pack", "check", demo, "--json")

    assert (plain.exit_code, json.loads(plain.stdout)["problems"]) == (0, [])
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{demo}: 6 questions, no problems.\n", "")


def test_check_of_a_broken_pack(run: Run, tmp_path: Path) -> None:
    """If a pack has problems, then each is told with its place, and the exit code is 1."""
    pack = write_pack(tmp_path / "demo")
    (pack / "sources.yaml").write_text(
        "sources:\n  - id: rfc9110\n    titel: x\n    url: y\n    status: source-repo\n"
    )

    result = run("pack", "check", pack)
    plain = run("pack", "check", pack, "--json")

    assert (result.exit_code, plain.exit_code) == (1, 1)
    assert 'sources.yaml:3:5: sources.0.titel: unknown key; did you mean "title"?\n' in result.stdout
    count = len(result.stdout.splitlines())
    assert result.stderr == f"{pack}: {count} problem{'s' if count > 1 else ''}.\n"
    assert json.loads(plain.stdout)["problems"][0].keys() == {
        "file",
        "line",
        "column",
        "path",
        "what",
        "mend",
    }


@pytest.mark.parametrize("words", [["pack", "show", "--pack"], ["quiz", "--plain", "--pack"]])
def test_broken_pack_is_not_used(run: Run, tmp_path: Path, words: list[str]) -> None:
    """If a pack has problems, then commands that use it show all of them and how to go on."""
    pack = write_pack(tmp_path / "demo", {"pack.yaml": "id: demo\n"})

    result = run(*words, pack)

    assert (result.exit_code, result.stdout) == (1, "")
    assert "pack.yaml:1:1: " in result.stderr
    assert f"Mend it, then run `eda-coach pack check {pack}`." in result.stderr


@pytest.mark.parametrize("name", ["missing", "."])
def test_no_pack(run: Run, tmp_path: Path, name: str) -> None:
    """If there is no pack of that name or in that folder, then the exit code is 2."""
    result = run("pack", "show", "--pack", tmp_path / name)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Error: ")


@pytest.mark.parametrize(
    "item", [None, "basics", "push-vs-pull", "who-fetches", "in-flight", "rfc9110", "always-pushed"]
)
def test_show(run: Run, demo: Path, snapshot: SnapshotAssertion, item: str | None) -> None:
    """If a pack or a thing in it is shown, then it is as in the golden file, for people and as JSON."""
    words = ["pack", "show", *([item] if item else []), "--pack", demo]

    people, plain = run(*words), run(*words, "--json")

    assert (people.exit_code, people.stderr, plain.exit_code, plain.stderr) == (0, "", 0, "")
    assert people.stdout.replace(str(demo), "FOLDER") == snapshot(name="people")
    assert json.loads(plain.stdout.replace(str(demo), "FOLDER")) == snapshot(name="json")


def test_show_of_nothing(run: Run, demo: Path) -> None:
    """If the pack has no such thing, then the exit code is 2 and the nearest name is offered."""
    result = run("pack", "show", "who-fetch", "--pack", demo)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "who-fetches" in result.stderr


def test_schema(run: Run) -> None:
    """If a schema is wanted, then it is JSON Schema, of all files or of one."""
    everything = json.loads(run("pack", "schema").stdout)
    one = json.loads(run("pack", "schema", "pack.yaml").stdout)

    assert everything["pack.yaml"] == one
    assert "questions" in everything
    assert one["type"] == "object" or "$ref" in one


def test_schema_into_a_folder(run: Run, tmp_path: Path) -> None:
    """If a folder is named, then each schema is a file in it."""
    result = run("pack", "schema", "-o", tmp_path / "new/schemas")

    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads((tmp_path / "new/schemas/pack.schema.json").read_text())


@pytest.mark.parametrize(("words", "exit_code"), [(["nothing.yaml"], 2), (["-o", "/dev/null/x"], 1)])
def test_schema_that_cannot_be_written(run: Run, words: list[str], exit_code: int) -> None:
    """If there is no such file in packs, or the folder cannot be made, then that is told."""
    result = run("pack", "schema", *words)

    assert (result.exit_code, result.stdout) == (exit_code, "")
    assert result.stderr.startswith("Error: ")
