"""Numbers as people type them."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eda_coach.language.numbers.quantity import QuantityError, number_words, read_quantity
from eda_coach.language.numbers.units import parse_unit
from tests.strategies import LAW

UNITS = ("", "s", "ms", "min", "requests/s", "requests/min", "GB", "MB/s", "GB/day", "%", "h/year", "calls")
# Anything that a number is made of, and some things it is not.
_ALPHABET = st.sampled_from(
    [*"0123456789.,'_-+\u2212eEkmMGhs/% \u00a0\u202f~≈½²٣\n\x00", "per ", "min", "1e999"]
)


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("43.7 h", "h", 43.7),
        ("43.7h", "h", 43.7),
        ("1.2e6", "", 1_200_000),
        ("1.2E+6", "", 1_200_000),
        ("200k/s", "requests/s", 200_000),
        ("200 k requests / s", "requests/s", 200_000),
        ("200k per second", "requests/s", 200_000),
        ("1,000", "", 1000),
        ("1,234,567.5", "", 1_234_567.5),
        ("1 000 000", "", 1_000_000),
        ("1\u202f000", "", 1000),
        ("1'000'000", "", 1_000_000),
        ("1_000", "", 1000),
        (".5", "", 0.5),
        ("-5", "", -5),
        ("\u22125", "", -5),
        ("+5", "", 5),
        ("5 M", "calls", 5_000_000),
        ("5 million", "calls", 5_000_000),
        ("5 Mio.", "calls", 5_000_000),
        ("2 Mrd. calls", "calls", 2_000_000_000),
        ("2 bn calls", "calls", 2_000_000_000),
        ("3 thousand", "", 3000),
        ("1 trillion", "", 1e12),
        ("~ 5", "", 5),
        ("about 5 calls", "calls", 5),
        ("ca. 5", "", 5),
        ("99.95 %", "%", 99.95),
        ("99.95 per cent", "%", 99.95),
        ("5 partitions", "calls", 5),
    ],
)
def test_ways_to_type(text: str, unit: str, number: float) -> None:
    """If a number is typed in a usual way, then it is read as meant."""
    assert read_quantity(text, unit=parse_unit(unit)) == pytest.approx(number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("43,7 h", 43.7),
        ("0,5", 0.5),
        ("0,125", 0.125),
        ("-0,125", -0.125),
        ("0,001", 0.001),
        ("00,125", 0.125),
        ("1,25", 1.25),
        ("1000,125", 1000.125),
        ("1 000,5", 1000.5),
        ("1,5e3", 1500),
        ("1,5k", 1500),
        ("12,345", 12_345),
    ],
)
def test_decimal_comma(text: str, number: float) -> None:
    """If a comma cannot part thousands, then it is a decimal comma."""
    assert read_quantity(text, unit=parse_unit("h")) == pytest.approx(number)


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("90 min", "h", 1.5),
        ("5 m", "s", 300),
        ("5 m", "min/year", 5),
        ("1 h 30 min", "min", 90),
        ("1h30m", "s", 5400),
        ("2 d", "h", 48),
        ("1 week", "d", 7),
        ("250 µs", "ms", 0.25),
        ("1 y", "d", 365),
        ("720 requests/h", "requests/s", 0.2),
        ("5/s", "requests/min", 300),
        ("60 requests", "requests/min", 60),
        ("43.7 h", "h/year", 43.7),
        ("43.7 h/year", "h/year", 43.7),
        ("1 GB", "MB", 1000),
        ("1 GiB", "MB", 1073.741824),
        ("2 terabytes", "GB", 2000),
        ("1 MB/s", "GB/day", 86.4),
        ("500 rps", "requests/s", 500),
        ("200krps", "requests/s", 200_000),
        ("200k qps", "requests/s", 200_000),
        ("2 rps", "requests/min", 120),
    ],
)
def test_conversion(text: str, unit: str, number: float) -> None:
    """If the number has another unit of the same dimension, then it is converted."""
    assert read_quantity(text, unit=parse_unit(unit)) == pytest.approx(number)


@pytest.mark.parametrize(
    ("text", "unit", "why"),
    [
        ("", "", "empty"),
        ("  ", "", "empty"),
        ("≈", "", "empty"),
        ("many", "", "not a number"),
        ("--5", "", "not a number"),
        ("$5", "", "not a number"),
        ("½", "", "not a number"),
        ("5 6", "", "more than one number"),
        ("1/2", "", "more than one number"),
        ("5-10", "", "more than one number"),
        ("5 ms-10 ms", "ms", "more than one number"),
        ("5 ms - 10 ms", "ms", "more than one number"),
        ("1 h 30", "h", "more than one number"),
        ("10^6", "", "more than one number"),
        ("5 calls 3 calls", "calls", "more than one number"),
        ("1,00,000", "", "write 1,000"),
        ("5 ms", "calls", "not the unit"),
        ("5 calls", "ms", "not the unit"),
        ("5 GB", "%", "not the unit"),
        ("5 %", "calls", "not the unit"),
        ("5 ms/call", "ms", "not the unit"),
        ("1e999", "", "too large"),
        ("-1e999", "", "too large"),
        ("1e999 h 1e999 h", "h", "too large"),
        ("1" * 81, "", "too long"),
    ],
)
def test_refused(text: str, unit: str, why: str) -> None:
    """If a text is no single number in a fitting unit, then it is refused with the reason."""
    with pytest.raises(QuantityError, match=why):
        read_quantity(text, unit=parse_unit(unit))


@LAW
@given(text=st.one_of(st.text(), st.lists(_ALPHABET, max_size=30).map("".join)), unit=st.sampled_from(UNITS))
@example(text="1" * 100_000, unit="")
@example(text=" " * 1_000_000 + "5", unit="s")
@example(text="1," * 1_000_000, unit="s")
@example(text="~" + " " * 1_000_000, unit="s")
def test_any_text(text: str, unit: str) -> None:
    """If any text at all is typed, then it is a finite number or refused, and soon."""
    try:
        number = read_quantity(text, unit=parse_unit(unit))
    except QuantityError:
        return

    assert math.isfinite(number)


@LAW
@given(number=st.one_of(st.integers(-(10**14), 10**14).map(float), st.floats(1e-9, 1e20)))
def test_words_are_read_back(number: float) -> None:
    """If a number is shown and typed as shown, then it is the same within a tenth of a percent."""
    assert read_quantity(number_words(number), unit=parse_unit("")) == pytest.approx(number, rel=1e-3)


@LAW
@given(number=st.integers(0, 10**14))
def test_whole_numbers_are_exact(number: int) -> None:
    """If a whole number is shown and typed as shown, then it is the very same."""
    assert read_quantity(number_words(float(number)), unit=parse_unit("")) == number


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1_200_000, "1,200,000"),
        (43.7, "43.7"),
        (0.0025, "0.0025"),
        (1 / 3, "0.3333"),
        (1234.5678, "1,235"),
        (2e15, "2e+15"),
        (-7.25, "-7.25"),
    ],
)
def test_number_words(number: float, words: str) -> None:
    """If a number is shown, then digits are grouped and noise is left out."""
    assert number_words(number) == words


@pytest.mark.parametrize(
    ("number", "words"), [(99.995, "99.995"), (99.999, "99.999"), (0.99999, "0.99999"), (12.0004, "12.0004")]
)
def test_nines_stay(number: float, words: str) -> None:
    """If rounding would make a whole number of one that is none, then more digits are shown."""
    assert number_words(number) == words
