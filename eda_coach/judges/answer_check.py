"""Whether a quote really stands in an answer, and whether it is about the question at all."""

import re

from eda_coach.judges.sheet import Sheet
from eda_coach.language.words import normalised

_BLANKS = re.compile(r"\s+")
# Words about the grading itself. An answer that argues with the grader says nothing about the question; where the
# question is about such a thing, its own words excuse them.
_TO_THE_GRADER = re.compile(
    r"\b(?:criteri(?:on|a)|rubrics?|verdicts?|grad(?:er|ers|ing)"
    r"|(?:previous|prior|above|all|your|these|new) instructions?|system prompts?"
    r"|full (?:marks|points|score)|(?:mark|rate|grade|score|count) (?:it|this|that|all|each|every\w*|me)"
    r"|(?:as|is|are|be|everything|all) met)\b",
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
    wanted = _BLANKS.sub(" ", normalised(quote)).strip()
    if not any(character.isalnum() for character in wanted):
        return None
    # Between the words of a quote any run of blanks will do.
    pattern = re.compile(r"\s+".join(map(re.escape, wanted.split(" "))))
    found = (match.span() for match in pattern.finditer(answer))
    return next((span for span in found if _is_whole(answer, *span)), None)


def speaks_to_grader(quote: str, sheet: Sheet) -> bool:
    """Whether quoted words are about the grading, and not about what was asked."""
    own = " ".join(row.says for row in sheet.rows).lower()
    return any(match[0].lower() not in own for match in _TO_THE_GRADER.finditer(_BLANKS.sub(" ", quote)))


def _is_whole(answer: str, start: int, end: int) -> bool:
    """Whether no word is cut in two at either end."""
    cut_before = start > 0 and answer[start - 1].isalnum() and answer[start].isalnum()
    cut_behind = end < len(answer) and answer[end - 1].isalnum() and answer[end].isalnum()
    return not cut_before and not cut_behind
