"""A passage made ready to be searched: where each stem stands, and what parts its clauses."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from eda_coach.language.sentences.clauses import PRONOUNS, Passage, Word
from eda_coach.language.spelling import Vocabulary
from eda_coach.language.stems import stem

# Passed over between two words of a phrase, so that authors need not write them.
SMALL_WORDS = frozenset(
    """
    a an the my our your its their his her this that these those just also then simply really
    actually always already very own so still only it them
    """.split()
)
# Before a blank they are words of their own: "a synchronous call" is not asynchronous, and what is "in
# consistent order" is not inconsistent.
_NEVER_JOINED = SMALL_WORDS | {"in"}
# They open a clause, but what stands before and behind them still makes one statement.
_SOFT_OPENERS = PRONOUNS | frozenset(
    "if when whenever which who whose that so then and or since plus where once".split()
)


class Searchable:
    """Stems of a passage with typing errors mended, and their places.

    Attributes:
        stems: By word.
        texts: Words in lower case.
        places: Indices of the words of a stem.
        joined: Stem of each word and the next written as one ("back pressure"); empty at the end of a clause.
        joined_places: Indices by such a stem.
        segments: By word, a number that rises where a gap or a neighbour may not reach across.
        sentences: By word, the number of its sentence.
    """

    def __init__(self, passage: Passage, vocabulary: Vocabulary) -> None:
        self.passage = passage
        self.texts = [word.text for word in passage.words]
        self.sentences = [word.sentence for word in passage.words]
        self.stems = [_mended(word, vocabulary) for word in passage.words]
        self.segments = _segments(passage)
        self.joined = _joined(passage, self.segments)
        self.places = _places(self.stems)
        self.joined_places = _places(self.joined)
        self.found_terms: dict[str, dict[int, tuple[int, ...]]] = {}

    def __len__(self) -> int:
        return len(self.stems)


def _mended(word: Word, vocabulary: Vocabulary) -> str:
    meant = vocabulary.meant(word.text)
    return word.stem if meant is None else stem(meant)


def _segments(passage: Passage) -> list[int]:
    segments, number = list[int](), 0
    for i, word in enumerate(passage.words):
        last = passage.words[i - 1]
        if i and (
            word.sentence != last.sentence
            or (word.clause != last.clause and (i - 1 in passage.commas or word.text not in _SOFT_OPENERS))
        ):
            number += 1
        segments.append(number)
    return segments


def _joined(passage: Passage, segments: Sequence[int]) -> list[str]:
    """Stem of each word and the next written as one; empty where they may not be."""
    words, text = passage.words, passage.text
    joined = [
        stem(a.text + b.text) if same and not (a.text in _NEVER_JOINED and text[a.end].isspace()) else ""
        for a, b, same in zip(words, words[1:], map(int.__eq__, segments, segments[1:]), strict=False)
    ]
    return joined + [""] * bool(words)


def _places(stems: Sequence[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(stems):
        places[one].append(i)
    return dict(places)


@lru_cache(maxsize=1)
def no_vocabulary() -> Vocabulary:
    """A vocabulary without words, which mends nothing."""
    return Vocabulary(())
