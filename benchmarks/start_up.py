"""How long a command takes as a whole process, against an empty Python."""

import os
import pty
import select
import sys
import time
from pathlib import Path

from benchmarks.material import fill_journal, one_answer, write_pack
from benchmarks.timing import Timed, in_turn, process, program, rows, show

_BUNDLED = Path(__file__).parent.parent / "content" / "event-driven-vs-request-response"
_EMPTY_TYPER = "import typer\napp = typer.Typer()\n@app.command()\ndef main(): pass\napp()\n"
_TARGETS = {
    "`--version`": 2,
    "`pack list --json`": 8,
    "`report --format json`": 8,
    "`quiz --answers` of one question": 8,
    "`--help`": 15,
    "`--help`, TYPER_USE_RICH=0": 8,
    "first question on screen": 22,
}
# What is on the screen when the first question can be answered.
_READY = b"q leave"
_LONGEST_WAIT_S = 30


def main(scratch: Path, *, rounds: int) -> None:
    """Measure with the bundled pack and an empty journal, then with 10,000 questions and 2,000 attempts."""
    scratch.mkdir()
    show("Start-up, bundled pack", _table(scratch / "small", _BUNDLED, rounds=rounds))
    large = write_pack(scratch / "large-pack", 10_000)
    fill_journal(scratch / "large", large, 2_000)
    show("Start-up, 10,000 questions and 2,000 attempts", _table(scratch / "large", large, rounds=rounds))


def _table(home: Path, pack: Path, *, rounds: int) -> list:  # type: ignore[type-arg] # rows of timing
    home.mkdir(parents=True, exist_ok=True)
    packs = home / "data" / "packs"
    packs.mkdir(parents=True, exist_ok=True)
    if pack != _BUNDLED:
        (packs / pack.name).symlink_to(pack)
    answers = one_answer(home, pack, home)
    python = [sys.executable, "-c"]
    timed: dict[str, Timed] = {
        "empty Python": process([*python, "pass"], home),
        "empty Typer program": process([*python, _EMPTY_TYPER], home),
        "`--version`": process(program("--version"), home),
        "`pack list --json`": process(program("pack", "list", "--json"), home),
        "`report --format json`": process(program("report", "--format", "json"), home),
        "`quiz --answers` of one question": process(
            program("quiz", "--pack", str(pack), "--answers", str(answers), "--json"), home
        ),
        "`--help`": process(program("--help"), home),
        "`--help`, TYPER_USE_RICH=0": process(program("--help"), home, TYPER_USE_RICH="0"),
        "first question on screen": _first_question(home, pack),
    }
    return rows(in_turn(timed, rounds=rounds), yardstick="empty Python", targets=_TARGETS)


def _first_question(home: Path, pack: Path) -> Timed:
    """Seconds from the start of a quiz in a terminal until its first question can be answered."""

    def run() -> float:
        start = time.perf_counter()
        child, terminal = pty.fork()
        if child == 0:
            os.environ.update(EDA_COACH_HOME=str(home / "screen"), TERM="xterm-256color")
            os.execv(program()[0], program("quiz", "--seed", "1", "--pack", str(pack)))  # noqa: S606
        seen = b""
        while _READY not in seen and time.perf_counter() - start < _LONGEST_WAIT_S:
            if select.select([terminal], [], [], 1)[0]:
                seen += os.read(terminal, 65536)
        seconds = time.perf_counter() - start
        os.kill(child, 9)
        os.waitpid(child, 0)
        os.close(terminal)
        _forget(home / "screen")
        if _READY not in seen:
            raise RuntimeError(f"no question came: {seen[-500:]!r}")
        return seconds

    return run


def _forget(home: Path) -> None:
    """Take away the session that was left, so that the next start offers none."""
    for path in (home / "data").glob("journal*"):
        path.unlink()
