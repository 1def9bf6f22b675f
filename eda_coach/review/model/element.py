"""Parts of a system."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.value import UNKNOWN, Value


class ElementKind(StrEnum):
    """What a part of a system is.

    A broker is the server that carries channels: a document that only shows "Kafka" has one and no channel.
    """

    ACTOR = "actor"
    CLIENT = "client"
    GATEWAY = "gateway"
    SERVICE = "service"
    BROKER = "broker"
    CHANNEL = "channel"
    STORE = "store"
    EXTERNAL = "external"


# A person or the program in front of them: whoever waits for an answer.
ASKING = frozenset({ElementKind.ACTOR, ElementKind.CLIENT})
# What messages go through.
CARRYING = frozenset({ElementKind.BROKER, ElementKind.CHANNEL})
# What works on requests and messages.
WORKING = frozenset({ElementKind.GATEWAY, ElementKind.SERVICE, ElementKind.EXTERNAL})


class ChannelKind(StrEnum):
    """How a channel hands out its messages."""

    QUEUE = "queue"
    TOPIC = "topic"
    LOG = "log"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class Element:
    """A part of the system.

    Attributes:
        id: In kebab-case, made of the name; unique in the design.
        name: As the user wrote it.
        technology: Product or image, as written; empty if unknown.
        channel_kind: Of a channel or broker.
        value_by_aspect: What is declared of it.
        evidence: Where it is declared or first named; never empty.
    """

    id: str
    name: str
    kind: ElementKind
    technology: str = ""
    channel_kind: ChannelKind = ChannelKind.UNKNOWN
    value_by_aspect: Mapping[Aspect, Value] = field(default_factory=dict)
    evidence: tuple[Evidence, ...]

    def says(self, aspect: Aspect) -> Value:
        """What is declared of an aspect."""
        return self.value_by_aspect.get(aspect, UNKNOWN)
