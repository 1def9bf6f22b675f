"""A review as it is kept: enough to report it without the design or the rules."""

from dataclasses import dataclass

KEPT_VERSION = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptRemark:
    """A finding or a question.

    Attributes:
        id: ``RULE@element``; of a question the rule.
        severity: Of a finding; empty for a question.
        place: ``file:line``; empty if nowhere in particular.
        quote: What stands there; may be empty.
    """

    id: str
    rule: str
    title: str
    severity: str
    message: str
    place: str
    quote: str


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptReview:
    """One review.

    Attributes:
        at: When it was made, in ISO 8601.
        files: Names of the documents, as they were given.
        name: Of the design; may be empty.
        good: Ids of the rules that were seen to be handled.
        unread: How many parts were not read.
        concepts: Ids of concepts to practise, the weightiest first.
    """

    version: int
    at: str
    files: tuple[str, ...]
    name: str
    profile: str
    level: str
    findings: tuple[KeptRemark, ...]
    questions: tuple[KeptRemark, ...]
    good: tuple[str, ...]
    unread: int
    concepts: tuple[str, ...]
