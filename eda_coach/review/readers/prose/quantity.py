"""How much a sentence says of a thing: "2 s", "3 times"."""

import re

# A number with what may follow it as a unit; each part is bounded, so that no line takes long.
_QUANTITY = re.compile(
    r"(?<![\w.,-])\d{1,12}(?:[.,]\d{1,9})?"
    r"(?:\s?(?:ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|x|%|times|attempts?"
    r"|retries|tries|deliveries|partitions?|replicas?|instances?|nodes?|brokers?|messages?|requests?|rps|k|kb|mb|gb)"
    r"(?:\s?/\s?[a-z]{1,10}|\sper\s[a-z]{1,10})?\b)?(?![\w])",
    re.IGNORECASE,
)
# A number further away belongs to something else.
_NEAR = 60


def quantity_near(sentence: str, at: int) -> str:
    """The number with its unit that stands nearest to a place, as written; empty if there is none near.

    Args:
        sentence: To look in.
        at: Offset of the words that name what is measured.
    """
    begin = max(0, at - _NEAR)
    found = _QUANTITY.finditer(sentence, begin, min(len(sentence), at + 2 * _NEAR))
    # What stands behind is meant before what stands in front: "timeout 2 s, 3 retries".
    nearest = min(found, key=lambda match: _distance(match, at), default=None)
    return nearest[0].strip() if nearest else ""


def _distance(match: re.Match[str], at: int) -> int:
    return match.start() - at if match.start() >= at else 2 * (at - match.end())
