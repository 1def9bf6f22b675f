"""Numbers with units as people type them: ``43.7 h``, ``1.2e6``, ``200k/s``, ``1,000``, ``1 h 30 min``."""

import re

from eda_coach.language.numbers.units import COUNT, TIME, Unit, parse_unit

_SCALES = {
    "k": 1e3,
    "thousand": 1e3,
    "m": 1e6,
    "mio": 1e6,
    "million": 1e6,
    "bn": 1e9,
    "mrd": 1e9,
    "billion": 1e9,
    "trillion": 1e12,
}
_MINUS = "\u2212"
_SCALE_WORDS = "|".join(sorted(_SCALES, key=len, reverse=True))
_SCALE = re.compile(rf"({_SCALE_WORDS})\.?(?=$|[\s/]|[rqt]ps$)", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?(?:\d[\d,_']*\.?\d*|\.\d+)(?:e[-+]?\d+)?", re.IGNORECASE)
_LEAD = re.compile(r"^(?:~|≈|=|about|around|approx(?:imately)?\.?|roughly|circa|ca\.?)\s*", re.IGNORECASE)
# No thousands begin with 0: 0,125 has a decimal comma.
_GROUPED = re.compile(r"[-+]?(?!0)\d{1,3}([,_'])\d{3}(?:\1\d{3})*(?:\.\d+)?(?:e[-+]?\d+)?", re.IGNORECASE)
_SPACED_GROUPS = re.compile("(?<=\\d)[ \u00a0\u202f](?=\\d{3}(?!\\d))")
# As many as are read at a glance; far more exact than any tolerance.
_DIGITS = 4
# So many where fewer would round five nines up to 100.
_MOST_DIGITS = 8
# From here on, digits are counted and not read.
_LARGEST_WRITTEN_OUT = 1e15
# From here on, fractions are noise.
_FRACTIONS_END = 1000
_SEVERAL = "there is more than one number in it"
# A longer text is no number that a person means.
_LONGEST = 80
# No number in an interview is larger; it keeps "1e999" from becoming infinity.
_LARGEST = 1e30


class QuantityError(ValueError):
    """The text is no number with a fitting unit; the message says why."""


def read_quantity(text: str, *, unit: Unit) -> float:
    """Read a number and bring it to a unit.

    Args:
        text: What was typed. Without a unit of its own it is taken to be in ``unit``.
        unit: The unit asked for.

    Raises:
        QuantityError: There is no number in it, there is more than a number and a unit, or the unit
            is of another dimension.
    """
    rest = _SPACED_GROUPS.sub("", _LEAD.sub("", text.strip()).replace(_MINUS, "-")).strip()
    if not rest:
        raise QuantityError("it is empty")
    if len(rest) > _LONGEST:
        raise QuantityError("it is too long")
    total = _total(rest, unit=unit)
    if not abs(total) <= _LARGEST:
        raise QuantityError("it is too large")
    return total


def _total(text: str, *, unit: Unit) -> float:
    """Sum of all numbers in a text, each with what follows it, in the unit asked for."""
    found = list(_NUMBER.finditer(text))
    if not found or found[0].start() > 0:
        raise QuantityError("it is not a number")
    if any(match.group().startswith("-") for match in found[1:]):
        raise QuantityError(_SEVERAL)  # "5 ms-10 ms" is a range and no sum
    ends = [*(match.start() for match in found[1:]), len(text)]
    tails = (text[match.end() : end].strip() for match, end in zip(found, ends, strict=True))
    alone = len(found) == 1
    return sum(
        _plain_number(match.group()) * _factor(tail, unit=unit, alone=alone)
        for match, tail in zip(found, tails, strict=True)
    )


def _plain_number(text: str) -> float:
    if _GROUPED.fullmatch(text):
        text = re.sub("[,_']", "", text)
    elif text.count(",") == 1 and "." not in text:
        text = text.replace(",", ".")  # a decimal comma: 43,7
    try:
        return float(text.replace("_", "").replace("'", ""))
    except ValueError as error:
        raise QuantityError(f"{text!r} is not a number; write 1,000 or 1000, and 43.7") from error


def _factor(tail: str, *, unit: Unit, alone: bool) -> float:
    """Factor from the number before ``tail`` to the unit asked for.

    Args:
        tail: What follows a number: scale and unit.
        unit: The unit asked for.
        alone: Whether it is the only number; several must each have a unit, as in ``1 h 30 min``.
    """
    if not tail and alone:
        return 1.0
    scale, word = _split_scale(tail, unit=unit)
    if not word and alone:
        return scale
    given = parse_unit(word)
    if not alone and given.dimension == COUNT:
        raise QuantityError(_SEVERAL)
    if given.dimension == unit.dimension:
        return scale * given.factor / unit.factor
    if given.dimension == unit.dimension.partition("/")[0]:
        return scale * given.factor / (unit.factor * unit.per_s)  # "43.7 h" where hours a year are asked for
    raise QuantityError(f"{tail!r} is not the unit asked for")


def _split_scale(tail: str, *, unit: Unit) -> tuple[float, str]:
    """Part ``k/s`` into 1000 and ``/s``; ``m`` means minutes only where time is asked for."""
    match = _SCALE.match(tail)
    if match is None or (match.group().lower() == "m" and unit.dimension.partition("/")[0] == TIME):
        return 1.0, tail
    return _SCALES[match.group(1).lower()], tail[match.end() :].strip()


def exact_words(number: float) -> str:
    """Every digit of a number that a person wrote: ``1,234.5``, ``99.999``."""
    return f"{number:,.15g}"  # the sixteenth digit of a float is noise


def number_words(number: float) -> str:
    """A number as a person would write it: ``1,200,000``, ``43.7``, ``0.0025``."""
    if abs(number) >= _LARGEST_WRITTEN_OUT:
        return f"{number:.4g}"
    if abs(number) >= _FRACTIONS_END:
        return f"{number:,.0f}"
    shown = (f"{number:.{digits}g}" for digits in range(_DIGITS, _MOST_DIGITS + 1))
    return next((words for words in shown if not float(words).is_integer()), f"{number:.0f}")
