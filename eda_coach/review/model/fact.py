"""What the prose of a design says of an aspect."""

from dataclasses import dataclass
from enum import StrEnum

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.evidence import Evidence


class Stand(StrEnum):
    """How a sentence stands to an aspect.

    Present and absent are claims about the design, planned is a promise, argued proves nothing: "without
    idempotency, retries charge twice" says why, not that.
    """

    PRESENT = "present"
    ABSENT = "absent"
    PLANNED = "planned"
    ARGUED = "argued"


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """One aspect in one sentence.

    Attributes:
        elements: Ids of the elements that the sentence names; empty if it speaks of the whole design.
        heading: Of the section it stands in; may be empty.
        evidence: The sentence.
    """

    aspect: Aspect
    stand: Stand
    elements: tuple[str, ...] = ()
    heading: str = ""
    evidence: Evidence
