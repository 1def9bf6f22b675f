"""A described system to design in a mock interview."""

from dataclasses import dataclass, field

from eda_coach.content.fields import Number, Slug, Text
from eda_coach.content.questions.question import Level
from eda_coach.content.questions.rubric import Criterion, Evidence, Sample


@dataclass(frozen=True, kw_only=True, slots=True)
class Requirement:
    """Something the candidate must find out by asking; ``asked`` are phrases of a fitting question."""

    id: Slug
    asked: tuple[Text, ...]
    answer: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A number of the scenario that an estimate may rest on."""

    id: Slug
    says: Text
    value: Number
    unit: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Flip:
    """A requirement that changes late in the interview, and what a good answer changes with it."""

    id: Slug
    change: Text
    probe: Text
    evidence: Evidence


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkedAnswer:
    """A full answer at one level; ``diagram`` is Mermaid."""

    level: Level
    text: Text
    diagram: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scenario:
    """A described system to design.

    Attributes:
        ratings: For each dimension, what an answer must show for a rating: four texts, 1 to 4.
        minutes_by_phase: Time for each phase of the pack, in minutes.
    """

    id: Slug
    title: Text
    level: Level
    concepts: tuple[Slug, ...]
    sources: tuple[Slug, ...]
    prompt: Text
    claims: tuple[str, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    figures: tuple[Figure, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    ratings: dict[Slug, tuple[Text, Text, Text, Text]] = field(default_factory=dict)
    minutes_by_phase: dict[Slug, Number] = field(default_factory=dict)
    overclaims: tuple[Slug, ...] = ()
    flips: tuple[Flip, ...] = ()
    worked_answers: tuple[WorkedAnswer, ...] = ()
    samples: tuple[Sample, ...] = ()
    aliases: tuple[Slug, ...] = ()
