"""Damaged YAML: what can be mended is mended, the rest left out block by block, and all of it told."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

import yaml

from eda_coach.review.model.unread import Unread, UnreadKind
from eda_coach.review.readers.nodes.loading import Effort, TooDeepError, TooLargeError, composed
from eda_coach.review.readers.source import Places

# So many damaged places are left out; a text with more is read up to the next one only.
_MOST_MENDINGS = 40
# Of a text in which the damage goes on like this, this share of the lines must remain to be a document.
_LEAST_REMAINING = 0.5
# A block that spoils the text each time it is put back is itself the damage.
_MOST_RETURNS = 2
_MOSTLY = "most of it is not YAML"
_BAD_ESCAPE = re.compile(r'\\(?:\\|([^\\0abt\tnvfre "/N_LPxuU]))')
_SURROGATES = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
_INDENTING_TABS = re.compile(r"^ *\t[ \t]*", re.MULTILINE)


@dataclass(kw_only=True, slots=True)
class _Damaged:
    """A text under repair.

    Attributes:
        told: What was mended or left out, by its first line.
        trial: The line above two blocks that could not be read one after the other, while it is left out
            instead of them: a wrong indentation spoils what follows.
        tried: First lines of blocks for which that was tried.
        returned: How often a block was put back, by its first line.
    """

    original: tuple[str, ...]
    lines: list[str]
    places: Places
    told: dict[int, Unread] = field(default_factory=dict)
    trial: "_Trial | None" = None
    tried: set[int] = field(default_factory=set)
    returned: Counter[int] = field(default_factory=Counter)

    def mended(self, error: yaml.MarkedYAMLError) -> None:
        """Mend what an error complains of, or leave its block out."""
        problem, mark = error.problem or "this is not YAML", error.problem_mark
        if mark and "escape" in problem and self._escaped(mark.line):
            return
        if mark and "cannot start any token" in problem and self._untabbed(mark.line):
            return
        self._removed(_damaged_line(error, len(self.lines)), problem)

    def _removed(self, line: int, problem: str) -> None:
        """Leave out a damaged block; where it follows another, try the line above both instead."""
        trial, self.trial = self.trial, None
        if trial is not None and line <= trial.line:
            self._put_back(trial.culprit)
            self._left_out(trial.start, problem)
            line = trial.line
        start = self._block_above(line)
        culprit = self._line_above(start) if start and start not in self.tried else 0
        if culprit and self._fits(start, self._line_above(culprit)):
            self.tried.add(start)
            self.trial = _Trial(start=start, line=line, culprit=culprit)
            self._left_out(culprit, problem, is_line=True)
        else:
            self._left_out(line, problem)

    def _block_above(self, line: int) -> int:
        """First line of a block that was left out right above a line; 0 if there is none."""
        for start, unread in self.told.items():
            last = self._last(unread)
            if _is_out(unread) and last < line and not any(map(str.strip, self.original[last : line - 1])):
                return start
        return 0

    def _line_above(self, line: int) -> int:
        """The nearest line above that was read and is not blank; 0 if there is none."""
        return next((number for number in range(line - 1, 0, -1) if self.lines[number - 1].strip()), 0)

    def _escaped(self, row: int) -> bool:
        """Double the backslashes of a line that mean nothing in double quotes."""
        line = _SURROGATES.sub(lambda pair: _joined_pair(pair[0]), self.lines[row])
        if line == self.lines[row]:
            line = _BAD_ESCAPE.sub(lambda found: f"\\\\{found[1]}" if found[1] else found[0], line)
            why = "a backslash in double quotes that means nothing there; use single quotes"
            if line != self.lines[row]:
                self._tell(UnreadKind.LINE, why, row + 1, row + 1)
        is_better = line != self.lines[row]
        self.lines[row] = line
        return is_better

    def _untabbed(self, row: int) -> bool:
        """Write spaces for tabs at the beginning of every line."""
        text = "\n".join(self.lines)
        spaced = _INDENTING_TABS.sub(lambda found: found[0].replace("\t", "  "), text)
        if spaced == text:
            return False
        self.lines = spaced.split("\n")
        why = "a tab in the indentation, read as two spaces; use spaces"
        self._tell(UnreadKind.LINE, why, row + 1, row + 1)
        return True

    def _fits(self, line: int, above: int) -> bool:
        """Whether a line that was left out could stand below another by its indentation."""
        if not above:
            return False
        words = self.lines[above - 1].strip()
        indent, indent_above = _indent(self.original[line - 1]), _indent(self.lines[above - 1])
        inside = indent_above + len(words) - len(words.lstrip("- "))  # of "- name: x" that of the name
        return indent <= inside or words.endswith(":")

    def _left_out(self, line: int, problem: str, *, is_line: bool = False) -> None:
        """Leave out a damaged line and all that hangs on it.

        What was left out further down is put back: what is opened here and never closed spoilt it.
        """
        below = [start for start, unread in self.told.items() if start > line and _is_out(unread)]
        for start in below:
            if self.returned[start] < _MOST_RETURNS:
                self.returned[start] += 1
                self._put_back(start)
        last = line if is_line else _end_of_block(self.lines, line)
        self.lines[line - 1 : last] = [""] * (last - line + 1)
        self._tell(UnreadKind.PART, f"not YAML: {problem}", line, last)

    def _put_back(self, start: int) -> None:
        last = self._last(self.told.pop(start))
        self.lines[start - 1 : last] = self.original[start - 1 : last]

    def _last(self, unread: Unread) -> int:
        return unread.evidence.end_line - self.places.source.first_line + 1

    def cut(self, error: yaml.MarkedYAMLError) -> None:
        """Leave out everything from the damaged line on."""
        line = _damaged_line(error, len(self.lines))
        del self.lines[line - 1 :]
        kind = UnreadKind.PART if any(each.strip() for each in self.lines) else UnreadKind.DOCUMENT
        self._tell(kind, f"not YAML from here on: {error.problem}", line, len(self.places.lines))

    def _tell(self, kind: UnreadKind, why: str, line: int, last: int) -> None:
        self.told[line] = self.places.unread(kind, why, line, to=last)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Trial:
    """A line that is left out to see whether two blocks below it can be read then.

    Attributes:
        start: Of the first block.
        line: Of the second block.
        culprit: The line.
    """

    start: int
    line: int
    culprit: int


def read_damaged(text: str, places: Places) -> tuple[list[yaml.Node], list[Unread]]:
    """The root nodes of a text, and what was left out to get at them."""
    lines = text.split("\n")
    damaged = _Damaged(original=tuple(lines), lines=lines, places=places)
    effort = Effort()
    roots = list[yaml.Node]()
    try:
        roots = _roots(damaged, effort)
    except TooDeepError as error:
        damaged.told[error.line] = places.unread(UnreadKind.DOCUMENT, "it is nested too deeply", error.line)
    except TooLargeError:
        damaged.told[0] = places.unread(UnreadKind.DOCUMENT, "it is too large for a review", 1)
    except (yaml.YAMLError, ValueError, RecursionError):
        damaged.told[0] = places.unread(UnreadKind.DOCUMENT, "it is no YAML that can be read", 1)
    told = _joined([damaged.told[line] for line in sorted(damaged.told)])
    remaining = sum(1 for line in damaged.lines if line.strip())
    if remaining < _LEAST_REMAINING * sum(1 for line in damaged.original if line.strip()):
        told = told if remaining else []
        told.append(places.unread(UnreadKind.DOCUMENT, _MOSTLY, 1, to=len(damaged.original)))
    return roots, told


def _roots(damaged: _Damaged, effort: Effort) -> list[yaml.Node]:
    for _ in range(_MOST_MENDINGS):
        text = "\n".join(damaged.lines)
        try:
            return composed(text, effort)
        except yaml.MarkedYAMLError as error:
            if effort.characters < len(text):
                damaged.cut(error)
                break
            damaged.mended(error)
    try:
        return composed("\n".join(damaged.lines), effort)
    except yaml.MarkedYAMLError as error:
        damaged.cut(error)
    return composed("\n".join(damaged.lines), effort)


def _damaged_line(error: yaml.MarkedYAMLError, most: int) -> int:
    """Where the damage begins: at what was opened and never closed, else where the reading stopped."""
    is_open = any(word in (error.context or "") for word in ("flow", "scalar", "simple key"))
    mark = (error.context_mark if is_open else None) or error.problem_mark or error.context_mark
    return min(mark.line + 1, most) if mark else 1


def _end_of_block(lines: list[str], line: int) -> int:
    """The last line of what hangs on a line: the lines behind it that are indented more."""
    indent = _indent(lines[line - 1])
    last = line
    for number in range(line + 1, len(lines) + 1):
        if lines[number - 1].strip():
            if _indent(lines[number - 1]) <= indent:
                break
            last = number
    return last


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _joined(told: list[Unread]) -> list[Unread]:
    """Blocks that were left out one below the other, told as one."""
    joined = list[Unread]()
    for unread in told:
        before = joined[-1] if joined else unread
        follows = unread.evidence.line - before.evidence.end_line == 1
        if follows and _is_out(unread) and _is_out(before):
            evidence = replace(before.evidence, end_line=unread.evidence.end_line)
            joined[-1] = replace(before, evidence=evidence)
        else:
            joined.append(unread)
    return joined


def _is_out(unread: Unread) -> bool:
    return unread.kind is UnreadKind.PART


def _joined_pair(pair: str) -> str:
    """Two escapes that JSON writes for one character, as the one escape of YAML."""
    high, low = int(pair[2:6], 16), int(pair[8:12], 16)
    return f"\\U{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00):08X}"
