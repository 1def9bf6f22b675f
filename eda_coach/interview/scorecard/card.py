"""The scorecard as data: it is kept in the journal and reported later, so it needs no pack."""

from dataclasses import dataclass
from enum import StrEnum

from eda_coach.content.questions.question import Level
from eda_coach.content.questions.verdict import Verdict
from eda_coach.interview.mode import Mode
from eda_coach.interview.standing import Prompted, Said
from eda_coach.interview.transcript import ProbeKind

# A card of a newer shape is refused by older programs.
CARD_VERSION = 1
_SAID = (Verdict.MET, Verdict.PARTLY)


class Outcome(StrEnum):
    """What the whole interview comes to."""

    NOT_YET = "not yet"
    NEARLY = "nearly"
    READY = "ready"
    BEYOND = "beyond the level"


@dataclass(frozen=True, kw_only=True, slots=True)
class CriterionLine:
    """A criterion with what was said of it.

    Attributes:
        points: Earned.
        of: Earned by saying it unasked.
        is_expected: Whether the level asked for is expected to say it; what is above it earns too.
        is_flip: Whether it was asked for by a change of the requirements.
        concepts: Titles of what to practise, by id.
    """

    id: str
    says: str
    dimension: str
    level: Level
    verdict: Verdict
    points: int
    of: int
    is_expected: bool
    is_flip: bool
    must_have: bool
    prompted: Prompted
    said: tuple[Said, ...]
    against: tuple[Said, ...]
    hint: str
    concepts: dict[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class MeasuredLine:
    """Something about how the interview was held, with its points."""

    id: str
    says: str
    dimension: str
    points: int
    of: int


@dataclass(frozen=True, kw_only=True, slots=True)
class RequirementLine:
    """A requirement, and whether the candidate asked for it."""

    id: str
    asks: str
    answer: str
    dimension: str
    is_found: bool
    of: int


@dataclass(frozen=True, kw_only=True, slots=True)
class OverclaimLine:
    """An overclaim with the words that made it.

    Attributes:
        dimension: Id of the row it counts against; empty where there is none.
    """

    id: str
    phase: str
    sentence: str
    correction: str
    dimension: str
    penalty: int
    is_taken_back: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ProbeLine:
    """A probe that was put, and what came of it.

    Attributes:
        verdict: On what it asked for, of the answer alone; None where it was skipped.
    """

    id: str
    kind: ProbeKind
    phase: str
    asks: str
    quote: str
    change: str
    verdict: Verdict | None = None

    @property
    def came_of_it(self) -> str:
        """What the answer came to, in a word or two."""
        if self.verdict is None:
            return "not answered"
        if self.kind is ProbeKind.OVERCLAIM:
            return "taken back" if self.verdict is Verdict.MET else "kept up"
        return "answered" if self.verdict is Verdict.MET else str(self.verdict)


@dataclass(frozen=True, kw_only=True, slots=True)
class PhaseLine:
    """A phase with its time in seconds, its probes included; None where nobody measured."""

    id: str
    title: str
    budget_s: float
    is_answered: bool
    spent_s: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class DimensionLine:
    """A row of the scorecard.

    Attributes:
        weight: In percent of the total.
        points: Earned, penalties taken off; below 0 where there are more of these.
        expected: What the level asked for is expected to earn.
        needs: Least points for a 2, a 3 and a 4.
        rating: 1 to 4; None where it is not rated.
        lacks: What a must-have says whose absence costs a rating above 2; empty where none does.
        self_rating: 1 to 4, as the candidate guessed before; None where they did not.
    """

    id: str
    title: str
    weight: float
    gates: bool
    points: int
    expected: int
    needs: tuple[float, ...]
    anchors: tuple[str, ...]
    rating: int | None = None
    lacks: str = ""
    self_rating: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Practice:
    """One of the things to practise next.

    Attributes:
        why: What was missing.
        concept: Title of what it is about.
        questions: How many questions of the pack practise it.
        command: That asks them.
    """

    why: str
    concept: str
    questions: int
    command: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Scorecard:
    """What an interview came to.

    Attributes:
        at: When it ended, ISO 8601 with its offset.
        mean: Of the ratings by their weights, 1.0 to 4.0; None where nothing is rated.
        gated_by: Titles of the dimensions whose rating of 1 forbids a better outcome.
        hints: How many were taken.
        again: Command that holds another interview on the scenario.
        engine: Version of the program.
    """

    version: int
    session_id: str
    at: str
    pack_id: str
    pack_version: str
    scenario_id: str
    title: str
    prompt: str
    level: Level
    minutes: float
    mode: Mode
    outcome: Outcome
    gated_by: tuple[str, ...]
    hints: int
    again: str
    engine: str
    dimensions: tuple[DimensionLine, ...]
    phases: tuple[PhaseLine, ...]
    criteria: tuple[CriterionLine, ...]
    measured: tuple[MeasuredLine, ...]
    requirements: tuple[RequirementLine, ...]
    overclaims: tuple[OverclaimLine, ...]
    probes: tuple[ProbeLine, ...]
    practice: tuple[Practice, ...]
    mean: float | None = None

    def criteria_of(self, dimension: str) -> tuple[CriterionLine, ...]:
        """Its criteria in the order of the scenario."""
        return tuple(line for line in self.criteria if line.dimension == dimension)

    def measured_of(self, dimension: str) -> tuple[MeasuredLine, ...]:
        """What was measured for it."""
        return tuple(line for line in self.measured if line.dimension == dimension)

    def said_of(self, dimension: str) -> tuple[CriterionLine, ...]:
        """What was said for it, what earned most first."""
        said = [line for line in self.criteria_of(dimension) if line.verdict in _SAID]
        return tuple(sorted(said, key=lambda line: -line.points))

    def unsaid_of(self, dimension: str) -> tuple[CriterionLine, ...]:
        """What a 4 would have said besides: what the level is expected to say first, the dearest first."""
        open_ = [line for line in self.criteria_of(dimension) if line.verdict not in _SAID]
        return tuple(sorted(open_, key=lambda line: (not line.is_expected, line.points - line.of)))

    def asked_of(self, dimension: str) -> tuple[RequirementLine, ...]:
        """Its requirements that the candidate asked for."""
        return tuple(one for one in self.requirements if one.is_found and one.dimension == dimension)

    @property
    def never_asked(self) -> tuple[RequirementLine, ...]:
        """Requirements that the candidate did not ask for, the dearest first."""
        return tuple(sorted((one for one in self.requirements if not one.is_found), key=lambda one: -one.of))

    @property
    def self_mean(self) -> float | None:
        """The candidate's own ratings by their weights, over what both they and the card rate."""
        rated = [one for one in self.dimensions if one.rating is not None and one.self_rating is not None]
        weight = sum(one.weight for one in rated)
        return sum(one.weight * (one.self_rating or 0) for one in rated) / weight if weight else None
