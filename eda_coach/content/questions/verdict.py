"""What a part of a response comes to."""

from enum import StrEnum


class Verdict(StrEnum):
    """What a criterion, option, step or item comes to."""

    MET = "met"
    PARTLY = "partly"
    MISSING = "missing"
    CONTRADICTED = "contradicted"
    UNSURE = "unsure"
