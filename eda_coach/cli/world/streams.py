"""Standard streams that never fail on a character, and one word about each error."""

import codecs
import os
import sys
from collections.abc import Callable

from eda_coach.errors import CoachError
from eda_coach.language.printable import printable

# What shells know as "stopped by Ctrl-C".
_INTERRUPTED = 130
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
    "\u03bc": "u",
}


def prepare_streams() -> None:
    """Let output replace what the encoding of a stream cannot show, instead of failing."""
    codecs.register_error("eda-coach", _replace)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and not is_unicode(stream):
            reconfigure(errors="eda-coach")
        elif reconfigure is not None:
            reconfigure(errors="backslashreplace")


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
    print(*lines, sep="\n", file=sys.stderr)  # noqa: T201 - the one place that prints them


def put(text: str) -> None:
    """Data: on standard output, as it is."""
    sys.stdout.write(text)


def put_line(text: str = "") -> None:
    """One line of data."""
    put(text + "\n")


def terminal_width() -> int:
    """Width of the terminal in columns; 80 where there is none."""
    from shutil import get_terminal_size

    return get_terminal_size().columns


def fail(error: CoachError) -> int:
    """Say what went wrong and what to do; the exit code."""
    say(f"Error: {printable(str(error))}")
    if error.hint:
        say(printable(error.hint))
    return error.exit_code


def guarded(run: Callable[[], int]) -> int:
    """Run a command; every expected failure ends here, in words and an exit code."""
    try:
        code = run()
        sys.stdout.flush()
    except CoachError as error:
        return fail(error)
    except KeyboardInterrupt:
        say("", "Stopped. Everything answered is kept.")
        return _INTERRUPTED
    except BrokenPipeError:
        # The reader has gone (`| head`): that is no error. What is still buffered must not fail
        # again when the interpreter flushes at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code
