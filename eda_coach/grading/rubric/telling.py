"""References of a rubric, compiled: which of their words tell something, and which words match them."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from eda_coach.language.equivalents import are_equivalent, are_opposite
from eda_coach.language.phrases.lexicon import Lexicon
from eda_coach.language.phrases.searchable import Searchable
from eda_coach.language.polarity.cues import CONDEMNING_STEMS, NEGATORS
from eda_coach.language.polarity.stance import Stance
from eda_coach.language.sentences.clauses import Word, read_passage
from eda_coach.language.sentences.keyword_lists import JOINING_WORDS
from eda_coach.language.spelling import Vocabulary

# Joining words that tell something all the same: what comes before what, how often, in which order.
_TELLING = frozenset(
    {"after", "before", "until", "once", "twice", "first", "last", "again", "same", "more", "less"}
)
# What a word of the question weighs: everybody repeats it.
_QUESTION_WEIGHT = 0.3
# What a match is worth that is not the very word.
_SAME_TERM, _EQUIVALENT, _OPPOSITE, _SAME_ROOT = 0.9, 0.9, 0.8, 0.8
# Letters from which a common beginning makes a common root: path, pathway.
_ROOT = 5
# Words of answers whose matches are remembered: a batch may hold more than memory should.
_MOST_REMEMBERED = 20_000


class Unit(NamedTuple):
    """A word as it is compared: its stem, and the terms that it is part of."""

    stem: str
    terms: frozenset[str]


class Weighed(NamedTuple):
    """A word of a reference: the number of its unit, its weight, and whether its clause denies."""

    unit: int
    weight: float
    is_denied: bool


class Telling(NamedTuple):
    """A word that carries meaning; ``place`` is its index in the passage."""

    place: int
    unit: Unit
    is_denied: bool


class Match(NamedTuple):
    """A unit that a word matches: its number, how well from 0 to 1, and whether as its opposite."""

    unit: int
    value: float
    is_opposite: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class CompiledReferences:
    """References of all criteria of a rubric.

    Attributes:
        units: What their words come to, each once.
        by_criterion: References by id of the criterion, of those that have some.
        known: Matches of words met before; only a cache.
    """

    lexicon: Lexicon
    units: tuple[Unit, ...]
    by_criterion: Mapping[str, tuple[tuple[Weighed, ...], ...]]
    known: dict[Unit, tuple[Match, ...]] = field(default_factory=dict)

    def matches(self, unit: Unit) -> tuple[Match, ...]:
        """Units of the references that a word of an answer matches."""
        if unit not in self.known:
            if len(self.known) >= _MOST_REMEMBERED:
                self.known.clear()
            found = (Match(number, *_match(unit, other)) for number, other in enumerate(self.units))
            self.known[unit] = tuple(one for one in found if one.value)
        return self.known[unit]


def compile_references(
    sentences: Mapping[str, Sequence[str]], *, texts: Sequence[str], lexicon: Lexicon
) -> CompiledReferences:
    """Compile the references of a rubric.

    Args:
        sentences: By id of the criterion.
        texts: What the learner was shown.
        lexicon: Of the pack.
    """
    asked = {stem for text in texts for stem in read_passage(text).stems}
    numbers: dict[Unit, int] = {}
    by_criterion = {
        id_: tuple(_compile(text, asked, numbers, lexicon) for text in written)
        for id_, written in sentences.items()
        if written
    }
    return CompiledReferences(lexicon=lexicon, units=tuple(numbers), by_criterion=by_criterion)


def _compile(text: str, asked: set[str], numbers: dict[Unit, int], lexicon: Lexicon) -> tuple[Weighed, ...]:
    passage = read_passage(text)
    words = telling_words(Searchable(passage, Vocabulary(())), Stance(passage), lexicon)
    return tuple(
        Weighed(
            numbers.setdefault(one.unit, len(numbers)),
            _QUESTION_WEIGHT if one.unit.stem in asked else 1.0,
            one.is_denied,
        )
        for one in words
    )


def telling_words(text: Searchable, stance: Stance, lexicon: Lexicon) -> list[Telling]:
    """Words that carry meaning, in the order of the text: their terms, and whether their clause denies."""
    words = text.passage.words
    terms: dict[int, set[str]] = defaultdict(set)
    for begin, end, term in lexicon.places(text):
        for i in range(begin, end):
            terms[i].add(term)
    denials = Counter(word.clause for word in words if _denies(word))
    neither = {word.clause for word in words if word.text == "neither"}
    denials -= Counter(word.clause for word in words if word.text == "nor" and word.clause in neither)
    refusing = stance.refusing_clauses()  # their "not" is counted as a denial already
    return [
        Telling(
            i,
            Unit(text.stems[i], frozenset(terms[i])),
            bool((denials[word.clause] + (word.clause not in refusing and stance.is_refused([i]))) % 2),
        )
        for i, word in enumerate(words)
        if (word.text not in JOINING_WORDS or word.text in _TELLING) and not _denies(word)
    ]


def _denies(word: Word) -> bool:
    return word.text in NEGATORS or word.text.endswith("n't") or word.stem in CONDEMNING_STEMS


def _match(a: Unit, b: Unit) -> tuple[float, bool]:
    if a.stem == b.stem:
        return 1.0, False
    if are_opposite(a.stem, b.stem):
        return _OPPOSITE, True
    if a.terms & b.terms:
        return _SAME_TERM, False
    if are_equivalent(a.stem, b.stem):
        return _EQUIVALENT, False
    common = next((i for i, (x, y) in enumerate(zip(a.stem, b.stem, strict=False)) if x != y), None)
    shorter = min(len(a.stem), len(b.stem))
    common = shorter if common is None else common
    return (_SAME_ROOT, False) if common >= max(_ROOT, shorter - 1) else (0.0, False)
