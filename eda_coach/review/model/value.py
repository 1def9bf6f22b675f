"""What is known of one thing: yes, no or unknown, with what was said."""

from dataclasses import dataclass
from enum import StrEnum

from eda_coach.review.model.evidence import Evidence


class Known(StrEnum):
    """Three-valued: what a design does not say is unknown, never no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class Value:
    """What a design says of one aspect.

    Attributes:
        text: What exactly, such as ``2 s`` or ``orders.dlq``; empty if only yes or no.
        evidence: Where it says so; empty only where it is unknown.
    """

    known: Known
    text: str = ""
    evidence: tuple[Evidence, ...] = ()


UNKNOWN = Value(known=Known.UNKNOWN)
