"""Units of answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.language.numbers.units import COUNT, DATA, SHARE, TIME, parse_unit
from tests.strategies import LAW


@pytest.mark.parametrize(
    ("text", "dimension", "factor"),
    [
        ("", COUNT, 1),
        ("partitions", COUNT, 1),
        ("ms", TIME, 1e-3),
        ("Hours", TIME, 3600),
        ("μs", TIME, 1e-6),
        ("kB", DATA, 1e3),
        ("KiB", DATA, 1024),
        ("TiB", DATA, 1024**4),
        ("%", SHARE, 1),
        ("Per  Cent", SHARE, 1),
        ("requests/s", "count/time", 1),
        ("requests per minute", "count/time", 1 / 60),
        ("per second", "count/time", 1),
        ("rps", "count/time", 1),
        ("MB / s", "data/time", 1e6),
        ("h/year", "time/time", 3600 / 31_536_000),
        ("calls/order", "count/order", 1),
    ],
)
def test_known_units(text: str, dimension: str, factor: float) -> None:
    """If a unit is written in a usual way, then its dimension and factor are known."""
    unit = parse_unit(text)

    assert unit.dimension == dimension
    assert unit.factor == pytest.approx(factor)


@LAW
@given(text=st.text())
def test_any_text(text: str) -> None:
    """If a word is no known unit, then it still is a unit with a factor to divide by."""
    unit = parse_unit(text)

    assert unit.factor > 0
    assert unit.per_s > 0
