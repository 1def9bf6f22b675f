"""Whether a numeric question can be asked: its parameters, formula, texts and tolerances."""

from collections.abc import Callable, Iterator
from itertools import product
from keyword import iskeyword
from math import prod

from eda_coach.content.questions.numeric import Numeric, Parameter, parameter_values, placeholders
from eda_coach.content.reading.nodes.tree import Loc
from eda_coach.language.nearest import suggestion
from eda_coach.language.numbers.formula import Formula, FormulaError, evaluate, parse_formula

Note = Callable[[Loc, str, str], None]
# Stands for the right number in ``working``.
_ANSWER = "answer"
# Each is worked out when the pack is checked, so that none can fail when it is asked: in a tenth of a second.
_MOST_COMBINATIONS = 10_000
# More values than this are a mistyped step.
_MOST_VALUES = 10_000


def check_numeric(question: Numeric, note: Note) -> None:
    """Note everything that keeps a numeric question from being asked and scored."""
    sound = [_check_parameter(name, parameter, note) for name, parameter in question.parameters.items()]
    _check_texts(question, note)
    _check_tolerances(question, note)
    formulas: list[tuple[Loc, str]] = [(("formula",), question.formula)]
    formulas += [(("slips", i, "formula"), slip.formula) for i, slip in enumerate(question.slips)]
    countable = all(sound) and _check_count(question, note)
    for loc, text in formulas:
        _check_formula(text, loc, question, note, evaluable=countable)


def _check_tolerances(question: Numeric, note: Note) -> None:
    for key in ("tolerance", "near_tolerance"):
        if not 0 <= getattr(question, key) < 1:
            what = "a tolerance is a share of the answer, at least 0 and below 1"
            note((key,), what, "write 0.01 for one percent")
            return
    if 0 < question.near_tolerance <= question.tolerance:
        mend = "write a greater share or leave it out"
        note(("near_tolerance",), "it must be greater than the tolerance", mend)


def _check_parameter(name: str, parameter: Parameter, note: Note) -> bool:
    """Note what is wrong with a parameter; whether it can be drawn."""
    loc: Loc = ("parameters", name)
    if placeholders(f"{{{name}}}") != {name} or iskeyword(name) or name == _ANSWER:
        mend = f"use letters, digits and _, and no word of Python nor {_ANSWER}"
        note(loc, f'"{name}" cannot stand in a formula', mend)
        return False
    whole_range = None not in (parameter.low, parameter.high, parameter.step)
    if bool(parameter.values) == whole_range:
        note(loc, "a parameter has values, or low, high and step", "write one of the two")
        return False
    if parameter.values:
        return True
    low, high, step = parameter.low or 0, parameter.high or 0, parameter.step or 0
    if step <= 0 or high < low:
        note(loc, "the range is empty", "low is at most high, and step is above 0")
        return False
    if (high - low) / step > _MOST_VALUES:
        note(loc, f"the range has over {_MOST_VALUES} values", "write a greater step")
        return False
    return True


def _check_count(question: Numeric, note: Note) -> bool:
    """Note more combinations than can be checked; whether there are few enough."""
    count = prod(len(parameter_values(parameter)) for parameter in question.parameters.values())
    if count > _MOST_COMBINATIONS:
        what = (
            f"the numbers can be drawn in {count} ways, more than the {_MOST_COMBINATIONS} that are checked"
        )
        note(("parameters",), what, "write fewer values or greater steps")
    return count <= _MOST_COMBINATIONS


def _check_texts(question: Numeric, note: Note) -> None:
    texts: list[tuple[Loc, str]] = [((key,), getattr(question, key)) for key in ("prompt", "context", "hint")]
    texts += [(("slips", i, "rationale"), slip.rationale) for i, slip in enumerate(question.slips)]
    known = set(question.parameters)
    for loc, text in texts:
        _check_placeholders(text, known, loc, note)
    _check_placeholders(question.working, {*known, _ANSWER}, ("working",), note)


def _check_placeholders(text: str, known: set[str], loc: Loc, note: Note) -> None:
    for name in sorted(placeholders(text) - known):
        note(loc, f"{{{name}}} is no parameter of this question", suggestion(name, known))


def _check_formula(text: str, loc: Loc, question: Numeric, note: Note, *, evaluable: bool) -> None:
    try:
        formula = parse_formula(text)
    except FormulaError as error:
        note(loc, f"this is no formula: {error}", "write arithmetic, such as rate * time / 1000")
        return
    unknown = sorted(formula.names - set(question.parameters))
    for name in unknown:
        note(loc, f'"{name}" is no parameter of this question', suggestion(name, question.parameters))
    if evaluable and not unknown:
        _check_values(formula, loc, question, note)


def _check_values(formula: Formula, loc: Loc, question: Numeric, note: Note) -> None:
    """Work the formula out for the combinations that can be drawn."""
    for values in _combinations(question):
        try:
            number = evaluate(formula, values)
        except FormulaError as error:
            drawn = ", ".join(f"{name} = {value:g}" for name, value in values.items())
            note(loc, f"{error} ({drawn})", "keep such numbers from being drawn")
            return
        if number == 0 and loc == ("formula",):
            note(loc, "the answer can be 0, of which no tolerance is a share", "keep it from being drawn")
            return


def _combinations(question: Numeric) -> Iterator[dict[str, float]]:
    """Everything that can be drawn."""
    pools = [parameter_values(parameter) for parameter in question.parameters.values()]
    for values in product(*pools):
        yield dict(zip(question.parameters, values, strict=True))
