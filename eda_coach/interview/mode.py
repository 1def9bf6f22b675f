"""How much a candidate is told on the way."""

from enum import StrEnum


class Mode(StrEnum):
    """How much the candidate is told on the way."""

    # Time after each phase, hints on demand.
    USUAL = "usual"
    # Nothing until the end, and no hints.
    PRESSURE = "pressure"
    # What was heard and what was not, after each phase.
    COACH = "coach"
