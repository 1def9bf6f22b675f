"""Overclaims of a whole interview: made once, counted once, forgiven in part where they were taken back."""

from collections.abc import Sequence
from dataclasses import dataclass

from eda_coach.content.questions.rubric import Overclaim
from eda_coach.interview.hearing import Heard, Interviewer
from eda_coach.interview.quoting import sentence_around
from eda_coach.interview.standing import Said
from eda_coach.interview.transcript import Turn

# What is left of a penalty after the candidate has taken the overclaim back.
_TAKEN_BACK_DIVISOR = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """An overclaim with the words that make it.

    Attributes:
        sentence: In which it is made, on one line, cut where it is long.
        is_taken_back: Whether a later turn qualifies or denies it.
    """

    overclaim: Overclaim
    said: Said
    sentence: str
    is_taken_back: bool

    @property
    def penalty(self) -> int:
        """Points taken off: less where it was taken back."""
        return self.overclaim.penalty // (_TAKEN_BACK_DIVISOR if self.is_taken_back else 1)


def overclaims_made(interviewer: Interviewer, turns: Sequence[Turn]) -> tuple[Made, ...]:
    """Every overclaim at its first making, in the order of the interview."""
    heard = [interviewer.hear(turn.text) for turn in turns]
    found: dict[str, Made] = {}
    for i, (turn, one) in enumerate(zip(turns, heard, strict=True)):
        for overclaim, span in sorted(one.overclaims, key=lambda fired: fired.span):
            if overclaim.id not in found:
                words = " ".join(one.text[span[0] : span[1]].split())
                found[overclaim.id] = Made(
                    overclaim=overclaim,
                    said=Said(phase=turn.phase, is_answer=turn.probe is not None, text=words),
                    sentence=sentence_around(one.text, one.passage, span),
                    is_taken_back=_is_taken_back(overclaim.id, heard[i + 1 :]),
                )
    return tuple(found.values())


def _is_taken_back(id_: str, later: Sequence[Heard]) -> bool:
    """Whether the last word on an overclaim is against it."""
    said = False
    for heard in later:
        if any(overclaim.id == id_ for overclaim, _ in heard.overclaims):
            said = False
        elif id_ in heard.takes_back:
            said = True
    return said
