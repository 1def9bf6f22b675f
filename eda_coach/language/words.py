"""Text into words, each with its stem and its place in the text."""

import re
from typing import NamedTuple
from unicodedata import normalize

from eda_coach.language.stems import stem

# A word, a number with its decimals, or one of the marks that part sentences and clauses. Hyphens and
# underscores part words, so that `at-least-once`, `at least once` and `at_least_once` are the same.
_TOKEN = re.compile(
    r"w/o\b|w/(?=\s)"
    r"|\d+(?:[.,]\d+)*+%?"
    r"|[^\W\d_]++(?:['’][^\W\d_]{1,3}\b)?+(?:\d++[a-z]?)?+"
    r"|(?:->|=>|→|—|(?<=\s)[-–+](?=\s))"
    r"|[.!?;:,()\[\]\"“”«»…]|\n[ \t]*+(?:[-*•+–]|\d{1,2}[.)])?+"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])|(?<=[a-z]{2})(?=[A-Z]{2})")
_CONTRACTIONS = {"’": "'"}


class Token(NamedTuple):
    """A word or a mark.

    A tuple and not a dataclass: an answer has hundreds.

    Attributes:
        text: As typed, in lower case, with straight apostrophes.
        stem: Of a word; of a mark the mark itself.
        start: Offset of its first character in the text.
        end: Offset after its last.
    """

    text: str
    stem: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it is a word or number, and no mark."""
        return self.text[0].isalnum()


def normalised(text: str) -> str:
    """Text in Unicode's composed form (NFC), in which every offset counts."""
    return normalize("NFC", text)


def tokens_of(text: str) -> list[Token]:
    """Words and marks of a text, in order.

    Args:
        text: Normalised.
    """
    tokens = []
    for match in _TOKEN.finditer(text):
        start, found = match.start(), match[0]
        for piece in _CAMEL.split(found) if not found.islower() else (found,):
            low = piece.lower().replace("’", "'")
            tokens.append(Token(low, stem(low.removesuffix("'s")), start, start + len(piece)))
            start += len(piece)
    return tokens
