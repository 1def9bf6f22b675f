"""What a mock interview was started with, and what is kept of it while it goes on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from eda_coach.content.questions.question import Level
from eda_coach.interview.mode import Mode
from eda_coach.interview.scorecard.card import Scorecard
from eda_coach.interview.transcript import Turn


@dataclass(frozen=True, kw_only=True, slots=True)
class MockSession:
    """One sitting, as it was started.

    Attributes:
        minutes: For the whole interview; 0 for as many as the pack says.
        is_timed: Whether the clock runs; it stands where a script types.
        before: Ids of probes put in earlier sittings of the scenario.
    """

    id: str
    started_at: datetime
    pack_id: str
    pack_version: str
    pack_path: str
    scenario_id: str
    title: str
    level: Level
    minutes: float
    mode: Mode
    is_timed: bool
    before: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A turn that is not finished, saved as it is typed.

    Attributes:
        turn: Id of the phase, and behind a slash that of the probe, where it answers one.
        pending: Typed behind ``text`` and not sent yet, in a phase in which each line is sent by itself.
        elapsed_s: Spent on it so far, in seconds.
        hinted: Ids of the criteria whose hint was given in it.
    """

    session_id: str
    turn: str
    text: str = ""
    pending: str = ""
    elapsed_s: float = 0.0
    hinted: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class MockPast:
    """What happened in a sitting before it was left.

    Attributes:
        self_ratings: By dimension, 0 where the candidate would not say.
        drafts: Of the turn that was left, and of one that was left before it to go back.
    """

    turns: tuple[Turn, ...] = ()
    self_ratings: Mapping[str, int] = field(default_factory=dict)
    drafts: tuple[Draft, ...] = ()


class MockEventKind(StrEnum):
    """What happens in a mock interview."""

    STARTED = "mock-started"
    TURN = "mock-turn"
    REOPENED = "mock-reopened"
    SELF_RATED = "mock-self-rated"
    ENDED = "mock-ended"
    DROPPED = "mock-dropped"


EventBody = MockSession | Turn | Mapping[str, int] | Scorecard | None


@dataclass(frozen=True, kw_only=True, slots=True)
class MockEvent:
    """Something to be recorded.

    Attributes:
        place: Number of the turn it is about; -1 for the sitting as a whole.
        body: What the kind needs: the session, the turn, the ratings or the scorecard; else None.
    """

    id: str
    kind: MockEventKind
    session_id: str
    at: datetime
    place: int = -1
    body: EventBody = None
