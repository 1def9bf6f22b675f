"""How long to wait before an endpoint is asked again."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

# Seconds before each further try where the endpoint does not say. More tries help a busy endpoint and keep
# the user waiting at a broken one.
BACKOFF_S = (0.5, 1.0, 2.0)
# The longest wait that an endpoint may ask for. A larger one lets a single answer hold up a batch.
LONGEST_WAIT_S = 30.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Time:
    """The time as an endpoint needs it; both in seconds."""

    sleep: Callable[[float], None] = time.sleep
    monotonic: Callable[[], float] = time.monotonic


def wait_s(tries: int, headers: Mapping[str, str]) -> float | None:
    """Seconds to wait after a failed try; None to give up.

    Args:
        tries: Made so far, at least 1.
        headers: Of the reply, names in lower case; empty if there was none.
    """
    if tries > len(BACKOFF_S):
        return None
    asked = _retry_after(headers)
    return BACKOFF_S[tries - 1] if asked is None else min(max(asked, 0.0), LONGEST_WAIT_S)


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """What ``Retry-After`` asks for: seconds, or a moment told by the endpoint's own clock."""
    text = headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        return (parsedate_to_datetime(text) - parsedate_to_datetime(headers.get("date", ""))).total_seconds()
    except (ValueError, TypeError):
        return None
