"""Which words of a text are denied: an odd number of denials in a clause denies all of it.

Coarser than `language.polarity`, on purpose: here two texts are compared, and "the path is not closed" has
to differ from "the path is closed" wherever the "not" stands.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from eda_coach.language.polarity import cues
from eda_coach.language.sentences.clauses import Passage, Word
from eda_coach.language.sentences.fluency import FINITE_VERBS

# "Neither A nor B" denies once.
_NEGATORS = cues.NEGATORS - {"nor"}
_AUXILIARIES = FINITE_VERBS | {"be", "been", "do", "have", "cannot"}
# Before an auxiliary or a denial they begin a clause: "it is open and does not conduct", "paths that do not".
_LINKS = frozenset({"and", "or", "but", "that", "which"})
_COPULAS = frozenset({"is", "was", "are"})
# Their "and" joins two things, not two clauses.
_PAIRING = frozenset({"between", "both", "either"})
# A verb like "prevent" denies as many words behind it.
_VERB_REACH = 4
# After a leading "no" these begin the sentence proper: "no because it is open".
_AFTER_NO = frozenset({"because", "it", "they", "the", "you", "she", "he", "i", "we", "since", "if", "but"})
# "It is not true that", "it is a myth that": within so many words of the beginning, or of the "not".
_TRUTHS = frozenset({"true", "correct", "case", "right"})
_UNTRUTHS = frozenset({"false", "wrong", "untrue", "incorrect", "myth"})
_TRUTH_REACH, _UNTRUTH_REACH = 3, 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Parity:
    """Clauses and denials of a text.

    Attributes:
        clauses: By word, the number of its clause; rising, and none spans two sentences.
        denied: Numbers of the clauses that are denied as a whole.
        is_denied: By word.
    """

    clauses: tuple[int, ...]
    denied: frozenset[int]
    is_denied: tuple[bool, ...]


def denies(word: Word) -> bool:
    """Whether a word is a verb or noun that denies what follows: prevent, avoid, lack."""
    return word.stem in cues.DENYING_STEMS


def read_parity(passage: Passage) -> Parity:
    """Clauses and denials of a text; takes time in proportion to its length."""
    clauses = tuple(_clauses(passage))
    odd = _negated_clauses(passage, clauses) ^ _untrue_clauses(passage, clauses)
    near = _behind_verbs(passage, clauses)
    return Parity(
        clauses=clauses,
        denied=frozenset(odd),
        is_denied=tuple((clause in odd) != (i in near) for i, clause in enumerate(clauses)),
    )


def _clauses(passage: Passage) -> Iterator[int]:
    """Clauses parted also at relative clauses and second predicates, and not between A and the B."""
    words, number, pairs = passage.words, -1, 0
    for i, word in enumerate(words):
        if i == 0 or word.sentence != words[i - 1].sentence:
            number, pairs = number + 1, 0
        else:
            is_new = word.clause != words[i - 1].clause
            if word.text in ("and", "or") and pairs:
                pairs, is_new = pairs - 1, False
            number += is_new or _begins_predicate(words, i)
        pairs += word.text in _PAIRING
        yield number


def _begins_predicate(words: tuple[Word, ...], i: int) -> bool:
    if words[i].text not in _LINKS or i + 1 >= len(words) or words[i + 1].sentence != words[i].sentence:
        return False
    follows = words[i + 1].text in _AUXILIARIES or _is_negator(words[i + 1])
    return follows and not (words[i].text == "that" and words[i - 1].text in _COPULAS)


def _is_negator(word: Word) -> bool:
    return word.text in _NEGATORS or word.text.endswith("n't")


def _negated_clauses(passage: Passage, clauses: tuple[int, ...]) -> set[int]:
    leading = {span.start for span in passage.sentences() if _is_leading_no(passage, span)}
    counts = Counter(
        clauses[i] for i, word in enumerate(passage.words) if _is_negator(word) and i not in leading
    )
    return {clause for clause, count in counts.items() if count % 2}


def _is_leading_no(passage: Passage, span: range) -> bool:
    """A leading "no", as in "No, they are not", answers; "no events are lost" denies."""
    first = span.start
    if passage.words[first].text != "no":
        return False
    return first in passage.commas or (first + 1 < span.stop and passage.words[first + 1].text in _AFTER_NO)


def _untrue_clauses(passage: Passage, clauses: tuple[int, ...]) -> set[int]:
    """What follows "it is not true that" to the end of the sentence; its own clause has a "not" already."""
    found: set[int] = set()
    for span in passage.sentences():
        at = next((i for i in span if _calls_untrue(passage.words, i, span)), None)
        if at is not None:
            own = {clauses[at]} if _is_negator(passage.words[at]) else set()
            found |= {clauses[i] for i in range(at + 1, span.stop)} - own
    return found


def _calls_untrue(words: tuple[Word, ...], i: int, span: range) -> bool:
    if _is_negator(words[i]):
        return any(words[k].text in _TRUTHS for k in range(i + 1, min(i + 1 + _TRUTH_REACH, span.stop)))
    is_early = i - span.start < _UNTRUTH_REACH and i + 1 < span.stop
    return is_early and words[i].text in _UNTRUTHS and words[i + 1].text == "that"


def _behind_verbs(passage: Passage, clauses: tuple[int, ...]) -> set[int]:
    return {
        k
        for i, word in enumerate(passage.words)
        if denies(word)
        for k in range(i + 1, min(i + 1 + _VERB_REACH, len(clauses)))
        if clauses[k] == clauses[i]
    }
