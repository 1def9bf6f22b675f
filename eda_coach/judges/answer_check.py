"""Whether a quote really stands in an answer, and whether it is about the question at all."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

from eda_coach.grading.rubric.compiled import ECHO_WORDS
from eda_coach.judges.sheet import Sheet
from eda_coach.language.words import normalised

_PIECE = re.compile(r"\S+")
# Places of a quote that are looked at; a quote of a few letters may stand within many words. A larger number
# only costs time.
_MOST_PLACES = 1000
# Words about the grading itself. An answer that argues with the grader says nothing about the question; where
# the question is about such a thing, its own words excuse them. Designs mark rows, count events, meet
# deadlines and hear a fraud check's verdict, so none of these words alone is here.
_TO_THE_GRADER = re.compile(
    r"\b(?:criteri(?:on|a)|rubrics?|graders?|grading"
    r"|(?:previous|prior|above|all|your) instructions?|system prompts?|full (?:marks|points|score)"
    r"|(?:mark|rate|grade|score)s? (?:\w+ ){1,4}(?:met|correct|right|passed)"
    r"|(?:as|everything|verdicts?) (?:(?:is|was|be|to) )?met)\b",
    re.IGNORECASE,
)


def quote_span(quote: str, answer: str) -> tuple[int, int] | None:
    """Where a quote stands in an answer, as whole words; None if it does not.

    Args:
        quote: As the judge gave it. Composed and decomposed letters, and blanks and line ends, are the same.
        answer: Normalised (NFC).

    Returns:
        Offsets of the first and after the last character.
    """
    wanted = " ".join(normalised(quote).split())
    if not any(character.isalnum() for character in wanted):
        return None
    pieces = list(_PIECE.finditer(answer))
    folded = " ".join(piece[0] for piece in pieces)
    starts = list(accumulate((len(piece[0]) + 1 for piece in pieces), initial=0))
    for found in islice(_places(wanted, folded), _MOST_PLACES):
        if _is_whole(folded, found, found + len(wanted)):
            first, last = (_unfolded(one, pieces, starts) for one in (found, found + len(wanted) - 1))
            return first, last + 1
    return None


def repeats_question(quote: str, sheet: Sheet) -> bool:
    """Whether quoted words are a run copied from the question."""
    return len(quote.split()) >= ECHO_WORDS and quote_span(quote, normalised(sheet.question)) is not None


def speaks_to_grader(quote: str, sheet: Sheet) -> bool:
    """Whether quoted words are about the grading, and not about what was asked."""
    own = " ".join([sheet.question, *(row.says for row in sheet.rows)]).lower()
    return any(match[0].lower() not in own for match in _TO_THE_GRADER.finditer(" ".join(quote.split())))


def _places(wanted: str, text: str) -> Iterator[int]:
    place = text.find(wanted)
    while place >= 0:
        yield place
        place = text.find(wanted, place + 1)


def _unfolded(place: int, pieces: Sequence[re.Match[str]], starts: Sequence[int]) -> int:
    """A place in the folded text as one in the text itself."""
    number = bisect_right(starts, place) - 1
    return pieces[number].start() + place - starts[number]


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word is cut in two at either end."""
    cut_before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    cut_behind = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return not cut_before and not cut_behind
