"""Hints, and what a candidate is told between phases."""

from typing import Any

import pytest

from eda_coach.interview.mock.machine import NoHintError
from eda_coach.interview.mock.steps import Feedback, MockMoveKind
from eda_coach.interview.mode import Mode
from eda_coach.interview.standing import Prompted
from tests.interview.builders import ALERT, DESIGN, KEY, OUTBOX, WRAP_UP, make_agenda, make_interviewer
from tests.interview.mock.sitting import Sitting

MOST_HINTS = 20


def in_design(**changes: Any) -> Sitting:
    """The phase about data is shown; nothing was said."""
    sitting = Sitting(**changes)
    sitting.say("")
    sitting.go_on()
    return sitting


def feedback(sitting: Sitting) -> Feedback:
    """What is told now."""
    assert isinstance(sitting.step, Feedback)
    return sitting.step


def all_hints(sitting: Sitting, text: str = "") -> tuple[str, ...]:
    """Every hint that can be had in a turn."""
    for _ in range(MOST_HINTS):
        try:
            sitting.take(MockMoveKind.HINT, text)
        except NoHintError:
            return sitting.listen.hints
    pytest.fail("hints without end")


def test_hint_in_a_phase() -> None:
    """If a hint is asked for in a phase, then it is about the dearest open criterion of the phase."""
    sitting = in_design()

    events = sitting.take(MockMoveKind.HINT, "We have")

    assert events == ()
    assert (sitting.listen.hints, sitting.listen.draft) == (("Hint at outbox.",), "We have")


def test_every_hint_once() -> None:
    """If all hints are asked for, then each is given once, and only those of the phase."""
    assert all_hints(in_design()) == ("Hint at outbox.", "Hint at alert.")


def test_no_hint_at_what_is_typed() -> None:
    """If something is typed already in the very turn, then there is no hint at it."""
    assert all_hints(in_design(), OUTBOX) == ("Hint at alert.",)


def test_hint_at_a_probe() -> None:
    """If a hint is asked for at a probe, then it is about what the probe asks for, and there is one only."""
    sitting = in_design()
    sitting.say(ALERT)
    assert sitting.probe.subject == "outbox"

    assert all_hints(sitting) == ("Hint at outbox.",)


def test_no_hint_left() -> None:
    """If there is no hint left, then that is said, and nothing changes."""
    sitting = in_design()
    all_hints(sitting)
    step, kept = sitting.listen, sitting.mock.drafts("", now=sitting.now)

    with pytest.raises(NoHintError, match="nothing left"):
        sitting.take(MockMoveKind.HINT, "", seconds=0.0)

    assert sitting.step == step
    assert sitting.mock.drafts("", now=sitting.now) == kept


def test_pressure() -> None:
    """If the interview is held under pressure, then there are no hints."""
    sitting = in_design(mode=Mode.PRESSURE)

    assert not sitting.listen.may_hint
    with pytest.raises(NoHintError, match="pressure"):
        sitting.take(MockMoveKind.HINT)


def test_hint_costs() -> None:
    """If something is said after its hint, then it earns less than unasked and more than never."""
    points = {}
    for name, hint, text in (("unasked", False, OUTBOX), ("hinted", True, OUTBOX), ("never", True, "")):
        sitting = Sitting(agenda=make_agenda(WRAP_UP, DESIGN))
        sitting.say("")
        sitting.go_on()
        if hint:
            sitting.take(MockMoveKind.HINT)
        sitting.say(text)
        sitting.hold()
        sitting.rate()
        line = next(one for one in sitting.card.criteria if one.id == "outbox")
        points[name] = line.points
        assert (sitting.card.hints, line.prompted is Prompted.HINT) == (hint, name == "hinted")

    assert points["never"] < points["hinted"] < points["unasked"]


def test_coached() -> None:
    """If a candidate is coached, then they hear what was heard in the phase, and what was not."""
    sitting = in_design(mode=Mode.COACH, interviewer=make_interviewer(flips=()))

    sitting.say(OUTBOX)
    while not isinstance(sitting.step, Feedback):
        sitting.say("")

    told = feedback(sitting)
    assert told.is_coached
    assert [(one.criterion.id, one.said[0].text) for one in told.heard] == [
        ("outbox", OUTBOX.removesuffix("."))
    ]
    assert [one.criterion.id for one in told.unsaid] == ["alert"]


def test_only_what_was_heard_in_the_phase() -> None:
    """If something was said in an earlier phase, then it is not told again after a later one."""
    sitting = Sitting(mode=Mode.COACH, interviewer=make_interviewer(flips=()))

    sitting.say(f"{KEY} {OUTBOX}")
    first = feedback(sitting)
    sitting.say(ALERT)

    assert [one.criterion.id for one in first.heard] == ["key", "outbox"]
    assert [one.criterion.id for one in feedback(sitting).heard] == ["alert"]
    assert feedback(sitting).unsaid == ()


def test_usually() -> None:
    """If a candidate is not coached, then they are told the time and nothing else."""
    sitting = Sitting()

    sitting.say(f"{KEY} {OUTBOX}", seconds=33.0)

    told = feedback(sitting)
    assert (told.number, told.spent_s, told.heard, told.unsaid, told.is_coached) == (1, 33.0, (), (), False)


def test_time_with_probes() -> None:
    """If probes followed a phase, then the time that is told holds theirs."""
    sitting = in_design()
    sitting.say(OUTBOX, seconds=10.0)
    probed = 0
    while not isinstance(sitting.step, Feedback):
        sitting.say("", seconds=5.0)
        probed += 1

    assert probed > 0
    assert feedback(sitting).spent_s == 10.0 + 5.0 * probed


def test_nobody_measures() -> None:
    """If nobody measures, then no time is told."""
    sitting = Sitting(is_timed=False)

    sitting.say("")

    assert feedback(sitting).spent_s is None
