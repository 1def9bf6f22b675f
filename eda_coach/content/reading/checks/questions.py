"""Whether a question hangs together: its key among its options, its formula over its parameters."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from eda_coach.content.questions.choice import MultipleChoice, Option, SingleChoice
from eda_coach.content.questions.matching import Matching
from eda_coach.content.questions.numeric import Numeric
from eda_coach.content.questions.ordering import Ordering
from eda_coach.content.questions.question import Kind, Question
from eda_coach.content.questions.true_false import TrueFalse
from eda_coach.content.questions.typed import ConstraintFlip, ShortAnswer, TradeOff
from eda_coach.content.reading.checks.numeric import check_numeric
from eda_coach.content.reading.checks.rubrics import check_stances, check_typed
from eda_coach.content.reading.door import OpenedFile
from eda_coach.content.reading.nodes.tree import Loc
from eda_coach.content.reading.salvage import STAND_IN_ID
from eda_coach.language.nearest import suggestion

# With fewer there is nothing to choose, to order or to match.
_FEWEST_PARTS = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Noter:
    """Notes problems of one question."""

    file: OpenedFile
    loc: Loc

    def note(self, loc: Loc, what: str, mend: str) -> None:
        """Note a problem at a path below the question."""
        self.file.problem((*self.loc, *loc), what, mend)

    def check_unique(self, ids: Iterable[str], key: str) -> None:
        """Note each id that stands a second time in a list of the question."""
        seen: set[str] = set()
        for i, id_ in enumerate(ids):
            if id_ in seen:
                self.note((key, i, "id"), f'the id "{id_}" stands twice in this question', "give it another")
            seen.add(id_)

    def check_count(self, parts: tuple[object, ...], key: str) -> None:
        """Note a list that is too short to make a question."""
        if len(parts) < _FEWEST_PARTS:
            self.note((key,), f"at least {_FEWEST_PARTS} entries are needed", "add some")

    def check_among(self, id_: str, known: Iterable[str], loc: Loc, *, of: str) -> None:
        """Note an id that is none of the question's own."""
        if id_ not in (ids := set(known)) and id_ != STAND_IN_ID:
            self.note(loc, f'"{id_}" is not among the {of}', suggestion(id_, ids))


def check_question(question: Question, file: OpenedFile, loc: Loc) -> None:
    """Note everything in a question that does not hang together."""
    _CHECK_BY_KIND[question.kind](question, Noter(file=file, loc=loc))


def _check_single(question: SingleChoice, noter: Noter) -> None:
    _check_options(question.options, {question.key}, noter)
    noter.check_among(question.key, (option.id for option in question.options), ("key",), of="options")


def _check_multiple(question: MultipleChoice, noter: Noter) -> None:
    _check_options(question.options, set(question.key), noter)
    ids = [option.id for option in question.options]
    for i, id_ in enumerate(question.key):
        noter.check_among(id_, ids, ("key", i), of="options")
    if STAND_IN_ID in question.key:
        return
    if len(set(question.key)) < len(question.key):
        noter.note(("key",), "an option stands twice in the key", "name each once")
    elif not _FEWEST_PARTS <= len(set(question.key)) < len(ids):
        noter.note(
            ("key",), "at least two options must be right and one wrong", "mend the key, or use single-choice"
        )


def _check_options(options: tuple[Option, ...], key: set[str], noter: Noter) -> None:
    noter.check_count(options, "options")
    noter.check_unique((option.id for option in options), "options")
    # Where ids stand twice, or all are in the key, another mistake makes right options of wrong ones.
    ids = {option.id for option in options}
    if len(ids) < len(options) or ids <= key:
        return
    for i, option in enumerate(options):
        if option.id in key and option.misconception is not None:
            noter.note(
                ("options", i, "misconception"), "a right option stands for no misconception", "leave it out"
            )


def _check_ordering(question: Ordering, noter: Noter) -> None:
    noter.check_count(question.steps, "steps")
    ids = [step.id for step in question.steps]
    noter.check_unique(ids, "steps")
    grouped: set[str] = set()
    for i, group in enumerate(question.free):
        for j, id_ in enumerate(group):
            noter.check_among(id_, ids, ("free", i, j), of="steps")
            if id_ in grouped:
                noter.note(("free", i, j), f'"{id_}" is free already', "name each step once")
            grouped.add(id_)
        places = sorted(ids.index(id_) for id_ in set(group) if id_ in ids)
        if places != list(range(places[0], places[0] + len(places)) if places else ()):
            noter.note(("free", i), "these steps are not neighbours", "list them one after the other")
        if len(places) == len(ids):
            noter.note(("free", i), "every step is free, so there is nothing to order", "free fewer")


def _check_matching(question: Matching, noter: Noter) -> None:
    noter.check_count(question.items, "items")
    noter.check_count(question.targets, "targets")
    noter.check_unique((item.id for item in question.items), "items")
    noter.check_unique((target.id for target in question.targets), "targets")
    for i, item in enumerate(question.items):
        noter.check_among(
            item.match, (target.id for target in question.targets), ("items", i, "match"), of="targets"
        )


def _check_numeric(question: Numeric, noter: Noter) -> None:
    check_numeric(question, noter.note)


def _check_typed(question: ShortAnswer, noter: Noter) -> None:
    check_typed(question.rubric, question.samples, (), noter.note)


def _check_trade_off(question: TradeOff | ConstraintFlip, noter: Noter) -> None:
    noter.check_count(question.stances, "stances")
    noter.check_unique((stance.id for stance in question.stances), "stances")
    ids = [stance.id for stance in question.stances]
    check_typed(question.rubric, question.samples, ids, noter.note)
    if isinstance(question, ConstraintFlip):
        check_stances(question, ids, noter.note)


def _check_true_false(question: TrueFalse, noter: Noter) -> None:
    check_typed(question.rubric, question.samples, ["true", "false"], noter.note)


_CHECK_BY_KIND: dict[Kind, Callable[..., None]] = {
    Kind.SINGLE_CHOICE: _check_single,
    Kind.MULTIPLE_CHOICE: _check_multiple,
    Kind.TRUE_FALSE: _check_true_false,
    Kind.ORDERING: _check_ordering,
    Kind.MATCHING: _check_matching,
    Kind.NUMERIC: _check_numeric,
    Kind.SHORT_ANSWER: _check_typed,
    Kind.TRADE_OFF: _check_trade_off,
    Kind.CONSTRAINT_FLIP: _check_trade_off,
}
