"""Whether a numeric question can be asked: its parameters, formula, texts and tolerances."""

from collections.abc import Callable, Iterator
from itertools import islice, product

from eda_coach.content.questions.numeric import Numeric, Parameter, parameter_values, placeholders
from eda_coach.content.reading.wording import Loc
from eda_coach.language.formula import Formula, FormulaError, evaluate, parse_formula
from eda_coach.language.nearest import suggestion

Note = Callable[[Loc, str, str], None]
# All combinations of a usual question; of a huge one the first so many.
_MOST_COMBINATIONS = 2_000
# More values than this are a mistyped step.
_MOST_VALUES = 10_000


def check_numeric(question: Numeric, note: Note) -> None:
    """Note everything that keeps a numeric question from being asked and scored."""
    sound = [_check_parameter(name, parameter, note) for name, parameter in question.parameters.items()]
    _check_texts(question, note)
    if question.tolerance < 0:
        note(("tolerance",), "a tolerance is a share of the answer, 0 or more", "write 0.01 for one percent")
    if question.near_tolerance and question.near_tolerance <= question.tolerance:
        note(
            ("near_tolerance",),
            "it must be greater than the tolerance",
            "write a greater share or leave it out",
        )
    formulas: list[tuple[Loc, str]] = [(("formula",), question.formula)]
    formulas += [(("slips", i, "formula"), slip.formula) for i, slip in enumerate(question.slips)]
    for loc, text in formulas:
        _check_formula(text, loc, question, note, evaluable=all(sound))


def _check_parameter(name: str, parameter: Parameter, note: Note) -> bool:
    """Note what is wrong with a parameter; whether it can be drawn."""
    loc: Loc = ("parameters", name)
    if not name.isidentifier():
        note(loc, f'"{name}" cannot stand in a formula', "use letters, digits and _ only")
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


def _check_texts(question: Numeric, note: Note) -> None:
    for key, more in (("prompt", ()), ("context", ()), ("hint", ()), ("working", ("answer",))):
        known = {*question.parameters, *more}
        for name in placeholders(getattr(question, key)) - known:
            note((key,), f"{{{name}}} is no parameter of this question", suggestion(name, known))


def _check_formula(text: str, loc: Loc, question: Numeric, note: Note, *, evaluable: bool) -> None:
    try:
        formula = parse_formula(text)
    except FormulaError as error:
        note(loc, "this is no formula", str(error))
        return
    unknown = sorted(formula.names - set(question.parameters))
    for name in unknown:
        note(loc, f'"{name}" is no parameter of this question', suggestion(name, question.parameters))
    if evaluable and not unknown:
        _check_values(formula, loc, question, note)


def _check_values(formula: Formula, loc: Loc, question: Numeric, note: Note) -> None:
    """Work the formula out for the combinations that can be drawn."""
    for values in islice(_combinations(question), _MOST_COMBINATIONS):
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
    names = list(question.parameters)
    for values in product(*(parameter_values(question.parameters[name]) for name in names)):
        yield dict(zip(names, values, strict=True))
