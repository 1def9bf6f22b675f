"""What passes between two elements."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.value import UNKNOWN, Known, Value


class EdgeKind(StrEnum):
    """What an edge means.

    A deliver edge runs from the channel or broker to its consumer, a reply from the called to the caller. A
    link is a line whose meaning the document does not tell; rules conclude nothing from its direction.
    """

    CALL = "call"
    REPLY = "reply"
    PUBLISH = "publish"
    DELIVER = "deliver"
    READ = "read"
    WRITE = "write"
    LINK = "link"


@dataclass(frozen=True, kw_only=True, slots=True)
class Edge:
    """One arrow, request, delivery or access.

    Attributes:
        source: Id of an element.
        target: Id of an element; that of the source for work of its own.
        label: As written.
        protocol: In lower case, such as ``http``, ``grpc``, ``kafka``; empty if unknown.
        messages: Ids of the messages that pass.
        sync: Whether the source waits for an answer.
        is_certain: Whether kind and direction are sure; AsyncAPI 2.x leaves the direction open.
        value_by_aspect: What is declared of it.
    """

    source: str
    target: str
    kind: EdgeKind
    label: str = ""
    protocol: str = ""
    messages: tuple[str, ...] = ()
    sync: Known = Known.UNKNOWN
    is_certain: bool = True
    value_by_aspect: Mapping[Aspect, Value] = field(default_factory=dict)
    evidence: tuple[Evidence, ...]

    def says(self, aspect: Aspect) -> Value:
        """What is declared of an aspect."""
        return self.value_by_aspect.get(aspect, UNKNOWN)
