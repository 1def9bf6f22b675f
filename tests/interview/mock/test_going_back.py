"""Opening the phase before again."""

import pytest

from eda_coach.interview.mock.machine import NoWayBackError
from eda_coach.interview.mock.session import MockEventKind
from eda_coach.interview.mock.steps import MockMoveKind
from tests.interview.builders import (
    ALERT,
    CLARIFY,
    DESIGN,
    KEY,
    ONCE,
    OUTBOX,
    WRAP_UP,
    make_agenda,
    make_interviewer,
)
from tests.interview.mock.sitting import Sitting

BOTH = f"{OUTBOX} {ALERT}"


def in_failure() -> Sitting:
    """Two phases said, no probe put, the third shown."""
    sitting = Sitting()
    sitting.say("How many orders?", seconds=30.0)
    sitting.say(BOTH, seconds=100.0)
    sitting.go_on()
    assert sitting.phase == "failure"
    return sitting


def test_phase_before_with_its_text() -> None:
    """If the candidate goes back, then the phase before is open again with its text, and that is recorded."""
    sitting = in_failure()

    (event,) = sitting.take(MockMoveKind.BACK)

    assert (sitting.phase, sitting.listen.draft, sitting.listen.probe) == ("design", BOTH, None)
    assert (event.kind, event.place) == (MockEventKind.REOPENED, 1)
    assert [turn.phase for turn in sitting.turns] == ["clarify"]


def test_time_goes_on() -> None:
    """If a phase is opened again, then its time goes on where it stood, and nothing else is added."""
    sitting = in_failure()
    sitting.take(MockMoveKind.BACK, seconds=7.0)

    assert sitting.listen.clock.turn_s == 100.0
    sitting.say(BOTH, seconds=20.0)

    assert sitting.turns[-1].elapsed_s == 120.0


def test_typed_ahead_is_kept() -> None:
    """If something was typed before going back, then it is there again, with its time."""
    sitting = in_failure()
    sitting.take(MockMoveKind.BACK, "We send the", seconds=15.0)

    sitting.say(BOTH)
    sitting.go_on()

    assert (sitting.phase, sitting.listen.draft) == ("failure", "We send the")
    assert sitting.listen.clock.turn_s == 15.0


def test_back_twice() -> None:
    """If the candidate goes back twice, then everything typed ahead is kept."""
    sitting = in_failure()
    sitting.take(MockMoveKind.BACK, "failure ahead")
    sitting.take(MockMoveKind.BACK, "design ahead")
    assert (sitting.phase, sitting.listen.draft) == ("clarify", "How many orders?")

    sitting.say("How many orders?")
    sitting.go_on()
    assert (sitting.phase, sitting.listen.draft) == ("design", "design ahead")
    sitting.say(BOTH)
    sitting.go_on()

    assert (sitting.phase, sitting.listen.draft) == ("failure", "failure ahead")


def test_typed_ahead_is_no_answer() -> None:
    """If the reopened phase provokes a probe, then that is empty, and what was typed ahead comes after it."""
    sitting = in_failure()
    sitting.take(MockMoveKind.BACK, "We send the", seconds=15.0)

    sitting.say(f"{BOTH} {ONCE}")
    assert (sitting.probe.subject, sitting.listen.draft) == ("exactly-once", "")
    assert sitting.listen.clock.turn_s == 0.0
    while sitting.phase == "design":
        sitting.say("")
        sitting.go_on()

    assert sitting.listen.draft == "We send the"


def test_not_across_a_probe() -> None:
    """If a probe was put, then there is no way back behind it, nor from it, and nothing changes."""
    sitting = Sitting()
    sitting.say("")
    sitting.say(f"{OUTBOX} {ALERT} {ONCE}")
    for _ in range(2):
        step = sitting.listen
        assert not step.can_go_back
        with pytest.raises(NoWayBackError, match="no way back"):
            sitting.take(MockMoveKind.BACK, "I would rather")
        assert sitting.step == step
        sitting.say("")
        sitting.go_on()


def test_not_before_the_first() -> None:
    """If the first phase is shown, then there is nothing to go back to."""
    sitting = Sitting()
    sitting.go_on()

    assert not sitting.listen.can_go_back
    with pytest.raises(NoWayBackError):
        sitting.take(MockMoveKind.BACK)


def test_said_anew() -> None:
    """If a phase is said anew, then only the new words count."""
    first, anew = Sitting(agenda=make_agenda(CLARIFY, WRAP_UP)), Sitting(agenda=make_agenda(CLARIFY, WRAP_UP))
    first.say(KEY)
    anew.say("Nothing of the kind.")
    anew.go_on()
    anew.take(MockMoveKind.BACK)
    anew.say(KEY)

    for sitting in (first, anew):
        sitting.say("Bye.")
        sitting.rate()

    assert anew.card.criteria == first.card.criteria


def test_hints_stay_taken() -> None:
    """If a hint was given in a phase, then opening it again does not take it back."""
    agenda = make_agenda(DESIGN, WRAP_UP)
    sitting = Sitting(interviewer=make_interviewer(flips=()), agenda=agenda)
    sitting.go_on()
    sitting.take(MockMoveKind.HINT)
    given = sitting.listen.hints
    sitting.say(BOTH)
    sitting.go_on()

    sitting.take(MockMoveKind.BACK)

    assert sitting.listen.hints == given != ()
