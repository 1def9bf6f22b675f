"""A typed answer, read: its words, their polarity, and what in it only repeats the question."""

from collections.abc import Sequence
from dataclasses import dataclass

from eda_coach.grading.rubric.compiled import ECHO_WORDS, CompiledRubric
from eda_coach.language.clauses import Passage, read_passage
from eda_coach.language.keyword_lists import is_keyword_list
from eda_coach.language.phrases.searchable import Searchable
from eda_coach.language.polarity import Stance


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What evidence is looked for in.

    Attributes:
        echoed: By word, whether it stands in a run of words copied from the question.
        listed: Numbers of the sentences that only list words.
    """

    passage: Passage
    text: Searchable
    stance: Stance
    echoed: tuple[bool, ...]
    listed: frozenset[int]

    def says(self, indices: Sequence[int]) -> bool:
        """Whether words are the learner's own statement: no copy of the question, and no mere list."""
        if self.passage.words[indices[0]].sentence in self.listed:
            return False
        return not all(self.echoed[i] for i in indices)

    def span(self, indices: Sequence[int]) -> tuple[int, int]:
        """Offsets of the first and after the last character of some words in the text."""
        words = self.passage.words
        return (words[min(indices)].start, words[max(indices)].end)


def read_answer(text: str, rubric: CompiledRubric) -> Answer:
    """Read an answer for a rubric; takes time in proportion to its length."""
    passage = read_passage(text)
    return Answer(
        passage=passage,
        text=Searchable(passage, rubric.vocabulary),
        stance=Stance(passage),
        echoed=_echoed(passage.stems, rubric),
        listed=frozenset(
            passage.words[span.start].sentence
            for span in passage.sentences()
            if is_keyword_list(passage, span)
        ),
    )


def _echoed(stems: Sequence[str], rubric: CompiledRubric) -> tuple[bool, ...]:
    echoed = [False] * len(stems)
    for i in range(len(stems) - ECHO_WORDS + 1):
        if tuple(stems[i : i + ECHO_WORDS]) in rubric.echo:
            echoed[i : i + ECHO_WORDS] = [True] * ECHO_WORDS
    return tuple(echoed)
