"""How far an ignore reaches in the lines of a document; every answer is found in one pass over them."""

import re
from collections.abc import Callable, Sequence
from functools import cached_property

_HEADING = re.compile(r"^(#{1,6})\s")
_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})")
_LEVELS = 6


class Lines:
    """The lines of a document, and where what begins at one of them ends. Lines count from 0.

    Args:
        lines: Of the document.
        is_passed_over: Whether an ignore looks behind a line for what it covers.
    """

    def __init__(self, lines: Sequence[str], is_passed_over: Callable[[str], bool]) -> None:
        self._lines = lines
        self._is_passed_over = is_passed_over

    def __len__(self) -> int:
        return len(self._lines)

    def is_at_margin(self, at: int) -> bool:
        """Whether a line is not indented."""
        return _indent(self._lines[at]) == 0

    def next_content(self, at: int) -> int:
        """The first line from one on that is not passed over; their number if there is none."""
        return self._content[at]

    def block_end(self, begin: int) -> int:
        """Behind the block of Markdown that begins at a line: a fence, a heading's section, a paragraph."""
        fence, heading = _FENCE.match(self._lines[begin]), _HEADING.match(self._lines[begin])
        if fence:
            behind = range(begin + 1, len(self._lines))
            closing = (at + 1 for at in behind if self._lines[at].strip().startswith(fence.group(1)))
            return next(closing, len(self._lines))
        return self._headings[len(heading.group(1))][begin + 1] if heading else self._blank[begin + 1]

    def deeper_end(self, begin: int) -> int:
        """Behind a key of YAML and all lines that are indented more."""
        return self._no_deeper[begin]

    def mapping_begin(self, at: int) -> int:
        """The key of the mapping in which a key stands; 0 for one at the margin."""
        return self._outer[at]

    @cached_property
    def _content(self) -> list[int]:
        return self._nexts(lambda line: not self._is_passed_over(line))

    @cached_property
    def _blank(self) -> list[int]:
        return self._nexts(lambda line: not line.strip())

    @cached_property
    def _headings(self) -> dict[int, list[int]]:
        """For each level, the next heading of this or an outer level."""
        found = [_HEADING.match(line) for line in self._lines]
        levels = [len(one.group(1)) if one else _LEVELS + 1 for one in found]
        return {most: _nexts([level <= most for level in levels]) for most in range(1, _LEVELS + 1)}

    def _nexts(self, is_one: Callable[[str], bool]) -> list[int]:
        return _nexts([is_one(line) for line in self._lines])

    @cached_property
    def _indents(self) -> list[int | None]:
        return [_indent(line) if line.strip() else None for line in self._lines]

    @cached_property
    def _no_deeper(self) -> list[int]:
        """For each line the next one that is not blank and not indented more."""
        ends, open_ = [len(self._lines)] * len(self._lines), list[int]()
        for at, indent in enumerate(self._indents):
            if indent is None:
                continue
            while open_ and (self._indents[open_[-1]] or 0) >= indent:
                ends[open_.pop()] = at
            open_.append(at)
        return ends

    @cached_property
    def _outer(self) -> list[int]:
        """For each line the last one above that is indented less; 0 if there is none."""
        outer, open_ = [0] * len(self._lines), list[int]()
        for at, indent in enumerate(self._indents):
            if indent is None:
                continue
            while open_ and (self._indents[open_[-1]] or 0) >= indent:
                open_.pop()
            outer[at] = open_[-1] if open_ else 0
            open_.append(at)
        return outer


def _nexts(marks: Sequence[bool]) -> list[int]:
    """For each place, and the one behind the last, the first place from there on that is marked."""
    nexts = [len(marks)] * (len(marks) + 1)
    for at in range(len(marks) - 1, -1, -1):
        nexts[at] = at if marks[at] else nexts[at + 1]
    return nexts


def _indent(line: str) -> int:
    expanded = line[: len(line) - len(line.lstrip())].expandtabs()
    return len(expanded)
