"""A rubric with its phrases compiled, so that many answers can be scored by it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eda_coach.content.questions.rubric import Criterion, Evidence, Overclaim, Rubric
from eda_coach.content.wording import PackWording
from eda_coach.grading.rubric.references.compiled import References, TermFinder
from eda_coach.grading.rubric.references.compiled import compile_references as read_references
from eda_coach.grading.rubric.telling import CompiledReferences, compile_references
from eda_coach.language.phrases.lexicon import Lexicon, words_of
from eda_coach.language.phrases.matching import Pattern
from eda_coach.language.phrases.phrase import Phrase, parse_phrase, terms_of
from eda_coach.language.phrases.searchable import Searchable, no_vocabulary
from eda_coach.language.polarity.cues import NEGATORS
from eda_coach.language.sentences.clauses import Passage, read_passage
from eda_coach.language.sentences.keyword_lists import JOINING_WORDS
from eda_coach.language.spelling import Vocabulary

# Telling words of a question in a row, joining ones left out, that an answer has copied rather than said.
ECHO_WORDS = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class CompiledSide:
    """A side of a phrase; ``denied`` where it counts only if the learner denies it."""

    pattern: Pattern
    denied: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class CompiledPhrase:
    """A phrase, as written and as searched for."""

    text: str
    sides: tuple[CompiledSide, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CompiledCriterion:
    """A criterion and its evidence by the verdict it leads to.

    Attributes:
        alone: Its references, where it has no phrases.
    """

    criterion: Criterion
    alone: References | None
    met: tuple[CompiledPhrase, ...]
    partly: tuple[CompiledPhrase, ...]
    contradicted: tuple[CompiledPhrase, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CompiledOverclaim:
    """An overclaim with its evidence and what qualifies it."""

    overclaim: Overclaim
    evidence: tuple[CompiledPhrase, ...]
    unless: tuple[CompiledPhrase, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CompiledRubric:
    """Everything that a typed answer is held against.

    Attributes:
        references: Of the criteria that have phrases too.
        terms: Finds terms of the lexicon.
        vocabulary: Words that a misspelt one may have been meant for.
        echo: Runs of stems of the question; an answer that repeats them has said nothing yet.
    """

    criteria: tuple[CompiledCriterion, ...]
    overclaims: tuple[CompiledOverclaim, ...]
    references: CompiledReferences
    terms: TermFinder
    vocabulary: Vocabulary
    echo: frozenset[tuple[str, ...]]


def compile_rubric(
    rubric: Rubric,
    *,
    overclaims: Sequence[str],
    texts: Sequence[str],
    wording: PackWording,
    shown: Sequence[str] = (),
) -> CompiledRubric:
    """Compile a rubric.

    Args:
        rubric: Checked: all its phrases can be read and all its terms are in the lexicon.
        overclaims: Ids of those that apply.
        texts: What the learner was shown: prompt, context, change.
        wording: Of the pack.
        shown: What they were shown or told besides: to repeat it says nothing, but its words count in full.
    """
    compiler = _Compiler(wording, texts)
    criteria = tuple(compiler.criterion(one) for one in rubric.criteria)
    watched = tuple(compiler.overclaim(wording.overclaims[id_]) for id_ in overclaims)
    return CompiledRubric(
        criteria=criteria,
        overclaims=watched,
        references=compiler.references(rubric, texts),
        terms=compiler.terms,
        vocabulary=compiler.vocabulary(texts),
        echo=frozenset(_runs((*texts, *shown))),
    )


class _Compiler:
    """Compiles phrases and notes the words they are made of."""

    def __init__(self, wording: PackWording, texts: Sequence[str]) -> None:
        self._texts = texts
        self._lexicon = lexicon_of(wording)
        self._words: set[str] = set()

    def criterion(self, criterion: Criterion) -> CompiledCriterion:
        evidence = criterion.evidence or Evidence()
        self._note_words(criterion.references)
        return CompiledCriterion(
            criterion=criterion,
            alone=self._references_alone(criterion, evidence),
            met=self._phrases(evidence.met),
            partly=self._phrases(evidence.partly),
            contradicted=self._phrases(evidence.contradicted),
        )

    def _references_alone(self, criterion: Criterion, evidence: Evidence) -> References | None:
        if evidence != Evidence() or not criterion.references:
            return None
        sentences = (criterion.says, *criterion.references)
        return read_references(sentences, question=" ".join(self._texts), terms=self.terms)

    def terms(self, passage: Passage) -> list[tuple[int, int, str]]:
        """Terms of the lexicon in a passage, with the indices at which they begin and end."""
        return self._lexicon.places(Searchable(passage, no_vocabulary()))

    def overclaim(self, overclaim: Overclaim) -> CompiledOverclaim:
        return CompiledOverclaim(
            overclaim=overclaim,
            evidence=self._phrases(overclaim.evidence),
            unless=self._phrases(overclaim.unless),
        )

    def references(self, rubric: Rubric, texts: Sequence[str]) -> CompiledReferences:
        sentences = {
            one.id: (one.says, *one.references)
            for one in rubric.criteria
            if one.references and one.evidence not in (None, Evidence())
        }
        return compile_references(sentences, texts=texts, lexicon=self._lexicon)

    def vocabulary(self, texts: Iterable[str]) -> Vocabulary:
        self._note_words(texts)
        return Vocabulary(self._words)

    def _phrases(self, texts: Iterable[str]) -> tuple[CompiledPhrase, ...]:
        return tuple(self._phrase(parse_phrase(text)) for text in texts)

    def _phrase(self, phrase: Phrase) -> CompiledPhrase:
        self._words |= self._lexicon.words(terms_of(phrase))
        for side in phrase.sides:
            self._words |= words_of(side.pattern)
        sides = (CompiledSide(pattern=self._lexicon.pattern(one), denied=one.denied) for one in phrase.sides)
        return CompiledPhrase(text=phrase.text, sides=tuple(sides))

    def _note_words(self, texts: Iterable[str]) -> None:
        for text in texts:
            self._words |= {word.text for word in read_passage(text).words}


def _runs(texts: Iterable[str]) -> Iterable[tuple[str, ...]]:
    for text in texts:
        stems = [word.stem for word in read_passage(text).words if is_repeatable(word.text)]
        for i in range(len(stems) - ECHO_WORDS + 1):
            yield tuple(stems[i : i + ECHO_WORDS])


def is_repeatable(text: str) -> bool:
    """Whether a word counts when an answer repeats the question: one that tells something, or denies it."""
    return text not in JOINING_WORDS or text in NEGATORS or text.endswith("n't")


# Lexicons compiled last, with what they were compiled from: all rubrics of a pack share one.
_MOST_LEXICONS = 4
_LEXICONS: dict[int, tuple[PackWording, Lexicon]] = {}


def lexicon_of(wording: PackWording) -> Lexicon:
    """The lexicon of a pack, compiled once for all its rubrics."""
    kept = _LEXICONS.get(id(wording))
    if kept is not None and kept[0] is wording:
        return kept[1]
    if len(_LEXICONS) >= _MOST_LEXICONS:
        _LEXICONS.pop(next(iter(_LEXICONS)))
    lexicon = Lexicon(wording.lexicon)
    _LEXICONS[id(wording)] = (wording, lexicon)
    return lexicon


# Rubrics compiled last, with what they were compiled from: a batch is scored by one, a session by a few.
_MOST_KEPT = 16
_KEPT: dict[tuple[object, ...], tuple[Rubric, PackWording, CompiledRubric]] = {}


def compiled_once(
    rubric: Rubric, *, overclaims: Sequence[str], texts: Sequence[str], wording: PackWording
) -> CompiledRubric:
    """The same as :func:`compile_rubric`, remembered for the next answers to the same question."""
    key = (id(rubric), id(wording), tuple(overclaims), tuple(texts))
    kept = _KEPT.get(key)
    if kept is not None and kept[0] is rubric and kept[1] is wording:
        return kept[2]
    compiled = compile_rubric(rubric, overclaims=overclaims, texts=texts, wording=wording)
    if len(_KEPT) >= _MOST_KEPT:
        _KEPT.pop(next(iter(_KEPT)))
    _KEPT[key] = (rubric, wording, compiled)
    return compiled
