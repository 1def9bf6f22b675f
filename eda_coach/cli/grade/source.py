"""Where answers come from: a file or standard input, with a bar where somebody waits for it."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_ISREG
from typing import IO

from eda_coach.cli.world.streams import say, terminal_width
from eda_coach.errors import UsageError

# Characters of a progress bar, and of the words and figures beside it with room to spare.
_BAR = 36
_BESIDE_BAR = 36
Tell = Callable[[str], None]


@contextmanager
def open_source(path: str) -> Iterator[IO[bytes]]:
    """The bytes of a file; ``-`` is standard input.

    Raises:
        UsageError: It cannot be opened.
    """
    if path == "-":
        yield sys.stdin.buffer
        return
    try:
        file = Path(path).open("rb")  # noqa: SIM115 - closed below
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise UsageError(
            f"{path} cannot be read ({why}).", hint="Give another path, or - for standard input."
        ) from error
    with file:
        yield file


@contextmanager
def progress_of(source: IO[bytes], *, shows: bool) -> Iterator[tuple[Callable[[], None], Tell]]:
    """A bar for the reading of a file: how to move it on, and how to say a line while it stands.

    Args:
        source: Its position is how far the work has come.
        shows: Whether there is to be a bar at all.
    """
    size = _size(source) if shows and sys.stderr.isatty() else 0
    if not size:
        yield lambda: None, say
        return
    import typer

    width = max(1, min(_BAR, terminal_width() - _BESIDE_BAR))

    def tell(line: str) -> None:
        blank = " " * (terminal_width() - 1)
        say(f"\r{blank}\r{line}")

    with typer.progressbar(length=size, label="Scoring answers", width=width, file=sys.stderr) as bar:
        yield lambda: bar.update(source.tell() - bar.pos), tell
        bar.update(size - bar.pos)


def _size(source: IO[bytes]) -> int:
    """Bytes of a file; 0 of a stream, whose end nobody knows."""
    facts = os.fstat(source.fileno())
    return facts.st_size if S_ISREG(facts.st_mode) else 0
