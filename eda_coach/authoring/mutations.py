"""Answers bent on purpose: denied, cut, shuffled, reduced to keywords, reworded, misspelt."""

from collections.abc import Sequence
from random import Random

from eda_coach.language.phrases.searchable import SMALL_WORDS
from eda_coach.language.polarity.cues import LIMITS, NEGATORS
from eda_coach.language.sentences.clauses import Passage, Word, read_passage
from eda_coach.language.sentences.keyword_lists import JOINING_WORDS

_AUXILIARIES = frozenset(
    {"is", "are", "was", "were", "am", "be", "can", "could", "will", "would", "shall", "should", "must"}
    | {"may", "might", "has", "have", "had", "does", "do", "did"}
)
_SUBJECTS = frozenset({"i", "we", "you", "they"})
# The main clause has its verb among the first words; a later auxiliary may be another clause's.
_MAIN_WORDS = 4
# Share of joining words from which their order tells sentences from words thrown together.
_TIDY_SHARE = 0.45
# Shorter words are not forgiven a typing error, so none is put into them.
_LEAST_LETTERS = 8


def without(text: str, sentences: Sequence[int]) -> str:
    """A text without some of its sentences."""
    return " ".join(one for number, one in enumerate(_sentences(text)) if number not in sentences)


def denied(text: str, sentences: Sequence[int] | None = None) -> str:
    """A text in which some sentences are said not to be so; or all, without those that deny already."""
    found = _sentences(text)
    if sentences is None:
        return " ".join(_denied(one) for one in found if not _is_denial(one))
    return " ".join(_denied(one) if number in sentences else one for number, one in enumerate(found))


def can_be_denied(text: str, sentences: Sequence[int]) -> bool:
    """Whether none of some sentences denies something already: to deny that again would be to say it."""
    found = _sentences(text)
    return not any(_is_denial(found[number]) for number in sentences)


def shuffled(text: str, rng: Random) -> str:
    """The words of a text in random order."""
    words = [word.text for word in read_passage(text).words]
    rng.shuffle(words)
    return " ".join(words) + "."


def is_tidy(text: str) -> bool:
    """Whether a text has enough small words for their disorder to show; what is typed in a hurry has not."""
    words = [word.text for word in read_passage(text).words]
    return sum(word in JOINING_WORDS for word in words) >= _TIDY_SHARE * len(words)


def keywords(text: str) -> str:
    """The words of a text that carry meaning, as a list."""
    words = [word.text for word in read_passage(text).words]
    kept = [word for word in words if len(word) > 3 and word not in SMALL_WORDS | _AUXILIARIES]  # noqa: PLR2004
    return ", ".join(dict.fromkeys(kept))


def misspelt(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """A text with two letters changed round in every long word of some spans."""
    passage = read_passage(text)
    text = passage.text
    for word in reversed(passage.words):
        inside = any(start <= word.start < end for start, end in spans)
        if inside and len(word.text) >= _LEAST_LETTERS and word.text.isalpha():
            middle = word.start + len(word.text) // 2
            text = text[:middle] + text[middle + 1] + text[middle] + text[middle + 2 :]
    return text


def reworded(text: str, span: tuple[int, int], wording: str) -> str:
    """A text with other words in one place."""
    return text[: span[0]] + wording + text[span[1] :]


def sentence_at(passage: Passage, offset: int) -> int:
    """Number of the sentence in which a character stands."""
    before = [word.sentence for word in passage.words if word.start <= offset]
    return before[-1] if before else 0


def _is_denial(sentence: str) -> bool:
    words = [word.text for word in read_passage(sentence).words]
    return any(word in NEGATORS or word.endswith("n't") for word in words)


def _sentences(text: str) -> list[str]:
    """The text of each sentence with the marks behind it."""
    passage = read_passage(text)
    starts = [passage.words[span.start].start for span in passage.sentences()]
    ends = [*starts[1:], len(passage.text)][: len(starts)]
    return [passage.text[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def _denied(sentence: str) -> str:
    """A sentence of one clause with "not" in it; a longer one wholly, by "it is not true that"."""
    passage = read_passage(sentence)
    place = _place_of_not(passage.words)
    if place is None or len({word.clause for word in passage.words}) > 1:
        return f"It is not true that {sentence[:1].lower()}{sentence[1:]}"
    offset, words = place
    return f"{passage.text[:offset]}{words}{passage.text[offset:]}"


def _place_of_not(words: Sequence[Word]) -> tuple[int, str] | None:
    """Where a "not" goes: behind an auxiliary, or before the verb behind the first subject."""
    for i, word in enumerate(words[:_MAIN_WORDS]):
        if word.text in _AUXILIARIES:
            is_limited = i + 1 < len(words) and words[i + 1].text in LIMITS  # "not only" denies nothing
            return None if is_limited else (word.end, " not")
        if i == 0 and word.text in _SUBJECTS and len(words) > 1 and words[1].text not in _AUXILIARIES:
            return (word.end, " do not")
    return None
