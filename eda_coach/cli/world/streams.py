"""Standard streams that never fail on a character, and one word about each error."""

import codecs
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from eda_coach.errors import CoachError
from eda_coach.language.printable import printable

# What shells know as "stopped by Ctrl-C".
_INTERRUPTED = 130
_NAME = "eda-coach"
# What small character sets lack, in letters that all of them have.
_PLAIN = {
    "\u2014": "-",
    "\u2013": "-",
    "\u2212": "-",
    "\u2192": "->",
    "\u2190": "<-",
    "\u2264": "<=",
    "\u2265": ">=",
    "\u00d7": "x",
    "\u00b7": "-",
    "\u2026": "...",
    "\u2018": "'",
    "\u2019": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u00b5": "u",
    "\u03bc": "u",
}


class _OutputError(Exception):
    """Standard output cannot be written; :func:`guarded` knows what that means."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.error = error


def prepare_streams() -> None:
    """Let streams replace what their encoding cannot show or read, instead of failing."""
    codecs.register_error("eda-coach", _replace)
    _open_missing_streams()
    getattr(sys.stdin, "reconfigure", lambda **_: None)(errors="replace")
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and not is_unicode(stream):
            reconfigure(errors="eda-coach")
        elif reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _open_missing_streams() -> None:
    """Open what the caller has closed (``>&-``): else the journal's file would get its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - kept open


def is_unicode(stream: object) -> bool:
    """Whether a stream can show every character."""
    return str(getattr(stream, "encoding", "") or "").lower().replace("-", "") in ("utf8", "utf16", "utf32")


def _replace(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    words = "".join(_plain(one) for one in error.object[error.start : error.end])
    return words, error.end


def _plain(character: str) -> str:
    if character in _PLAIN:
        return _PLAIN[character]
    import unicodedata

    return unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode() or "?"


def say(*lines: str) -> None:
    """Words for people: on standard error."""
    try:
        print(*lines, sep="\n", file=sys.stderr)  # noqa: T201 - the one place that prints them
    except BrokenPipeError:
        hush(sys.stderr)  # nobody listens; the work goes on


def put(text: str) -> None:
    """Data: on standard output, as it is."""
    with _output():
        sys.stdout.write(text)


def put_line(text: str = "") -> None:
    """One line of data."""
    put(text + "\n")


def terminal_width() -> int:
    """Width of the terminal in columns; 80 where there is none.

    The streams are asked one after the other: with `quiz > FILE` the prompts still have a terminal.
    """
    from shutil import get_terminal_size

    widths = (_width(stream) for stream in (sys.stdout, sys.stderr))
    return get_terminal_size((next(filter(None, widths), 80), 24)).columns


def _width(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        return 0


def program() -> str:
    """What to type to call this program again: its name, or its path if it is not on PATH."""
    from shutil import which

    called = sys.argv[0]
    is_hidden = os.path.basename(called).startswith(_NAME) and which(_NAME) is None  # noqa: PTH119 - as typed
    return called if is_hidden else _NAME


def fail(error: CoachError) -> int:
    """Say what went wrong and what to do; the exit code."""
    # Where there are several lines, the last one sums the others up, which stay as they are for editors.
    *details, last = printable(str(error)).split("\n")
    say(*details, f"Error: {last}")
    if error.hint:
        say(printable(error.hint))
    return error.exit_code


def guarded(run: Callable[[], int]) -> int:
    """Run a command; every expected failure ends here, in words and an exit code."""
    try:
        code = run()
        with _output():
            sys.stdout.flush()
    except CoachError as error:
        return fail(error)
    except KeyboardInterrupt:
        say("", "Stopped. Everything answered is kept.")
        return _INTERRUPTED
    except _OutputError as failure:
        return output_failed(failure.error)
    return code


def output_failed(error: OSError) -> int:
    """Say that standard output cannot be written, if that is an error; the exit code."""
    hush(sys.stdout)
    if isinstance(error, BrokenPipeError):
        return 0  # the reader has gone (`| head`)
    return fail(
        CoachError(f"Standard output cannot be written ({error.strerror}).", hint="Send it somewhere else.")
    )


def hush(stream: TextIO) -> None:
    """Lead a stream nowhere: what is still buffered must not fail again at the interpreter's end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@contextmanager
def _output() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _OutputError(error) from error
