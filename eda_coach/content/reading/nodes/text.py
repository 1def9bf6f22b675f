"""A file's bytes to text, or the reason why it is none that a pack may use."""

import re
from dataclasses import dataclass
from pathlib import Path

from eda_coach.content.header import MOST_FILE_BYTES

# Control characters that YAML forbids, line breaks that only YAML knows (U+0085, U+2028, U+2029), and the
# byte order mark where it is not the first character.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_AS_UTF_8 = "save it with the encoding UTF-8"


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A position in a file; line and column count from 1."""

    line: int
    column: int


START = Place(line=1, column=1)


class BadYamlError(Exception):
    """The text is no YAML that a pack may use."""

    def __init__(self, what: str, mend: str, place: Place = START) -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend
        self.place = place


def read_text(path: Path) -> str:
    """Read a file.

    Raises:
        BadYamlError: It is no file, not UTF-8, too large, or holds control characters.
        OSError: It cannot be read.
    """
    # A pipe would block for ever, a device never end.
    if path.exists() and not path.is_file():
        raise BadYamlError("this is no file", "packs are made of files and one level of folders")
    with path.open("rb") as file:
        return decode_text(file.read(MOST_FILE_BYTES + 1))


def decode_text(content: bytes) -> str:
    """Decode the bytes of a file.

    Raises:
        BadYamlError: They are not UTF-8, too many, or hold control characters.
    """
    if len(content) > MOST_FILE_BYTES:
        raise BadYamlError("the file is too large", f"split it: at most {MOST_FILE_BYTES // 10**6} MB")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()
        raise BadYamlError("the file is not UTF-8", _AS_UTF_8, _place(before)) from error
    hidden = _CONTROL.search(text)
    if hidden:
        what = f"a control character (U+{ord(hidden.group()):04X}) stands here"
        mend = "delete it" if hidden.group() != "\0" else f"delete it; if the file is UTF-16, {_AS_UTF_8}"
        raise BadYamlError(what, mend, _place(text[: hidden.start()]))
    return text


def _place(before: str) -> Place:
    """Where the character behind a text stands."""
    lines = f"{before}x".splitlines()
    return Place(line=len(lines), column=len(lines[-1]))
