"""Numbers with units within a text."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.language.numbers.quantities import quantities_in
from tests.strategies import LAW


def values(text: str, unit: str) -> list[float]:
    """Numbers found in a text, in a unit."""
    return [round(one.value, 6) for one in quantities_in(text, unit=unit)]


@pytest.mark.parametrize(
    ("text", "unit", "found"),
    [
        ("It flips at about 500 requests/s.", "requests/s", [500]),
        ("It flips at 500 requests per second, I'd say.", "requests/s", [500]),
        ("roughly 30k requests a minute", "requests/s", [500]),
        ("30,000 requests/min", "requests/s", [500]),
        ("500 rps", "requests/s", [500]),
        ("at 500/s", "requests/s", [500]),
        ("0.5k/s", "requests/s", [500]),
        ("5 h", "h", [5]),
        ("5h.", "h", [5]),
        ("after 5 hours", "h", [5]),
        ("18,000 s", "h", [5]),
        ("18000 seconds", "h", [5]),
        ("300 minutes, or 5 hours", "h", [5, 5]),
        ("2 GB", "MB", [2000]),
        ("80 %", "%", [80]),
        ("80% full", "%", [80]),
        ("1.5 million users", "", [1_500_000]),
        ("200 of them", "", [200]),
        ("at 500.", "requests/s", [500]),
        ("500 and not 300", "requests/s", [500, 300]),
        ("(500)", "", [500]),
    ],
)
def test_numbers_in_the_unit_asked_for(text: str, unit: str, found: list[float]) -> None:
    """If numbers are in a unit that fits the one asked for, or in none, then all are found."""
    assert values(text, unit) == found


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("", "h"),
        ("no number here", "h"),
        ("5 GB", "h"),
        ("80 %", "h"),
        ("version v2 of s3", "h"),
        ("five hours", "h"),
    ],
)
def test_nothing_to_find(text: str, unit: str) -> None:
    """If a text has no number, or only some in units that do not fit, then nothing is found."""
    assert values(text, unit) == []


@LAW
@given(
    text=st.text() | st.text(alphabet="0123456789.,k %/hsper-'_\n"),
    unit=st.sampled_from(["", "h", "requests/s"]),
)
def test_places_lie_in_the_text(text: str, unit: str) -> None:
    """If any text is searched, then what is found stands at rising places in it, each with a digit."""
    found = list(quantities_in(text, unit=unit))

    assert all(any(letter.isdigit() for letter in text[one.start : one.end]) for one in found)
    assert all(one.end <= after.start for one, after in itertools.pairwise(found))
