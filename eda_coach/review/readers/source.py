"""What readers are given: a document's text, and a way to ask for the ones it refers to."""

from collections.abc import Callable
from dataclasses import dataclass

from eda_coach.review.model.evidence import Evidence, How
from eda_coach.review.model.unread import Unread, UnreadKind

# Longer quotes are cut: whoever wants more opens the file at the line.
_LONGEST_QUOTE = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A document, or a diagram that stands in one.

    Attributes:
        name: As it was given; ``-`` for standard input.
        text: Decoded, with line ends as newlines.
        first_line: Line of the whole document at which the text begins.
        title: Of the section in which it stands; empty for a whole document.
    """

    name: str
    text: str
    first_line: int = 1
    title: str = ""


# Asked for a document by the relative reference that stands in another; None where it is not to be had.
Lookup = Callable[[Source, str], Source | None]


def look_nowhere(_source: Source, _reference: str) -> None:
    """A lookup that finds nothing."""


class Places:
    """Makes evidence out of lines of a source.

    Lines count from 1 within the source; the evidence has them as they stand in the whole document.

    Args:
        source: The document or diagram.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.lines = source.text.split("\n")

    def at(
        self, line: int, *, to: int = 0, quote: str = "", path: str = "", how: How = How.DECLARED
    ) -> Evidence:
        """The evidence of a line.

        Args:
            line: From 1.
            to: The last line; the same if left out.
            quote: What stands there; the line's own words if left out.
            path: Where in a tree, or in which diagram.
            how: How it came to be known.
        """
        line = max(1, min(line, len(self.lines)))
        before = self.source.first_line - 1
        return Evidence(
            file=self.source.name,
            line=before + line,
            end_line=before + max(line, min(to, len(self.lines))),
            quote=shortened(quote or self.lines[line - 1]),
            path=path,
            how=how,
        )

    def unread(self, kind: UnreadKind, why: str, line: int, *, to: int = 0, path: str = "") -> Unread:
        """A part that could not be read; arguments as in :meth:`at`."""
        return Unread(kind=kind, why=why, evidence=self.at(line, to=to, path=path))


def shortened(words: str) -> str:
    """A quote in one line, cut if it is long."""
    line = " ".join(words[: 4 * _LONGEST_QUOTE].split())
    return line if len(line) <= _LONGEST_QUOTE else f"{line[: _LONGEST_QUOTE - 4].rstrip()} ..."
