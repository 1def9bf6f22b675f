"""Reads what is drawn in Mermaid, whichever diagram it is."""

from difflib import get_close_matches

from eda_coach.review.model.design import Document, Format
from eda_coach.review.model.unread import UnreadKind
from eda_coach.review.readers.flowchart.reading import read_flowchart
from eda_coach.review.readers.part import Part
from eda_coach.review.readers.sequence.mermaid import read_mermaid_sequence
from eda_coach.review.readers.source import Lookup, Places, Source
from eda_coach.review.readers.vocabulary import Vocabulary
from eda_coach.review.readers.word_lists import word_set

_READERS = {
    "sequencediagram": read_mermaid_sequence,
    "flowchart": read_flowchart,
    "flowchart-elk": read_flowchart,
    "graph": read_flowchart,
}
_SPELLING = {kind: kind for kind in _READERS} | {"sequencediagram": "sequenceDiagram"}


# Kinds of diagrams that Mermaid has and that tell nothing of who calls whom.
_OTHER_KINDS = word_set(
    "classdiagram classdiagram-v2 erdiagram gantt statediagram statediagram-v2 journey pie mindmap timeline",
    "gitgraph quadrantchart requirementdiagram zenuml sankey sankey-beta xychart xychart-beta packet",
    "packet-beta kanban block block-beta architecture architecture-beta radar-beta treemap treemap-beta info",
    "c4context c4container c4component c4dynamic c4deployment",
)
_NO_KIND = "does not say of which kind it is"
# A longer word is no kind of diagram that somebody misspelt.
_LONGEST_KIND = 40
_FIRST_LINE = "begin it with 'sequenceDiagram' or 'flowchart LR', and it is read"


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
    unread = places.unread(UnreadKind.DIAGRAM, _why(kind), line, to=len(places.lines))
    return Part(document=document, unread=[unread])


def _why(kind: str) -> str:
    """What is in the way of a diagram that begins with a word."""
    if not kind:
        return "a diagram without content"
    if kind.lower() in _OTHER_KINDS:
        return f"a diagram of the kind {kind!r}; sequence diagrams and flowcharts are read"
    kind = kind[:_LONGEST_KIND]
    near = get_close_matches(kind.lower(), _READERS, n=1)
    what = f"begins with {kind!r}, for which {_SPELLING[near[0]]!r} may be meant" if near else _NO_KIND
    return f"a diagram that {what}; {_FIRST_LINE}"


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
