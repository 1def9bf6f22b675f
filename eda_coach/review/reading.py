"""Documents to one design."""

from collections.abc import Sequence

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
    reader = read_markdown if format_ is Format.MARKDOWN else READERS[format_]
    return reader(source, vocabulary=vocabulary, lookup=lookup)
