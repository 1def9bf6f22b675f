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


# What the language of a fence promises, where its text does not tell.
_FORMAT_BY_LANGUAGE = {
    **dict.fromkeys(("mermaid", "mmd", "sequencediagram", "flowchart"), Format.MERMAID),
    **dict.fromkeys(("plantuml", "puml", "uml", "pu", "plant-uml", "c4plantuml"), Format.PLANTUML),
}


def read_embedded(
    source: Source, *, vocabulary: Vocabulary, lookup: Lookup, language: str = ""
) -> Part | None:
    """What a fence holds; None if it is no design.

    Args:
        source: The text of the fence.
        vocabulary: Names and wordings.
        lookup: Asks for other documents.
        language: In which the fence is said to be; empty if it says nothing.
    """
    format_ = recognise(source.text)
    if format_ not in READERS:
        format_ = _FORMAT_BY_LANGUAGE.get(language.lower())
    if format_ is None or not source.text.strip():
        return None
    return READERS[format_](source, vocabulary=vocabulary, lookup=lookup)
