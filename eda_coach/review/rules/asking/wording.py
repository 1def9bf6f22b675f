"""Words in names and labels: ``POST /api/send_email`` holds "send email"."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from eda_coach.review.rules.ruling import Ruling

_WORD = re.compile(r"[^\W_]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
# Labels are short; whoever writes an essay on an arrow says what it does at its beginning.
_LONGEST_LABEL = 1000


def plain(text: str) -> str:
    """Words of a name or label in lower case with one blank around each, plural endings left out."""
    words = _WORD.findall(_CAMEL.sub(" ", text[:_LONGEST_LABEL]).lower())
    return f" {' '.join(_singular(word) for word in words)} "


def word_in(text: str, words: Iterable[str]) -> str:
    """The first of some words or word groups that stands in a text; empty if none does."""
    said = plain(text)
    return next((word for word in words if _plain_word(word) in said), "")


@lru_cache(maxsize=4096)
def _plain_word(word: str) -> str:
    """As :func:`plain`, kept: the same few lists are looked for in every name."""
    return plain(word)


def first_word(text: str) -> str:
    """The first word of a label that is no number, in lower case; empty if there is none."""
    return next((word for word in plain(text).split() if not word.isdigit()), "")


def worded(ruling: Ruling, words: Mapping[str, str]) -> Ruling:
    """A ruling with the words that fill its wording."""
    return replace(ruling, words=words)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word  # noqa: PLR2004 - "sms"
