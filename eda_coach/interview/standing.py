"""How each criterion stands after some turns: what was said of it, and whether it took a prompt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from eda_coach.content.questions.rubric import Criterion
from eda_coach.content.questions.verdict import Verdict
from eda_coach.grading.rubric.points import earned, row_of
from eda_coach.interview.hearing import Heard, Interviewer
from eda_coach.interview.quoting import sentence_around
from eda_coach.interview.transcript import ProbeKind, Turn

# Words shown for one verdict; more would be read by nobody.
_MOST_SAID = 3
# What is said only after a prompt earns this share of what it would have earned unasked.
PROMPTED_DIVISOR = 2


class Prompted(StrEnum):
    """What it took until something was said."""

    UNASKED = "unasked"
    HINT = "hint"
    PROBE = "probe"


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """Words of the candidate.

    Attributes:
        phase: Id of the phase they were said in.
        is_answer: Whether they answer a probe.
        text: On one line.
    """

    phase: str
    is_answer: bool
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """A criterion with what was said of it.

    Attributes:
        said: The words behind the verdict.
        against: Words that say the opposite, where both were said.
    """

    criterion: Criterion
    verdict: Verdict = Verdict.MISSING
    prompted: Prompted = Prompted.UNASKED
    said: tuple[Said, ...] = ()
    against: tuple[Said, ...] = ()

    @property
    def points(self) -> int:
        """Earned: less where it took a prompt."""
        whole = earned(row_of(self.criterion), self.verdict)
        if self.prompted is Prompted.UNASKED:
            return whole
        return whole // PROMPTED_DIVISOR


def standings(interviewer: Interviewer, turns: Sequence[Turn]) -> tuple[Standing, ...]:
    """How each criterion stands, in the order of the scenario; of flips only those that were put."""
    heard = [interviewer.hear(turn.text) for turn in turns]
    flips = {flip.criterion.id for flip in interviewer.scenario.flips}
    found = []
    for criterion in interviewer.criteria:
        begin = _put_at(criterion.id, turns) if criterion.id in flips else 0
        if begin is not None:
            prompts = () if criterion.id in flips else tuple(_prompts(criterion.id, turns))
            found.append(_standing(criterion, list(zip(turns, heard, strict=True))[begin:], prompts))
    return tuple(found)


def _put_at(id_: str, turns: Sequence[Turn]) -> int | None:
    """The turn that answers a flip; None where it was not put."""
    places = (
        i for i, turn in enumerate(turns) if _is_flip(turn) and turn.probe and turn.probe.subject == id_
    )
    return next(places, None)


def _is_flip(turn: Turn) -> bool:
    return turn.probe is not None and turn.probe.kind is ProbeKind.FLIP


def _prompts(id_: str, turns: Sequence[Turn]) -> Iterable[tuple[Turn, Prompted]]:
    """Turns from which on something was prompted."""
    for turn in turns:
        if turn.probe is not None and turn.probe.subject == id_:
            yield turn, Prompted.PROBE
        if id_ in turn.hinted:
            yield turn, Prompted.HINT


def _standing(
    criterion: Criterion, turns: Sequence[tuple[Turn, Heard]], prompts: Sequence[tuple[Turn, Prompted]]
) -> Standing:
    standing, prompted = Standing(criterion=criterion), Prompted.UNASKED
    for turn, heard in turns:
        prompted = next((how for at, how in prompts if at is turn), prompted)
        judged = heard.verdicts[criterion.id]
        said = tuple(dict.fromkeys(_said(turn, heard, span) for span in judged.spans))
        against = tuple(_said(turn, heard, span) for span in judged.against)
        new = Standing(
            criterion=criterion, verdict=judged.verdict, prompted=prompted, said=said, against=against
        )
        standing = _followed(standing, new)
    return standing


def _followed(old: Standing, new: Standing) -> Standing:
    """What comes of saying one thing and later another: the better counts, a reversal leaves doubt."""
    if new.verdict is Verdict.MISSING:
        return old
    if new.verdict is Verdict.CONTRADICTED and old.verdict in (Verdict.MET, Verdict.PARTLY):
        return replace(old, verdict=Verdict.UNSURE, against=new.said)
    if new.verdict is old.verdict and old.prompted is new.prompted:
        return replace(old, said=(*old.said, *new.said)[:_MOST_SAID])
    return new if _worth(new) > _worth(old) else old


# From what says least to what says most.
RANK = {
    Verdict.MISSING: 0,
    Verdict.CONTRADICTED: 1,
    Verdict.UNSURE: 2,
    Verdict.PARTLY: 3,
    Verdict.MET: 4,
}


def _worth(standing: Standing) -> tuple[int, int]:
    return standing.points, RANK[standing.verdict]


def _said(turn: Turn, heard: Heard, span: tuple[int, int]) -> Said:
    return Said(
        phase=turn.phase,
        is_answer=turn.probe is not None,
        text=sentence_around(heard.text, heard.passage, span),
    )
