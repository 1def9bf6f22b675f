"""Lines of bytes, each of bounded length, read when they are asked for."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from eda_coach.errors import UsageError

# Read at once of a line that is passed over.
_GULP = 1 << 16


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line.

    Attributes:
        number: From 1.
        content: With its line end; empty if the line is too long.
    """

    number: int
    content: bytes
    is_too_long: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing in it."""
        return not self.content.strip() and not self.is_too_long


class ByteLines:
    """Lines of a stream; those that were read can be given back."""

    def __init__(self, stream: IO[bytes], *, most_bytes: int) -> None:
        self._stream = stream
        self._most = most_bytes
        self._number = 0
        self._back: deque[Line] = deque()

    def __iter__(self) -> Iterator[Line]:
        return self

    def __next__(self) -> Line:
        """The next line.

        Raises:
            UsageError: The stream is no UTF-8 from its first character on.
        """
        if self._back:
            return self._back.popleft()
        content = self._read(self._most + 1)
        if not content:
            raise StopIteration
        self._number += 1
        if self._number == 1:
            content = _without_mark(content)
        if len(content) <= self._most:
            return Line(number=self._number, content=content)
        while content and not content.endswith(b"\n"):
            content = self._read(_GULP)
        return Line(number=self._number, content=b"", is_too_long=True)

    def give_back(self, lines: Iterable[Line]) -> None:
        """Let lines come again, in this order, before all others."""
        self._back.extendleft(reversed(list(lines)))

    def first(self) -> Line | None:
        """The first line that is not blank, which comes again; None if there is none."""
        line = next((line for line in self if not line.is_blank), None)
        if line is not None:
            self.give_back([line])
        return line

    def _read(self, most: int) -> bytes:
        try:
            return self._stream.readline(most)
        except OSError as error:
            raise UsageError(
                f"The answers cannot be read ({error.strerror}).", hint="Give another file."
            ) from error


def _without_mark(content: bytes) -> bytes:
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise UsageError("The answers are in UTF-16.", hint="Save the file as UTF-8.")
    return content.removeprefix(BOM_UTF8)
