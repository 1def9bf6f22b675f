"""Where a document goes: to standard output, or whole into a file."""

import os
from pathlib import Path

from eda_coach.cli.world.streams import put, say
from eda_coach.errors import UsageError
from eda_coach.language.printable import one_line

_SQLITE = b"SQLite format 3\0"
_SIDE_FILES = (".sqlite-wal", ".sqlite-shm", ".sqlite-journal")


def deliver(text: str, output: str | None) -> None:
    """Write a document.

    Args:
        text: To write.
        output: Path of a file, replaced only once everything is written; standard output for None or ``-``.

    Raises:
        UsageError: The file cannot be written.
    """
    if output in (None, "-"):
        put(text)
        return
    path = Path(str(output))
    try:
        if _is_database(path):
            raise UsageError(f"{path} is a database, such as the journal.", hint="Give another path with -o.")
        _replace(path, text)
    except OSError as error:
        raise UsageError(
            f"{path} cannot be written ({error.strerror}).",
            hint="Give another path with -o, or none to see it here.",
        ) from error
    say(f"Written: {one_line(str(path))}")


def check_writable(output: str | None) -> None:
    """Check beforehand, as far as can be told, that a document can go where it shall go.

    Raises:
        UsageError: It cannot.
    """
    if output in (None, "-"):
        return
    path = Path(str(output))
    if path.is_dir() or not path.absolute().parent.is_dir():
        what = "is a folder" if path.is_dir() else "lies in a folder that is not there"
        raise UsageError(f"{path} {what}.", hint="Give another path with -o.")


def _is_database(path: Path) -> bool:
    """Whether a file is one of SQLite's, or one of those it keeps beside them."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE or path.name.endswith(_SIDE_FILES)


def _replace(path: Path, text: str) -> None:
    if path.exists() and not path.is_file():  # a device or pipe, such as /dev/stdout, takes no rename
        path.write_text(text, encoding="utf-8")
        return
    import tempfile  # only here: most documents go to standard output

    path = path.resolve()  # a link goes on pointing where it did
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".eda-coach-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        # mkstemp makes files private; a document gets the rights that any new file gets.
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(path.stat().st_mode if path.exists() else 0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
