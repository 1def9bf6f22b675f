"""A rule's card: all that is said of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from eda_coach.content.questions.question import Level
from eda_coach.review.model.aspect import Aspect
from eda_coach.review.rules.verdict import Severity


class Profile(StrEnum):
    """What a review is for: an answer in an interview, or a design that shall be built."""

    INTERVIEW = "interview"
    PRODUCTION = "production"


class Family(StrEnum):
    """What a rule looks at; the first letters of its id."""

    REQUEST_RESPONSE = "SYN"
    EVENTS = "EVT"
    DELIVERY = "MSG"
    CONSISTENCY = "DAT"
    ANSWERING = "RSP"
    CHOICE = "CHO"
    OPERATION = "OPS"
    DOCUMENT = "DOC"


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """A design in a few lines.

    Attributes:
        format: As after the backticks of a fence: ``mermaid``, ``yaml``, ``text``.
        text: The design.
    """

    format: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """A rule as authors describe it.

    Attributes:
        id: Letters of the family and three digits, as in ``MSG002``.
        level: Who is expected to know it.
        off_in: Profiles in which it is not asked.
        what: What it is about, in one or two sentences.
        why: What comes of it.
        detected: How it is found, with what it takes for granted.
        false_alarms: When a finding is wrong.
        fix: What to do.
        say: What to say in an interview, in the first person.
        follow_ups: What the interviewer asks next.
        sources: Ids in ``sources.yaml``.
        aspects: What its question asks after, the first above all; a design.yaml has room for the answer.
        concepts: Ids of the bundled pack's concepts behind it.
        numbers: Thresholds by name.
        words: Lists of words by name.
        wordings: What is said, by verdict (``finding``, ``not-stated``, ``ok``) or by the name that the rule
            gives (``finding-stated``); ``{name}`` stands for a word of the ruling. ``planned`` is for a gap
            left for later, which is a finding one step lighter than the gap itself.
    """

    id: str
    title: str
    severity: Severity
    level: Level
    off_in: tuple[Profile, ...] = ()
    what: str
    why: str
    detected: str
    false_alarms: str
    fix: str
    bad: Example
    good: Example
    say: str
    follow_ups: tuple[str, ...]
    sources: tuple[str, ...]
    aspects: tuple[Aspect, ...] = ()
    concepts: tuple[str, ...] = ()
    numbers: Mapping[str, float] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    wordings: Mapping[str, str]

    @property
    def family(self) -> Family:
        """What it looks at."""
        return Family(self.id[:3])
