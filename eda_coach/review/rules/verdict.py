"""What a rule may say, and how much it weighs."""

from enum import StrEnum


class Verdict(StrEnum):
    """The answer of a rule: a problem seen, a question left open, well done, or nothing to ask."""

    FINDING = "finding"
    NOT_STATED = "not-stated"
    OK = "ok"
    NOT_APPLICABLE = "n/a"


class Severity(StrEnum):
    """How much a finding weighs, the heaviest first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"


class Confidence(StrEnum):
    """How sure a ruling is, the surest first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


# The weightiest first: what a rule says as a whole when it says several things.
VERDICT_ORDER = tuple(Verdict)
SEVERITY_ORDER = tuple(Severity)
