"""Reference answers, read once: their words, what each is worth, and how the clauses are denied."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from eda_coach.grading.rubric.references.parity import denies, read_parity
from eda_coach.language.equivalents import likeness, plain_form
from eda_coach.language.sentences.clauses import Passage, read_passage
from eda_coach.language.sentences.fluency import FUNCTION_WORDS, read_fluency
from eda_coach.language.spelling import Vocabulary
from eda_coach.language.stems import stem

# Finds terms of the lexicon in a passage: for each the first word, the one after its last, and the term.
TermFinder = Callable[[Passage], Iterable[tuple[int, int, str]]]

# A word of the question proves little, but not nothing. Larger values reward repeating the question.
_WORTH_IN_QUESTION = 0.2
# Words that say little, and short ones, which are as often particles and letters as things.
_WORTH_OF_LIGHT = 0.5
_LEAST_LETTERS = 4
# "Is it more than, less than or the same as": what stands as near to an "or" of the question is for choosing.
_CHOICE_REACH = 3
# With a smaller share of function words a reference is itself a list.
_LEAST_PROSE = 0.15
_LIGHT_WORDS = """
    thing way get make use do be have go put take let want try mean say one kind sort lot part case fact
    example student should answer happen occur become call give see know think able possible certain various
"""
_LIGHT = frozenset(stem(word) for word in _LIGHT_WORDS.split())
# "It is smooth OR gravity does all the work": either will do.
_ALTERNATIVES = re.compile(r"\s*;?\s+OR\s+")
# "Bulb B": an "a" may then be one of them.
_LETTER = re.compile(r"\b[B-Z]\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class ReferenceWord:
    """A word that an answer should have.

    Attributes:
        worth: Greater than 0.
        is_function: In a sentence of nothing but function words; such a word is found only as it stands.
        is_denied: Whether its clause denies it.
        denies: Whether it denies itself, as "prevent" does.
        is_name: A letter or number: what a statement is about.
        has_opposite: Whether its opposite stands in the same sentence, which then says nothing of it.
        either: Index of the word that will do as well, joined by "or"; None for most.
        term: Of the lexicon, that it belongs to.
    """

    stem: str
    worth: float
    clause: int
    is_function: bool
    is_denied: bool
    denies: bool
    is_name: bool
    has_opposite: bool
    either: int | None
    term: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReferenceSentence:
    """One statement of a reference answer.

    Attributes:
        words: At least one.
        denied: Numbers of its clauses that are denied as a whole.
        own_stems: Of all words, and of their plain forms.
        is_prose: Whether it is a sentence, and no list of terms.
        fluency: How well it reads itself; no answer has to read better.
    """

    words: tuple[ReferenceWord, ...]
    worth: float
    denied: frozenset[int]
    own_stems: frozenset[str]
    is_prose: bool
    fluency: float


@dataclass(frozen=True, kw_only=True, slots=True)
class References:
    """Reference answers to one criterion, each good alone.

    Attributes:
        answers: Each with at least one sentence.
        has_letters: Whether single letters are names in them.
        vocabulary: For words that an answer misspells.
    """

    answers: tuple[tuple[ReferenceSentence, ...], ...]
    has_letters: bool
    vocabulary: Vocabulary


@dataclass(frozen=True, slots=True)
class _Asked:
    """Stems and terms of the question, but for those it offers for choosing."""

    stems: frozenset[str]
    terms: frozenset[str]


def compile_references(sentences: Sequence[str], *, question: str, terms: TermFinder) -> References:
    """Read reference answers for grading many answers.

    Args:
        sentences: Each a whole reference answer, of one sentence or several.
        question: The prompt; may be empty.
        terms: Finds terms of the pack's lexicon.
    """
    asked = _read_question(question, terms)
    passages = [read_passage(part) for one in sentences for part in _ALTERNATIVES.split(one)]
    answers = [tuple(_Reader(passage, asked, terms).sentences()) for passage in passages]
    return References(
        answers=tuple(answer for answer in answers if answer),
        has_letters=any(_LETTER.search(text) for text in (question, *sentences)),
        vocabulary=Vocabulary(word.text for passage in passages for word in passage.words),
    )


def term_by_word(passage: Passage, terms: TermFinder) -> dict[int, str]:
    """The term that each word belongs to; words of none are left out."""
    return {i: term for begin, end, term in terms(passage) for i in range(begin, end)}


def _read_question(question: str, terms: TermFinder) -> _Asked:
    passage = read_passage(question)
    stems = set(passage.stems)
    for i, word in enumerate(passage.words):
        if word.text == "or":
            stems -= set(passage.stems[max(0, i - _CHOICE_REACH) : i + 1 + _CHOICE_REACH])
    return _Asked(frozenset(stems), frozenset(term_by_word(passage, terms).values()))


class _Reader:
    """Reads one reference answer."""

    def __init__(self, passage: Passage, asked: _Asked, terms: TermFinder) -> None:
        self._passage, self._asked = passage, asked
        self._parity = read_parity(passage)
        self._terms = term_by_word(passage, terms)
        self._times = Counter(passage.stems)

    def sentences(self) -> Iterator[ReferenceSentence]:
        """Its sentences but for those without meaning, such as "Yes."."""
        spans = list(self._passage.sentences())
        fluency = read_fluency(self._passage).by_sentence_with_letters
        for number, span in enumerate(spans):
            telling = [i for i in span if self._passage.words[i].text not in FUNCTION_WORDS]
            indices = telling or (list(span) if len(spans) == 1 else [])
            if indices:
                is_prose = len(span) - len(telling) >= _LEAST_PROSE * len(span)
                yield self._sentence(indices, is_prose=is_prose, fluency=fluency[number])

    def _sentence(self, indices: Sequence[int], *, is_prose: bool, fluency: float) -> ReferenceSentence:
        stems = [self._passage.words[i].stem for i in indices]
        words = tuple(self._word(i, indices, stems) for i in indices)
        return ReferenceSentence(
            words=words,
            worth=sum(word.worth for word in words),
            denied=self._parity.denied,
            own_stems=frozenset(stems) | {plain_form(one) for one in stems},
            is_prose=is_prose,
            fluency=fluency,
        )

    def _word(self, i: int, indices: Sequence[int], stems: Sequence[str]) -> ReferenceWord:
        word = self._passage.words[i]
        return ReferenceWord(
            stem=word.stem,
            worth=self._worth(i),
            clause=self._parity.clauses[i],
            is_function=word.text in FUNCTION_WORDS,
            is_denied=self._parity.is_denied[i],
            denies=denies(word),
            is_name=len(word.text) == 1 or word.text[0].isdigit(),
            has_opposite=any(likeness(word.stem, other).is_opposite for other in stems),
            either=self._either(i, indices),
            term=self._terms.get(i),
        )

    def _worth(self, i: int) -> float:
        """A word that stands several times is worth as much as another, all told."""
        word, term = self._passage.words[i], self._terms.get(i)
        worth = 1 / self._times[word.stem]
        if word.stem in _LIGHT:
            worth *= _WORTH_OF_LIGHT
        if word.stem in self._asked.stems or term in self._asked.terms:
            worth *= _WORTH_IN_QUESTION
        if len(word.text) < _LEAST_LETTERS and not word.text.isdigit():
            worth *= _WORTH_OF_LIGHT
        return worth

    def _either(self, i: int, indices: Sequence[int]) -> int | None:
        """As in "lighter or smaller": the place of the other one among the words of the sentence."""
        words = self._passage.words
        for link, other in ((i + 1, i + 2), (i - 1, i - 2)):
            if other in indices and words[link].text == "or":
                return indices.index(other)
        return None
