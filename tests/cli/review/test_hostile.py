"""Files, links, streams and settings that were made to hurt: the review ends with a clear word."""

import json
import os
import socket
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.review.designs import SYNC

_ESCAPE = "\x1b[31m\x1b]0;title\x07\u202e\x9b"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of one's own, below one that is not to be read, without a network."""
    inside = tmp_path / "inside"
    inside.mkdir()
    monkeypatch.chdir(inside)
    monkeypatch.delenv("CI", raising=False)
    Path("design.md").write_text(SYNC, encoding="utf-8")
    (tmp_path / "secret.yaml").write_text("S: {type: object, properties: {hidden: {type: string}}}\n")
    (tmp_path / "secret.md").write_text("# Hidden\n\nThe hidden service calls the other one over HTTP.\n")
    return inside


_BYTES = {
    "empty": b"",
    "blank": b" \n\t\n",
    "NUL": b"# a\0b",
    "a NUL far behind": b"# words stand here\n" * 1000 + b"\0",
    "binary": bytes(range(256)) * 40,
    "all but NUL": bytes(range(1, 256)) * 400,
    "UTF-16 without a mark": SYNC.encode("utf-16-le"),
    "UTF-32": SYNC.encode("utf-32"),
    "half a character of UTF-16": b"\xff\xfea",
}


@pytest.mark.parametrize("case", _BYTES)
def test_what_is_no_text_is_told(run: Run, case: str) -> None:
    """What is no text is told."""
    Path("strange.md").write_bytes(_BYTES[case])

    result = run("review", "strange.md")

    assert result.exit_code == 2
    assert "strange.md" in result.stderr


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-cr"])
def test_a_text_in_another_encoding_is_read(run: Run, encoding: str) -> None:
    """A text in another encoding, or with other line ends, is read."""
    text = SYNC.replace("\n", "\r") if encoding.endswith("-cr") else SYNC
    Path("other.md").write_bytes(text.encode(encoding.removesuffix("-cr")))

    assert json.loads(run("review", "other.md", "--json").stdout)["remarks"]


def test_halves_of_characters_are_replaced(run: Run) -> None:
    """Halves of characters are replaced."""
    Path("half.md").write_bytes(SYNC.encode() + b"\n\xed\xa0\x80 Kafka \xff\n")

    result = run("review", "half.md", "--json")

    assert "not UTF-8" in result.stdout


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
@pytest.mark.parametrize("option", ["", "--config", "--baseline", "--against"])
def test_a_pipe_that_nobody_writes_to_is_not_waited_for(run: Run, option: str) -> None:
    """A pipe that nobody writes to is not waited for."""
    os.mkfifo("pipe.md")

    result = run("review", *(["design.md", option] if option else []), "pipe.md")

    assert result.exit_code == 2
    assert "no file" in result.stderr


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device")
@pytest.mark.parametrize("words", [["/dev/zero"], ["design.md", "--config", "/dev/zero"]])
def test_a_device_without_end_is_not_read(run: Run, words: list[str]) -> None:
    """A device without end is not read."""
    assert run("review", *words).exit_code == 2


def test_folders_within_folders(run: Run, folder: Path) -> None:
    """Folders within folders, deeper than any stack."""
    below = folder / "deep"
    below.mkdir()
    (below / "a.md").write_text(SYNC, encoding="utf-8")
    os.chdir(below)
    for _ in range(1500):
        Path("d").mkdir()
        os.chdir("d")
    os.chdir(folder)
    try:
        code = run("review", "deep").exit_code
    finally:
        _take_away(below)

    assert code == 0


def _take_away(below: Path) -> None:
    """Take the deepest folders away: whoever cleans up recurses."""
    os.chdir(below)
    for _ in range(1500):
        os.chdir("d")
    for _ in range(1500):
        os.chdir("..")
        Path("d").rmdir()
    os.chdir(below.parent)


def test_a_folder_with_links_in_a_circle_and_out_of_it(run: Run, folder: Path) -> None:
    """Links in a circle are not followed, and none that leads out of the folder."""
    below = folder / "docs"
    below.mkdir()
    (below / "a.md").write_text(SYNC, encoding="utf-8")
    (below / "round").symlink_to(below, target_is_directory=True)
    (below / "self.md").symlink_to(below / "self.md")
    (below / "gone.md").symlink_to(below / "nowhere.md")
    (below / "out.md").symlink_to(folder.parent / "secret.md")
    (below / "b.md").symlink_to(below / "a.md")

    plain = json.loads(run("review", "docs", "--json").stdout)

    assert "hidden" not in json.dumps(plain).lower()
    assert [one["name"] for one in plain["documents"]] == ["docs/a.md", "docs/b.md"]
    assert sum("leads out" in one["why"] for one in plain["unread"]) == 2


_REFERENCES = [
    "http://127.0.0.1:9/x.yaml",
    "//127.0.0.1/x.yaml",
    "file:///etc/passwd",
    "file:../secret.yaml",
    "/etc/hosts.yaml",
    "../secret.yaml#/S",
    "%2e%2e/secret.yaml#/S",
    "..%2fsecret.yaml#/S",
    "link.yaml#/S",
    "round.yaml",
    "pipe.yaml",
    "folder.yaml",
    "a%00b.yaml",
    "x" * 5000 + ".yaml",
    "#/" + "a/" * 50_000,
    "design.yaml",
    "#",
]


def test_no_reference_leads_out_or_over_the_network(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No reference leads out of the folder or over the network."""
    (folder / "link.yaml").symlink_to(folder.parent / "secret.yaml")
    (folder / "round.yaml").symlink_to(folder / "round.yaml")
    (folder / "folder.yaml").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.yaml")
    entries = (
        f"  c{i}:\n    publish: {{message: {{name: M{i}, payload: {{$ref: {json.dumps(one)}}}}}}}\n"
        for i, one in enumerate(_REFERENCES)
    )
    head = "asyncapi: 2.6.0\ninfo: {title: T, version: '1'}\nchannels:\n"
    (folder / "design.yaml").write_text(head + "".join(entries))
    monkeypatch.setattr(socket, "socket", _no_network)
    monkeypatch.setattr(socket, "getaddrinfo", _no_network)

    result = run("review", "design.yaml", "--model", "--json")

    assert result.exit_code == 0
    assert "hidden" not in result.stdout
    assert "never fetched" in result.stdout


def _no_network(*_words: object, **_options: object) -> None:
    raise AssertionError("a review needs no network")


@pytest.mark.parametrize("options", [[], ["-f", "markdown"], ["--json"], ["--model"], ["-f", "sarif"]])
def test_nothing_acts_on_the_terminal(run: Run, options: list[str]) -> None:
    """Nothing of a document acts on the terminal."""
    drawn = f"sequenceDiagram\nparticipant A as Or{_ESCAPE}ders\nUser->>A: POST{_ESCAPE}\nblah {_ESCAPE}\n"
    text = f"# D{_ESCAPE}\n\nThe order{_ESCAPE} service calls the stock service.\n\n```mermaid\n{drawn}```\n"
    name = "na\x1b[31mme.md" if os.name != "nt" else "name.md"
    Path(name).write_text(text, encoding="utf-8")

    result = run("review", name, *options)

    assert not set(result.output) & set("\x1b\x07\x9b\u202e")


def test_a_name_of_a_file_stays_in_its_line(run: Run) -> None:
    """A name of a file stays in its line."""
    result = run("review", "no\nError: such\x1b[31m.md")

    assert result.exit_code == 2
    assert not any(line.startswith("Error: such") for line in result.stderr.splitlines())


_SETTINGS = {
    "large": "# x\n" * 2_000_000,
    "nested": "a=" + "[" * 90_000,
    "dotted": "a." * 3_000 + "a=1",
    "a number without end": "[review.rules.SYN001]\nmax_depth=" + "9" * 5000,
    "an escape sequence": '"\\u001b[31m" = 1',
    "a key of two lines": '["a\\nb"]',
    "a long key": "k" * 90_000 + " = 1",
    "a long phrase": "[review.wordings]\ndlq = ['" + "a " * 40_000 + "']",
    "very many risks": "[accept]\n" + "\n".join(f'"X{i}" = {{reason = "r"}}' for i in range(2000)),
    "a long pattern": '[accept]\n"' + "*a" * 40_000 + '" = {reason = "r"}',
}


@pytest.mark.parametrize("case", _SETTINGS)
def test_hostile_settings_are_refused_in_a_few_words(run: Run, case: str) -> None:
    """Hostile settings are refused in a few words."""
    Path("eda-coach.toml").write_text(_SETTINGS[case], encoding="utf-8")

    result = run("review", "design.md")

    assert result.exit_code == 2
    assert "\x1b" not in result.stderr
    assert len(result.stderr) < 2000


_BASELINES = {
    "nested": "[" * 100_000,
    "a list": "[]",
    "a version without end": '{"version": ' + "9" * 5000 + ', "findings": []}',
    "no texts": '{"version": 1, "findings": [1]}',
}


@pytest.mark.parametrize("case", _BASELINES)
def test_hostile_baselines_are_refused(run: Run, case: str) -> None:
    """Hostile baselines are refused."""
    Path("eda-coach-baseline.json").write_text(_BASELINES[case], encoding="utf-8")

    assert run("review", "design.md").exit_code == 2


def test_a_baseline_with_half_a_character_is_written_again(run: Run) -> None:
    """A baseline with half a character is written again."""
    path = Path("eda-coach-baseline.json")
    path.write_text(
        '{"version": 1, "findings": ["design.md: SYN001@gone", "design.md: ZZZ001@\\ud800"]}',
        encoding="utf-8",
    )

    assert run("review", "design.md").exit_code == 0
    assert json.loads(path.read_text(encoding="utf-8"))["findings"] == ["design.md: ZZZ001@\ud800"]


def test_a_screen_is_not_flooded(run: Run) -> None:
    """Of very many findings, and of very many reasons, a screen shows the first."""
    parts = range(25)
    arrows = "".join(f"S{i} -->|POST /x| S{j}\n" for i in parts for j in parts if i != j)
    named = "".join(f"S{i}[S{i} Service]\n" for i in parts)
    Path("all.mmd").write_text(f"flowchart TD\n{named}{arrows}", encoding="utf-8")
    unknown = "".join(f"k{i}: 1\n" for i in range(10_000))
    Path("keys.yaml").write_text(f"design: D\n{unknown}", encoding="utf-8")

    result = run("review", "all.mmd", "keys.yaml")

    assert "findings more" in result.stdout
    assert "other reasons" in " ".join(result.stdout.split())
    assert result.stdout.count("\n") < 2000


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device")
@pytest.mark.parametrize("words", [["-o"], ["--to-design"], ["--write-baseline", "--baseline"]])
def test_a_full_disk_is_told(run: Run, words: list[str]) -> None:
    """A full disk is told."""
    result = run("review", "design.md", *words, "/dev/full")

    assert result.exit_code == 2
    assert "No space left" in result.stderr
