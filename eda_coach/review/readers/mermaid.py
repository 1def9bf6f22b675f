"""Reads what is drawn in Mermaid, whichever diagram it is."""

from eda_coach.review.model.design import Document, Format
from eda_coach.review.model.unread import UnreadKind
from eda_coach.review.readers.flowchart.reading import read_flowchart
from eda_coach.review.readers.part import Part
from eda_coach.review.readers.sequence.mermaid import read_mermaid_sequence
from eda_coach.review.readers.source import Lookup, Places, Source
from eda_coach.review.readers.vocabulary import Vocabulary

_READERS = {
    "sequencediagram": read_mermaid_sequence,
    "flowchart": read_flowchart,
    "flowchart-elk": read_flowchart,
    "graph": read_flowchart,
}


def read_mermaid(source: Source, *, vocabulary: Vocabulary, lookup: Lookup) -> Part:
    """What a diagram says: sequence diagrams and flowcharts are read, others are told as unread.

    Args:
        source: The diagram's text, which may begin with comments, settings or frontmatter.
        vocabulary: Names and wordings.
        lookup: Asks for other documents.
    """
    places = Places(source)
    line, kind = _first_word(places.lines)
    reader = _READERS.get(kind.lower())
    if reader is not None:
        return reader(source, vocabulary=vocabulary, lookup=lookup)
    document = Document(
        name=source.name, format=Format.MERMAID, lines=len(places.lines), evidence=places.at(1)
    )
    why = f"a diagram of the kind {kind[:40]!r}; sequence diagrams and flowcharts are read"
    if not kind:
        why = "a diagram without content"
    unread = places.unread(UnreadKind.DIAGRAM, why, line, to=len(places.lines))
    return Part(document=document, unread=[unread])


def _first_word(lines: list[str]) -> tuple[int, str]:
    """The line and the word that name the kind of diagram, behind comments, settings and frontmatter."""
    until = ""
    for number, line in enumerate(lines, 1):
        text = line.strip().removeprefix("\ufeff")
        if until:
            ends = text == until if until == "---" else until in text
            until = "" if ends else until
        elif number == 1 and text == "---":
            until = "---"
        elif text.startswith("%%{") and "}%%" not in text:
            until = "}%%"
        elif text and not text.startswith("%%"):
            return number, text.split(None, 1)[0].rstrip(";:")
    return 1, ""
