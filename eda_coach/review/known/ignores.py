"""Ignores that stand in the documents themselves: ``eda-coach: ignore RULE -- reason`` in a comment."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from eda_coach.review.known.covering import Lines
from eda_coach.review.readers.source import Source

_IGNORE = re.compile(r"eda-coach:[ \t]*ignore(?P<whole>-file)?[ \t]+(?P<rest>[^\n]*)")
_KEY = re.compile(r"""^(?P<indent>[ \t]*)(?:- )?["']?x-eda-coach-ignore["']?[ \t]*:[ \t]*(?P<rest>[^\n]*)""")
_RULES = re.compile(r"[A-Z]{3}\d{3}(?:@[^\s,]+)?(?:[ \t]*,[ \t]*[A-Z]{3}\d{3}(?:@[^\s,]+)?)*")
# What begins a comment, by format: Markdown, Mermaid, YAML, PlantUML.
_COMMENTS = ("<!--", "%%", "#", "'", "//")
# A document with more ignores is silenced rather than reviewed.
MOST_IGNORES = 1_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Ignore:
    """One ignore.

    Attributes:
        rules: Ids of rules, or of findings (``RULE@element``); empty if none could be read.
        reason: Empty if none is given: then it does not hold.
        line: Where it stands.
        covers: Lines it covers, the first and the last.
        is_beyond: Whether it is the first of a document that has too many; then it does not hold.
    """

    rules: tuple[str, ...]
    reason: str
    file: str
    line: int
    covers: range
    is_beyond: bool = False

    @property
    def place(self) -> str:
        """Where it stands, as ``file:line``."""
        return f"{self.file}:{self.line}"


def ignores_in(source: Source) -> list[Ignore]:
    """Ignores of a document, in their order; of too many the first ones and the one beyond.

    An ignore covers what follows it: in Markdown (``<!-- -->``) the next block, which is a fence, a
    paragraph, or with a heading its whole section; in YAML (``#``) the next key with all that is in it; in
    diagrams the next line. Behind words of its own line it covers that line. ``ignore-file`` covers the
    document, the YAML key ``x-eda-coach-ignore`` the mapping it stands in.
    """
    if "eda-coach" not in source.text:
        return []
    found = list(islice(_found(source, source.text.split("\n")), MOST_IGNORES + 1))
    beyond = (replace(one, rules=(), reason="", is_beyond=True) for one in found[MOST_IGNORES:])
    return [*found[:MOST_IGNORES], *beyond]


def _found(source: Source, texts: Sequence[str]) -> Iterator[Ignore]:
    lines = Lines(texts, _is_passed_over)
    for at, text in enumerate(texts):
        if "eda-coach" not in text:
            continue
        key, comment = _KEY.match(text), _IGNORE.search(text)
        if key:
            covers = _mapping_around(lines, at)
            yield _ignore(source, at, key["rest"].strip().strip("\"'"), covers)
        elif comment and (mark := _comment_mark(text, comment.start())):
            behind = range(at, at + 1) if text[: mark.start].strip() else _behind(lines, at, mark.text)
            covers = range(len(texts)) if comment["whole"] else behind
            yield _ignore(source, at, comment["rest"].removesuffix("-->").strip(), covers)


class _Mark(NamedTuple):
    """What begins a comment, and where."""

    text: str
    start: int


def _comment_mark(line: str, before: int) -> _Mark | None:
    """The mark of the comment in which a place of a line stands; only blanks may lie between."""
    head = line[:before].rstrip()
    mark = next((one for one in _COMMENTS if head.endswith(one)), None)
    return None if mark is None else _Mark(mark, len(head) - len(mark))


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


def _behind(lines: Lines, at: int, mark: str) -> range:
    """What a comment covers that stands on a line of its own."""
    following = lines.next_content(at + 1)
    if following >= len(lines):
        return range(at, at + 1)
    if mark == "<!--":
        return range(at, lines.block_end(following))
    return range(at, lines.deeper_end(following) if mark == "#" else following + 1)


def _is_passed_over(line: str) -> bool:
    """Whether a line is blank, or a further ignore."""
    return not line.strip() or _IGNORE.search(line) is not None


def _mapping_around(lines: Lines, at: int) -> range:
    """The mapping in which a key stands; the whole document at its margin."""
    if lines.is_at_margin(at):
        return range(len(lines))
    begin = lines.mapping_begin(at)
    return range(begin, lines.deeper_end(begin))
