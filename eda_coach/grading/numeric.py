"""Scores of a number."""

from collections.abc import Mapping

from eda_coach.content.questions.numeric import Numeric, Slip, fill
from eda_coach.content.questions.verdict import Verdict
from eda_coach.errors import UnreadableResponseError
from eda_coach.grading.methods import WITHIN_TOLERANCE
from eda_coach.grading.response import Response
from eda_coach.grading.score import PartVerdict, Score, Tier
from eda_coach.language.numbers.formula import evaluate, parse_formula
from eda_coach.language.numbers.quantity import QuantityError, exact_words, number_words, read_quantity
from eda_coach.language.numbers.units import parse_unit

# Two, so that a near answer can earn half of a whole number of points.
_POINTS = 2
# Arithmetic on floats is not exact: 51 must count as within 2 % of 50. More would blur the tolerance.
_ROUNDING = 1e-9


def right_number(question: Numeric, parameters: Mapping[str, float]) -> float:
    """The right answer for the drawn parameters, in the unit of the question."""
    return evaluate(parse_formula(question.formula), parameters)


def parameter_words(question: Numeric, parameters: Mapping[str, float]) -> dict[str, str]:
    """The drawn numbers as they are shown, with their units, by name."""
    return {
        name: f"{exact_words(value)} {question.parameters[name].unit}".strip()
        for name, value in parameters.items()
    }


def read_number(text: str, unit: str) -> float:
    """A typed number, in a unit.

    Raises:
        UnreadableResponseError: The text is no number, or in a unit that does not fit.
    """
    try:
        return read_quantity(text, unit=parse_unit(unit))
    except QuantityError as error:
        wanted = f" in {unit}" if unit else ""
        raise UnreadableResponseError(
            f"{text[:40]!r} is not understood: {error}.",
            hint=f"Type one number{wanted}, such as 1,200 or 43.7 or 1.2e6 or 200k.",
        ) from error


def grade_numeric(question: Numeric, response: Response, parameters: Mapping[str, float]) -> Score:
    """A number within the tolerance earns everything, one within the near tolerance half.

    What is typed as the right number is shown counts as right, however small the tolerance.

    Raises:
        UnreadableResponseError: The text is no number, or in a unit that does not fit.
    """
    number = read_number(response.text, question.unit)
    right = right_number(question, parameters)
    verdict = _verdict(number, right, question)
    slip = None if verdict is Verdict.MET else _slip(number, question, parameters)
    points = {Verdict.MET: _POINTS, Verdict.PARTLY: _POINTS // 2}.get(verdict, 0)
    return Score(
        points=points,
        max_points=_POINTS,
        chance=0.0,
        method=WITHIN_TOLERANCE,
        tier=Tier.KEY,
        verdicts=(PartVerdict(part="answer", verdict=verdict, points=points),),
        misconceptions=(slip.misconception,) if slip and slip.misconception else (),
        notes=(fill(slip.rationale, parameter_words(question, parameters)),) if slip else (),
    )


def _verdict(number: float, right: float, question: Numeric) -> Verdict:
    looks_right = number_words(number) == number_words(right)
    if looks_right or _is_within(question.tolerance, number, right):
        return Verdict.MET
    is_near = _is_within(question.near_tolerance, number, right)
    return Verdict.PARTLY if is_near else Verdict.CONTRADICTED


def _is_within(share: float, number: float, right: float) -> bool:
    return abs(number - right) <= abs(right) * (share + _ROUNDING)


def _slip(number: float, question: Numeric, parameters: Mapping[str, float]) -> Slip | None:
    """The known wrong way that leads to the number, if there is one."""
    for slip in question.slips:
        wrong = evaluate(parse_formula(slip.formula), parameters)
        if _is_within(question.tolerance, number, wrong):
            return slip
    return None
