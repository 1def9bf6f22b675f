"""A described system to design in a mock interview."""

from dataclasses import dataclass, field

from eda_coach.content.fields import Number, Slug, Text, Whole
from eda_coach.content.questions.question import Level
from eda_coach.content.questions.rubric import Criterion, Likeness
from eda_coach.content.questions.verdict import Verdict


@dataclass(frozen=True, kw_only=True, slots=True)
class Requirement:
    """Something the candidate must find out by asking.

    Attributes:
        asks: What it is about; the scorecard names it where it was never asked for.
        points: Earned by asking.
        dimension: Id of the row of the scorecard it counts for.
        asked: Phrases of a fitting question.
        references: Questions in plain words that ask for it.
        answer: What the interviewer replies.
    """

    id: Slug
    asks: Text
    points: Whole
    dimension: Slug
    asked: tuple[Text, ...] = ()
    references: tuple[Text, ...] = ()
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
    """A requirement that changes late in the interview.

    Attributes:
        change: What the interviewer says has changed.
        probe: What they ask about it.
        criterion: What a good answer says; it counts only where the flip was put.
    """

    id: Slug
    change: Text
    probe: Text
    criterion: Criterion


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkedAnswer:
    """A full answer at one level.

    Attributes:
        says: Text by id of the phase.
        diagram: Mermaid.
    """

    level: Level
    says: dict[Slug, Text]
    diagram: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """What earns a rating in one dimension.

    Attributes:
        anchors: What an answer rated 1, 2, 3 and 4 shows.
        needs: Least share of the points for a 2, a 3 and a 4, in percent of what is expected at the level.
    """

    anchors: tuple[Text, Text, Text, Text]
    needs: tuple[Number, Number, Number]


@dataclass(frozen=True, kw_only=True, slots=True)
class ScenarioSample:
    """What a candidate types in a whole interview, with what it must come to: a scenario's own test.

    Attributes:
        says: Text by id of the phase.
        probes: Answers to the probes, in the order in which they are asked.
        expect: Verdict by criterion id; a criterion not named must come out missing.
        found: Ids of the requirements that its questions find.
        overclaims: Ids of the overclaims it makes.
    """

    like: Likeness
    says: dict[Slug, Text]
    probes: tuple[Text, ...] = ()
    expect: dict[str, Verdict] | None = None
    found: tuple[Slug, ...] = ()
    overclaims: tuple[Slug, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Scenario:
    """A described system to design.

    Attributes:
        ratings: What earns a rating, by dimension.
        minutes_by_phase: Time for phases that differ from the pack's, in minutes.
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
    ratings: dict[Slug, Scale] = field(default_factory=dict)
    minutes_by_phase: dict[Slug, Number] = field(default_factory=dict)
    overclaims: tuple[Slug, ...] = ()
    flips: tuple[Flip, ...] = ()
    worked_answers: tuple[WorkedAnswer, ...] = ()
    samples: tuple[ScenarioSample, ...] = ()
    aliases: tuple[Slug, ...] = ()
