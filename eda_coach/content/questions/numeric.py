"""Questions answered by a number, with fresh numbers at each asking."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from eda_coach.content.fields import Number, Slug, Text
from eda_coach.content.questions.question import Kind, Question

_PLACEHOLDER = re.compile(r"\{([A-Za-z_]\w*)\}")
# Lets a range reach its end although 0.1 has no exact binary form.
_EPSILON = 1e-9


@dataclass(frozen=True, kw_only=True, slots=True)
class Parameter:
    """A number drawn at each asking: one of ``values``, or ``low`` to ``high`` by ``step``.

    Attributes:
        values: Possible values; empty where a range is given.
        low: Least value of the range, inclusive.
        high: Greatest value of the range, inclusive if ``step`` hits it.
        step: Distance of the values of the range, above 0.
        unit: Shown behind the number wherever the prompt names the parameter.
    """

    values: tuple[Number, ...] = ()
    low: Number | None = None
    high: Number | None = None
    step: Number | None = None
    unit: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Slip:
    """A known wrong way to the number; its rationale is shown to who took it."""

    formula: Text
    rationale: Text
    misconception: Slug | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Numeric(Question):
    """A number to work out.

    Attributes:
        parameters: By name; ``{name}`` in a text stands for the drawn number.
        formula: Arithmetic over the parameters, in ``unit``.
        unit: Of the answer; empty for a bare number.
        tolerance: Greatest share by which an answer may differ and be right.
        near_tolerance: Greatest share by which it may differ and earn half; 0 for none.
        working: How to get there; ``{answer}`` stands for the right number.
    """

    kind: Literal[Kind.NUMERIC] = Kind.NUMERIC
    parameters: dict[str, Parameter]
    formula: Text
    unit: str = ""
    tolerance: Number = 0.01
    near_tolerance: Number = 0.0
    working: Text
    slips: tuple[Slip, ...] = ()


def parameter_values(parameter: Parameter) -> tuple[float, ...]:
    """Every value a sound parameter may take, in rising order for a range, else as listed."""
    if parameter.values:
        return parameter.values
    low, high, step = parameter.low or 0.0, parameter.high or 0.0, parameter.step or 1.0
    # Twelve digits keep 0.1 + 0.2 from being shown as 0.30000000000000004.
    return tuple(round(low + i * step, 12) for i in range(int((high - low) / step + _EPSILON) + 1))


def placeholders(text: str) -> set[str]:
    """Names that stand in braces in a text."""
    return set(_PLACEHOLDER.findall(text))


def fill(text: str, words: Mapping[str, str]) -> str:
    """Put words for names in braces; braces around anything else stay."""
    return _PLACEHOLDER.sub(lambda match: words.get(match.group(1), match.group()), text)
