"""Wrapped lines in which some words are marked, for those who see colours."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eda_coach.cli.lines import Line, Style, wrap
from eda_coach.language.printable import printable


class Mark(NamedTuple):
    """Characters of a text that have a style of their own."""

    start: int
    end: int
    style: Style


class MarkedText(str):
    """The text of a line, with what in it is marked.

    Plain prompters print it like any other text; the terminal's draws the marks.
    """

    __slots__ = ("marks",)

    marks: tuple[Mark, ...]

    def __new__(cls, text: str, marks: Sequence[Mark]) -> "MarkedText":
        """A line's text with marks that lie within it, in order and apart from each other."""
        made = super().__new__(cls, text)
        made.marks = tuple(marks)
        return made

    def pieces(self) -> Iterator[tuple[Style, str]]:
        """The text in pieces of one style each."""
        at = 0
        for mark in self.marks:
            yield Style.PLAIN, self[at : mark.start]
            yield mark.style, self[mark.start : mark.end]
            at = mark.end
        yield Style.PLAIN, self[at:]


def marked_lines(text: str, marks: Sequence[Mark], width: int, *, first: str = "") -> Iterator[Line]:
    """Wrap a text and keep its marks.

    Args:
        text: Foreign text.
        marks: In any order; where two overlap the first in the text goes before.
        width: Of the terminal, in columns.
        first: Before every line.
    """
    shown, placed = _printable(text, marks)
    styles: list[Style] = [Style.PLAIN] * len(shown)
    for mark in placed:
        styles[mark.start : mark.end] = [mark.style] * (mark.end - mark.start)
    at = 0
    for line in wrap(shown, width, first=first, rest=first):
        own = []
        for i, character in enumerate(line[len(first) :], start=len(first)):
            at = _place(shown, at, character)
            if at < len(shown) and character.isspace() == shown[at].isspace():
                own.append((i, styles[at]))
                at += 1
        yield Style.PLAIN, MarkedText(line, _joined(own))


def _place(shown: str, at: int, character: str) -> int:
    """Where a character of a wrapped line stands: only blanks were added there or left out."""
    while not character.isspace() and at < len(shown) and shown[at].isspace():
        at += 1
    return at


def _printable(text: str, marks: Sequence[Mark]) -> tuple[str, list[Mark]]:
    """The text without what a terminal would obey, and the marks where they stand in it."""
    shown, placed, at = "", list[Mark](), 0
    for mark in sorted(marks):
        start = max(mark.start, at)
        if mark.end <= start:
            continue
        shown += printable(text[at:start])
        piece = printable(text[start : mark.end])
        placed.append(Mark(len(shown), len(shown) + len(piece), mark.style))
        shown += piece
        at = mark.end
    return shown + printable(text[at:]), placed


def _joined(styled: Sequence[tuple[int, Style]]) -> list[Mark]:
    """Neighbouring characters of one style as one mark."""
    marks: list[Mark] = []
    for i, style in styled:
        if style is Style.PLAIN:
            continue
        if marks and marks[-1].end == i and marks[-1].style is style:
            marks[-1] = marks[-1]._replace(end=i + 1)
        else:
            marks.append(Mark(i, i + 1, style))
    return marks
