"""A typed answer, read: its words, their polarity, and what in it only repeats the question."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eda_coach.grading.rubric.compiled import ECHO_WORDS, CompiledRubric, is_repeatable
from eda_coach.language.phrases.searchable import Searchable
from eda_coach.language.polarity.stance import Polarity, Stance
from eda_coach.language.sentences.clauses import Passage, read_passage
from eda_coach.language.sentences.fluency import read_fluency
from eda_coach.language.sentences.keyword_lists import is_keyword_list

# Below it a sentence is words thrown together. Of what people wrote one sentence in a hundred is, of their
# words shuffled three in four; a higher limit finds more of these, and more slips of honest writers.
_LEAST_FLUENT = 0.7
# More words without any mark between them are no sentence either: in 678 answers that were written to be
# read the longest run had 32.
_LONGEST_RUN = 36


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What evidence is looked for in.

    Attributes:
        echoed: By word, whether it stands in a run of words copied from the question.
        listed: Numbers of the sentences that only list words.
        muddled: Numbers of the sentences whose words are thrown together: they state nothing for sure.
    """

    passage: Passage
    text: Searchable
    stance: Stance
    echoed: tuple[bool, ...]
    listed: frozenset[int]
    muddled: frozenset[int]

    def says(self, indices: Sequence[int]) -> bool:
        """Whether words are the learner's own statement: no copy of the question, and no list."""
        if self.passage.words[indices[0]].sentence in self.listed:
            return False
        return not all(self.echoed[i] for i in indices)

    def polarity(self, indices: Sequence[int], *, named: Sequence[int] = ()) -> Polarity:
        """How a statement stands in the answer; in a muddled sentence it is a mere possibility.

        Args:
            indices: Of its words.
            named: Of words that deny nothing, because a phrase names them.
        """
        polarity = self.stance.of(indices, named=named)
        if self.passage.words[indices[0]].sentence not in self.muddled:
            return polarity
        return polarity if polarity in (Polarity.ASKED, Polarity.QUOTED) else Polarity.HEDGED

    def span(self, indices: Sequence[int]) -> tuple[int, int]:
        """Offsets of the first and after the last character of some words in the text."""
        words = self.passage.words
        return (words[min(indices)].start, words[max(indices)].end)


def read_answer(text: str, rubric: CompiledRubric, *, wrapped_from: int = 0) -> Answer:
    """Read an answer for a rubric; takes time in proportion to its length.

    Args:
        text: What was typed.
        rubric: To hold it against.
        wrapped_from: Characters of the shortest line that may have been wrapped.
    """
    passage = read_passage(text, wrapped_from=wrapped_from)
    return Answer(
        passage=passage,
        text=Searchable(passage, rubric.vocabulary),
        stance=Stance(passage),
        echoed=_echoed(passage, rubric),
        listed=frozenset(_listed(passage)),
        muddled=frozenset(_muddled(passage)),
    )


def _listed(passage: Passage) -> Iterator[int]:
    for span in passage.sentences():
        if is_keyword_list(passage, span):
            yield passage.words[span.start].sentence


def _muddled(passage: Passage) -> Iterator[int]:
    for span, share in zip(passage.sentences(), read_fluency(passage).by_sentence, strict=True):
        if share < _LEAST_FLUENT or _longest_run(passage, span) > _LONGEST_RUN:
            yield passage.words[span.start].sentence


def _longest_run(passage: Passage, span: range) -> int:
    """Words of a sentence without a mark between them, at most; a hyphen within a word is none."""
    words, longest, run = passage.words, 0, 0
    for i in span:
        run += 1
        longest = max(longest, run)
        between = passage.text[words[i].end : words[i + 1].start] if i + 1 < span.stop else ""
        if between.strip() and between != "-":
            run = 0
    return longest


def _echoed(passage: Passage, rubric: CompiledRubric) -> tuple[bool, ...]:
    places = [i for i, word in enumerate(passage.words) if is_repeatable(word.text)]
    stems = [passage.words[i].stem for i in places]
    echoed = [not is_repeatable(word.text) for word in passage.words]
    for i in range(len(stems) - ECHO_WORDS + 1):
        if tuple(stems[i : i + ECHO_WORDS]) in rubric.echo:
            for place in places[i : i + ECHO_WORDS]:
                echoed[place] = True
    return tuple(echoed)
