"""A candidate's words, quoted so that they can be understood: the sentence around them."""

import re

from eda_coach.language.sentences.clauses import Passage

# A longer sentence is cut at both sides of the words that matter.
_MOST_WORDS = 24
_WORD = re.compile(r"\S+")


def sentence_around(text: str, passage: Passage, span: tuple[int, int]) -> str:
    """The sentence that holds some words, on one line, without the mark at its end.

    Args:
        text: In composed form (NFC).
        passage: Its words and sentences, at the same offsets.
        span: Offsets of the words in it.
    """
    for words in passage.sentences():
        start, end = passage.words[words.start].start, passage.words[words.stop - 1].end
        if start <= span[0] < end:
            return _cut(text, (start, max(end, span[1])), span)
    return " ".join(text[span[0] : span[1]].split())


def _cut(text: str, sentence: tuple[int, int], span: tuple[int, int]) -> str:
    words = [
        (sentence[0] + found.start(), sentence[0] + found.end())
        for found in _WORD.finditer(text[sentence[0] : sentence[1]])
    ]
    if len(words) <= _MOST_WORDS:
        return " ".join(text[start:end] for start, end in words)
    own = [i for i, (start, end) in enumerate(words) if end > span[0] and start < span[1]]
    spare = max(0, _MOST_WORDS - len(own))
    after = len(words) - own[-1] - 1
    left = min(own[0], max(spare // 2, spare - after))
    shown = words[own[0] - left : min(len(words), own[0] - left + max(_MOST_WORDS, 1))]
    dots_before, dots_after = "... " * (own[0] > left), " ..." * (shown[-1] != words[-1])
    return f"{dots_before}{' '.join(text[start:end] for start, end in shown)}{dots_after}"
