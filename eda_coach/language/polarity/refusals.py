"""Statements that are judged as a whole: "Never: ...", "..., which is a mistake", "... That is wrong."."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eda_coach.language.polarity import cues
from eda_coach.language.sentences.clauses import Passage, Word

# A lead stands before a colon and has no more words.
_LONGEST_LEAD = 7
# A sentence that does nothing but judge the one before it is as short as this.
_LONGEST_VERDICT = 5
# "False: ..." and "I disagree: ..." are not among them: they answer somebody, and the reason follows.
_LEADS = frozenset(
    {"never", "never ever", "do not", "don't", "dont", "not this", "bad idea", "a bad idea"}
    | {"anti pattern", "antipattern", "i would never do this", "we would never do this"}
    | {"i refuse to do this", "we refuse to do the following", "under no circumstances"}
    | {"what i would not do", "what not to do"}
)
_POINTING = frozenset({"that", "this", "it", "that's", "which", "all", "wrong", "false", "not", "untrue"})
_TRUE = frozenset({"true", "right", "correct", "so", "case"})


class Refusal(NamedTuple):
    """Words from ``begin`` up to but without ``end`` that are said not to be so; ``cue`` says it."""

    cue: int
    begin: int
    end: int


def refusals_of(passage: Passage, spans: Sequence[range]) -> Iterator[Refusal]:
    """Every statement that another one judges away.

    Args:
        passage: To look in.
        spans: Indices of the words of each sentence.
    """
    words = passage.words
    for number, span in enumerate(spans):
        lead = _lead_end(passage, span)
        if lead and " ".join(words[i].text for i in range(span.start, lead)) in _LEADS:
            yield Refusal(span.start, lead, span.stop)
        for i in span:
            if words[i].text == "which" and i > span.start and _condemns(words[i + 1 : span.stop]):
                yield Refusal(i, span.start, i)
        if number and _is_verdict([words[i] for i in span]):
            yield Refusal(span.start, spans[number - 1].start, spans[number - 1].stop)


def _lead_end(passage: Passage, span: range) -> int:
    """Index of the first word behind a colon that stands early in a sentence; 0 if there is none."""
    words = passage.words
    for i in range(span.start, min(span.stop - 1, span.start + _LONGEST_LEAD)):
        if ":" in passage.text[words[i].end : words[i + 1].start]:
            return i + 1
    return 0


def _condemns(words: Sequence[Word]) -> bool:
    """Whether a clause behind "which" is nothing but "is a mistake" or the like."""
    texts = [word.text for word in words]
    is_short = 1 < len(texts) <= _LONGEST_VERDICT and texts[0] in (*cues.COPULAS, "would")
    return is_short and not _is_denied(texts) and _is_condemning(words)


def _is_verdict(words: Sequence[Word]) -> bool:
    """Whether a sentence only says that the one before it is wrong."""
    texts = [word.text for word in words]
    if len(texts) > _LONGEST_VERDICT or texts[0] not in _POINTING:
        return False
    return _is_denied(texts) if _TRUE & set(texts) else not _is_denied(texts) and _is_condemning(words)


def _is_condemning(words: Sequence[Word]) -> bool:
    return any(word.stem in cues.CONDEMNING_STEMS for word in words)


def _is_denied(texts: Sequence[str]) -> bool:
    return any(text in cues.NEGATORS or text.endswith("n't") for text in texts)
