"""Units that answers come in: time, data, shares, counts, and any of them per time."""

import re
from dataclasses import dataclass

_SECONDS_BY_WORD = {
    **dict.fromkeys(("ns", "nanosecond", "nanoseconds"), 1e-9),
    **dict.fromkeys(("us", "µs", "μs", "microsecond", "microseconds"), 1e-6),
    **dict.fromkeys(("ms", "msec", "millisecond", "milliseconds"), 1e-3),
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), 1.0),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), 60.0),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 3600.0),
    **dict.fromkeys(("d", "day", "days"), 86400.0),
    **dict.fromkeys(("w", "week", "weeks"), 604800.0),
    # A year of 365 days, as availability tables count it.
    **dict.fromkeys(("y", "yr", "year", "years"), 31536000.0),
}
_DECIMAL_PREFIXES = {"": 1.0, "k": 1e3, "m": 1e6, "g": 1e9, "t": 1e12, "p": 1e15}
_BYTES_BY_WORD = {
    **{f"{prefix}b": factor for prefix, factor in _DECIMAL_PREFIXES.items()},
    **{f"{prefix}ib": 1024.0**power for power, prefix in enumerate("kmgtp", start=1)},
    **dict.fromkeys(("byte", "bytes"), 1.0),
    **dict.fromkeys(("kilobyte", "kilobytes"), 1e3),
    **dict.fromkeys(("megabyte", "megabytes"), 1e6),
    **dict.fromkeys(("gigabyte", "gigabytes"), 1e9),
    **dict.fromkeys(("terabyte", "terabytes"), 1e12),
}
_RATE_WORDS = ("rps", "qps", "tps")
_SHARE_WORDS = ("%", "percent", "per cent", "pct")

COUNT = "count"
TIME = "time"
DATA = "data"
SHARE = "share"


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """What a number counts.

    Attributes:
        dimension: ``time``, ``data``, ``share`` or ``count``, with ``/time`` behind it for a rate.
        factor: How many of the dimension's base unit (second, byte, percent, piece) one of it is.
        per_s: Length of the time it is per, in seconds; 1 where it is no rate.
    """

    dimension: str
    factor: float
    per_s: float = 1.0


def parse_unit(text: str) -> Unit:
    """Read a unit; a word that is none of the known ones counts pieces (``calls``, ``partitions``)."""
    words = " ".join(text.lower().split())
    if words in _SHARE_WORDS:
        return Unit(dimension=SHARE, factor=1.0)
    if words in _RATE_WORDS:
        words = "/s"
    top, _, bottom = re.sub(r"(^| )per |\s*/\s*", "/", words).partition("/")
    above = _simple_unit(top)
    if not bottom:
        return above
    seconds = _SECONDS_BY_WORD.get(bottom)
    if seconds is None:
        return Unit(dimension=f"{above.dimension}/{bottom}", factor=above.factor)
    return Unit(dimension=f"{above.dimension}/time", factor=above.factor / seconds, per_s=seconds)


def _simple_unit(word: str) -> Unit:
    if word in _SECONDS_BY_WORD:
        return Unit(dimension=TIME, factor=_SECONDS_BY_WORD[word])
    if word in _BYTES_BY_WORD:
        return Unit(dimension=DATA, factor=_BYTES_BY_WORD[word])
    return Unit(dimension=COUNT, factor=1.0)
