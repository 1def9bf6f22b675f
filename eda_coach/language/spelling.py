"""Typing errors: which known word was meant."""

from collections import defaultdict
from collections.abc import Iterable

from eda_coach.language.stems import stem

# A shorter word is as often another word as a misspelt one: ack and nack, push and pull, least and last.
_LEAST_LETTERS = 6
# Shorter words have no inflected form that is long enough.
_LEAST_INFLECTED = 4
# From this length on two errors are forgiven, one below.
_TWO_ERRORS = 9
# Unknown words whose meaning is remembered: a batch may hold more than memory should.
_MOST_REMEMBERED = 20_000
# What makes the opposite of a word: `consistent` is no misspelling of `inconsistent`.
_OPPOSITES = ("un", "in", "im", "ir", "non", "dis", "de", "a", "re", "pre", "post", "over", "under", "mis")


class Vocabulary:
    """Known words, and those a misspelt one is near to.

    Args:
        words: In lower case, as people write them. Their inflected forms are known too.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._known = frozenset(form for word in words for form in _forms(word))
        self._meant: dict[str, str | None] = {}
        self._by_shape: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in sorted(self._known):
            if _may_be_mended(word):
                self._by_shape[word[0], len(word)].append(word)

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def meant(self, word: str) -> str | None:
        """The known word that was meant by one that is not known; None if there is none, or two as near.

        Two forms of one word are not two: either has the same stem.

        Digits, short words and the first letter are never taken for others.
        """
        if word in self._known or not _may_be_mended(word):
            return None
        if word not in self._meant:
            if len(self._meant) >= _MOST_REMEMBERED:
                self._meant.clear()
            self._meant[word] = self._nearest(word)
        return self._meant[word]

    def _nearest(self, word: str) -> str | None:
        most = _errors_forgiven(word)
        shapes = ((word[0], len(word) + more) for more in range(-most, most + 1))
        near = [
            (distance, known)
            for shape in shapes
            for known in self._by_shape.get(shape, ())
            if not _is_opposite(word, known) and (distance := _distance(word, known, most)) <= most
        ]
        near = [(distance, known) for distance, known in near if distance <= _errors_forgiven(known)]
        least = min(near, default=None)
        if least is None or len({stem(known) for distance, known in near if distance == least[0]}) > 1:
            return None
        return least[1]


def _forms(word: str) -> Iterable[str]:
    """A word and its regular inflections; one that nobody would write does no harm."""
    yield word
    if len(word) < _LEAST_INFLECTED or not word.isalpha():
        return
    bare = word.removesuffix("e")
    yield from (f"{word}s", f"{bare}ed", f"{bare}ing")
    if word.endswith("y"):
        yield from (f"{word[:-1]}ies", f"{word[:-1]}ied")


def _may_be_mended(word: str) -> bool:
    return len(word) >= _LEAST_LETTERS and word.isalpha()


def _errors_forgiven(word: str) -> int:
    return 0 if len(word) < _LEAST_LETTERS else 1 if len(word) < _TWO_ERRORS else 2


def _is_opposite(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    return any(long == prefix + short for prefix in _OPPOSITES)


def _distance(a: str, b: str, most: int) -> int:
    """Letters left out, added, changed, or swapped with their neighbour; ``most + 1`` where there are more.

    Source:
        Optimal string alignment, a restricted Damerau-Levenshtein distance.
    """
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        row = [i]
        for j, y in enumerate(b, start=1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return last[-1]
