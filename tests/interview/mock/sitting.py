"""A sitting with a clock that is moved by hand, and its past as the events tell it."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import count
from typing import Any

from eda_coach.interview.hearing import Interviewer
from eda_coach.interview.mock.machine import Mock
from eda_coach.interview.mock.means import MockMeans
from eda_coach.interview.mock.session import Draft, MockEvent, MockEventKind, MockPast
from eda_coach.interview.mock.steps import (
    Feedback,
    Finished,
    Listen,
    MockMove,
    MockMoveKind,
    MockStep,
    Open,
    RateYourself,
)
from eda_coach.interview.scorecard.card import Scorecard
from eda_coach.interview.transcript import Probe, Turn
from tests.builders import NOW
from tests.interview.builders import (
    DIMENSIONS,
    make_agenda,
    make_interviewer,
    make_mock_session,
    practisable,
)

# One for all: hearing changes nothing.
INTERVIEWER = make_interviewer()
# What a move takes where a test does not say: less than any probe is reckoned with.
MOVE_S = 60.0


class Sitting:
    """A mock interview that keeps its events."""

    def __init__(self, *, interviewer: Interviewer | None = None, **changes: Any) -> None:
        self._agenda = changes.pop("agenda", None) or make_agenda()
        self._interviewer = interviewer or INTERVIEWER
        self._ids = count(1)
        past: MockPast | None = changes.pop("past", None)
        self.session = make_mock_session(**changes)
        self.now = NOW
        self.events: list[MockEvent] = []
        self.mock = self.resume(past)

    @property
    def step(self) -> MockStep:
        """What is shown now."""
        return self.mock.step

    @property
    def listen(self) -> Listen:
        """The turn that is shown now."""
        assert isinstance(self.step, Listen), self.step
        return self.step

    @property
    def phase(self) -> str:
        """Id of the phase of the turn that is shown now."""
        return self.listen.agenda.slots[self.listen.number - 1].phase.id

    @property
    def probe(self) -> Probe:
        """The probe that is put now."""
        assert self.listen.probe is not None, self.listen
        return self.listen.probe

    @property
    def card(self) -> Scorecard:
        """The card at the end."""
        assert isinstance(self.step, Finished), self.step
        return self.step.card

    @property
    def turns(self) -> list[Turn]:
        """What was said, reopened turns left out."""
        return list(past_of(self.events).turns)

    def resume(self, past: MockPast | None) -> Mock:
        """The same sitting gone on with by another process."""
        means = MockMeans(
            interviewer=self._interviewer,
            agenda=self._agenda,
            dimensions=DIMENSIONS,
            titles={},
            practisable=practisable,
            new_id=lambda: f"id-{next(self._ids)}",
            again="eda-coach mock shop",
            engine="0.1.0",
        )
        return Mock(self.session, means=means, now=self.now, past=past)

    def leave_and_return(self, drafts: Iterable[Draft] = ()) -> None:
        """Go on by another process that knows nothing but the events and the drafts."""
        self.mock = self.resume(past_of(self.events, drafts))

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)

    def take(
        self, kind: MockMoveKind, text: str = "", *, seconds: float = MOVE_S, rating: int = 0
    ) -> tuple[MockEvent, ...]:
        """Make a move after some seconds."""
        self.wait(seconds)
        events = self.mock.take(MockMove(kind=kind, text=text, rating=rating), now=self.now)
        self.events += events
        return events

    def say(self, text: str, *, seconds: float = MOVE_S) -> None:
        """Be done with a turn; what is only shown before it is passed over."""
        self.go_on()
        self.take(MockMoveKind.SAY, text, seconds=seconds)

    def go_on(self) -> None:
        """Pass over what is only shown."""
        while isinstance(self.step, Open | Feedback):
            self.take(MockMoveKind.NEXT)

    def hold(self, *phases: str, answer: str = "", seconds: float = MOVE_S) -> list[Probe]:
        """Say one text a phase and the same to every probe, up to the end; the probes that were put."""
        said, put = iter(phases), []
        self.go_on()
        while isinstance(self.step, Listen):
            if self.step.probe is not None:
                put.append(self.step.probe)
            self.say(answer if self.step.probe else next(said, ""), seconds=seconds)
            self.go_on()
        return put

    def rate(self, rating: int = 0) -> None:
        """Rate every dimension the same."""
        while isinstance(self.step, RateYourself):
            self.take(MockMoveKind.RATE, rating=rating)


def past_of(events: Iterable[MockEvent], drafts: Iterable[Draft] = ()) -> MockPast:
    """What happened, told by nothing but the events: what a journal must bring back."""
    turns: list[Turn] = []
    ratings: dict[str, int] = {}
    for event in events:
        match event:
            case MockEvent(kind=MockEventKind.TURN, body=Turn() as turn):
                turns.append(turn)
            case MockEvent(kind=MockEventKind.REOPENED):
                turns.pop()
            case MockEvent(kind=MockEventKind.SELF_RATED, body=dict() as body):
                ratings = {str(id_): int(rating) for id_, rating in body.items()}
    return MockPast(turns=tuple(turns), self_ratings=ratings, drafts=tuple(drafts))
