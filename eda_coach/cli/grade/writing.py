"""Where scores go, line by line: to standard output, or into a file that appears when it is whole."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from eda_coach.cli.world.streams import is_unicode, say
from eda_coach.errors import UsageError
from eda_coach.language.printable import one_line

Write = Callable[[str], None]
_STANDARD = (None, "-")
_DATABASE = b"SQLite format 3\0"


class OutputFailedError(Exception):
    """Standard output cannot be written; whether that is an error depends on why."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.error = error


def goes_to_terminal(output: str | None) -> bool:
    """Whether scores appear on a terminal."""
    return output in _STANDARD and sys.stdout.isatty()


def is_small(output: str | None) -> bool:
    """Whether scores go where not every character can be shown as it is."""
    return output in _STANDARD and (sys.stdout.isatty() or not is_unicode(sys.stdout))


@contextmanager
def open_output(output: str | None) -> Iterator[Write]:
    """A way to write lines, each at once.

    What was written into a file before something went wrong is kept beside it as ``FILE.part``.

    Args:
        output: Path of a file, replaced only once everything is written; standard output for None or ``-``.

    Raises:
        OutputFailedError: Standard output cannot be written.
        UsageError: The file cannot be written.
    """
    if output in _STANDARD:
        yield _put
        return
    path = Path(str(output))
    with _told(path):
        target = _Target(path)
    try:
        yield target.write
    except BaseException:
        target.keep()
        raise
    target.finish()
    say(f"Written: {one_line(str(path))}")


def _put(line: str) -> None:
    try:
        sys.stdout.write(line)
        sys.stdout.flush()
    except OSError as error:
        raise OutputFailedError(error) from error


class _Target:
    """A file that takes the place of another when it is whole; a device or pipe is written as it is."""

    def __init__(self, path: Path) -> None:
        if path.is_file() and _begins_as_database(path):
            raise UsageError(f"{path} is a database, such as the journal.", hint="Give another path with -o.")
        self._path = path.resolve()  # a link goes on pointing where it did
        self._part: Path | None = None
        if path.exists() and not path.is_file():
            self._file = path.open("w", encoding="utf-8", newline="\n")
            return
        handle, name = tempfile.mkstemp(dir=self._path.parent, prefix=".eda-coach-")
        self._part = Path(name)
        self._file = os.fdopen(handle, "w", encoding="utf-8", newline="\n")

    def write(self, line: str) -> None:
        with _told(self._path):
            self._file.write(line)
            self._file.flush()

    def finish(self) -> None:
        with _told(self._path):
            self._file.close()
            if self._part is not None:
                self._part.chmod(_rights(self._path))
                self._part.replace(self._path)

    def keep(self) -> None:
        """Keep what was written so far, if anything was."""
        with suppress(OSError):
            self._file.close()  # what a full disk did not take, it will not take now
        if self._part is None:
            return
        with _told(self._path):
            if not self._part.stat().st_size:
                self._part.unlink()
                return
            kept = self._path.with_name(f"{self._path.name}.part")
            self._part.replace(kept)
            say(f"Kept so far: {one_line(str(kept))}")


def _begins_as_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_DATABASE)) == _DATABASE


def _rights(path: Path) -> int:
    """Of the file that is replaced, or those that any new file gets: temporary ones are private."""
    mask = os.umask(0)
    os.umask(mask)
    return path.stat().st_mode if path.exists() else 0o666 & ~mask


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UsageError(
            f"{path} cannot be written ({error.strerror}).",
            hint="Give another path with -o, or none to see it here.",
        ) from error
