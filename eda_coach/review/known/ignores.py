"""Ignores that stand in the documents themselves: ``eda-coach: ignore RULE -- reason`` in a comment."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eda_coach.review.readers.source import Source

_IGNORE = re.compile(r"eda-coach:[ \t]*ignore(?P<whole>-file)?[ \t]+(?P<rest>[^\n]*)")
_KEY = re.compile(r"""^(?P<indent>[ \t]*)(?:- )?["']?x-eda-coach-ignore["']?[ \t]*:[ \t]*(?P<rest>[^\n]*)""")
_RULES = re.compile(r"[A-Z]{3}\d{3}(?:@[^\s,]+)?(?:[ \t]*,[ \t]*[A-Z]{3}\d{3}(?:@[^\s,]+)?)*")
# What begins a comment, by format: Markdown, Mermaid, YAML, PlantUML.
_COMMENT = re.compile(r"<!--|%%|#|'|//")
_HEADING = re.compile(r"^(#{1,6})\s")
_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})")


@dataclass(frozen=True, kw_only=True, slots=True)
class Ignore:
    """One ignore.

    Attributes:
        rules: Ids of rules, or of findings (``RULE@element``); empty if none could be read.
        reason: Empty if none is given: then it does not hold.
        line: Where it stands.
        covers: Lines it covers, the first and the last.
    """

    rules: tuple[str, ...]
    reason: str
    file: str
    line: int
    covers: range

    @property
    def place(self) -> str:
        """Where it stands, as ``file:line``."""
        return f"{self.file}:{self.line}"


def ignores_in(source: Source) -> list[Ignore]:
    """Ignores of a document, in their order.

    An ignore covers what follows it: in Markdown (``<!-- -->``) the next block, which is a fence, a paragraph,
    or with a heading its whole section; in YAML (``#``) the next key with all that is in it; in diagrams
    the next line. Behind words of its own line it covers that line. ``ignore-file`` covers the document, the
    YAML key ``x-eda-coach-ignore`` the mapping it stands in.
    """
    if "eda-coach" not in source.text:
        return []
    return list(_found(source, source.text.split("\n")))


def _found(source: Source, lines: Sequence[str]) -> Iterator[Ignore]:
    for at, line in enumerate(lines):
        if "eda-coach" not in line:
            continue
        key, comment = _KEY.match(line), _IGNORE.search(line)
        if key:
            covers = _mapping_around(lines, at, len(key["indent"].expandtabs()))
            yield _ignore(source, at, key["rest"].strip().strip("\"'"), covers)
        elif comment and (mark := _last_comment(line, comment.start())):
            covers = range(len(lines)) if comment["whole"] else _behind(lines, at, mark)
            yield _ignore(source, at, comment["rest"].removesuffix("-->").strip(), covers)


def _last_comment(line: str, before: int) -> re.Match[str] | None:
    """The mark of the comment in which a place of a line stands; only blanks may lie between."""
    marks = [mark for mark in _COMMENT.finditer(line, 0, before) if not line[mark.end() : before].strip()]
    return marks[-1] if marks else None


def _ignore(source: Source, at: int, rest: str, covers: range) -> Ignore:
    rules = _RULES.match(rest)
    named = tuple(part.strip() for part in rules.group().split(",")) if rules else ()
    behind = rest[rules.end() if rules else 0 :].strip()
    reason = behind.lstrip("-\u2013\u2014 ").strip() if behind[:1] in ("-", "\u2013", "\u2014") else ""
    return Ignore(
        rules=named,
        reason=reason,
        file=source.name,
        line=at + 1,
        covers=range(covers.start + 1, covers.stop + 1),
    )


def _behind(lines: Sequence[str], at: int, mark: re.Match[str]) -> range:
    """What a comment covers, as indices of lines."""
    if lines[at][: mark.start()].strip():
        return range(at, at + 1)
    following = at + 1
    while following < len(lines) and _is_passed_over(lines[following]):
        following += 1
    if following >= len(lines):
        return range(at, at + 1)
    if mark.group() == "<!--":
        return range(at, _block_end(lines, following))
    if mark.group() == "#":
        return range(at, _deeper_end(lines, following))
    return range(at, following + 1)


def _is_passed_over(line: str) -> bool:
    """Whether a line is blank, or a further ignore."""
    return not line.strip() or _IGNORE.search(line) is not None


def _block_end(lines: Sequence[str], begin: int) -> int:
    """Behind the block of Markdown that begins at a line."""
    fence, heading = _FENCE.match(lines[begin]), _HEADING.match(lines[begin])
    for at in range(begin + 1, len(lines)):
        line = lines[at]
        if fence:
            if line.strip().startswith(fence.group(1)):
                return at + 1
        elif heading:
            next_ = _HEADING.match(line)
            if next_ and len(next_.group(1)) <= len(heading.group(1)):
                return at
        elif not line.strip():
            return at
    return len(lines)


def _deeper_end(lines: Sequence[str], begin: int) -> int:
    """Behind a key of YAML and all lines that are indented more."""
    indent = _indent(lines[begin])
    for at in range(begin + 1, len(lines)):
        if lines[at].strip() and _indent(lines[at]) <= indent:
            return at
    return len(lines)


def _mapping_around(lines: Sequence[str], at: int, indent: int) -> range:
    """The mapping in which a key stands."""
    begin = at
    while begin > 0 and (not lines[begin].strip() or _indent(lines[begin]) >= indent):
        begin -= 1
    if indent == 0:
        return range(len(lines))
    return range(begin, _deeper_end(lines, begin))


def _indent(line: str) -> int:
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())
