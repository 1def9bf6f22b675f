"""How well scores agree with people's. No outside library: each is a line or two."""

from collections.abc import Sequence
from math import nan, sqrt
from statistics import correlation, mean


def pearson(scores: Sequence[float], human: Sequence[float]) -> float:
    """Linear correlation; not a number where one side does not vary."""
    return correlation(scores, human) if len(set(scores)) > 1 and len(set(human)) > 1 else nan


def spearman(scores: Sequence[float], human: Sequence[float]) -> float:
    """Correlation of ranks."""
    return pearson(_ranks(scores), _ranks(human))


def rmse(scores: Sequence[float], human: Sequence[float]) -> float:
    """Root of the mean squared difference."""
    return sqrt(mean((one - other) ** 2 for one, other in zip(scores, human, strict=True)))


def accuracy(passed: Sequence[bool], human: Sequence[bool]) -> float:
    """Share of equal decisions."""
    return mean(one == other for one, other in zip(passed, human, strict=True))


def macro_f1(passed: Sequence[bool], human: Sequence[bool]) -> float:
    """Mean of the F1 of both decisions."""
    return mean(_f1(passed, human, decision=decision) for decision in (True, False))


def kappa(passed: Sequence[bool], human: Sequence[bool]) -> float:
    """Cohen's kappa of two decisions; not a number where chance alone explains all."""
    chance = sum(
        mean(one == side for one in passed) * mean(one == side for one in human) for side in (True, False)
    )
    return (accuracy(passed, human) - chance) / (1 - chance) if chance < 1 else nan


def auc(scores: Sequence[float], human: Sequence[bool]) -> float:
    """Chance that an answer people passed has the higher score; ties count half."""
    above = [score for score, passed in zip(scores, human, strict=True) if passed]
    below = [score for score, passed in zip(scores, human, strict=True) if not passed]
    if not above or not below:
        return nan
    return mean((one > other) + (one == other) / 2 for one in above for other in below)


def _f1(passed: Sequence[bool], human: Sequence[bool], *, decision: bool) -> float:
    hits = sum(one == other == decision for one, other in zip(passed, human, strict=True))
    named = passed.count(decision) + human.count(decision)
    return 2 * hits / named if named else 0.0


def _ranks(values: Sequence[float]) -> list[float]:
    """Ranks, the same and in the middle for equal values."""
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    begin = 0
    while begin < len(order):
        end = begin
        while end < len(order) and values[order[end]] == values[order[begin]]:
            end += 1
        for place in order[begin:end]:
            ranks[place] = (begin + end - 1) / 2
        begin = end
    return ranks
