"""How an answer is laid out on the page, made plain: diagrams as sentences.

Everything is replaced by text of the same length: offsets still tell where the candidate's words stand.
"""

import re

# A fenced block, with or without the name of its language; the last one may be left open.
_BLOCK = re.compile(
    r"^[ \t]*(?:```|~~~)[^\n]*\n(.*?)"
    r"(?:^[ \t]*(?:```|~~~)[ \t]*$|\Z)",
    re.MULTILINE | re.DOTALL,
)
# Nobody wraps a shorter line: who ends one has said something.
_LEAST_WRAPPED = 50
# Nor are lines wrapped where one is longer than any margin, or at less than this share of the longest.
_MOST_WRAPPED, _SHARE = 130, 0.7
# Where so many lines are nearly as long as the longest, somebody's editor has a narrow margin.
_MARGIN, _LEAST_MARGIN = 0.6, 30
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
    """Characters of the shortest line that may have been wrapped; the end of a shorter one is meant."""
    lengths = [len(line) for line in text.split("\n") if line.strip()]
    longest = max(lengths, default=0)
    if longest > _MOST_WRAPPED:
        return longest + 1
    near = int(_SHARE * longest)
    has_margin = sum(length >= near for length in lengths) >= _MARGIN * len(lengths)
    return near if has_margin and longest >= _LEAST_MARGIN else max(_LEAST_WRAPPED, near)


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
