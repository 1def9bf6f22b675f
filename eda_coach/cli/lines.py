"""Styled lines for people, wrapped to their terminal."""

import textwrap
from collections.abc import Iterator, Sequence
from enum import StrEnum

from eda_coach.cli.world.streams import program
from eda_coach.language.printable import printable
from eda_coach.practice.advice import Action

# Wider lines are hard to read.
_WIDEST = 100
_NARROWEST = 20


class Style(StrEnum):
    """What a line is."""

    PLAIN = ""
    STRONG = "strong"
    QUIET = "quiet"
    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"


Line = tuple[Style, str]


def wrap(text: str, width: int, *, first: str = "", rest: str | None = None) -> list[str]:
    """Wrap a text; its own line ends stay.

    Args:
        text: Foreign text.
        width: Of the terminal, in columns.
        first: Before the first line.
        rest: Before all other lines; blanks as wide as ``first`` if None.
    """
    indent = " " * len(first) if rest is None else rest
    wide = max(_NARROWEST, min(width, _WIDEST) - 1)
    lines: list[str] = []
    for paragraph in printable(text).split("\n"):
        start = indent if lines else first
        wrapped = textwrap.wrap(paragraph, wide, initial_indent=start, subsequent_indent=indent)
        lines += wrapped or [start.rstrip()]
    return lines


def counted(number: int, noun: str) -> str:
    """``1 question``, ``2 questions``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def action_lines(actions: Sequence[Action], width: int) -> Iterator[Line]:
    """What to do next; a command is never wrapped, so that it can be copied."""
    yield Style.PLAIN, ""
    yield Style.STRONG, "Next"
    for number, action in enumerate(actions, start=1):
        yield from ((Style.PLAIN, line) for line in wrap(action.why, width, first=f"{number}. "))
        yield Style.QUIET, f"   {program()}{action.command.removeprefix('eda-coach')}"
    yield Style.PLAIN, ""
