"""Where scores go: at once, safely, and away without a word when nobody reads on."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.grade.conftest import Grade, as_line, scores
from tests.terminal import in_terminal

GOOD = as_line(id=1, text="We send the event id.")


def test_into_a_file(grade: Grade, tmp_path: Path) -> None:
    """If a file is named, then the scores are there, with the rights it had, and standard output is empty."""
    file = tmp_path / "scores.jsonl"
    file.write_text("before")
    file.chmod(0o640)

    result = grade(GOOD, "-o", file)

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"Written: {file}\n")
    assert file.read_text(encoding="utf-8") == grade(GOOD).stdout
    assert file.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in tmp_path.iterdir()] == [file.name]


def test_of_a_file_into_another(run: Run, typed: Path, tmp_path: Path) -> None:
    """If both files are there and not the same, then the one is read and the other replaced."""
    answers, file = tmp_path / "answers.jsonl", tmp_path / "scores.jsonl"
    answers.write_text(GOOD)
    file.write_text("before")

    result = run("grade", "--pack", typed, "--question", "charge-once", answers, "-o", file)

    assert (result.exit_code, answers.read_text()) == (0, GOOD)
    assert file.read_text().startswith('{"line": 1,')


def test_file_that_is_none(grade: Grade, tmp_path: Path) -> None:
    """If the answers turn out to be none before any was scored, then nothing is left behind."""
    result = grade("some words\n", "-o", tmp_path / "scores")

    assert (result.exit_code, list(tmp_path.iterdir())) == (2, [])


def test_dash_is_standard_output(grade: Grade) -> None:
    """If - is named, then the scores go to standard output."""
    assert len(scores(grade(GOOD, "-o", "-"))) == 1


def test_into_a_device(grade: Grade) -> None:
    """If a device is named, then it is written to and not replaced."""
    assert grade(GOOD, "-o", "/dev/null").exit_code == 0
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("path", ["missing/scores", "folder", "/dev/full", "x" * 300])
def test_into_a_place_that_cannot_be_written(grade: Grade, tmp_path: Path, path: str) -> None:
    """If the file cannot be written, then the exit code is 2, with a word and nothing left behind."""
    (tmp_path / "folder").mkdir()

    result = grade(GOOD, "-o", tmp_path / path)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "cannot be written (" in result.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["folder"]


def test_over_the_answers_or_a_database(run: Run, grade: Grade, typed: Path, tmp_path: Path) -> None:
    """If the output is the file of answers or a database, then it is left as it is."""
    answers, database = tmp_path / "a.jsonl", tmp_path / "b"
    answers.write_text(GOOD)
    database.write_bytes(b"SQLite format 3\0")

    same = run("grade", "--pack", typed, "--question", "charge-once", answers, "-o", answers)
    other = grade(GOOD, "-o", database)

    assert (same.exit_code, other.exit_code) == (2, 2)
    assert "the file of the answers themselves" in same.stderr
    assert "is a database" in other.stderr
    assert (answers.read_text(), database.read_bytes()) == (GOOD, b"SQLite format 3\0")


def _start(home: Path, typed: Path, *words: str) -> subprocess.Popen[bytes]:
    line = [
        sys.executable,
        "-m",
        "eda_coach",
        "grade",
        "--pack",
        str(typed),
        "--question",
        "charge-once",
        *words,
    ]
    return subprocess.Popen(
        line,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"EDA_COACH_HOME": str(home), "PYTHONWARNINGS": "error"},
    )


def test_streaming(warm_home: Path, typed: Path) -> None:
    """If rows come one by one, then each is scored before the next one comes."""
    with _start(warm_home, typed) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        for number in range(3):
            process.stdin.write(as_line(id=number, text="So.").encode())
            process.stdin.flush()
            assert process.stdout.readline().startswith(f'{{"line": {number + 1}, "id": {number}'.encode())
        process.stdin.close()
        assert (process.stdout.read(), process.stderr.read(), process.wait()) == (b"", b"", 0)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="processes are found by Linux's own files")
def test_killed_process(warm_home: Path, typed: Path) -> None:
    """If a process of the pool is killed, then what was scored before is there, and the rest is told."""
    with _start(warm_home, typed, "--processes", "2") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        for _ in range(2):  # the second one comes when the first is scored
            process.stdin.write(GOOD.encode() * 40)
            process.stdin.flush()
        scored = process.stdout.readline()
        for child in _workers(process.pid):
            os.kill(child, signal.SIGKILL)
        process.stdin.close()
        told = process.stderr.read()
        process.stdout.read()
        exit_code = process.wait()

    assert scored.startswith(b'{"line": 1,')
    assert exit_code == 1
    assert b"Error: A process that scored answers was killed.\nTry fewer --processes" in told


def _workers(parent: int) -> list[int]:
    """Processes of the pool of a process."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    lines = {int(child): Path(f"/proc/{child}/cmdline").read_bytes() for child in children}
    return [child for child, line in lines.items() if b"spawn_main" in line]


@pytest.mark.parametrize("processes", ["1", "2"])
def test_ctrl_c(warm_home: Path, typed: Path, tmp_path: Path, processes: str) -> None:
    """If Ctrl-C is pressed, then the exit code is 130, and what was scored so far is kept beside the file."""
    file = tmp_path / "scores"
    file.write_text("before")

    with _start(warm_home, typed, "-o", str(file), "--processes", processes) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(GOOD.encode() + b"x\n" * 40)
        process.stdin.flush()
        told = [process.stderr.readline() for _ in range(40)]  # the answer before them is written by now
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read().splitlines()
        exit_code = process.wait()

    assert told[0].startswith(b"standard input:2: ")
    assert (exit_code, rest) == (130, [f"Kept so far: {file}.part".encode(), b"", b"Stopped after 1 answer."])
    assert (file.read_text(), (tmp_path / "scores.part").read_text().count("\n")) == ("before", 1)


@pytest.mark.parametrize("processes", ["1", "2"])
def test_closed_pipe(warm_home: Path, typed: Path, processes: str) -> None:
    """If the reader of the scores goes away, then the work stops, and that is no error."""
    with _start(warm_home, typed, "--processes", processes) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        process.stdin.write(GOOD.encode() * 3)
        process.stdin.close()
        assert (process.stderr.read(), process.wait()) == (b"", 0)


def test_bar(warm_home: Path, typed: Path, tmp_path: Path) -> None:
    """If somebody waits at a terminal for a file, then a bar moves, and bad rows have lines of their own."""
    answers = tmp_path / "answers.jsonl"
    answers.write_text(GOOD + "x\n" + GOOD, encoding="utf-8")
    words = ["--pack", typed, "--question", "charge-once", answers, "-o", tmp_path / "scores"]

    with in_terminal("grade", *map(str, words), home=warm_home) as terminal:
        exit_code = terminal.wait()

    lines = [line.strip() for line in terminal.shown.replace("\r", "\n").split("\n") if line.strip()]
    assert exit_code == 1
    assert any(line.startswith("Scoring answers") and line.endswith("100%") for line in lines)
    assert any(line.startswith(f"{answers}:2: no JSON at column 1"[:70]) for line in lines)
    assert lines[-1] == "2 answers scored, 1 row passed over."
