"""What a mock interview shows, and the moves that answer it."""

from dataclasses import dataclass
from enum import StrEnum

from eda_coach.content.header import Dimension
from eda_coach.interview.agenda import Agenda
from eda_coach.interview.hearing import Reply
from eda_coach.interview.mode import Mode
from eda_coach.interview.scorecard.card import Scorecard
from eda_coach.interview.standing import Standing
from eda_coach.interview.transcript import Probe


@dataclass(frozen=True, kw_only=True, slots=True)
class Clock:
    """How the time stands, in seconds: of this turn and of everything, without what goes on right now."""

    turn_s: float
    phase_s: float
    total_s: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Open:
    """Before the clock runs: the scenario and what will be asked."""

    title: str
    prompt: str
    level: str
    mode: Mode
    agenda: Agenda


@dataclass(frozen=True, kw_only=True, slots=True)
class Listen:
    """The candidate has the word: in a phase, or to a probe.

    Attributes:
        title: Of the scenario.
        prompt: What is to be designed.
        number: Of the phase, from 1.
        place: Of the turn, from 0.
        probe: To be answered; None for the phase itself.
        draft: Typed so far.
        pending: Typed behind it and not sent yet, in a phase in which each line is sent by itself.
        replies: To what was asked so far, in a phase in which the interviewer answers.
        hints: Given in this turn so far.
        can_go_back: Whether the phase before can be opened again.
        may_hint: Whether a hint can be had.
        is_timed: Whether the clock runs.
    """

    agenda: Agenda
    title: str
    prompt: str
    number: int
    place: int
    clock: Clock
    probe: Probe | None = None
    draft: str = ""
    pending: str = ""
    replies: tuple[Reply, ...] = ()
    hints: tuple[str, ...] = ()
    can_go_back: bool = False
    may_hint: bool = True
    is_timed: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Feedback:
    """Between two phases: the time, and for those who are coached what was heard.

    Attributes:
        number: Of the phase that is over, from 1.
        heard: Criteria that were met, with the words that met them.
        unsaid: What the phase was about and was not said.
        found: How many requirements were asked for, of a phase in which the interviewer answers.
        of: How many there are; 0 in any other phase.
    """

    agenda: Agenda
    number: int
    spent_s: float | None
    heard: tuple[Standing, ...] = ()
    unsaid: tuple[Standing, ...] = ()
    found: int = 0
    of: int = 0
    is_coached: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class RateYourself:
    """How the candidate thinks they did, dimension by dimension, before they see the card."""

    dimension: Dimension
    number: int
    of: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Finished:
    """The interview is over."""

    card: Scorecard


Shown = Open | Listen | Feedback | RateYourself
MockStep = Shown | Finished


class MockMoveKind(StrEnum):
    """What a candidate can do."""

    # Go on from what is only shown.
    NEXT = "next"
    # Say something and stay: a question to the interviewer.
    ASK = "ask"
    # Say something and be done with the turn.
    SAY = "say"
    SKIP = "skip"
    BACK = "back"
    HINT = "hint"
    RATE = "rate"


@dataclass(frozen=True, kw_only=True, slots=True)
class MockMove:
    """A move.

    Attributes:
        text: Of ask and say; of back and hint, what is typed so far.
        rating: Of rate: 1 to 4, or 0 for "I would not say".
        elapsed_s: The time the turn took where the candidate brings it; None to go by the clock.
        hinted: Ids of hints the candidate brings; empty for those given here.
    """

    kind: MockMoveKind
    text: str = ""
    rating: int = 0
    elapsed_s: float | None = None
    hinted: tuple[str, ...] = ()
