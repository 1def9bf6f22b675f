"""How close the sentences of an answer come to what a criterion's references say.

A sentence is close to a reference by the share of the reference's telling words that it has: by stem, as
another wording of a term, or as a word that means the same in general English. It speaks for a criterion if
it is close to its references, and clearly closer than to those of the other criteria; it speaks against it
if most of what it shares is denied where the references do not deny it, or the other way round.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from eda_coach.content.questions.verdict import Verdict
from eda_coach.grading.rubric.answer import Answer
from eda_coach.grading.rubric.telling import CompiledReferences, Telling, Weighed, telling_words
from eda_coach.language.polarity.cues import CONTRASTS
from eda_coach.language.polarity.stance import Polarity

# How much of the closeness to another criterion counts against this one.
# A larger share parts neighbouring criteria better, but lets sentences that meet two of them meet none.
_RIVALRY = 0.4
# From this closeness on, beyond that to other criteria, a sentence speaks for a criterion.
# A lower one finds more honest paraphrases, and takes more of what is merely on the same subject for them.
# Source: chosen on answers whose writers had seen no phrase and no reference; docs/scoring.md has figures.
_CLOSE = 0.21
# Weight of the words that it must share at least: a single word is no statement.
_LEAST_SHARED = 2.0
# Share of what is common that must agree in what it denies, from +1 (all) to -1 (none).
_AGREES, _OPPOSES = 0.4, -0.5


# A clause that begins with "yet" or the like is short: less is asked of it, but what it shares is opposite.
_TAKES_BACK, _IS_OPPOSITE = 0.06, -0.3


class _Near(NamedTuple):
    """How near some words are to a criterion, beyond what they are to any other, and how far they agree."""

    criterion: str
    beyond: float
    agreement: float


class _Share(NamedTuple):
    """What a sentence has in common with references: all of it, and what agrees less what does not."""

    common: float
    agreeing: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Close:
    """A sentence that speaks for or against a criterion.

    Attributes:
        verdict: Met, contradicted, or unsure.
        indices: Of the words that it shares with the references, rising.
        closeness: Beyond that to other criteria.
    """

    verdict: Verdict
    indices: tuple[int, ...]
    closeness: float


def own_words(references: CompiledReferences, answer: Answer) -> list[Telling]:
    """Words of an answer that carry meaning and are its writer's own; none where nothing is compared."""
    if not references.by_criterion:
        return []
    words = telling_words(answer.text, answer.stance, references.lexicon)
    return [one for one in words if answer.says([one.place])]


def closest(references: CompiledReferences, answer: Answer, said: Sequence[Telling]) -> dict[str, Close]:
    """The sentence that says most about each criterion; criteria that none is close to are left out.

    One that speaks against a criterion goes before those that speak for it.

    Args:
        references: Of the rubric.
        answer: To look in.
        said: Its :func:`own_words`.
    """
    found: dict[str, Close] = {}
    by_sentence: dict[int, list[Telling]] = defaultdict(list)
    for one in said:
        by_sentence[answer.passage.words[one.place].sentence].append(one)
    for words in by_sentence.values():
        for id_, close in _close_criteria(references, words, answer):
            known = found.get(id_)
            if known is None or _rank(close) > _rank(known):
                found[id_] = close
    return found


def taken_back(
    references: CompiledReferences, answer: Answer, said: Sequence[Telling]
) -> dict[str, tuple[int, ...]]:
    """Words that take back what is said for a criterion: "..., yet the order is never kept".

    Args:
        references: Of the rubric.
        answer: To look in.
        said: Its :func:`own_words`.

    Returns:
        By id of the criterion the indices of the words, rising.
    """
    found: dict[str, tuple[int, ...]] = {}
    by_clause: dict[int, list[Telling]] = defaultdict(list)
    for one in said:
        by_clause[answer.passage.words[one.place].clause].append(one)
    for clause in _contrasting_clauses(answer):
        words = by_clause.get(clause, [])
        if len(words) < _LEAST_SHARED:
            continue
        for near in _nearness(references, words):
            if near.beyond >= _TAKES_BACK and near.agreement <= _IS_OPPOSITE:
                found[near.criterion] = tuple(one.place for one in words)
    return found


def _contrasting_clauses(answer: Answer) -> list[int]:
    """Numbers of the clauses that begin with "yet", "then again" or the like."""
    words = answer.passage.words
    begins = [i for i, word in enumerate(words) if i == 0 or word.clause != words[i - 1].clause]
    return [words[i].clause for i in begins if _begins_contrast([word.text for word in words[i : i + 4]])]


def _begins_contrast(texts: Sequence[str]) -> bool:
    return any(tuple(texts[: len(run)]) == run for run in CONTRASTS)


def _agreement(shares: Sequence[_Share]) -> float:
    """Share of what is common that agrees in what it denies, less what does not."""
    common = sum(one.common for one in shares)
    return sum(one.agreeing for one in shares) / common if common else 0.0


def _rank(close: Close) -> tuple[bool, bool, float]:
    return (close.verdict is Verdict.CONTRADICTED, close.verdict is Verdict.MET, close.closeness)


def _close_criteria(
    references: CompiledReferences, words: Sequence[Telling], answer: Answer
) -> Iterator[tuple[str, Close]]:
    """Criteria that one sentence is close to."""
    for id_, beyond, agreement in _nearness(references, words):
        if beyond < _CLOSE or _shared_weight(references, id_, words) < _LEAST_SHARED:
            continue
        units = {weighed.unit for each in references.by_criterion[id_] for weighed in each}
        indices = tuple(
            said.place for said in words if any(unit in units for unit, _, _ in references.matches(said.unit))
        )
        verdict = _verdict(agreement, answer.polarity(indices))
        if verdict is not None:
            yield id_, Close(verdict=verdict, indices=indices, closeness=beyond)


def _nearness(references: CompiledReferences, words: Sequence[Telling]) -> Iterator[_Near]:
    """How near some words are to each criterion."""
    best = _best_by_unit(references, words)
    shares = {id_: [_share(one, best) for one in each] for id_, each in references.by_criterion.items()}
    closeness = {id_: _pooled([one.common for one in each]) for id_, each in shares.items()}
    for id_, own in closeness.items():
        rival = max((other for other_id, other in closeness.items() if other_id != id_), default=0.0)
        yield _Near(id_, own - _RIVALRY * rival, _agreement(shares[id_]))


def _shared_weight(references: CompiledReferences, id_: str, words: Sequence[Telling]) -> float:
    """Weight of the words of a sentence that stand in any reference of a criterion."""
    weights: dict[int, float] = {}
    for reference in references.by_criterion[id_]:
        for weighed in reference:
            weights[weighed.unit] = max(weights.get(weighed.unit, 0.0), weighed.weight)
    return sum(
        max((weights.get(one.unit, 0.0) * one.value for one in references.matches(said.unit)), default=0.0)
        for said in words
    )


def _verdict(agreement: float, polarity: Polarity) -> Verdict | None:
    """What a close sentence means for the criterion; None where it is no statement of the learner's."""
    if polarity in (Polarity.ASKED, Polarity.QUOTED):
        return None
    if agreement <= _OPPOSES:
        return Verdict.CONTRADICTED
    return Verdict.UNSURE if agreement < _AGREES or polarity is Polarity.HEDGED else Verdict.MET


def _pooled(shares: Sequence[float]) -> float:
    """Half the best, half the mean: one reference may fit well by chance, several do not."""
    return (max(shares) + sum(shares) / len(shares)) / 2


def _share(reference: Sequence[Weighed], best: Mapping[tuple[int, bool], float]) -> _Share:
    whole = sum(weighed.weight for weighed in reference)
    common = agreeing = 0.0
    for unit, weight, is_denied in reference:
        same, other = best.get((unit, is_denied), 0.0), best.get((unit, not is_denied), 0.0)
        common += weight * max(same, other)
        agreeing += weight * (same if same >= other else -other)
    return _Share(common / whole, agreeing / whole) if whole else _Share(0.0, 0.0)


def _best_by_unit(references: CompiledReferences, words: Sequence[Telling]) -> dict[tuple[int, bool], float]:
    """The best match of each unit in a sentence, by whether it is denied there."""
    best: dict[tuple[int, bool], float] = {}
    for said in words:
        for unit, value, is_opposite in references.matches(said.unit):
            key = (unit, said.is_denied ^ is_opposite)
            if value > best.get(key, 0.0):
                best[key] = value
    return best
