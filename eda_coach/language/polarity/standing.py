"""How a text stands to having a thing."""

from enum import Enum


class Standing(Enum):
    """Whether a text claims a thing, denies it, puts it off or only talks about it."""

    CLAIMED = "claimed"
    ABSENT = "absent"
    POSTPONED = "postponed"
    ARGUED = "argued"
