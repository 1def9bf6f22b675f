"""A design: all that was read of one system."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import Element, ElementKind
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.fact import Fact
from eda_coach.review.model.flow import Flow
from eda_coach.review.model.message import Message
from eda_coach.review.model.unread import Unread
from eda_coach.review.model.value import UNKNOWN, Value


class Format(StrEnum):
    """The format of a document."""

    MARKDOWN = "markdown"
    MERMAID = "mermaid"
    PLANTUML = "plantuml"
    DESIGN = "design"
    ASYNCAPI = "asyncapi"
    OPENAPI = "openapi"
    COMPOSE = "compose"


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """A part of a prose document.

    Attributes:
        title: Of its heading; empty before the first.
        level: Of its heading, from 1; 0 before the first.
        words: How many words of prose stand in it, sub-sections left out.
        evidence: The heading, or the first line.
    """

    title: str
    level: int
    words: int
    evidence: Evidence


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """One file that was read.

    Attributes:
        name: As it was given; ``-`` for standard input.
        version: Of the format, as ``2.0.0`` of AsyncAPI; may be empty.
        has_prose: Whether it holds sentences that rules on wording may ask for.
        evidence: Its first line.
    """

    name: str
    format: Format
    version: str = ""
    lines: int
    has_prose: bool = False
    sections: tuple[Section, ...] = ()
    evidence: Evidence


@dataclass(frozen=True, kw_only=True, slots=True)
class Design:
    """All that was read of one system, out of one or several documents.

    Attributes:
        edges: Every edge of the flows too.
        value_by_aspect: What is declared of the whole design.
    """

    name: str
    documents: tuple[Document, ...]
    elements: Mapping[str, Element] = field(default_factory=dict)
    edges: tuple[Edge, ...] = ()
    messages: Mapping[str, Message] = field(default_factory=dict)
    flows: tuple[Flow, ...] = ()
    facts: tuple[Fact, ...] = ()
    unread: tuple[Unread, ...] = ()
    value_by_aspect: Mapping[Aspect, Value] = field(default_factory=dict)

    def says(self, aspect: Aspect) -> Value:
        """What is declared of an aspect of the whole design."""
        return self.value_by_aspect.get(aspect, UNKNOWN)

    def of_kind(self, *kinds: ElementKind) -> Iterator[Element]:
        """Elements of some kinds, in the order in which they were found."""
        return (element for element in self.elements.values() if element.kind in kinds)

    def edges_of(self, *kinds: EdgeKind) -> Iterator[Edge]:
        """Edges of some kinds, in the order in which they were found."""
        return (edge for edge in self.edges if edge.kind in kinds)

    def name_of(self, element: str) -> str:
        """The name of an element, as the user wrote it."""
        return self.elements[element].name

    def facts_on(self, *aspects: Aspect) -> Iterator[Fact]:
        """What prose says of some aspects, in the order of the documents."""
        return (fact for fact in self.facts if fact.aspect in aspects)
