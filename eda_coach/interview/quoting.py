"""A candidate's words, quoted so that they can be understood: the sentence around them."""

from eda_coach.interview.layout import WRAPPED_FROM
from eda_coach.language.sentences.clauses import read_passage

# A longer sentence is cut at both sides of the words that matter.
_MOST_WORDS = 24


def sentence_around(text: str, span: tuple[int, int]) -> str:
    """The sentence that holds some words, on one line, without the mark at its end.

    Args:
        text: In composed form (NFC).
        span: Offsets of the words in it.
    """
    passage = read_passage(text, wrapped_from=WRAPPED_FROM)
    for words in passage.sentences():
        start, end = passage.words[words.start].start, passage.words[words.stop - 1].end
        if start <= span[0] < end:
            return _cut(text, (start, max(end, span[1])), span)
    return " ".join(text[span[0] : span[1]].split())


def _cut(text: str, sentence: tuple[int, int], span: tuple[int, int]) -> str:
    before, own, after = (
        text[sentence[0] : span[0]].split(),
        text[span[0] : span[1]].split(),
        text[span[1] : sentence[1]].split(),
    )
    if len(before) + len(own) + len(after) <= _MOST_WORDS:
        return " ".join(text[sentence[0] : sentence[1]].split())
    spare = max(0, _MOST_WORDS - len(own))
    left = min(len(before), max(spare // 2, spare - len(after)))
    right = min(len(after), spare - left)
    # A word cut in two by the span stays whole: pieces are joined by what parted them in the text.
    shown = text[_start_of(text, sentence[0], span[0], left) : _end_of(text, span[1], sentence[1], right)]
    dots_before, dots_after = "... " * (left < len(before)), " ..." * (right < len(after))
    return f"{dots_before}{' '.join(shown.split()[: _MOST_WORDS + 1])}{dots_after}"


def _start_of(text: str, begin: int, at: int, words: int) -> int:
    """Where the last few words before an offset begin."""
    pieces = text[begin:at].split()
    return at if not words else text.rfind(pieces[-words], begin, at)


def _end_of(text: str, at: int, end: int, words: int) -> int:
    """Where the first few words after an offset end."""
    for piece in text[at:end].split()[:words]:
        at = text.find(piece, at, end) + len(piece)
    return at
