"""How a typed answer is to be scored, and the samples by which a rubric proves itself."""

from dataclasses import dataclass
from enum import StrEnum

from eda_coach.content.fields import Given, Slug, Switch, Text, Whole
from eda_coach.content.questions.question import Level
from eda_coach.content.questions.verdict import Verdict


class Likeness(StrEnum):
    """What sort of answer a sample is."""

    STRONG = "strong"
    PARTIAL = "partial"
    MIDDLING = "middling"
    WEAK = "weak"
    OFF_TOPIC = "off-topic"
    STUFFED = "stuffed"
    NEGATED = "negated"
    NAME_DROPPING = "name-dropping"


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """Phrases that are evidence for a verdict, by the verdict they lead to."""

    met: tuple[Text, ...] = ()
    partly: tuple[Text, ...] = ()
    contradicted: tuple[Text, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Criterion:
    """One row of a rubric.

    Attributes:
        says: What an answer must say to meet it.
        points: Earned when met; at least 1.
        dimension: Id of the row of the scorecard it counts for.
        level: Who is expected to say it; None for the question's own level.
        must_have: Without it the whole answer earns at most half.
        evidence: Phrases; None where only ``references`` are given.
        references: Plain sentences that say it, for grading without phrases.
        hint: Offered when it is missing.
        probe: The follow-up asked when it is missing.
        concepts: Ids of what to practise when it is missing, where that is not the question's own.
    """

    id: Slug
    says: Text
    points: Whole
    dimension: Slug
    level: Level | None = None
    must_have: Switch = False
    evidence: Evidence | None = None
    references: tuple[Text, ...] = ()
    hint: str = ""
    probe: str = ""
    concepts: tuple[Slug, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Rubric:
    """The list that scores a typed answer."""

    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sample:
    """An answer with the verdicts it must get: a rubric's own test.

    Attributes:
        choice: The option it picks, where the question has some.
        expect: Verdict by criterion id; a criterion not named must come out missing.
        overclaims: Ids of the overclaims that must fire.
    """

    like: Likeness
    text: Text
    choice: str = ""
    expect: dict[str, Verdict] | None = None
    overclaims: tuple[Slug, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Overclaim:
    """A statement that says more than is true, written once for the pack.

    Attributes:
        id: Its key in ``overclaims.yaml``, so no author writes it.
        evidence: Phrases in which it shows.
        unless: Phrases that qualify it, in the same sentence or the next.
        penalty: Points taken off; 0 or more.
        dimension: Id of the row of the scorecard it counts against; none where it only matters in a quiz.
    """

    id: Given = ""
    evidence: tuple[Text, ...]
    unless: tuple[Text, ...] = ()
    correction: Text
    probe: str = ""
    penalty: Whole = 1
    dimension: Slug | None = None
