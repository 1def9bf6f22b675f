"""What is sent over channels."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.value import UNKNOWN, Value


class MessageKind(StrEnum):
    """What a message is meant to do."""

    EVENT = "event"
    COMMAND = "command"
    QUERY = "query"
    REPLY = "reply"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """A field of a payload or a header.

    Attributes:
        name: As written; nested ones with dots, as in ``customer.email``.
        type: As written, with the format behind a slash (``string/date-time``); empty if unknown.
        is_header: Whether it is a header rather than a part of the payload.
        is_required: Whether it is said to be always there.
    """

    name: str
    type: str = ""
    is_header: bool = False
    is_required: bool = False
    evidence: Evidence


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """A kind of message.

    Attributes:
        id: In kebab-case, made of the name; unique in the design.
        name: As written.
        fields: In the order of the document; of a schema that could not be followed, those that were seen.
        is_whole: Whether the schema of the payload was read whole, so that a field not listed is not there.
        value_by_aspect: What is declared of it beside its fields: a correlation id, a key, a version, schema.
    """

    id: str
    name: str
    kind: MessageKind = MessageKind.UNKNOWN
    fields: tuple[Field, ...] = ()
    is_whole: bool = False
    value_by_aspect: Mapping[Aspect, Value] = field(default_factory=dict)
    evidence: tuple[Evidence, ...]

    def says(self, aspect: Aspect) -> Value:
        """What is declared of an aspect."""
        return self.value_by_aspect.get(aspect, UNKNOWN)
