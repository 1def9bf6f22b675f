"""Texts as scalars of YAML that are read back as they are."""

import re
import textwrap
from collections.abc import Iterator

import yaml

from eda_coach.review.readers.word_lists import word_set

# A word first, or a number and a word, as in "2 s".
_PLAIN = re.compile(r"(?:\d{1,9} )?[^\W\d_](?:[\w ./()+-]*[\w)])?\Z")
# Plain, other readers of YAML take them for something else than text.
_WORDS = word_set("yes no true false on off y n null none")
_LONGEST_PLAIN = 120
_LONGEST_COMMENT = 100


def scalar(text: str) -> str:
    """A text as a scalar in one line, in quotes if need be."""
    if len(text) <= _LONGEST_PLAIN and _PLAIN.match(text) and text.lower() not in _WORDS:
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """A text in double quotes, in one line."""
    dumped: str = yaml.dump(text, default_style='"', allow_unicode=True, width=float("inf"))
    return dumped.rstrip("\n")


def listed(texts: tuple[str, ...]) -> str:
    """Some texts as a list in one line."""
    return f"[{', '.join(scalar(text) for text in texts)}]"


def comment(text: str, *, indent: str = "") -> Iterator[str]:
    """A text as lines of comment."""
    width = _LONGEST_COMMENT - len(indent)
    plain = " ".join("".join(one if one.isprintable() else " " for one in text).split())
    return (
        f"{indent}# {line}"
        for line in textwrap.wrap(plain, max(width, 40), break_long_words=False, break_on_hyphens=False)
    )
