"""Arithmetic out of packs."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eda_coach.language.numbers.formula import FormulaError, evaluate, parse_formula
from tests.strategies import LAW

_WORDS = (
    "1 2.5 1e308 9 rate x + - * / // % ** ( ) , ~ = max( sqrt( log( round( lambda __import__ . [ ] ' if # \\"
)
_PIECES = st.sampled_from([*_WORDS.split(), " ", "\n"])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("rate * time / 1000", 100),
        ("1 + 2 * 3", 7),
        ("-(1 + 2)", -3),
        ("+2", 2),
        ("7 // 2 + 7 % 2", 4),
        ("2 ** 10", 1024),
        ("max(1, rate, 3)", 2000),
        ("min(rate, time)", 50),
        ("ceil(1.2) + floor(1.8) + round(1.6)", 5),
        ("sqrt(16) + abs(-1)", 5),
        ("log2(8) + log10(100) + log(exp(1))", 6),
        ("  (1 +\n 2)  ", 3),
    ],
)
def test_arithmetic(text: str, number: float) -> None:
    """If a formula is plain arithmetic over its parameters, then it is worked out."""
    assert evaluate(parse_formula(text), {"rate": 2000, "time": 50}) == pytest.approx(number)


def test_names() -> None:
    """If a formula uses parameters, then it names each once, and no function."""
    assert parse_formula("max(rate, time) * rate").names == {"rate", "time"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1 +",
        "1; 2",
        "x = 1",
        "'text'",
        "True",
        "None",
        "1j",
        "[1]",
        "~1",
        "1 if x else 2",
        "1 < 2",
        "a.b",
        "a[0]",
        "lambda: 1",
        "f(1)",
        "max()",
        "abs(1, 2)",
        "min(1)",
        "max(*a)",
        "round(1, ndigits=1)",
        "__import__('os')",
        "a.b(1)",
        "1 @ 2",
        "1 << 9",
        "\x00",
        "\ud800",
        "(" * 300,
        "1" * 501,
    ],
)
def test_no_arithmetic(text: str) -> None:
    """If a formula holds anything else, then it is refused before it is worked out."""
    with pytest.raises(FormulaError):
        parse_formula(text)


@pytest.mark.parametrize(
    "text",
    [
        "1 / 0",
        "1 // 0",
        "1 % 0",
        "sqrt(-1)",
        "log(0)",
        "(-8) ** (1 / 3)",
        "9 ** 9 ** 9",
        "floor(9) ** floor(9) ** floor(9)",
        "1e308 * 10",
        "exp(1000)",
        "1e308 * 10 - 1e308 * 10",
        "floor(1e308 * 10)",
        "1" + "0" * 400,
        "floor(1e308) * floor(1e308)",
    ],
)
def test_no_value(text: str) -> None:
    """If arithmetic has no finite value, then it is an error of the formula."""
    formula = parse_formula(text)

    with pytest.raises(FormulaError):
        evaluate(formula, {})


def test_missing_parameter() -> None:
    """If a parameter has no number, then the error names it."""
    formula = parse_formula("rate * 2")

    with pytest.raises(FormulaError, match="rate"):
        evaluate(formula, {"time": 1})


@LAW
@given(text=st.one_of(st.text(), st.lists(_PIECES, max_size=12).map("".join)))
@example(text="-" * 499 + "1")
@example(text="abs(" * 99 + "1" + ")" * 99)
@example(text="1" + "+1" * 249)
@example(text="2" + "**9" * 166)
@example(text="(" * 1_000_000)
def test_any_text(text: str) -> None:
    """If any text at all is a formula, then it has a finite value or is refused, and soon."""
    try:
        formula = parse_formula(text)
        number = evaluate(formula, dict.fromkeys(formula.names, 2.0))
    except FormulaError:
        return

    assert math.isfinite(number)


@LAW
@given(a=st.integers(-999, 999), b=st.integers(1, 999))
def test_agrees_with_python(a: int, b: int) -> None:
    """If Python would work it out, then the formula comes to the same."""
    formula = parse_formula("(a + b) * 3 - a / b + a % b - a // b")

    assert evaluate(formula, {"a": a, "b": b}) == pytest.approx((a + b) * 3 - a / b + a % b - a // b)
