"""Numbers with units anywhere in a text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from eda_coach.language.numbers.quantity import QuantityError, read_quantity
from eda_coach.language.numbers.units import COUNT, Unit, parse_unit

_NUMBER = r"(?<![\w.,-])[-+]?\d[\d,_']*(?:\.\d+)?(?:e\d+)?"
# A unit of one word, or of two with "/" or "per" between them; a scale may stand before it.
_SCALES = r"\s?(?:k|thousand|m|mio|million|bn|billion)\b"
_TAIL = rf"(?:{_SCALES})?(?:\s?[^\W\d_]+\b|\s?%)?(?:\s?/\s?[a-z]+\b|\s+(?:per|an?)\s+[a-z]+\b)?"
_FOUND = re.compile(rf"({_NUMBER})({_TAIL})", re.IGNORECASE)
_SCALE = re.compile(_SCALES, re.IGNORECASE)
_WORD = re.compile(r"\s?[^\W\d_]+|\s?%", re.IGNORECASE)


class FoundQuantity(NamedTuple):
    """A number in the unit asked for, and where it stands in the text."""

    value: float
    start: int
    end: int


def quantities_in(text: str, *, unit: str) -> Iterator[FoundQuantity]:
    """Every number in a text that is in a unit or has none, brought to that unit, in the order of the text.

    Args:
        text: A few sentences.
        unit: The unit asked for; empty for a bare number.
    """
    wanted = parse_unit(unit)
    for match in _FOUND.finditer(text):
        for tail in _tails(match[2], wanted):
            try:
                value = read_quantity(match[1].rstrip(",") + tail.replace(" a ", "/"), unit=wanted)
            except QuantityError:
                continue
            yield FoundQuantity(value, match.start(), match.start() + len(match[1].rstrip(",") + tail))
            break


def _tails(tail: str, wanted: Unit) -> list[str]:
    """What may belong to the number, the longest first; nothing where a word behind it is no unit."""
    word = _WORD.match(tail)
    scale = _SCALE.match(tail)
    tails = [tail]
    if word is not None:
        tails.append(word[0])
    if scale is not None:
        tails.append(scale[0])
    is_unit = word is not None and parse_unit(word[0].strip().lower()).dimension != COUNT
    return tails if is_unit and wanted.dimension != COUNT else [*tails, ""]
