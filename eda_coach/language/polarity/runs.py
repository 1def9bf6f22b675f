"""Runs of words, as cues are made of, found in a passage."""

from collections.abc import Collection, Iterator, Sequence

from eda_coach.language.sentences.clauses import Word

# A run: for each place the words that may stand there.
Run = Sequence[Collection[str]]


def run(written: str) -> Run:
    """A run as written: words with blanks between, alternatives with bars."""
    return tuple(frozenset(place.split("|")) for place in written.split())


def word_set(written: str) -> frozenset[str]:
    """Words as written with blanks between."""
    return frozenset(written.split())


def runs(written: str) -> tuple[Run, ...]:
    """Several runs, one a line."""
    return tuple(run(line) for line in written.splitlines() if line.strip())


class Runs:
    """Some runs, found in time in proportion to the number of words.

    Args:
        written: One run a line.
    """

    def __init__(self, written: str) -> None:
        self._by_first: dict[str, list[Run]] = {}
        for one in runs(written):
            for first in one[0]:
                self._by_first.setdefault(first, []).append(one)

    def end_at(self, words: Sequence[Word], at: int, stop: int) -> int:
        """Index behind the longest run that begins at a word; that of the word itself if none does."""
        fitting = (
            at + len(one)
            for one in self._by_first.get(words[at].text, ())
            if at + len(one) <= stop and all(words[at + k].text in place for k, place in enumerate(one))
        )
        return max(fitting, default=at)

    def within(self, words: Sequence[Word], span: range) -> Iterator[range]:
        """Indices of every run that stands in a span."""
        for at in span:
            end = self.end_at(words, at, span.stop)
            if end > at:
                yield range(at, end)


def clause_of(words: Sequence[Word], at: int, span: range) -> range:
    """Indices of the words of a clause; a long one has a limit, see the passage."""
    begin = end = at
    while begin > span.start and words[begin - 1].clause == words[at].clause:
        begin -= 1
    while end < span.stop and words[end].clause == words[at].clause:
        end += 1
    return range(begin, end)
