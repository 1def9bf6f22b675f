"""A rubric's proof: its samples, and what comes of bending them, scored as a learner's answer would be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import TYPE_CHECKING

from eda_coach.authoring import mutations
from eda_coach.content.questions.rubric import Likeness, Sample
from eda_coach.content.questions.verdict import Verdict
from eda_coach.content.wording import PackWording
from eda_coach.grading.grade import grade
from eda_coach.grading.response import Response
from eda_coach.grading.rubric.answer import read_answer
from eda_coach.grading.rubric.assessment import compiled_rubric
from eda_coach.grading.rubric.compiled import lexicon_of
from eda_coach.grading.rubric.evidence import find
from eda_coach.grading.score import PartVerdict, Score
from eda_coach.language.phrases.phrase import parse_phrase, terms_of
from eda_coach.language.polarity.stance import Polarity
from eda_coach.language.sentences.clauses import read_passage

if TYPE_CHECKING:  # all kinds of question; one of them is loaded
    from eda_coach.content.questions.kinds import TypedQuestion

# What an answer that says nothing may still earn, as a share of the points for words.
_MOST_FOR_NOTHING = 0.1
_EMPTY = frozenset({Likeness.STUFFED, Likeness.OFF_TOPIC})


class FlawKind(StrEnum):
    """What is wrong with a rubric."""

    VERDICT = "verdict"
    OVERCLAIM = "overclaim"
    MODEL_ANSWER = "model answer"
    MUTATION = "mutation"
    UNEXERCISED = "unexercised"
    LOOSE = "loose"
    UNUSED = "unused"


# These say that a rubric could be better, not that it is wrong.
ADVICE = frozenset({FlawKind.UNUSED})


@dataclass(frozen=True, kw_only=True, slots=True)
class Flaw:
    """Something that a rubric's own samples show to be wrong with it.

    Attributes:
        where: The sample, mutation or phrase.
        says: What was found and what should have been.
    """

    kind: FlawKind
    where: str
    says: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Proof:
    """What came of trying a rubric.

    Attributes:
        samples: How many were scored.
        mutations: How many bent answers were scored.
        flaws: Of all kinds, advice among them.
    """

    question_id: str
    samples: int
    mutations: int
    flaws: tuple[Flaw, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong with it; there may be advice."""
        return all(flaw.kind in ADVICE for flaw in self.flaws)


def prove(question: "TypedQuestion", wording: PackWording) -> Proof:
    """Try a rubric with its samples, its model answer and bent samples; always the same for the same pack."""
    prover = _Prover(question, wording)
    flaws = (
        *prover.samples(),
        *prover.model_answer(),
        *prover.bent(),
        *prover.unexercised(),
        *prover.loose(),
        *prover.unused(),
    )
    return Proof(question_id=question.id, samples=len(question.samples), mutations=prover.tried, flaws=flaws)


class _Prover:
    """Scores answers to one question."""

    def __init__(self, question: "TypedQuestion", wording: PackWording) -> None:
        self._question = question
        self._wording = wording
        self._lexicon = lexicon_of(wording)
        self._criteria = question.rubric.criteria if question.rubric else ()
        self._typed_points = sum(criterion.points for criterion in self._criteria)
        self.tried = 0

    def samples(self) -> Iterator[Flaw]:
        for number, sample in enumerate(self._question.samples, start=1):
            score, where = self._score(sample, sample.text), _name(number, sample)
            for criterion in self._criteria:
                wanted = (sample.expect or {}).get(criterion.id, Verdict.MISSING)
                found = _part(score, criterion.id)
                if found.verdict is not wanted:
                    says = f"{criterion.id} should be {wanted} and is {found.verdict}{_quoted(sample, found)}"
                    yield Flaw(kind=FlawKind.VERDICT, where=where, says=says)
            made = {one.id for one in score.overclaims}
            for id_ in sorted(made ^ set(sample.overclaims)):
                says = f"{id_} {'fires' if id_ in made else 'does not fire'}"
                yield Flaw(kind=FlawKind.OVERCLAIM, where=where, says=says)
            if sample.like in _EMPTY and self._earned(score) > _MOST_FOR_NOTHING * self._typed_points:
                says = f"it earns {self._earned(score)} of {self._typed_points} points for its words"
                yield Flaw(kind=FlawKind.VERDICT, where=where, says=says)

    def model_answer(self) -> Iterator[Flaw]:
        sample = Sample(like=Likeness.STRONG, text=self._question.model_answer, choice=self._right_choice())
        score = self._score(sample, sample.text)
        for criterion in self._criteria:
            found = _part(score, criterion.id)
            if found.verdict is not Verdict.MET:
                says = f"{criterion.id} should be met and is {found.verdict}{_quoted(sample, found)}"
                yield Flaw(kind=FlawKind.MODEL_ANSWER, where="model answer", says=says)
        for made in score.overclaims:
            yield Flaw(kind=FlawKind.MODEL_ANSWER, where="model answer", says=f"{made.id} fires")

    def bent(self) -> Iterator[Flaw]:
        for number, sample in enumerate(self._question.samples, start=1):
            score, where = self._score(sample, sample.text), _name(number, sample)
            met = [part for part in score.verdicts if part.verdict is Verdict.MET and part.spans]
            if sample.like is Likeness.STRONG:
                yield from self._worthless(sample, where)
            for part in (part for part in met if any(part.part == one.id for one in self._criteria)):
                yield from self._bent_part(sample, part, where)

    def _worthless(self, sample: Sample, where: str) -> Iterator[Flaw]:
        """What earns next to nothing, whatever its words."""
        rng = Random(self._question.id)  # noqa: S311 - the same at every run
        bent = {
            "every sentence denied": mutations.denied(sample.text),
            "keywords only": mutations.keywords(sample.text),
        }
        if mutations.is_tidy(sample.text):
            bent["words shuffled"] = mutations.shuffled(sample.text, rng)
        for name, text in ((name, text) for name, text in bent.items() if text.strip(" .")):
            earned = self._earned(self._try(sample, text))
            if earned > _MOST_FOR_NOTHING * self._typed_points:
                says = f"earns {earned} of {self._typed_points} points for its words: {text}"
                yield Flaw(kind=FlawKind.MUTATION, where=f"{where}, {name}", says=says)

    def _bent_part(self, sample: Sample, part: PartVerdict, where: str) -> Iterator[Flaw]:
        """One met criterion, with its sentences denied or left out, reworded or misspelt."""
        passage = read_passage(sample.text)
        sentences = [mutations.sentence_at(passage, start) for start, _ in part.spans]
        emptied = [("left out", mutations.without(sample.text, sentences))]
        if mutations.can_be_denied(sample.text, sentences):
            emptied.append(("denied", mutations.denied(sample.text, sentences)))
        for name, text in emptied:
            verdict = _part(self._try(sample, text), part.part).verdict if text.strip() else Verdict.MISSING
            if verdict is Verdict.MET or (name == "denied" and verdict is Verdict.PARTLY):
                says = f"{part.part} is still {verdict}: {text}"
                yield Flaw(kind=FlawKind.MUTATION, where=f"{where}, {name}", says=says)
        for name, text in (
            ("misspelt", mutations.misspelt(sample.text, part.spans)),
            *(("reworded", text) for text in self._reworded(sample.text, part.part)),
        ):
            verdict = _part(self._try(sample, text), part.part).verdict
            if verdict is not Verdict.MET:
                says = f"{part.part} is {verdict}: {text}"
                yield Flaw(kind=FlawKind.MUTATION, where=f"{where}, {name}", says=says)

    def _reworded(self, text: str, criterion: str) -> Iterator[str]:
        """The text with one term that its evidence names in another of the term's wordings."""
        rubric = compiled_rubric(self._question, self._wording)
        answer = read_answer(text, rubric)
        compiled = next(one for one in rubric.criteria if one.criterion.id == criterion)
        found = [one for one in find(compiled.met, answer) if one.polarity is Polarity.ASSERTED]
        words = answer.passage.words
        for finding in found[:1]:
            for term in terms_of(parse_phrase(finding.phrase)):
                others = [one for one in self._wording.lexicon[term] if one.isalpha()]
                for begin, end in self._lexicon.wordings(term).places(answer.text):
                    if others and set(range(begin, end)) <= set(finding.indices):
                        span = (words[begin].start, words[end - 1].end)
                        said = answer.passage.text[span[0] : span[1]].lower()
                        yield mutations.reworded(answer.passage.text, span, _other(others, said))

    def unexercised(self) -> Iterator[Flaw]:
        for criterion in self._criteria:
            expected = [(sample.expect or {}).get(criterion.id) for sample in self._question.samples]
            if Verdict.MET not in expected:
                says = "no sample is expected to meet it"
                yield Flaw(kind=FlawKind.UNEXERCISED, where=criterion.id, says=says)

    def loose(self) -> Iterator[Flaw]:
        """Evidence that the question's own words would satisfy, were they not told from the learner's."""
        question = self._question
        rubric = compiled_rubric(question, self._wording)
        for text in filter(None, (question.prompt, question.context, getattr(question, "change", ""))):
            answer = read_answer(text.replace("?", "."), rubric)
            for one in rubric.criteria:
                for phrase in (phrase for phrase in one.met if find([phrase], answer, own=False)):
                    says = f"the question's own words satisfy it: {phrase.text}"
                    yield Flaw(kind=FlawKind.LOOSE, where=one.criterion.id, says=says)

    def unused(self) -> Iterator[Flaw]:
        rubric = compiled_rubric(self._question, self._wording)
        references = [text for criterion in self._criteria for text in criterion.references]
        texts = [self._question.model_answer, *references, *(one.text for one in self._question.samples)]
        answers = [read_answer(text, rubric) for text in texts]
        for one in rubric.criteria:
            for phrase in (*one.met, *one.partly, *one.contradicted):
                if not any(find([phrase], answer) for answer in answers):
                    says = f"no sample, reference or model answer has it: {phrase.text}"
                    yield Flaw(kind=FlawKind.UNUSED, where=one.criterion.id, says=says)

    def _try(self, sample: Sample, text: str) -> Score:
        self.tried += 1
        return self._score(sample, text)

    def _score(self, sample: Sample, text: str) -> Score:
        choice = sample.choice or self._right_choice()
        picked = (choice,) if choice else ()
        return grade(self._question, Response(picked=picked, text=text), {}, self._wording)

    def _earned(self, score: Score) -> int:
        ids = {criterion.id for criterion in self._criteria}
        return sum(part.points for part in score.verdicts if part.part in ids)

    def _right_choice(self) -> str:
        question = self._question
        if hasattr(question, "after"):
            return str(question.after)
        if hasattr(question, "key"):
            return str(question.key).lower()
        stances = getattr(question, "stances", ())
        return str(stances[0].id) if stances else ""


def _other(wordings: Sequence[str], said: str) -> str:
    """The wording after the one that was said, the first after the last."""
    place = next((i for i, one in enumerate(wordings) if one in said), -1)
    return wordings[(place + 1) % len(wordings)]


def _part(score: Score, id_: str) -> PartVerdict:
    return next(part for part in score.verdicts if part.part == id_)


def _name(number: int, sample: Sample) -> str:
    return f"sample {number} ({sample.like})"


def _quoted(sample: Sample, part: PartVerdict) -> str:
    text = read_passage(sample.text).text
    quotes = " ... ".join(text[start:end] for start, end in part.spans)
    return f': "{quotes}"' if quotes else ""
