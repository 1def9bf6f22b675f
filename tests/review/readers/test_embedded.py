"""Designs in the fences of a text."""

import pytest

from eda_coach.review.model.design import Format
from eda_coach.review.model.unread import UnreadKind
from eda_coach.review.readers.embedded import read_embedded
from eda_coach.review.readers.part import Part
from eda_coach.review.readers.source import Source, look_nowhere
from tests.review.readers.wordings import bundled_names


def embedded(text: str, language: str = "") -> Part | None:
    """What a fence holds."""
    source = Source(name="a.md", text=text, first_line=10)
    return read_embedded(source, vocabulary=bundled_names(), lookup=look_nowhere, language=language)


@pytest.mark.parametrize("language", ["plantuml", "puml", "PlantUML", "uml"])
def test_plantuml_needs_no_start(language: str) -> None:
    """If a fence is said to be PlantUML, then it is read without ``@startuml``."""
    part = embedded("Order -> Billing : POST /bills\nBilling --> Order : 201", language)

    assert part is not None
    assert [edge.evidence[0].line for edge in part.edges] == [10, 11]
    assert part.document.format is Format.PLANTUML


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sequencediagrm\nA->>B: x", "'sequenceDiagram' may be meant"),
        ("participant A\nA->>B: x", "does not say of which kind"),
        ("erDiagram\nA ||--o{ B : has", "of the kind 'erDiagram'"),
    ],
)
def test_a_first_line_that_is_not_known_is_told(text: str, words: str) -> None:
    """If a fence of Mermaid begins with no kind that is read, then that is told, and what would help."""
    part = embedded(text, "mermaid")

    assert part is not None
    (unread,) = part.unread
    assert (unread.kind, unread.evidence.line) == (UnreadKind.DIAGRAM, 10)
    assert words in unread.why


@pytest.mark.parametrize(
    ("text", "language"),
    [("", "mermaid"), (" \n", "plantuml"), ("A -> B", ""), ("a: b", "yaml"), ("x", "python")],
)
def test_what_is_no_design_is_nothing(text: str, language: str) -> None:
    """If neither text nor language tell of a design, then there is none."""
    assert embedded(text, language) is None


def test_the_text_counts_before_the_language() -> None:
    """If a fence is said to be Mermaid and holds PlantUML, then it is read as that."""
    part = embedded("@startuml\nA -> B : x\n@enduml", "mermaid")

    assert part is not None
    assert part.document.format is Format.PLANTUML
