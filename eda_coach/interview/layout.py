"""How an answer is laid out on the page, made plain: diagrams as sentences.

Everything is replaced by text of the same length: offsets still tell where the candidate's words stand.
"""

import re
from itertools import pairwise

# A fenced block, with or without the name of its language; the last one may be left open.
_BLOCK = re.compile(
    r"^[ \t]*(?:```|~~~)[^\n]*\n(.*?)"
    r"(?:^[ \t]*(?:```|~~~)[ \t]*$|\Z)",
    re.MULTILINE | re.DOTALL,
)
# No editor's margin is wider; who types a longer line lets it run.
_WIDEST_MARGIN = 130
# Share of the lines that must be full, so that the next word would not have fitted, for a text to be wrapped.
_FULL = 0.8
_BULLET = re.compile(r"\d{1,2}[.)]")
# Possessive, and only where a run begins: a line of nothing but dashes is not tried at each of them.
_ARROW = re.compile(
    r"(?<![-=.])(?:<|(?<!\w)[ox])?(?:--++|-\.++-?|==++|-)(?:>>|[>x)o]|\|)?[+-]?(?=\s|\w|\||$)",
    re.MULTILINE,
)
# What only says how a diagram is drawn.
_DRAWING = re.compile(
    r"^[ \t]*(?:sequenceDiagram|flowchart|graph|participant|actor|autonumber|activate|deactivate|subgraph|"
    r"end|classDef|style|direction|rect|loop|alt|opt|else|par|@startuml|@enduml)\b[^\n]*$",
    re.MULTILINE,
)
_NOTE = re.compile(r"^[ \t]*Note (?:over|left of|right of) [^:\n]*:", re.MULTILINE | re.IGNORECASE)
_MARK = re.compile(r"[\[\](){}|\":]")


def readable(text: str) -> str:
    """A text in which diagrams are plain sentences, one a line; as long as it was."""
    return _BLOCK.sub(_laid_out, text)


def wrapped_from(text: str) -> int:
    """Characters of the shortest line that may have been wrapped; the end of a shorter one is meant.

    Where an editor wrapped a text, a line that goes on in the next has no room for its first word. Where
    somebody typed line by line, most have.
    """
    lines = readable(text).split("\n")
    margin = max(map(len, lines))
    joints = [
        len(line) + 1 + len(after.split()[0]) > margin
        for line, after in pairwise(lines)
        if line.strip() and _goes_on(after)
    ]
    is_wrapped = margin <= _WIDEST_MARGIN and sum(joints) >= _FULL * len(joints)
    return 0 if is_wrapped else margin + 1


def _goes_on(line: str) -> bool:
    """Whether a line may be the rest of the one before it."""
    begin = line.lstrip()
    return begin[:1].islower() or (begin[:1].isdigit() and not _BULLET.match(begin))


def _laid_out(block: re.Match[str]) -> str:
    begin, end = block.start(1) - block.start(), block.end(1) - block.start()
    lines = block[1]
    for pattern in (_DRAWING, _NOTE, _ARROW, _MARK):
        lines = pattern.sub(lambda found: _blanks(found[0]), lines)
    # An arrow leaves more than one blank; a line that begins in lower case would pass for a wrapped one.
    lines = re.sub(r"(?m)^ ", "-", lines) if "\n " in f"\n{lines}" else lines
    return _blanks(block[0][:begin]) + lines + _blanks(block[0][end:])


def _blanks(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
