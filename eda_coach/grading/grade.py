"""One question of any kind, one response, one score."""

from collections.abc import Iterable, Mapping

from eda_coach.content.questions.choice import MultipleChoice, SingleChoice, TrueFalse
from eda_coach.content.questions.matching import Matching
from eda_coach.content.questions.numeric import Numeric
from eda_coach.content.questions.ordering import Ordering
from eda_coach.content.questions.question import Kind, Question
from eda_coach.errors import UnreadableResponseError
from eda_coach.grading.choice import grade_multiple_choice, grade_single_choice, grade_true_false
from eda_coach.grading.matching import grade_matching
from eda_coach.grading.numeric import grade_numeric
from eda_coach.grading.ordering import grade_ordering
from eda_coach.grading.response import Response
from eda_coach.grading.score import Score
from eda_coach.language.nearest import suggestion

# Kinds that can be asked and scored.
GRADED_KINDS = (
    Kind.SINGLE_CHOICE,
    Kind.MULTIPLE_CHOICE,
    Kind.TRUE_FALSE,
    Kind.ORDERING,
    Kind.MATCHING,
    Kind.NUMERIC,
)


def grade(question: Question, response: Response, parameters: Mapping[str, float]) -> Score:
    """Score a response.

    Args:
        question: Of one of :data:`GRADED_KINDS`.
        response: To the question as it was put.
        parameters: Drawn for a numeric question; empty for all others.

    Raises:
        UnreadableResponseError: The response is not one to this question. It is not scored.
    """
    match question:
        case SingleChoice():
            _check_picked(response, _ids(question.options), exactly=1)
            return grade_single_choice(question, response)
        case MultipleChoice():
            _check_picked(response, _ids(question.options))
            return grade_multiple_choice(question, response)
        case TrueFalse():
            _check_picked(response, ("true", "false"), exactly=1)
            return grade_true_false(question, response)
        case Ordering():
            _check_picked(response, _ids(question.steps), exactly=len(question.steps))
            return grade_ordering(question, response)
        case Matching():
            _check_pairs(response, _ids(question.items), _ids(question.targets))
            return grade_matching(question, response)
        case Numeric():
            return grade_numeric(question, response, parameters)
    raise ValueError(f"questions of the kind {question!r} are not graded")


def _ids(parts: Iterable[object]) -> tuple[str, ...]:
    return tuple(part.id for part in parts)  # type: ignore[attr-defined] # options, steps, items, targets


def _check_picked(response: Response, known: tuple[str, ...], *, exactly: int | None = None) -> None:
    for id_ in response.picked:
        _check_known(id_, known)
    if len(set(response.picked)) < len(response.picked):
        raise UnreadableResponseError("Something is named twice.", hint="Name each once.")
    if exactly is not None and len(response.picked) != exactly:
        raise UnreadableResponseError(
            f"{len(response.picked)} of {exactly} named.", hint=f"Name {exactly} of: {', '.join(known)}."
        )
    if not response.picked:
        raise UnreadableResponseError("Nothing is picked.", hint=f"Pick at least one of: {', '.join(known)}.")


def _check_pairs(response: Response, items: tuple[str, ...], targets: tuple[str, ...]) -> None:
    for item, target in response.pairs:
        _check_known(item, items)
        _check_known(target, targets)
    if len({item for item, _ in response.pairs}) < len(response.pairs):
        raise UnreadableResponseError("An item is matched twice.", hint="Match each once.")
    if not response.pairs:
        raise UnreadableResponseError("Nothing is matched.", hint="Match at least one item.")


def _check_known(id_: str, known: tuple[str, ...]) -> None:
    if id_ not in known:
        raise UnreadableResponseError(
            f"{id_[:40]!r} is not among the answers.", hint=suggestion(id_, known).capitalize()
        )
