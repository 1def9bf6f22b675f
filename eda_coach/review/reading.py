"""Documents to one design."""

from collections.abc import Sequence
from dataclasses import replace

from eda_coach.review.model.design import Design, Format
from eda_coach.review.model.unread import Unread, UnreadKind
from eda_coach.review.readers.embedded import READERS
from eda_coach.review.readers.markdown.reading import read_markdown
from eda_coach.review.readers.merging import merge
from eda_coach.review.readers.part import Part
from eda_coach.review.readers.recognising import recognise
from eda_coach.review.readers.source import Lookup, Places, Source, look_nowhere
from eda_coach.review.readers.vocabulary import Vocabulary

_UNKNOWN = (
    "no design that a review reads; it reads Markdown, Mermaid, PlantUML sequences, design.yaml, AsyncAPI, "
    "OpenAPI and compose files"
)

# Longer texts are no designs that a person wrote: what stands behind is told as not read. Trees (YAML and
# JSON) are bounded by their reader.
# 100 pages of prose have 300,000 characters, a diagram of 2,000 parts about as many.
_MOST_CHARACTERS = {Format.MARKDOWN: 500_000, Format.MERMAID: 400_000, Format.PLANTUML: 400_000}


def read_design(
    sources: Sequence[Source], *, vocabulary: Vocabulary, lookup: Lookup = look_nowhere
) -> Design:
    """Read documents as one system.

    A document of no format that is known is told in :attr:`Design.unread`; a design without documents means
    that none was recognised.
    """
    parts, unread = list[Part](), list[Unread]()
    for source in sources:
        part = _read(source, vocabulary, lookup)
        if part is None:
            unread.append(Places(source).unread(UnreadKind.DOCUMENT, _UNKNOWN, 1))
        else:
            parts.append(part)
    return merge(parts, unread=unread)


def _read(source: Source, vocabulary: Vocabulary, lookup: Lookup) -> Part | None:
    format_ = recognise(source.text)
    if format_ is None:
        return None
    read, left_out = _cut(source, format_)
    reader = read_markdown if format_ is Format.MARKDOWN else READERS[format_]
    part = reader(read, vocabulary=vocabulary, lookup=lookup)
    part.unread += left_out
    return part


def _cut(source: Source, format_: Format) -> tuple[Source, list[Unread]]:
    """A document without what is too much of it, and what that is."""
    most = _MOST_CHARACTERS.get(format_, len(source.text))
    if len(source.text) <= most:
        return source, []
    kept = source.text[: source.text.rfind("\n", 0, most) + 1]
    places, line = Places(source), kept.count("\n") + 1
    why = f"the text is longer than {most:,} characters; nothing from here on was read"
    told = places.unread(UnreadKind.PART, why, line, to=len(places.lines))
    return replace(source, text=kept), [told]
