"""Whether every id that is referred to exists."""

from collections.abc import Iterable

from eda_coach.content.concept import Concept
from eda_coach.content.header import PackHeader
from eda_coach.content.questions.choice import MultipleChoice, SingleChoice
from eda_coach.content.questions.matching import Matching
from eda_coach.content.questions.numeric import Numeric
from eda_coach.content.questions.ordering import Ordering
from eda_coach.content.questions.question import Question
from eda_coach.content.questions.rubric import Criterion, Overclaim, Sample
from eda_coach.content.questions.true_false import TrueFalse
from eda_coach.content.questions.typed import ConstraintFlip, ShortAnswer, TradeOff
from eda_coach.content.reading.checks.ids import Register
from eda_coach.content.reading.documents import file_type
from eda_coach.content.reading.door import OpenedFile
from eda_coach.content.reading.nodes.tree import Loc
from eda_coach.content.reading.salvage import STAND_IN_ID
from eda_coach.content.scenario import Scenario, ScenarioSample
from eda_coach.content.source import Claim


def check_references(files: Iterable[OpenedFile], register: Register) -> None:
    """Note each reference to an id that is not given anywhere in the pack."""
    for file in files:
        references = _References(file, register)
        if len(file.name.parts) > 1 and file_type(file.name) in ("concepts", "questions"):
            references.check("topic", file.name.stem, ())
        for loc, part in file.parts:
            _check_part(part, references, loc)


# A phase of a mock interview is no longer; and its id is a key of answer files beside these.
_MOST_MINUTES = 240
_RESERVED_PHASES = frozenset({"probes", "self", "scenario"})


class _References:
    """Looks up the references of one file."""

    def __init__(self, file: OpenedFile, register: Register) -> None:
        self.file = file
        self.register = register

    def check(self, sort: str, id_: str | None, loc: Loc) -> None:
        if id_ is not None and id_ != STAND_IN_ID:
            self.register.report_unknown(sort, id_, file=self.file, loc=loc)

    def check_all(self, sort: str, ids: Iterable[str], loc: Loc) -> None:
        for i, id_ in enumerate(ids):
            self.check(sort, id_, (*loc, i))

    def check_some(self, sort: str, ids: tuple[str, ...], loc: Loc) -> None:
        if not ids:
            self.file.problem(loc, f"at least one {sort} must be named", "add its id")
        self.check_all(sort, ids, loc)


def _check_part(part: object, references: _References, loc: Loc) -> None:
    match part:
        case Concept():
            references.check_some("source", part.sources, (*loc, "sources"))
        case Question():
            _check_question(part, references, loc)
        case Claim():
            references.check_all("concept", part.concepts, (*loc, "concepts"))
        case Scenario():
            _check_scenario(part, references)
        case PackHeader():
            _check_phases(part, references)
        case dict() if references.file.kind == "overclaims.yaml":
            _check_overclaims(part, references)


def _check_phases(header: PackHeader, references: _References) -> None:
    for i, phase in enumerate(header.phases):
        if not 0 < phase.minutes <= _MOST_MINUTES:
            what = f"a phase takes more than 0 and at most {_MOST_MINUTES} minutes"
            references.file.problem(("phases", i, "minutes"), what, "write its usual length")
        if phase.id in _RESERVED_PHASES:
            what = f'"{phase.id}" has a meaning of its own in answer files'
            references.file.problem(("phases", i, "id"), what, "give the phase another id")
        references.check_all("dimension", phase.dimensions, ("phases", i, "dimensions"))


def _check_overclaims(overclaims: dict[str, Overclaim], references: _References) -> None:
    for id_, overclaim in overclaims.items():
        references.check("dimension", overclaim.dimension, (id_, "dimension"))


def _check_question(question: Question, references: _References, loc: Loc) -> None:
    references.check_some("concept", question.concepts, (*loc, "concepts"))
    references.check_some("source", question.sources, (*loc, "sources"))
    references.check_all("claim", question.claims, (*loc, "claims"))
    for part_loc, misconception in _misconceptions(question):
        references.check("misconception", misconception, (*loc, *part_loc, "misconception"))
    if isinstance(question, ShortAnswer | TradeOff | ConstraintFlip | TrueFalse):
        references.check_all("overclaim", question.overclaims, (*loc, "overclaims"))
        _check_samples(question.samples, references, loc)
        criteria = question.rubric.criteria if question.rubric else ()
        _check_dimensions(criteria, references, (*loc, "rubric", "criteria"))


def _misconceptions(question: Question) -> list[tuple[Loc, str | None]]:
    """Misconceptions with the path to what names them."""
    match question:
        case SingleChoice() | MultipleChoice():
            return [(("options", i), option.misconception) for i, option in enumerate(question.options)]
        case Ordering():
            return [(("steps", i), step.misconception) for i, step in enumerate(question.steps)]
        case Matching():
            return [(("items", i), item.misconception) for i, item in enumerate(question.items)]
        case Numeric():
            return [(("slips", i), slip.misconception) for i, slip in enumerate(question.slips)]
        case TrueFalse():
            return [((), question.misconception)]
    return []


def _check_samples(samples: tuple[Sample, ...], references: _References, loc: Loc) -> None:
    for i, sample in enumerate(samples):
        references.check_all("overclaim", sample.overclaims, (*loc, "samples", i, "overclaims"))


def _check_dimensions(criteria: tuple[Criterion, ...], references: _References, loc: Loc) -> None:
    for i, criterion in enumerate(criteria):
        _check_criterion(criterion, references, (*loc, i))


def _check_criterion(criterion: Criterion, references: _References, loc: Loc) -> None:
    references.check("dimension", criterion.dimension, (*loc, "dimension"))
    references.check_all("concept", criterion.concepts, (*loc, "concepts"))


def _check_scenario(scenario: Scenario, references: _References) -> None:
    references.check_some("concept", scenario.concepts, ("concepts",))
    references.check_some("source", scenario.sources, ("sources",))
    references.check_all("claim", scenario.claims, ("claims",))
    references.check_all("overclaim", scenario.overclaims, ("overclaims",))
    _check_dimensions(scenario.criteria, references, ("criteria",))
    for i, flip in enumerate(scenario.flips):
        _check_criterion(flip.criterion, references, ("flips", i, "criterion"))
    for i, requirement in enumerate(scenario.requirements):
        references.check("dimension", requirement.dimension, ("requirements", i, "dimension"))
    for dimension in scenario.ratings:
        references.check("dimension", dimension, ("ratings", dimension))
    for phase, minutes in scenario.minutes_by_phase.items():
        references.check("phase", phase, ("minutes_by_phase", phase))
        if not 0 < minutes <= _MOST_MINUTES:
            what = f"a phase takes more than 0 and at most {_MOST_MINUTES} minutes"
            references.file.problem(("minutes_by_phase", phase), what, "write its usual length")
    for i, worked in enumerate(scenario.worked_answers):
        for phase in worked.says:
            references.check("phase", phase, ("worked_answers", i, "says", phase))
    _check_scenario_samples(scenario.samples, references)


def _check_scenario_samples(samples: tuple[ScenarioSample, ...], references: _References) -> None:
    for i, sample in enumerate(samples):
        references.check_all("overclaim", sample.overclaims, ("samples", i, "overclaims"))
        for phase in sample.says:
            references.check("phase", phase, ("samples", i, "says", phase))
