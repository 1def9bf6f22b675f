"""Designs that stand in a text: what is between the backticks of a fence."""

from eda_coach.review.model.design import Format
from eda_coach.review.readers.asyncapi.reading import read_asyncapi
from eda_coach.review.readers.compose.reading import read_compose
from eda_coach.review.readers.mermaid import read_mermaid
from eda_coach.review.readers.openapi.reading import read_openapi
from eda_coach.review.readers.own.reading import read_own
from eda_coach.review.readers.part import Part
from eda_coach.review.readers.recognising import recognise
from eda_coach.review.readers.sequence.plantuml import read_plantuml
from eda_coach.review.readers.source import Lookup, Source
from eda_coach.review.readers.vocabulary import Vocabulary

READERS = {
    Format.MERMAID: read_mermaid,
    Format.PLANTUML: read_plantuml,
    Format.DESIGN: read_own,
    Format.ASYNCAPI: read_asyncapi,
    Format.OPENAPI: read_openapi,
    Format.COMPOSE: read_compose,
}


def read_embedded(source: Source, *, vocabulary: Vocabulary, lookup: Lookup) -> Part | None:
    """What a fence holds; None if it is no design."""
    format_ = recognise(source.text)
    if format_ not in READERS:
        return None
    return READERS[format_](source, vocabulary=vocabulary, lookup=lookup)
