"""Where a design says something: file, lines and quote."""

from dataclasses import dataclass
from enum import StrEnum


class How(StrEnum):
    """How something came to be known.

    A declared thing is written down as such, an inferred one concluded from names or layout, and prose is a
    sentence of a text.
    """

    DECLARED = "declared"
    INFERRED = "inferred"
    PROSE = "prose"


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """A place in a document of the user.

    Attributes:
        file: Name of the document, as it was given; ``-`` for standard input.
        line: From 1.
        end_line: The last line, from 1.
        quote: The words that stand there, in one line.
        path: Where it stands in a tree, as a JSON pointer, or in which diagram ("diagram 2"); may be empty.
    """

    file: str
    line: int
    end_line: int
    quote: str
    path: str = ""
    how: How = How.DECLARED
