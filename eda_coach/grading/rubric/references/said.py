"""What an answer says, indexed once for all criteria."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from eda_coach.grading.rubric.references.compiled import TermFinder, term_by_word
from eda_coach.grading.rubric.references.parity import Parity, read_parity
from eda_coach.language.sentences.clauses import Passage, Word
from eda_coach.language.sentences.fluency import FUNCTION_WORDS, Fluency, read_fluency

# A sentence of as many words and not one function word is a list of keywords; with three it may be terse.
_LEAST_LIST, _LEAST_TERSE = 4, 3
# From this length on, few function words are as telling as none.
_LEAST_LONG, _FEW = 8, 0.13
# What is left of the points of a list, and of three bare words.
_LISTED, _TERSE = 0.4, 0.7


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """An answer, indexed.

    Attributes:
        at_by_stem: Where each telling stem stands, but for questions.
        at_by_function_stem: The same for function words.
        at_by_term: The same for terms of the lexicon.
        ranks: By word, the number of telling words before it.
        text_by_stem: For each telling stem one of the words as typed.
        telling_by_clause: The number of telling words of each clause.
        listed: By sentence, 1, or less for a list of keywords.
    """

    words: tuple[Word, ...]
    parity: Parity
    fluency: Fluency
    at_by_stem: Mapping[str, tuple[int, ...]]
    at_by_function_stem: Mapping[str, tuple[int, ...]]
    at_by_term: Mapping[str, tuple[int, ...]]
    text_by_stem: Mapping[str, str]
    ranks: tuple[int, ...]
    telling_by_clause: Mapping[int, int]
    listed: tuple[float, ...]


def read_said(passage: Passage, *, terms: TermFinder) -> Said:
    """Index an answer; takes time in proportion to its length.

    Args:
        passage: The answer.
        terms: The finder that the references were compiled with.
    """
    parity = read_parity(passage)
    telling, function, ranks = _positions(passage)
    by_term: dict[str, list[int]] = defaultdict(list)
    for i, term in term_by_word(passage, terms).items():
        by_term[term].append(i)
    return Said(
        words=passage.words,
        parity=parity,
        fluency=read_fluency(passage),
        at_by_stem={stem: tuple(at) for stem, at in telling.items()},
        at_by_function_stem={stem: tuple(at) for stem, at in function.items()},
        at_by_term={term: tuple(at) for term, at in by_term.items()},
        text_by_stem={stem: passage.words[at[0]].text for stem, at in telling.items()},
        ranks=ranks,
        telling_by_clause=Counter(
            clause for word, clause in zip(passage.words, parity.clauses, strict=True) if _tells(word)
        ),
        listed=tuple(_listed(passage, span) for span in passage.sentences()),
    )


def _tells(word: Word) -> bool:
    return word.text not in FUNCTION_WORDS


def _positions(
    passage: Passage,
) -> tuple[dict[str, list[int]], dict[str, list[int]], tuple[int, ...]]:
    telling: dict[str, list[int]] = defaultdict(list)
    function: dict[str, list[int]] = defaultdict(list)
    ranks, rank = [], 0
    for i, word in enumerate(passage.words):
        ranks.append(rank)
        rank += _tells(word)
        if word.sentence not in passage.asked:
            (telling if _tells(word) else function)[word.stem].append(i)
    return telling, function, tuple(ranks)


def _listed(passage: Passage, span: range) -> float:
    little = sum(not _tells(passage.words[i]) for i in span)
    if (len(span) >= _LEAST_LIST and little == 0) or (
        len(span) >= _LEAST_LONG and little <= _FEW * len(span)
    ):
        return _LISTED
    return _TERSE if len(span) == _LEAST_TERSE and little == 0 else 1.0
