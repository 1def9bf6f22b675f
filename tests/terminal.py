"""A real terminal with the program in it, driven by what it shows."""

import os
import pty
import re
import select
import signal
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# A machine that is busy with other tests still answers within this; it is only waited out on failure.
_PATIENCE_S = 30
# A terminal is asked where its cursor stands, and has to answer.
_CURSOR_QUESTION, _CURSOR_ANSWER = b"\x1b[6n", b"\x1b[1;1R"
_MOVE = re.compile(r"\x1b\[[0-9;]*[ABHJ]")
_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07|[@-Z\\-_=>])")


class Terminal:
    """The learner's side of a terminal."""

    def __init__(self, descriptor: int, process: int) -> None:
        self._descriptor = descriptor
        self._process = process
        self._seen = 0
        self._written = b""

    @property
    def shown(self) -> str:
        """Everything written so far, without escape sequences; a move to another line ends a line."""
        return _SEQUENCE.sub("", _MOVE.sub("\n", self._written.decode(errors="ignore")))

    def wait_for(self, words: str) -> None:
        """Read until some words appear that were not waited for before."""
        while (found := self.shown.find(words, self._seen)) < 0:
            assert self._read(), f"{words!r} never came; this did:\n{self.shown}"
        self._seen = found + len(words)

    def press(self, keys: str) -> None:
        """Press some keys."""
        os.write(self._descriptor, keys.encode())

    def kill(self) -> None:
        """End the program as `kill -9` does."""
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)

    def wait(self) -> int:
        """Read to the end; the exit code."""
        while self._read():
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self._process, 0)[1])

    def _read(self) -> bool:
        """Read what there is; whether the program goes on. One that waits for more keys fails the test."""
        ready, _, _ = select.select([self._descriptor], [], [], _PATIENCE_S)
        assert ready, f"the program waits for keys that never come; it has shown:\n{self.shown}"
        try:
            written = os.read(self._descriptor, 65536)
        except OSError:  # how Linux says that the other side has gone
            return False
        if _CURSOR_QUESTION in written:
            os.write(self._descriptor, _CURSOR_ANSWER)
        self._written += written
        return bool(written)


@contextmanager
def in_terminal(*words: str | Path, home: Path, columns: int = 80) -> Iterator[Terminal]:
    """Start the program in a terminal of its own."""
    process, descriptor = pty.fork()
    if process == 0:
        termios.tcsetwinsize(0, (40, columns))
        variables = os.environ | {
            "EDA_COACH_HOME": str(home),
            "TERM": "xterm",
        }
        os.execve(sys.executable, [sys.executable, "-m", "eda_coach", *map(str, words)], variables)  # noqa: S606
    try:
        yield Terminal(descriptor, process)
    finally:
        os.close(descriptor)
