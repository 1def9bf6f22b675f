"""Which word of an answer stands for which word of a reference sentence."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from eda_coach.grading.rubric.references.compiled import ReferenceSentence, ReferenceWord
from eda_coach.grading.rubric.references.said import Said
from eda_coach.language.equivalents import likeness, plain_form

# A misspelt word is worth a little less than the word.
_DEGREE_OF_MISSPELT = 0.9


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
        sentence: Number of the answer's sentence that says most of it; None where nothing of it is said.
        matches: For each word of the reference sentence; None for one that is missing.
    """

    sentence: int | None
    matches: tuple[Match | None, ...]


def align(reference: ReferenceSentence, said: Said, meant: Mapping[str, str]) -> Alignment:
    """Lay a reference sentence on an answer.

    Args:
        reference: The sentence.
        said: The answer.
        meant: For misspelt stems of the answer the stems that were meant.
    """
    candidates = [_candidates(word, reference, said, meant) for word in reference.words]
    sentence = _best_sentence(reference, candidates, said)
    if sentence is None:
        return Alignment(sentence=None, matches=(None,) * len(candidates))
    anchors = _anchors(reference, candidates, said, sentence)
    matches: list[Match | None] = []
    last: int | None = None
    for word, found in zip(reference.words, candidates, strict=True):
        chosen = _nearest(found, said, sentence=sentence, anchor=anchors.get(word.clause), last=last)
        matches.append(chosen)
        last = last if chosen is None else chosen.at
    return Alignment(sentence=sentence, matches=tuple(_with_either(reference.words, matches)))


def _candidates(
    word: ReferenceWord, sentence: ReferenceSentence, said: Said, meant: Mapping[str, str]
) -> list[Match]:
    if word.is_function:
        return [Match(at, 1.0, is_opposite=False) for at in said.at_by_function_stem.get(word.stem, ())]
    found = [Match(at, 1.0, is_opposite=False) for at in said.at_by_term.get(word.term or "", ())]
    for stem, positions in said.at_by_stem.items():
        alike = likeness(word.stem, stem)
        degree = alike.degree
        if alike.is_opposite and not _may_be_opposite(word, stem, sentence):
            degree = 0.0
        if not degree and meant.get(stem) == word.stem:
            degree = _DEGREE_OF_MISSPELT
        if degree:
            found += [Match(at, degree, alike.is_opposite) for at in positions]
    return found


def _may_be_opposite(word: ReferenceWord, stem: str, sentence: ReferenceSentence) -> bool:
    """A sentence that compares both sides itself says nothing about which of them an answer denies."""
    return not word.has_opposite and sentence.own_stems.isdisjoint((stem, plain_form(stem)))


def _best_sentence(
    reference: ReferenceSentence, candidates: Sequence[Sequence[Match]], said: Said
) -> int | None:
    covered: dict[int, float] = defaultdict(float)
    for word, found in zip(reference.words, candidates, strict=True):
        for sentence, degree in _best_degrees(found, [said.words[one.at].sentence for one in found]).items():
            covered[sentence] += degree * word.worth
    fluency = said.fluency.by_sentence
    return max(covered, key=lambda one: (covered[one] * fluency[one], -one), default=None)


def _best_degrees(found: Sequence[Match], places: Sequence[int]) -> dict[int, float]:
    best: dict[int, float] = {}
    for match, place in zip(found, places, strict=True):
        best[place] = max(best.get(place, 0.0), match.degree)
    return best


def _anchors(
    reference: ReferenceSentence, candidates: Sequence[Sequence[Match]], said: Said, sentence: int
) -> dict[int, int]:
    """For each clause of the reference the clause of the answer's sentence that says most of it."""
    clauses = said.parity.clauses
    covered: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for word, found in zip(reference.words, candidates, strict=True):
        near = [match for match in found if said.words[match.at].sentence == sentence]
        for clause, degree in _best_degrees(near, [clauses[match.at] for match in near]).items():
            covered[word.clause][clause] += degree * word.worth
    denied = {clauses[i]: said.parity.is_denied[i] for i in _indices(said, sentence)}
    own = {word.clause: word.is_denied for word in reference.words}
    anchors: dict[int, int] = {}
    last = -1
    for clause, by_clause in sorted(covered.items()):
        anchors[clause] = last = max(
            by_clause,
            key=lambda one: (round(by_clause[one], 3), denied[one] == own[clause], one >= last, -one),  # noqa: B023
        )
    return anchors
