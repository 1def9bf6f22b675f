"""Scores of numbers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.content.questions.numeric import Numeric, Parameter, Slip
from eda_coach.content.questions.verdict import Verdict
from eda_coach.errors import UnreadableResponseError
from eda_coach.grading.grade import grade
from eda_coach.grading.numeric import parameter_words, right_number
from eda_coach.grading.response import Response
from eda_coach.grading.score import Score
from eda_coach.language.numbers.quantity import number_words, read_quantity
from eda_coach.language.numbers.units import parse_unit
from tests.builders import make_numeric
from tests.strategies import LAW

DRAWN = {"rate": 1000.0, "time": 50.0}
SLIP = Slip(formula="rate * time", rationale="{time} is not {rate}.", misconception="units")


def type_in(text: str, question: Numeric | None = None) -> Score:
    """Score of a typed number where 50 is right, within 2 % wholly and within 10 % by half."""
    return grade(question or make_numeric(near_tolerance=0.1, slips=(SLIP,)), Response(text=text), DRAWN)


@pytest.mark.parametrize(
    ("text", "points", "verdict"),
    [
        ("50", 2, Verdict.MET),
        ("51", 2, Verdict.MET),
        ("49,0", 2, Verdict.MET),
        ("51.1", 1, Verdict.PARTLY),
        ("45", 1, Verdict.PARTLY),
        ("55", 1, Verdict.PARTLY),
        ("56", 0, Verdict.CONTRADICTED),
        ("-50", 0, Verdict.CONTRADICTED),
        ("0", 0, Verdict.CONTRADICTED),
    ],
)
def test_tolerance(text: str, points: int, verdict: Verdict) -> None:
    """If the number is within a tolerance, inclusive, then it earns all or half; else nothing."""
    score = type_in(text)

    assert (score.points, score.max_points, score.verdicts[0].verdict) == (points, 2, verdict)


@LAW
@given(right=st.integers(1, 10**6), percent=st.integers(1, 50))
def test_edge_of_tolerance(right: int, percent: int) -> None:
    """If the number differs by exactly the tolerance, then it is within, whatever floats make of it."""
    question = make_numeric(formula=str(right), tolerance=percent / 100)

    assert type_in(f"{Decimal(right) * (100 + percent) / 100:f}", question).is_right
    assert type_in(f"{Decimal(right) * (100 - percent) / 100:f}", question).is_right


def test_without_near_tolerance() -> None:
    """If there is no near tolerance, then what is not within the tolerance earns nothing."""
    assert type_in("51.1", make_numeric()).points == 0


@pytest.mark.parametrize(("typed", "points"), [("0.3", 2), ("0,3", 2), ("0.3001", 0)])
def test_exact(typed: str, points: int) -> None:
    """If the tolerance is 0, then the number as shown earns everything, whatever floats make of it."""
    question = make_numeric(formula="0.1 + 0.2", tolerance=0.0)

    assert type_in(typed, question).points == points


@pytest.mark.parametrize("formula", ["1 / 3", "10000 / 3", "2 / 3", "99.999", "1234.5", "1e15 / 7"])
def test_typed_as_shown(formula: str) -> None:
    """If the right number is typed as it is shown, then it earns everything, whatever the tolerance."""
    question = make_numeric(formula=formula, tolerance=0.0)

    assert type_in(number_words(right_number(question, DRAWN)), question).is_right


@pytest.mark.parametrize(("typed", "points"), [("0", 2), ("0.1", 0)])
def test_right_number_is_zero(typed: str, points: int) -> None:
    """If the right number comes to 0, then 0 earns everything and nothing else does."""
    assert type_in(typed, make_numeric(formula="rate - rate")).points == points


@pytest.mark.parametrize(("typed", "points"), [("-50", 2), ("-49", 2), ("50", 0)])
def test_right_number_is_negative(typed: str, points: int) -> None:
    """If the right number is below 0, then the tolerance is a share of its size."""
    assert type_in(typed, make_numeric(formula="-rate * time / 1000")).points == points


@pytest.mark.parametrize(
    ("text", "unit"), [("3 min", "s"), ("180 s", "min"), ("180", "s"), ("0.05 h", "s"), ("180,000 ms", "min")]
)
def test_unit(text: str, unit: str) -> None:
    """If the number has a unit of its own, then it is converted to that of the question."""
    question = make_numeric(formula="180" if unit == "s" else "3", unit=unit)

    assert type_in(text, question).is_right


def test_slip() -> None:
    """If the number is what a known slip leads to, then the slip is told with the drawn numbers."""
    score = type_in("50,000")

    assert score.notes == ("50 ms is not 1,000 requests/s.",)
    assert score.misconceptions == ("units",)


def test_slip_without_misconception() -> None:
    """If a slip stands for no misconception, then it is told and shows none."""
    slip = Slip(formula="rate", rationale="Not the rate.")

    score = type_in("1000", make_numeric(slips=(slip,)))

    assert (score.notes, score.misconceptions) == (("Not the rate.",), ())


@pytest.mark.parametrize("text", ["50", "7"])
def test_no_slip(text: str) -> None:
    """If the number is right, or wrong in no known way, then no slip is told."""
    score = type_in(text, make_numeric(slips=(SLIP, Slip(formula="50", rationale="Right after all."))))

    assert (score.notes, score.misconceptions) == ((), ())


@pytest.mark.parametrize("text", ["", "many", "5 GB", "1 2", "\x1b[2J"])
def test_no_response(text: str) -> None:
    """If no number in a fitting unit is typed, then it is asked for again, naming the unit."""
    with pytest.raises(UnreadableResponseError) as caught:
        type_in(text, make_numeric(unit="s"))

    assert "one number in s" in caught.value.hint
    assert "\x1b" not in str(caught.value)


def test_hint_without_unit() -> None:
    """If a bare number is asked for, then the hint names no unit."""
    with pytest.raises(UnreadableResponseError) as caught:
        type_in("many", make_numeric())

    assert caught.value.hint.startswith("Type one number, such as")


def test_right_number() -> None:
    """If parameters are drawn, then the formula over them is the right number."""
    assert right_number(make_numeric(), {"rate": 2000.0, "time": 150.0}) == 300


def test_parameter_words() -> None:
    """If parameters are drawn, then they are shown with their units."""
    assert parameter_words(make_numeric(), DRAWN) == {"rate": "1,000 requests/s", "time": "50 ms"}


@LAW
@given(digits=st.integers(1, 10**12), places=st.integers(0, 8))
def test_parameters_are_shown_exactly(digits: int, places: int) -> None:
    """If a parameter is drawn, then the number shown is the very one that the formula is given."""
    number = digits / 10**places
    question = make_numeric(parameters={"rate": Parameter(values=(number,))})

    words = parameter_words(question, {"rate": number})["rate"]

    assert read_quantity(words, unit=parse_unit("")) == number


@LAW
@given(a=st.floats(0, 200), b=st.floats(0, 200))
def test_nearer_never_scores_less(a: float, b: float) -> None:
    """If one number is nearer to the right one than another, then it does not earn less."""
    near, far = sorted((a, b), key=lambda number: abs(number - 50))

    assert type_in(f"{near:.6f}").points >= type_in(f"{far:.6f}").points
