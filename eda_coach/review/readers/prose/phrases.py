"""The wordings of a vocabulary, compiled once and found all at once."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from eda_coach.language.phrases.lexicon import Lexicon
from eda_coach.language.phrases.matching import Pattern
from eda_coach.language.phrases.phrase import (
    EitherNode,
    GapNode,
    Node,
    Phrase,
    PhraseError,
    SequenceNode,
    Side,
    parse_phrase,
    parse_wording,
)
from eda_coach.language.phrases.searchable import Searchable
from eda_coach.review.model.aspect import Aspect
from eda_coach.review.readers.vocabulary import Vocabulary

# Phrases here name no terms.
_PLAIN = Lexicon({})
# What only a phrase has, never a wording; it is cheaper to see than to parse.
_SIGNS = re.compile(r"\.\.\.|&|^not ")
# Words of sides that stand further apart make no statement together.
_MOST_WORDS = 25
# Runs of the program use one vocabulary; tests make a few.
_MOST_VOCABULARIES = 8


class Naming(NamedTuple):
    """Words that speak of an aspect.

    Attributes:
        indices: Of the words, rising, all in one sentence.
        denied: Indices of those that the phrase wants denied; the rest are to stand undenied.
    """

    aspect: Aspect
    indices: tuple[int, ...]
    denied: tuple[int, ...] = ()


class Phrases:
    """Wordings of all aspects.

    Args:
        vocabulary: That holds them.

    Raises:
        PhraseError: One is not in the pattern language of docs/authoring.md.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        plain: dict[str, list[str]] = {}
        self._by_first: dict[str, list[_Compiled]] = {}
        for aspect, written in vocabulary.phrases_by_aspect.items():
            for one in written:
                if _is_wording(one):
                    plain.setdefault(aspect.value, []).append(one)
                else:
                    self._index(_Compiled(aspect, parse_phrase(one)))
        self._lexicon = Lexicon(plain)

    def namings(self, text: Searchable) -> Iterator[Naming]:
        """Every place at which an aspect is named; of places within each other the longest only."""
        by_aspect: dict[Aspect, list[Naming]] = {}
        for begin, end, term in self._lexicon.places(text):
            if text.sentences[begin] == text.sentences[end - 1]:
                one = Naming(Aspect(term), tuple(range(begin, end)))
                by_aspect.setdefault(one.aspect, []).append(one)
        near = {stem for stem in (*text.places, *text.joined_places) if stem in self._by_first}
        for pattern in dict.fromkeys(one for stem in sorted(near) for one in self._by_first[stem]):
            for one in pattern.namings(text) if pattern.may_be_in(text) else ():
                by_aspect.setdefault(one.aspect, []).append(one)
        for found in by_aspect.values():
            # What a phrase wants denied, and is not, takes nothing from another that stands there.
            yield from _longest([one for one in found if not one.denied])
            yield from _longest([one for one in found if one.denied])

    def _index(self, pattern: "_Compiled") -> None:
        """Most phrases are in no sentence: only those of whose first words one is there are looked for."""
        for stem in sorted(pattern.first()):
            self._by_first.setdefault(stem, []).append(pattern)


@lru_cache(maxsize=_MOST_VOCABULARIES)
def phrases_of(vocabulary: Vocabulary) -> Phrases:
    """The wordings of a vocabulary, compiled."""
    return Phrases(vocabulary)


class _Compiled:
    """A phrase with gaps or several sides."""

    def __init__(self, aspect: Aspect, phrase: Phrase) -> None:
        self._aspect = aspect
        self._phrase = phrase
        self._first = _PLAIN.pattern(phrase.sides[0])

    @cached_property
    def _sides(self) -> Sequence[tuple[Pattern, bool]]:
        """Compiled when a text holds a first word: most phrases never are."""
        first, *others = self._phrase.sides
        return [(self._first, first.denied), *((_PLAIN.pattern(side), side.denied) for side in others)]

    @cached_property
    def _needed(self) -> Sequence[frozenset[str]]:
        runs = (run for side in self._phrase.sides for run in _runs(side.pattern.items))
        return [_PLAIN.pattern(Side(SequenceNode(run))).first() for run in runs]

    def may_be_in(self, text: Searchable) -> bool:
        """Whether a text has words to begin each of its runs with; most texts fail for the second."""
        return all(
            any(stem in text.places or stem in text.joined_places for stem in stems) for stems in self._needed
        )

    def first(self) -> frozenset[str]:
        """Stems with which its first side may begin."""
        return self._first.first()

    def namings(self, text: Searchable) -> Iterator[Naming]:
        (first, denied), *others = self._sides
        hits = first.hits(text)
        if not hits:
            return
        rest = [(_by_sentence(pattern, text), is_denied) for pattern, is_denied in others]
        for hit in hits:
            sentence = text.sentences[hit.begin]
            more = [(found.get(sentence), is_denied) for found, is_denied in rest]
            if text.sentences[hit.end - 1] != sentence or any(one is None for one, _ in more):
                continue
            sides = [(hit.indices, denied), *((one, is_denied) for one, is_denied in more if one)]
            indices = tuple(sorted({i for one, _ in sides for i in one}))
            if indices[-1] - indices[0] < _MOST_WORDS:
                wanted = tuple(sorted({i for one, is_denied in sides if is_denied for i in one}))
                yield Naming(self._aspect, indices, wanted)


def _runs(items: Sequence[Node]) -> Iterator[tuple[Node, ...]]:
    """The parts of a side between its gaps, without those that may be left out."""
    run: list[Node] = []
    for item in (*items, GapNode()):
        if not isinstance(item, GapNode):
            run.append(item)
            continue
        if any(not (isinstance(one, EitherNode) and one.may_be_absent) for one in run):
            yield tuple(run)
        run = []


def _by_sentence(pattern: Pattern, text: Searchable) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    for hit in pattern.hits(text):
        if text.sentences[hit.begin] == text.sentences[hit.end - 1]:
            found.setdefault(text.sentences[hit.begin], hit.indices)
    return found


def _longest(found: Sequence[Naming]) -> Iterator[Naming]:
    """Places that stand in no longer one; where two end together or begin together the longer wins."""
    last = -1
    for one in sorted(found, key=lambda naming: (naming.indices[0], -naming.indices[-1])):
        if one.indices[-1] > last:
            yield one
            last = one.indices[-1]


def _is_wording(written: str) -> bool:
    if _SIGNS.search(written):
        return False
    try:
        parse_wording(written)
    except PhraseError:
        return False
    return True
