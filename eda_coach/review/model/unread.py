"""What could not be read."""

from dataclasses import dataclass
from enum import StrEnum

from eda_coach.review.model.evidence import Evidence


class UnreadKind(StrEnum):
    """What sort of part could not be read."""

    LINE = "line"
    DIAGRAM = "diagram"
    REFERENCE = "reference"
    DOCUMENT = "document"
    PART = "part"


@dataclass(frozen=True, kw_only=True, slots=True)
class Unread:
    """A part of a document that no conclusion rests on.

    Attributes:
        why: What is in the way, and what would help, as a phrase: ``a drawing made of characters; draw it in
            Mermaid``.
    """

    kind: UnreadKind
    why: str
    evidence: Evidence
