"""The program as a process: encodings, closed streams, colours, and what it loads."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import eda_coach
from tests.builders import DEMO_PACK, write_pack

ROOT = Path(eda_coach.__file__).parent.parent


def call(
    *words: str | Path, home: Path, typed: bytes = b"", plumbing: str = "", **variables: str
) -> subprocess.CompletedProcess[bytes]:
    """Call the program as a process; ``plumbing`` stands behind its words, as in ``| true``."""
    environment = os.environ | {"EDA_COACH_HOME": str(home), "PYTHONWARNINGS": "error"} | variables
    line = [sys.executable, "-m", "eda_coach", *map(str, words)]
    if plumbing:
        line = ["bash", "-c", f'set -o pipefail; "$@" {plumbing}', "bash", *line]
    return subprocess.run(line, input=typed, capture_output=True, env=environment, check=False, timeout=120)


@pytest.mark.parametrize(
    "words",
    [
        ["--version"],
        ["--help"],
        ["quiz", "--help"],
        ["report"],
        ["pack", "schema"],
        ["quiz", "--kind=single-choice", "--answers", "FILE"],
        ["quiz", "--kind", "single-choice", "--answers", "FILE"],
    ],
    ids=" ".join,
)
def test_closed_pipe(home: Path, tmp_path: Path, words: list[str]) -> None:
    """If the reader of the output has gone, then that is no error."""
    (tmp_path / "FILE").write_text("[1]")
    reading, writing = os.pipe()
    os.close(reading)

    done = subprocess.run(
        [sys.executable, "-m", "eda_coach", *words],
        stdout=writing,
        stderr=subprocess.PIPE,
        env=os.environ | {"EDA_COACH_HOME": str(home), "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": ""},
        cwd=tmp_path,
        check=False,
    )
    os.close(writing)

    assert (done.returncode, done.stderr) == (0, b"")


def test_nobody_listens_to_the_words(home: Path) -> None:
    """If standard error is closed, then the work is done all the same, with its own exit code."""
    assert call("report", "--since", "x", home=home, plumbing="2>&-").returncode == 2
    assert call("report", "--since", "x", home=home, plumbing="2> >(true)").returncode == 2


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["report"], ["journal", "path"]], ids=" ".join)
def test_full_disk(home: Path, words: list[str]) -> None:
    """If the output cannot be written, then the exit code is 1 and a word says why."""
    done = call(*words, home=home, plumbing="> /dev/full")

    assert done.returncode == 1
    assert done.stderr.startswith(b"Error: Standard output cannot be written (No space left on device).")
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(("shell", "exit_code"), [("<&-", 2), (">&-", 2), ("<&- >&- 2>&-", 2)])
def test_streams_that_are_closed(home: Path, shell: str, exit_code: int) -> None:
    """If streams are closed from the start, then the program does what it can."""
    done = call("quiz", home=home, plumbing=shell)

    assert done.returncode == exit_code
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_encodings(home: Path, tmp_path: Path, encoding: str) -> None:
    """If the terminal's encoding is small, then everything is still shown, and JSON is still JSON."""
    question = DEMO_PACK["questions/basics.yaml"]["questions"][0] | {
        "prompt": "Latency ≤ 5 µs → “fast” \N{EN DASH} für 速い 🚀?"
    }
    pack = write_pack(tmp_path / "demo", DEMO_PACK | {"questions/basics.yaml": {"questions": [question]}})
    words: list[str | Path] = ["quiz", "--pack", pack, "--answers", "-"]

    people = call(*words, home=home, typed=b"who-fetches: broker\n", PYTHONIOENCODING=encoding)
    plain = call(*words, "--json", home=home, typed=b"who-fetches: broker\n", PYTHONIOENCODING=encoding)
    report = call("report", home=home, PYTHONIOENCODING=encoding)

    shown = {
        "ascii": 'Latency <= 5 us -> "fast" - fur ?? ??',
        "cp1252": "Latency <= 5 µs -> “fast” \N{EN DASH} für ?? ??",
        "utf-8": "Latency ≤ 5 µs → “fast” \N{EN DASH} für 速い 🚀?",
    }[encoding]
    assert [one.returncode for one in (people, plain, report)] == [0, 0, 0]
    assert shown in people.stdout.decode(encoding)
    assert shown in report.stdout.decode(encoding)
    assert json.loads(plain.stdout.decode(encoding))["attempts"][0]["prompt"] == question["prompt"]


@pytest.mark.parametrize("typed", [b"\xff\xfe\n\x00\n\x1b[31m\n", b"\xed\xa0\x80\n" * 3])
def test_random_bytes_at_a_plain_quiz(home: Path, demo: Path, typed: bytes) -> None:
    """If bytes that are no text are typed, then they are told to be no answer."""
    done = call(
        "quiz",
        "--plain",
        "--pack",
        demo,
        "--question",
        "in-flight",
        home=home,
        typed=typed,
        PYTHONIOENCODING="utf-8:strict",
    )

    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert b"\x1b" not in done.stderr
    assert b"Kept: 0 of 1 answered." in done.stderr


def test_no_colours_without_a_terminal(home: Path, demo: Path) -> None:
    """If output goes to no terminal, then it has no escape sequences, in help and plain prompts alike."""
    shown = call("quiz", "--plain", "--pack", demo, home=home, typed=b"1\n")
    helped = call("quiz", "--help", home=home)

    assert b"\x1b" not in shown.stdout + shown.stderr + helped.stdout + helped.stderr


LIGHT = (
    "typer",
    "rich",
    "jinja2",
    "pydantic",
    "yaml",
    "questionary",
    "prompt_toolkit",
    "platformdirs",
    "click",
)


# Runs the program, then tells which modules it has loaded.
LOADED = """
import sys
from eda_coach.cli.entry import main
try:
    main()
except SystemExit:
    pass
print(*sys.modules, file=sys.stderr)
"""


@pytest.mark.parametrize(
    "words",
    [
        ["--version"],
        ["pack", "list", "--json"],
        ["report", "--format", "json"],
        ["quiz", "--pack", "PACK", "--answers", "FILE", "--json"],
        ["quiz", "--pack", "PACK", "--answers", "FILE"],
    ],
    ids=" ".join,
)
def test_scripts_load_no_library(home: Path, demo: Path, tmp_path: Path, words: list[str]) -> None:
    """If a script makes one of its usual calls on compiled packs, then no heavy library is loaded."""
    (tmp_path / "FILE").write_text("who-fetches: consumer\nin-flight: 600\noutbox-order: 4321\n")
    words = [{"PACK": str(demo), "FILE": str(tmp_path / "FILE")}.get(word, word) for word in words]
    call(*words, home=home)

    environment = os.environ | {"EDA_COACH_HOME": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *words], capture_output=True, env=environment, check=True, text=True
    )

    loaded = set(done.stderr.split())
    assert done.stdout
    assert loaded & set(LIGHT) == set()
