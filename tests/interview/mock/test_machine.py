"""The interview step by step."""

from typing import Any

import pytest

from eda_coach.interview.mock.session import MockEventKind
from eda_coach.interview.mock.steps import Feedback, Finished, Listen, MockMoveKind, Open, RateYourself
from eda_coach.interview.mode import Mode
from eda_coach.interview.transcript import Turn
from tests.builders import NOW
from tests.interview.builders import (
    ACK,
    ALERT,
    KEY,
    OUTBOX,
    PHASES,
    make_agenda,
    make_interviewer,
    make_requirement,
    make_scale,
)
from tests.interview.mock.sitting import Sitting

QUESTION = "How many orders are there?"


def without_probes(**changes: Any) -> Sitting:
    """A sitting in which nothing is left to probe."""
    agenda = make_agenda(PHASES[0], PHASES[3])
    return Sitting(agenda=agenda, **changes)


def test_opening() -> None:
    """If an interview begins, then the scenario is shown before any clock runs."""
    step = Sitting().step

    assert isinstance(step, Open)
    assert (step.title, step.prompt, step.level) == ("A shop", "Design the checkout of a shop.", "mid")
    assert [slot.phase for slot in step.agenda.slots] == [*PHASES]


def test_phases_in_order() -> None:
    """If every phase is said in turn, then they come in the order of the pack, and then the ratings."""
    sitting, seen = Sitting(), []

    sitting.go_on()
    while isinstance(sitting.step, Listen):
        seen.append(sitting.phase)
        sitting.say("Well, let me think.")
        sitting.go_on()

    assert list(dict.fromkeys(seen)) == [phase.id for phase in PHASES]
    assert isinstance(sitting.step, RateYourself)


@pytest.mark.parametrize(("mode", "kind"), [("usual", Feedback), ("coach", Feedback), ("pressure", Listen)])
def test_between_phases(mode: str, kind: type) -> None:
    """If a phase is over, then its time is shown, unless the interview is held under pressure."""
    sitting = Sitting(mode=Mode(mode))

    sitting.say(QUESTION)

    assert isinstance(sitting.step, kind)


def test_turn_is_recorded() -> None:
    """If a turn is said, then exactly one event records it, with its place, its time and its words."""
    sitting = Sitting()
    sitting.go_on()

    (event,) = sitting.take(MockMoveKind.SAY, f"  {QUESTION}\n", seconds=42.0)

    assert (event.kind, event.place, event.session_id, event.at) == (
        MockEventKind.TURN,
        0,
        "mock-1",
        sitting.now,
    )
    assert event.body == Turn(phase="clarify", text=QUESTION, elapsed_s=42.0)


def test_asking() -> None:
    """If the candidate asks, then the turn stays open, every reply is shown, and nothing is recorded yet."""
    sitting = Sitting()
    sitting.go_on()

    events = [*sitting.take(MockMoveKind.ASK, QUESTION), *sitting.take(MockMoveKind.ASK, "Is it blue?")]

    assert events == []
    assert sitting.listen.draft == f"{QUESTION}\nIs it blue?"
    assert [[one.id for one in reply.found] for reply in sitting.listen.replies] == [["peak"], []]


def test_asking_where_nobody_replies() -> None:
    """If the candidate asks in a phase without replies, then it is taken down, and nobody replies."""
    sitting = Sitting()
    sitting.say("")
    sitting.go_on()

    sitting.take(MockMoveKind.ASK, QUESTION)

    assert (sitting.listen.draft, sitting.listen.replies) == (QUESTION, ())


def test_question_counts_only_where_it_is_answered() -> None:
    """If a requirement is asked for while it can be answered, then it is found; later it is not."""
    early, late = without_probes(), without_probes()

    for sitting, said in ((early, (QUESTION, "")), (late, ("", QUESTION))):
        sitting.hold(*said)
        sitting.rate()

    assert [one.is_found for one in early.card.requirements] == [True, False]
    assert [one.is_found for one in late.card.requirements] == [False, False]


def test_self_ratings() -> None:
    """If candidates rate themselves, then each rating is recorded and stands on the card; a 0 does not."""
    sitting = without_probes()
    sitting.hold("", "")
    step = sitting.step
    assert isinstance(step, RateYourself)
    assert "Silent" not in repr(step), "anchors would tell what to say"

    recorded = [sitting.take(MockMoveKind.RATE, rating=rating)[0].body for rating in (3, 0, 4, 1)]

    assert (step.number, step.of) == (1, 4)
    assert recorded[-1] == {"scope": 3, "failure": 0, "data": 4, "communication": 1}
    assert [row.self_rating for row in sitting.card.dimensions] == [3, None, 4, 1]


def test_only_what_is_rated_is_guessed() -> None:
    """If the scenario rates some dimensions only, then the candidate is asked for these."""
    sitting = without_probes(interviewer=make_interviewer(ratings={"data": make_scale()}))

    sitting.hold("", "")
    sitting.take(MockMoveKind.RATE, rating=2)

    assert [row.self_rating for row in sitting.card.dimensions] == [None, None, 2, None]


@pytest.mark.parametrize("rating", [-1, 5, 100])
def test_no_such_rating(rating: int) -> None:
    """If a rating is none, then it is refused, and the step stays."""
    sitting = without_probes()
    sitting.hold("", "")
    step = sitting.step

    with pytest.raises(ValueError, match="no rating"):
        sitting.take(MockMoveKind.RATE, rating=rating)

    assert sitting.step == step


def test_finish() -> None:
    """If it is over, then one event ends it with the card."""
    sitting = Sitting()
    sitting.hold(QUESTION, OUTBOX, KEY, "")
    sitting.rate()

    event = sitting.mock.finish(now=sitting.now)

    assert isinstance(sitting.step, Finished)
    assert (event.kind, event.body) == (MockEventKind.ENDED, sitting.card)
    assert (sitting.card.at, sitting.card.again) == (sitting.now.isoformat(), "eda-coach mock shop")


def test_not_over_yet() -> None:
    """If it is not over, then it cannot be finished."""
    with pytest.raises(ValueError, match="not over"):
        Sitting().mock.finish(now=NOW)


@pytest.mark.parametrize("kind", [kind for kind in MockMoveKind if kind is not MockMoveKind.NEXT])
def test_moves_while_something_is_shown(kind: MockMoveKind) -> None:
    """If something is only shown, then nothing can be done but to go on."""
    sitting = Sitting()
    shown = sitting.step

    with pytest.raises(ValueError, match=f"takes no {kind}"):
        sitting.take(kind)

    assert sitting.step == shown


@pytest.mark.parametrize("kind", [MockMoveKind.NEXT, MockMoveKind.RATE])
def test_moves_while_listening(kind: MockMoveKind) -> None:
    """If the candidate has the word, then going on without saying or skipping is no move."""
    sitting = Sitting()
    sitting.go_on()

    with pytest.raises(ValueError, match=str(kind)):
        sitting.take(kind)


def test_ids_are_unique() -> None:
    """If events are recorded, then each has its own id."""
    sitting = Sitting()
    sitting.hold(QUESTION, OUTBOX, KEY, "")
    sitting.rate(2)

    ids = [event.id for event in sitting.events]
    assert len(set(ids)) == len(ids) > len(PHASES)


def test_same_again() -> None:
    """If the same is said at the same times, then the card is the same."""
    first, second = Sitting(), Sitting()

    for sitting in (first, second):
        sitting.hold(QUESTION, f"{OUTBOX} {ALERT}", KEY, "Bye.", answer=ACK)
        sitting.rate(3)

    assert first.card == second.card


def test_requirement_answered_in_words() -> None:
    """If a requirement is found, then its answer is shown in the reply as the pack has it."""
    interviewer = make_interviewer(requirements=(make_requirement(answer="Nine thousand."),))
    sitting = Sitting(interviewer=interviewer)
    sitting.go_on()

    sitting.take(MockMoveKind.ASK, QUESTION)

    assert sitting.listen.replies[0].found[0].answer == "Nine thousand."
