"""Which word of an answer stands for which word of a reference sentence."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from eda_coach.grading.rubric.references.compiled import References, ReferenceSentence, ReferenceWord
from eda_coach.grading.rubric.references.said import Said
from eda_coach.language.equivalents import likeness, plain_form
from eda_coach.language.stems import stem

# A misspelt word is worth a little less than the word.
_DEGREE_OF_MISSPELT = 0.9
# More sentences that say the same are repetition.
_MOST_EQUAL = 3
# Of two words as near, the one that does not deny.
_LITTLE = 0.01


class Match(NamedTuple):
    """A word of an answer that stands for one of a reference.

    Attributes:
        at: Index of the word.
        degree: How far it does, greater than 0 and at most 1.
        is_opposite: Whether it does by denying it.
    """

    at: int
    degree: float
    is_opposite: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Alignment:
    """A reference sentence laid on an answer.

    Attributes:
        sentence: Number of a sentence of the answer that says most of it.
        matches: For each word of the reference sentence; None for one that is missing.
    """

    sentence: int
    matches: tuple[Match | None, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """An answer, read for certain references.

    Attributes:
        meant: For misspelt stems of the answer the stems that were meant.
        fluency: By sentence.
    """

    said: Said
    meant: Mapping[str, str]
    fluency: tuple[float, ...]


def read_for(said: Said, references: References) -> Reading:
    """Read an answer for certain references."""
    meant = {
        stemmed: stem(word)
        for stemmed, text in said.text_by_stem.items()
        if (word := references.vocabulary.meant(text)) is not None
    }
    fluency = said.fluency
    shares = fluency.by_sentence_with_letters if references.has_letters else fluency.by_sentence
    return Reading(said=said, meant=meant, fluency=shares)


def alignments(reference: ReferenceSentence, reading: Reading) -> Iterator[Alignment]:
    """Lay a reference sentence on those sentences of the answer that say most of it, the first one first.

    Several only where they say equally much: "If it sticks it is iron. If not, it is lead."
    """
    candidates = [_candidates(word, reference, reading) for word in reference.words]
    for sentence in _best_sentences(reference, candidates, reading):
        anchors = _anchors(reference, candidates, reading.said, sentence)
        matches: list[Match | None] = []
        place = _Place(sentence, None, None)
        for word, found in zip(reference.words, candidates, strict=True):
            place = place._replace(clause=anchors.get(word.clause))
            chosen = max(found, key=partial(_nearness, said=reading.said, place=place), default=None)
            matches.append(chosen)
            place = place if chosen is None else place._replace(last=chosen.at)
        yield Alignment(sentence=sentence, matches=tuple(_with_either(reference.words, matches)))


class _Place(NamedTuple):
    """Where the next match is looked for: sentence, clause, and the match before."""

    sentence: int
    clause: int | None
    last: int | None


def _nearness(match: Match, said: Said, place: _Place) -> tuple[bool, bool, float, int]:
    is_near = said.words[match.at].sentence == place.sentence
    steps = 0 if place.last is None else match.at - place.last
    return (
        is_near,
        is_near and said.parity.clauses[match.at] == place.clause,
        match.degree - _LITTLE * match.is_opposite,
        -steps if steps > 0 else 2 * steps - 1,
    )


def _with_either(words: Sequence[ReferenceWord], matches: Sequence[Match | None]) -> Iterator[Match | None]:
    for word, match in zip(words, matches, strict=True):
        yield matches[word.either] if match is None and word.either is not None else match


def _candidates(word: ReferenceWord, sentence: ReferenceSentence, reading: Reading) -> list[Match]:
    said = reading.said
    if word.is_function:
        return [Match(at, 1.0, is_opposite=False) for at in said.at_by_function_stem.get(word.stem, ())]
    found = [Match(at, 1.0, is_opposite=False) for at in said.at_by_term.get(word.term or "", ())]
    for stemmed, positions in said.at_by_stem.items():
        alike = likeness(word.stem, stemmed)
        if alike.is_opposite and not _may_be_opposite(word, stemmed, sentence):
            continue
        degree = alike.degree
        if not degree and reading.meant.get(stemmed) == word.stem:
            degree = _DEGREE_OF_MISSPELT
        if degree:
            found += [Match(at, degree, alike.is_opposite) for at in positions]
    return found


def _may_be_opposite(word: ReferenceWord, stemmed: str, sentence: ReferenceSentence) -> bool:
    """A sentence that compares both sides itself says nothing about which of them an answer denies."""
    return not word.has_opposite and sentence.own_stems.isdisjoint((stemmed, plain_form(stemmed)))


def _best_sentences(
    reference: ReferenceSentence, candidates: Sequence[Sequence[Match]], reading: Reading
) -> list[int]:
    covered: dict[int, float] = defaultdict(float)
    for word, found in zip(reference.words, candidates, strict=True):
        for sentence, degree in _best_degrees(found, lambda at: reading.said.words[at].sentence).items():
            covered[sentence] += degree * word.worth
    worth = {sentence: round(one * reading.fluency[sentence], 3) for sentence, one in covered.items()}
    most = max(worth.values(), default=0.0)
    return sorted(sentence for sentence, one in worth.items() if one == most)[:_MOST_EQUAL]


def _best_degrees(found: Iterable[Match], place_of: Callable[[int], int]) -> dict[int, float]:
    best: dict[int, float] = {}
    for match in found:
        place = place_of(match.at)
        best[place] = max(best.get(place, 0.0), match.degree)
    return best


def _anchors(
    reference: ReferenceSentence, candidates: Sequence[Sequence[Match]], said: Said, sentence: int
) -> dict[int, int]:
    """For each clause of the reference the clause of the answer's sentence that says most of it."""
    covered: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for word, found in zip(reference.words, candidates, strict=True):
        near = (match for match in found if said.words[match.at].sentence == sentence)
        for clause, degree in _best_degrees(near, said.parity.clauses.__getitem__).items():
            covered[word.clause][clause] += degree * word.worth
    anchors: dict[int, int] = {}
    last = -1
    for clause, worth_by_clause in sorted(covered.items()):
        agreeing = {
            one for one in worth_by_clause if (one in said.parity.denied) == (clause in reference.denied)
        }
        last = anchors[clause] = _best_clause(worth_by_clause, agreeing, last)
    return anchors


def _best_clause(worth_by_clause: Mapping[int, float], agreeing: set[int], last: int) -> int:
    """The clause that says most; of equals one as denied as the reference, then the next, then the first."""
    return max(
        worth_by_clause,
        key=lambda one: (round(worth_by_clause[one], 3), one in agreeing, one >= last, -one),
    )
