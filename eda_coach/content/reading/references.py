"""Whether every id that is referred to exists."""

from collections.abc import Iterable

from eda_coach.content.concept import Concept
from eda_coach.content.questions.choice import MultipleChoice, SingleChoice
from eda_coach.content.questions.kinds import AnyQuestion
from eda_coach.content.questions.matching import Matching
from eda_coach.content.questions.numeric import Numeric
from eda_coach.content.questions.ordering import Ordering
from eda_coach.content.questions.rubric import Criterion, Sample
from eda_coach.content.questions.true_false import TrueFalse
from eda_coach.content.questions.typed import ConstraintFlip, ShortAnswer, TradeOff
from eda_coach.content.reading.documents import ClaimsFile, ConceptsFile, QuestionsFile
from eda_coach.content.reading.door import OpenedFile
from eda_coach.content.reading.ids import Register
from eda_coach.content.reading.wording import Loc
from eda_coach.content.scenario import Scenario
from eda_coach.language.nearest import suggestion


def check_references(files: Iterable[OpenedFile], register: Register) -> None:
    """Note each reference to an id that is not given anywhere in the pack."""
    for file in files:
        _check_file(file, _References(file, register))


class _References:
    """Looks up the references of one file."""

    def __init__(self, file: OpenedFile, register: Register) -> None:
        self.file = file
        self.register = register

    def check(self, sort: str, id_: str | None, loc: Loc) -> None:
        if id_ is not None and not self.register.is_known(sort, id_):
            self.file.problem(
                loc, f'no {sort} "{id_}" in this pack', suggestion(id_, self.register.known(sort))
            )

    def check_all(self, sort: str, ids: Iterable[str], loc: Loc) -> None:
        for i, id_ in enumerate(ids):
            self.check(sort, id_, (*loc, i))

    def check_some(self, sort: str, ids: tuple[str, ...], loc: Loc) -> None:
        if not ids:
            self.file.problem(loc, f"at least one {sort} must be named", "add its id")
        self.check_all(sort, ids, loc)


def _check_file(file: OpenedFile, references: _References) -> None:
    match file.content:
        case ConceptsFile(concepts=concepts):
            _check_topic(references)
            for i, concept in enumerate(concepts):
                _check_concept(concept, references, ("concepts", i))
        case QuestionsFile(questions=questions):
            _check_topic(references)
            for i, question in enumerate(questions):
                _check_question(question, references, ("questions", i))
        case ClaimsFile(claims=claims):
            for i, claim in enumerate(claims):
                references.check_all("concept", claim.concepts, ("claims", i, "concepts"))
        case Scenario() as scenario:
            _check_scenario(scenario, references)


def _check_topic(references: _References) -> None:
    references.check("topic", references.file.name.stem, ())


def _check_concept(concept: Concept, references: _References, loc: Loc) -> None:
    references.check_some("source", concept.sources, (*loc, "sources"))


def _check_question(question: AnyQuestion, references: _References, loc: Loc) -> None:
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


def _misconceptions(question: AnyQuestion) -> list[tuple[Loc, str | None]]:
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
        references.check("dimension", criterion.dimension, (*loc, i, "dimension"))


def _check_scenario(scenario: Scenario, references: _References) -> None:
    references.check_some("concept", scenario.concepts, ("concepts",))
    references.check_some("source", scenario.sources, ("sources",))
    references.check_all("claim", scenario.claims, ("claims",))
    references.check_all("overclaim", scenario.overclaims, ("overclaims",))
    _check_samples(scenario.samples, references, ())
    _check_dimensions(scenario.criteria, references, ("criteria",))
    for dimension in scenario.ratings:
        references.check("dimension", dimension, ("ratings", dimension))
    for phase in scenario.minutes_by_phase:
        references.check("phase", phase, ("minutes_by_phase", phase))
