"""Time that is measured, and a sitting that is left and gone on with."""

from dataclasses import replace
from typing import Any

import pytest

from eda_coach.interview.mock.steps import Listen, MockMove, MockMoveKind, RateYourself
from tests.interview.builders import ALERT, CLARIFY, KEY, NEW_KEY, ONCE, OUTBOX, WRAP_UP, make_agenda
from tests.interview.mock.sitting import Sitting

SAID = ("How many orders?", f"{OUTBOX} {ONCE}", NEW_KEY, "That is all.")
ANSWER = KEY
MOST_MOVES = 60


def short(**changes: Any) -> Sitting:
    """A sitting of two phases without probes."""
    return Sitting(agenda=make_agenda(CLARIFY, WRAP_UP), **changes)


def advance(sitting: Sitting, phases: list[str]) -> None:
    """One more move, whatever is shown; phases are said in order, probes and ratings always the same."""
    if isinstance(sitting.step, Listen):
        sitting.say(ANSWER if sitting.step.probe else phases.pop(0))
    elif isinstance(sitting.step, RateYourself):
        sitting.take(MockMoveKind.RATE, rating=2)
    else:
        sitting.go_on()


def held(leave_before: int = -1) -> Sitting:
    """A whole interview; before one of its moves it is left for a day."""
    sitting, phases = Sitting(), list(SAID)
    for number in range(MOST_MOVES):
        if number == leave_before:
            kept = sitting.mock.drafts("", now=sitting.now) if isinstance(sitting.step, Listen) else ()
            sitting.wait(86_400)
            sitting.leave_and_return(kept)
        advance(sitting, phases)
    return sitting


def test_time_is_measured() -> None:
    """If turns take their time, then the card says how long; what is only shown costs nothing."""
    sitting = short()
    sitting.wait(1000)
    sitting.say("One.", seconds=30.0)
    sitting.wait(5000)
    sitting.say("Two.", seconds=45.5)
    sitting.rate()

    assert [phase.spent_s for phase in sitting.card.phases] == [30.0, 45.5]


def test_probes_belong_to_their_phase() -> None:
    """If probes follow a phase, then their time counts to it, and its clock shows it."""
    sitting = Sitting()
    sitting.say("", seconds=10.0)
    sitting.say(OUTBOX, seconds=20.0)

    clock = sitting.listen.clock

    assert sitting.listen.probe is not None
    assert (clock.turn_s, clock.phase_s, clock.total_s) == (0.0, 20.0, 30.0)


def test_nobody_measures() -> None:
    """If a script types, then no time is kept, however long it takes."""
    sitting = short(is_timed=False)
    sitting.say("One.", seconds=30.0)
    sitting.say("Two.", seconds=3000.0)
    sitting.rate()

    assert [turn.elapsed_s for turn in sitting.turns] == [None, None]
    assert [phase.spent_s for phase in sitting.card.phases] == [None, None]
    assert "in-time" not in {line.id for line in sitting.card.measured}


def test_time_that_is_brought() -> None:
    """If the candidate brings the time of a turn, then it counts in place of the clock's."""
    sitting = short(is_timed=False)
    sitting.go_on()

    sitting.events += sitting.mock.take(
        MockMove(kind=MockMoveKind.SAY, text="One.", elapsed_s=77.0, hinted=("key",)), now=sitting.now
    )

    assert (sitting.turns[0].elapsed_s, sitting.turns[0].hinted) == (77.0, ("key",))


def test_pause() -> None:
    """If a turn is paused, then its clock stands, and it goes on at the same place with the same words."""
    sitting = short()
    sitting.go_on()
    sitting.wait(40)
    sitting.mock.pause("We send", now=sitting.now)
    sitting.wait(100_000)

    sitting.mock.resume(now=sitting.now)

    assert (sitting.phase, sitting.listen.draft, sitting.listen.clock.turn_s) == ("clarify", "We send", 40.0)
    sitting.say("We send it.", seconds=5.0)
    assert sitting.turns[0].elapsed_s == 45.0


def test_resumed_where_nothing_is_typed() -> None:
    """If a sitting is resumed while something is only shown, then that is shown still."""
    sitting = short()
    shown = sitting.step

    sitting.mock.resume(now=sitting.now)

    assert sitting.step == shown


def test_clock_that_goes_back() -> None:
    """If the clock of the machine is set back, then no turn takes less than no time."""
    sitting = short()
    sitting.go_on()
    sitting.wait(-7200)

    sitting.take(MockMoveKind.SAY, "One.", seconds=0.0)

    assert sitting.turns[0].elapsed_s == 0.0


def test_draft_of_a_turn() -> None:
    """If a turn is being typed, then its draft holds the words and the time so far, and typing goes on."""
    sitting = Sitting()
    sitting.go_on()
    sitting.wait(12)

    (draft,) = sitting.mock.drafts("We se", now=sitting.now)

    assert (draft.session_id, draft.turn, draft.text, draft.elapsed_s) == (
        "mock-1",
        sitting.phase,
        "We se",
        12.0,
    )
    assert sitting.mock.elapsed_s(sitting.now) == 12.0
    assert sitting.mock.drafts("We send", now=sitting.now)[0].elapsed_s == 12.0


def test_draft_in_another_process() -> None:
    """If a sitting is left in the middle of a turn, then another process shows it as it was."""
    sitting = Sitting()
    sitting.say("How many orders?")
    sitting.go_on()
    sitting.take(MockMoveKind.HINT, "We have", seconds=20.0)
    before = sitting.listen
    sitting.wait(10)
    kept = sitting.mock.drafts("We have a", now=sitting.now)
    sitting.wait(86_400)

    sitting.leave_and_return(kept)
    sitting.go_on()

    assert (sitting.phase, sitting.listen.draft, sitting.listen.hints) == (
        "design",
        "We have a",
        before.hints,
    )
    assert sitting.listen.clock.turn_s == 30.0


def test_draft_of_an_answer() -> None:
    """If the answer to a probe is being typed, then its draft is that of the phase and of the probe."""
    sitting = Sitting()
    sitting.say("")
    sitting.say(f"{OUTBOX} {ONCE}")
    kept = sitting.mock.drafts("Well,", now=sitting.now)

    sitting.leave_and_return(kept)

    assert [draft.turn for draft in kept] == [f"design/{sitting.probe.id}"]
    assert sitting.listen.draft == "Well,"
    sitting.say("")
    sitting.go_on()
    assert sitting.listen.draft == ""


def test_draft_of_another_probe() -> None:
    """If a draft answers a probe that is not put any more, then nobody finds their words at another one."""
    sitting = Sitting()
    sitting.say("")
    sitting.say(f"{OUTBOX} {ONCE}")
    (kept,) = sitting.mock.drafts("Well,", now=sitting.now)

    sitting.leave_and_return([replace(kept, turn="design/criterion/key")])

    assert (sitting.probe.subject, sitting.listen.draft) == ("exactly-once", "")


def test_pending() -> None:
    """If a line is typed behind what was sent, then it is kept apart, by a pause and by another process."""
    sitting = Sitting()
    sitting.go_on()
    sitting.take(MockMoveKind.ASK, "How many orders?")

    (kept,) = sitting.mock.drafts("How many orders?", pending="Is th", now=sitting.now)
    sitting.mock.pause("How many orders?", pending="Is th", now=sitting.now)
    sitting.mock.resume(now=sitting.now)
    paused = sitting.listen
    sitting.leave_and_return([kept])

    for step in (paused, sitting.listen):
        assert (step.draft, step.pending) == ("How many orders?", "Is th")
        assert [one.asked for one in step.replies] == ["How many orders?"]
    sitting.take(MockMoveKind.ASK, "Is there a refund?")
    assert (sitting.listen.draft, sitting.listen.pending) == ("How many orders?\nIs there a refund?", "")


def test_typed_ahead_in_another_process() -> None:
    """If a sitting is left in a reopened phase, then what was typed ahead of it is there as well."""
    sitting = Sitting()
    sitting.say("How many orders?")
    sitting.say(f"{OUTBOX} {ALERT}")
    sitting.go_on()
    sitting.take(MockMoveKind.BACK, "We send")
    kept = sitting.mock.drafts("We write it", now=sitting.now)

    sitting.leave_and_return(kept)
    sitting.go_on()

    assert (sitting.phase, sitting.listen.draft) == ("design", "We write it")
    sitting.say(f"{OUTBOX} {ALERT}")
    sitting.go_on()
    assert sitting.listen.draft == "We send"


def test_left_before_the_first_word() -> None:
    """If a sitting was left before anything was said, then it starts with the opening again."""
    sitting = Sitting()
    opening = sitting.step
    sitting.go_on()

    sitting.leave_and_return()

    assert sitting.step == opening
    sitting.go_on()
    assert (sitting.phase, sitting.listen.clock.turn_s) == ("clarify", 0.0)


def test_left_amid_the_first_words() -> None:
    """If a sitting was left while the first turn was typed, then it goes on there, without the opening."""
    sitting = Sitting()
    sitting.go_on()
    kept = sitting.mock.drafts("How many", now=sitting.now)

    sitting.leave_and_return(kept)

    assert (sitting.phase, sitting.listen.draft) == ("clarify", "How many")


def test_probe_in_another_process() -> None:
    """If a sitting is left at a probe, then the same probe is put again."""
    sitting = Sitting()
    sitting.say("")
    sitting.say(f"{OUTBOX} {ONCE}")
    before = sitting.listen

    sitting.leave_and_return()

    assert sitting.listen == before


@pytest.mark.parametrize("leave_before", range(0, 26))
def test_same_card_after_leaving(leave_before: int) -> None:
    """If a sitting is left before any of its moves and gone on with, then its card is the same."""
    left, whole = held(leave_before), held()

    assert replace(left.card, at="") == replace(whole.card, at="")
