"""What a candidate's words say: about each criterion, and as questions to the interviewer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from eda_coach.content.header import Phase
from eda_coach.content.questions.rubric import Criterion, Evidence, Rubric
from eda_coach.content.questions.verdict import Verdict
from eda_coach.content.scenario import Requirement, Scenario
from eda_coach.content.wording import PackWording
from eda_coach.grading.rubric.answer import read_answer
from eda_coach.grading.rubric.compiled import CompiledRubric, compile_rubric
from eda_coach.grading.rubric.overclaims import Fired, fired, is_taken_back
from eda_coach.grading.rubric.verdicts import Judged, judge_all
from eda_coach.interview.layout import readable, wrapped_from
from eda_coach.language.sentences.clauses import Passage, read_passage
from eda_coach.language.words import normalised

# What a question may begin with where its mark was forgotten.
_ASKING = frozenset(
    {"what", "which", "who", "whom", "whose", "when", "where", "why", "how", "is", "are", "do", "does", "did"}
    | {"can", "could", "should", "shall", "will", "would", "may", "tell", "any"}
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """What one text says.

    Attributes:
        text: In composed form (NFC); all spans count in it.
        passage: Its words and sentences, at the same offsets.
        verdicts: By id of the criterion.
        overclaims: That it makes, in the order of the scenario.
        takes_back: Ids of overclaims that it qualifies or denies.
    """

    text: str
    passage: Passage
    verdicts: Mapping[str, Judged]
    overclaims: tuple[Fired, ...]
    takes_back: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """What the interviewer says to one sentence of the candidate.

    Attributes:
        asked: The candidate's words.
        found: Requirements that they ask for, in the order of the scenario; may be empty.
        is_question: Whether it asks for anything at all.
    """

    asked: str
    found: tuple[Requirement, ...]
    is_question: bool


class Interviewer:
    """Hears a candidate out by the rubric of a scenario; the same words always come to the same."""

    def __init__(self, scenario: Scenario, wording: PackWording, *, phases: Sequence[Phase] = ()) -> None:
        """Compile the scenario.

        Args:
            scenario: Without problems.
            wording: Of its pack.
            phases: Of its pack: to repeat what the interviewer asks in them says nothing.
        """
        self.scenario = scenario
        self.criteria = (*scenario.criteria, *(flip.criterion for flip in scenario.flips))
        self._rubric = compile_rubric(
            Rubric(criteria=self.criteria),
            overclaims=scenario.overclaims,
            texts=[scenario.prompt],
            wording=wording,
            shown=(shown := (*_spoken(scenario, self.criteria, wording), *(phase.asks for phase in phases))),
        )
        self._questions = _compile_questions(scenario, wording, shown)
        self._heard: dict[str, Heard] = {}

    def hear(self, text: str) -> Heard:
        """What a text says; nothing where it is empty."""
        if text not in self._heard:
            self._heard[text] = self._judge(text)
        return self._heard[text]

    def replies(self, text: str) -> tuple[Reply, ...]:
        """What to say to each sentence of a text in which the candidate asks questions."""
        text = normalised(text)
        passage = read_passage(readable(text), wrapped_from=wrapped_from(text))
        starts = [passage.words[words.start].start for words in passage.sentences()]
        ends = (*starts, len(text))[1:]
        pieces = (text[start:end] for start, end in zip(starts, ends, strict=False))
        return tuple(self._reply(" ".join(piece.split())) for piece in pieces)

    def _judge(self, text: str) -> Heard:
        text = normalised(text)
        answer = read_answer(readable(text), self._rubric, wrapped_from=wrapped_from(text))
        verdicts = {criterion.id: judged for criterion, judged in judge_all(self._rubric, answer)}
        made = [fired(overclaim, answer) for overclaim in self._rubric.overclaims]
        back = (one.overclaim.id for one in self._rubric.overclaims if is_taken_back(one, answer))
        return Heard(
            text=text,
            passage=answer.passage,
            verdicts=verdicts,
            overclaims=tuple(one for one in made if one is not None),
            takes_back=frozenset(back),
        )

    def _reply(self, asked: str) -> Reply:
        # Asked or stated, what counts here is what the words are about.
        answer = read_answer(asked.replace("?", "."), self._questions)
        judged = {criterion.id: one.verdict for criterion, one in judge_all(self._questions, answer)}
        about = {id_ for id_, verdict in judged.items() if verdict is not Verdict.MISSING}
        clearly = {id_ for id_ in about if judged[id_] is Verdict.MET}
        found = tuple(one for one in self.scenario.requirements if one.id in (clearly or about))
        return Reply(asked=asked, found=found, is_question=_asks(asked))


def _compile_questions(scenario: Scenario, wording: PackWording, shown: Sequence[str]) -> CompiledRubric:
    """The requirements as criteria, met by the questions that ask for them."""
    criteria = tuple(
        Criterion(
            id=one.id,
            says=one.asks,
            points=one.points,
            dimension=one.dimension,
            evidence=Evidence(met=one.asked) if one.asked else None,
            references=one.references,
        )
        for one in scenario.requirements
    )
    told = (scenario.prompt, *shown)
    return compile_rubric(Rubric(criteria=criteria), overclaims=(), texts=[], wording=wording, shown=told)


def _spoken(scenario: Scenario, criteria: Iterable[Criterion], wording: PackWording) -> Iterator[str]:
    """What the interviewer may say or show: an answer that repeats it has said nothing."""
    for requirement in scenario.requirements:
        yield requirement.answer
    for criterion in criteria:
        yield from (criterion.probe, criterion.hint)
    for flip in scenario.flips:
        yield from (flip.change, flip.probe)
    for scale in scenario.ratings.values():
        yield from scale.anchors
    for id_ in scenario.overclaims:
        yield from (wording.overclaims[id_].correction, wording.overclaims[id_].probe)


def _asks(words: str) -> bool:
    first = words.lower().split(" ", 1)[0].strip("-*•'\"")
    return "?" in words or first in _ASKING
