"""What an answer says about a criterion or overclaim: phrases found in it, each with its polarity."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from eda_coach.grading.rubric.answer import Answer
from eda_coach.grading.rubric.compiled import CompiledPhrase, CompiledSide
from eda_coach.language.phrases.matching import Hit
from eda_coach.language.polarity.stance import Polarity

# What stands further apart makes no statement together, be it in one sentence. A longer reach lets words that
# are thrown together without a stop meet more phrases.
_MOST_WORDS = 25
# From the most to the least of a statement.
_STRENGTH = (
    Polarity.ASSERTED,
    Polarity.CONDITIONAL,
    Polarity.HEDGED,
    Polarity.NEGATED,
    Polarity.QUOTED,
    Polarity.ASKED,
)


class Finding(NamedTuple):
    """A phrase found in one sentence of an answer.

    Attributes:
        phrase: As the author wrote it.
        polarity: How the answer puts it, what the phrase itself denies taken into account.
        indices: Of the words that it matched, rising.
        sentence: Its number.
    """

    phrase: str
    polarity: Polarity
    indices: tuple[int, ...]
    sentence: int


class _SideHit(NamedTuple):
    polarity: Polarity
    indices: tuple[int, ...]


def find(phrases: Iterable[CompiledPhrase], answer: Answer, *, own: bool = True) -> list[Finding]:
    """Every phrase in every sentence in which all its sides stand, with its strongest reading there.

    Args:
        phrases: To look for.
        answer: To look in.
        own: Leave out what only repeats the question.
    """
    found = [finding for phrase in phrases for finding in _find_one(phrase, answer)]
    return [one for one in found if answer.says(one.indices)] if own else found


def _find_one(phrase: CompiledPhrase, answer: Answer) -> Iterator[Finding]:
    first, *others = (_by_sentence(side, answer) for side in phrase.sides)
    for sentence, hit in first.items():
        hits = [hit, *(other[sentence] for other in others if sentence in other)]
        if len(hits) < len(phrase.sides):
            continue
        indices = tuple(sorted({i for one in hits for i in one.indices}))
        if indices[-1] - indices[0] >= _MOST_WORDS:
            continue
        polarities = [
            _together(side, one, indices, answer) for side, one in zip(phrase.sides, hits, strict=True)
        ]
        yield Finding(phrase.text, max(polarities, key=_STRENGTH.index), indices, sentence)


def _together(side: CompiledSide, hit: _SideHit, named: tuple[int, ...], answer: Answer) -> Polarity:
    """The polarity of a side where words that another side names deny nothing: "20 a minute & be nothing"."""
    if side.denied or hit.polarity is not Polarity.NEGATED:
        return hit.polarity
    return answer.polarity(hit.indices, named=named)


def _by_sentence(side: CompiledSide, answer: Answer) -> dict[int, _SideHit]:
    """The strongest reading of a side in each sentence that has it."""
    found: dict[int, _SideHit] = {}
    for hit in side.pattern.hits(answer.text):
        sentence = answer.text.sentences[hit.begin]
        if answer.text.sentences[hit.end - 1] != sentence:
            continue
        polarity = _turned(answer.polarity(hit.indices), side, answer, hit)
        if polarity is None:
            continue
        one = _SideHit(polarity, hit.indices)
        known = found.get(sentence)
        if known is None or _STRENGTH.index(one.polarity) < _STRENGTH.index(known.polarity):
            found[sentence] = one
    return found


def _turned(polarity: Polarity, side: CompiledSide, answer: Answer, hit: Hit) -> Polarity | None:
    """A denial is what a side with "not" looks for; that the thing is merely named says nothing."""
    if not side.denied:
        return polarity
    if polarity in (Polarity.ASSERTED, Polarity.CONDITIONAL) or answer.stance.is_refused(hit.indices):
        return None
    return Polarity.ASSERTED if polarity is Polarity.NEGATED else polarity
