"""How far an answer says what a reference says: covered, in order, in sentences, and not denied."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from eda_coach.grading.rubric.references.alignment import Alignment, Match, Reading, alignments, read_for
from eda_coach.grading.rubric.references.compiled import References, ReferenceSentence, ReferenceWord
from eda_coach.grading.rubric.references.parity import denies
from eda_coach.grading.rubric.references.said import Said

# A word said elsewhere than in the best sentence. Larger values forgive scattered words.
_WORTH_ELSEWHERE = 0.9
# A clause is contradicted where as much of it is said, and as much of what is said belongs to it; where less
# is, its words earn half. Lower values find more contradictions, and see some that are none.
_LEAST_SAID, _LEAST_PERTINENT = 0.8, 0.5
_WORTH_OF_DOUBTFUL = 0.5
# So much of a sentence is nearly all: one clause then contradicts the whole: "A, so not B" denies "A, so B".
_NEAR_COPY = 0.9
# What words in order are worth over the same words in another.
_WORTH_OF_ORDER = 0.1
# The same of a near copy: who says all the words in another order says something else, "B calls A".
_WORTH_OF_ORDER_IN_COPY = 0.5
# Neighbours in the reference stand no further apart, counted in telling words.
_ORDER_REACH = 4
# Between words that changed places these say so: "is sent by", "the size of".
_TURNING = frozenset({"of", "by", "is", "are", "was", "were", "be", "been", "which", "that", "than"})
# Slips are forgiven by this share where at least so many pairs of words can be compared with the reference.
_FORGIVEN, _LEAST_ORDERED = 0.5, 3
# Of a list in the order of the reference half is forgiven.
_FORGIVEN_OF_LIST = 0.5
# An answer that denies nearly all of one reference earns little by resembling another one less.
_MOSTLY, _DECIDEDLY, _LEFT_OF_OPPOSED = 0.8, 0.2, 0.3


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreement:
    """How far an answer says what one of the references says.

    Attributes:
        fraction: In ``0.0 .. 1.0``; that of the reference it says most of.
        begin: Index of the first word of the evidence.
        end: Index after its last; equal to ``begin`` where nothing was found.
        is_opposed: Whether the answer asserts the opposite.
    """

    fraction: float
    begin: int
    end: int
    is_opposed: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    """One reference in an answer.

    Attributes:
        fraction: That it earns.
        said: Share of the reference that is said or denied.
        denied: Share that is denied; at most ``said``.
        matches: The evidence.
    """

    fraction: float
    said: float
    denied: float
    matches: tuple[Match, ...]


_NOTHING = _Found(fraction=0.0, said=0.0, denied=0.0, matches=())


def agreement(references: References, said: Said) -> Agreement:
    """Grade an answer by references; takes time in proportion to the length of the answer."""
    reading = read_for(said, references)
    found = [_find_answer(answer, reading) for answer in references.answers]
    best = max(found, key=lambda one: one.fraction, default=_NOTHING)
    denied = max(
        (one for one in found if 2 * one.denied > one.said), key=lambda one: one.said, default=_NOTHING
    )
    is_opposed = denied.said >= max(_MOSTLY, best.said + _DECIDEDLY)
    shown = denied if is_opposed or (denied.said >= _MOSTLY and best.fraction == 0) else best
    return Agreement(
        fraction=min(1.0, best.fraction) * (_LEFT_OF_OPPOSED if is_opposed else 1),
        begin=min((match.at for match in shown.matches), default=0),
        end=max((match.at + 1 for match in shown.matches), default=0),
        is_opposed=shown is denied and denied is not _NOTHING,
    )


def _find_answer(sentences: tuple[ReferenceSentence, ...], reading: Reading) -> _Found:
    """Add up the sentences of one reference answer by their worth; the evidence is that of the best one."""
    found = [_find(sentence, reading) for sentence in sentences]
    total = sum(sentence.worth for sentence in sentences)
    shares = [sentence.worth / total for sentence in sentences]
    best = max(range(len(found)), key=lambda i: (shares[i] * found[i].fraction, shares[i] * found[i].said))
    return _Found(
        fraction=sum(share * one.fraction for share, one in zip(shares, found, strict=True)),
        said=sum(share * one.said for share, one in zip(shares, found, strict=True)),
        denied=sum(
            share * one.said for share, one in zip(shares, found, strict=True) if 2 * one.denied > one.said
        ),
        matches=found[best].matches,
    )


def _find(reference: ReferenceSentence, reading: Reading) -> _Found:
    found = [_laid(reference, alignment, reading) for alignment in alignments(reference, reading)]
    return max(found, key=lambda one: one.fraction, default=_NOTHING)


def _laid(reference: ReferenceSentence, alignment: Alignment, reading: Reading) -> _Found:
    agreed, denied = _balance(reference, alignment, reading.said)
    in_order, pairs = _order(reference, alignment, reading.said)
    order = in_order / pairs if pairs else 1.0
    form = _form(
        reference, reading, alignment.sentence, order=in_order / pairs if pairs else 0.0, pairs=pairs
    )
    is_copy = agreed + denied >= _NEAR_COPY and pairs >= _LEAST_ORDERED
    worth_of_order = _WORTH_OF_ORDER_IN_COPY if is_copy else _WORTH_OF_ORDER
    return _Found(
        fraction=max(0.0, agreed - denied) * (1 - worth_of_order * (1 - order)) * form,
        said=agreed + denied,
        denied=denied,
        matches=tuple(
            match
            for match in alignment.matches
            if match is not None and reading.said.words[match.at].sentence == alignment.sentence
        ),
    )


def _form(
    reference: ReferenceSentence, reading: Reading, sentence: int, *, order: float, pairs: int
) -> float:
    """What is left for words thrown together, and for lists, unless they stand in the reference's order."""
    fluency, listed = reading.fluency[sentence], reading.said.listed[sentence]
    forgiven = _FORGIVEN * order**3 if pairs >= _LEAST_ORDERED else 0.0
    form = 1 - (1 - min(1.0, fluency / reference.fluency)) * (1 - forgiven)
    if reference.is_prose:
        form *= 1 - (1 - listed) * (1 - _FORGIVEN_OF_LIST * order)
    return form


def _balance(reference: ReferenceSentence, alignment: Alignment, said: Said) -> tuple[float, float]:
    """Shares of a reference sentence that an answer agrees with and that it denies."""
    agreed = doubtful = denied = 0.0
    for clause in sorted({word.clause for word in reference.words}):
        part = _Clause(reference, alignment, said, clause)
        if not part.is_denied():
            agreed += part.worth
        elif part.is_sure():
            denied += part.worth
        else:
            agreed += _WORTH_OF_DOUBTFUL * part.worth
            doubtful += (1 - _WORTH_OF_DOUBTFUL) * part.worth
    if denied and agreed + doubtful + denied >= _NEAR_COPY * reference.worth:
        agreed, denied = 0.0, denied + agreed
    return agreed / reference.worth, denied / reference.worth


class _Clause:
    """A clause of a reference sentence, laid on an answer."""

    def __init__(self, reference: ReferenceSentence, alignment: Alignment, said: Said, clause: int) -> None:
        self._said, self._sentence = said, alignment.sentence
        self._all = alignment.matches
        self._pairs = [
            (word, match)
            for word, match in zip(reference.words, alignment.matches, strict=True)
            if word.clause == clause
        ]
        self._full = sum(word.worth for word, _ in self._pairs)
        self.worth = sum(self._worth(word, match) for word, match in self._matched())

    def is_denied(self) -> bool:
        """Whether an odd number of denials, opposites included, parts it from the answer."""
        turned = sum(
            self._worth(word, match)
            for word, match in self._matched()
            if word.is_denied != self._said.parity.is_denied[match.at]
        )
        flips = sum(
            match.is_opposite != (word.denies != denies(self._said.words[match.at]))
            for word, match in self._matched()
        )
        return bool(flips % 2) != (0 < self.worth <= 2 * turned)

    def is_sure(self) -> bool:
        """Whether both speak of the same: most of either is in the other, and every name is."""
        if self.worth < _LEAST_SAID * self._full:
            return False
        words = self._said.words
        is_named = all(
            match is not None and words[match.at].stem == word.stem
            for word, match in self._pairs
            if word.is_name
        )
        return is_named and self._is_pertinent()

    def _is_pertinent(self) -> bool:
        clauses = self._said.parity.clauses
        own = {clauses[match.at] for _, match in self._matched() if self._is_near(match)}
        telling = sum(self._said.telling_by_clause.get(clause, 0) for clause in own)
        used = {match.at for match in self._all if match is not None and clauses[match.at] in own}
        return len(used) >= _LEAST_PERTINENT * telling

    def _matched(self) -> Iterator[tuple[ReferenceWord, Match]]:
        return ((word, match) for word, match in self._pairs if match is not None)

    def _is_near(self, match: Match) -> bool:
        return self._said.words[match.at].sentence == self._sentence

    def _worth(self, word: ReferenceWord, match: Match) -> float:
        return word.worth * match.degree * (1.0 if self._is_near(match) else _WORTH_ELSEWHERE)


def _order(reference: ReferenceSentence, alignment: Alignment, said: Said) -> tuple[int, int]:
    """How many neighbours of a clause stand near each other in the answer: in the same order, and in any."""
    by_clause: dict[int, list[Match | None]] = defaultdict(list)
    for word, match in zip(reference.words, alignment.matches, strict=True):
        by_clause[word.clause].append(match)
    orders = [
        _in_order(one.at, other.at, said)
        for matches in by_clause.values()
        for one, other in pairwise(matches)
        if one is not None and other is not None
    ]
    return sum(one is True for one in orders), sum(one is not None for one in orders)


def _in_order(one: int, other: int, said: Said) -> bool | None:
    """None for words that stand too far apart to tell."""
    words, steps = said.words, said.ranks[other] - said.ranks[one]
    if words[one].sentence != words[other].sentence or abs(steps) > _ORDER_REACH:
        return None
    return steps >= 0 or any(words[i].text in _TURNING for i in range(other, one))
