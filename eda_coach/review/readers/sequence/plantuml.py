"""Reads sequence diagrams of PlantUML."""

import re
from collections.abc import Iterator

from eda_coach.review.model.design import Document, Format
from eda_coach.review.model.unread import UnreadKind
from eda_coach.review.readers.part import Part
from eda_coach.review.readers.sequence.meaning.reading import Reading
from eda_coach.review.readers.sequence.plantuml_lines import PlantumlLines
from eda_coach.review.readers.source import Lookup, Places, Source
from eda_coach.review.readers.vocabulary import Vocabulary

_START = re.compile(r"@start(\w+)", re.IGNORECASE)
_END = re.compile(r"@end\w+", re.IGNORECASE)
# First words of lines that stand in other diagrams of PlantUML and in no sequence diagram.
_OTHER = re.compile(
    r"""(?:abstract|annotation|artifact|card|class|cloud|component|enum|file|folder|frame|interface|map|node|object
    |package|rectangle|stack|state|storage|usecase|person|swimlane|partition|map|json)\s+["\w\[(]
    |(?:start|stop)$|:[^:;\n]{1,300};$|\[\*\]|\[[^\]\n]{1,200}\]\s*(?:as\b|[-.<o*]|$)
    |\([^()\n]{1,80}\)|(?:left\ to\ right|top\ to\ bottom)\ direction
    |["\w.]+\ (?:<\|[-.]|\*-|\.\.)|(?:entity|database|queue|actor|collections)\b[^\n]{0,200}\{$
    |(?:System|Container|Person|Component|Rel|Boundary)\w{0,20}\s*\(""",
    re.VERBOSE,
)
_SEQUENCE = re.compile(
    r"(?:participant|activate|deactivate|autonumber|boundary|control|alt|return|ref over)\b"
)
_OTHER_KIND = "a diagram of another kind; sequence diagrams are read"


def read_plantuml(source: Source, *, vocabulary: Vocabulary, lookup: Lookup) -> Part:  # noqa: ARG001
    """What the sequence diagrams of a file say; other kinds of diagrams are told as unread.

    Args:
        source: One or several diagrams.
        vocabulary: Names and wordings.
        lookup: Not asked: what is included is told as unread.
    """
    places = Places(source)
    part = Part(
        document=Document(
            name=source.name, format=Format.PLANTUML, lines=len(places.lines), evidence=places.at(1)
        )
    )
    diagrams = list(_diagrams(_uncommented(places.lines)))
    for number, (kind, first, lines) in enumerate(diagrams, 1):
        path = f"diagram {number}" if len(diagrams) > 1 else ""
        if kind != "uml" or _is_other(lines):
            last = first + len(lines)
            part.unread.append(places.unread(UnreadKind.DIAGRAM, _OTHER_KIND, first, to=last, path=path))
            continue
        drawing = PlantumlLines(places, part, path=path).drawn(lines, first=first)
        part.title = part.title or drawing.title
        Reading(part, places, vocabulary).add(drawing, path=path)
    return part


def _diagrams(lines: list[str]) -> Iterator[tuple[str, int, list[str]]]:
    """Kind, first line and lines of each diagram; a text without ``@startuml`` is one."""
    begins = [number for number, line in enumerate(lines) if _START.match(line)]
    if not begins:
        yield "uml", 1, lines
        return
    for begin, following in zip(begins, [*begins[1:], len(lines)], strict=True):
        found = _START.match(lines[begin])
        kind = found[1].lower() if found else ""
        inner = lines[begin + 1 : following]
        end = next((at for at, line in enumerate(inner) if _END.match(line)), len(inner))
        yield kind, begin + 1, ["", *inner[:end]]


def _uncommented(lines: list[str]) -> list[str]:
    """The lines, stripped and with one space between words, comments left out."""
    kept, is_inside = list[str](), False
    for line in lines:
        text = " ".join(line.split()).removeprefix("\ufeff")
        if not is_inside and text.startswith("'"):
            text = ""
        text, is_inside = _without_comment(text, is_inside=is_inside)
        kept.append(text)
    return kept


def _without_comment(text: str, *, is_inside: bool) -> tuple[str, bool]:
    """What of a line stands outside of ``/' '/``, and whether the comment goes on."""
    if not is_inside and "/'" not in text:
        return text, False
    kept = list[str]()
    while text:
        before, mark, text = text.partition("'/" if is_inside else "/'")
        if not is_inside:
            kept.append(before)
        if mark:
            is_inside = not is_inside
    return " ".join(" ".join(kept).split()), is_inside


def _is_other(lines: list[str]) -> bool:
    """Whether the lines are of another diagram; one that shows nothing at all is none."""
    if any(_SEQUENCE.match(line) for line in lines):
        return False
    return any(_OTHER.match(line) for line in lines)
