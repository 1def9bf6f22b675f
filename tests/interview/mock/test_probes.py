"""Which probes a whole interview puts, and how many."""

from functools import cache

import pytest

from eda_coach.interview.agenda import LEAST_PROBES, MOST_PROBES
from eda_coach.interview.hearing import Interviewer
from eda_coach.interview.mock.steps import MockMoveKind
from eda_coach.interview.transcript import ProbeKind
from tests.interview.builders import (
    ACK,
    ALERT,
    KEY,
    ONCE,
    OUTBOX,
    make_agenda,
    make_criteria,
    make_interviewer,
)
from tests.interview.mock.sitting import Sitting
from tests.typed_builders import make_criterion

ASKED = "How many orders are there? Is there a refund?"
STRONG = (ASKED, f"{OUTBOX} {ALERT}", f"{KEY} {ACK}", "That is all.")
SILENT = ("", "", "", "")


@cache
def with_much_to_ask() -> Interviewer:
    """An interviewer with more criteria than there can be probes."""
    more = (make_criterion(f"more-{i}", met=[f"zebra{i}"], points=2) for i in range(2 * MOST_PROBES))
    return make_interviewer(criteria=(*make_criteria(), *more))


@pytest.mark.parametrize("seconds", [0.0, 30.0, 90.0, 200.0, 400.0, 900.0])
@pytest.mark.parametrize("minutes", [10, 20, 40, 90])
def test_bounds(seconds: float, minutes: float) -> None:
    """If an interview is long or short, quick or slow, then its probes stay within bounds, the flip last."""
    sitting = Sitting(interviewer=with_much_to_ask(), agenda=make_agenda(minutes=minutes))

    put = sitting.hold(*SILENT, seconds=seconds)

    assert LEAST_PROBES <= len(put) <= MOST_PROBES
    assert [probe.kind for probe in put].index(ProbeKind.FLIP) == len(put) - 1


def test_none_twice() -> None:
    """If nothing is ever answered, then nothing is asked twice in one interview."""
    put = Sitting().hold(*SILENT)

    assert sorted({probe.asks for probe in put}) == sorted(probe.asks for probe in put)


def test_less_time_fewer_probes() -> None:
    """If everything takes longer, then fewer probes are put."""
    counts = [
        len(Sitting(interviewer=with_much_to_ask()).hold(*SILENT, seconds=seconds))
        for seconds in (1.0, 250.0, 900.0)
    ]

    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1]


@pytest.mark.parametrize("late_s", range(200, 1000, 100))
def test_flip_closes(late_s: int) -> None:
    """If a flip was put and answered faster than was reckoned, then no other probe follows it."""
    sitting = Sitting(interviewer=with_much_to_ask())
    for seconds in (300, 600, late_s):
        sitting.say("", seconds=seconds)

    put = sitting.hold("", seconds=1.0)

    assert [probe.kind for probe in put].index(ProbeKind.FLIP) == len(put) - 1


@pytest.mark.parametrize("said", [STRONG, (ASKED, OUTBOX, KEY, ""), SILENT])
def test_flip_is_always_put(said: tuple[str, ...]) -> None:
    """If there is nothing left to ask and time is left, then the flip is put all the same."""
    put = Sitting().hold(*said)

    assert [probe.kind for probe in put if probe.kind is ProbeKind.FLIP] == [ProbeKind.FLIP]


def test_strong_candidate_without_flips() -> None:
    """If everything is said and the scenario has no flip, then there is nothing to probe."""
    assert Sitting(interviewer=make_interviewer(flips=())).hold(*STRONG) == []


def test_overclaim_at_once() -> None:
    """If an overclaim is made in a phase with probes, then it is probed right behind it, quoted."""
    sitting = Sitting()
    sitting.say(ASKED)

    sitting.say(f"{OUTBOX} {ONCE}")

    assert sitting.phase == "design"
    assert (sitting.probe.kind, sitting.probe.quote) == (ProbeKind.OVERCLAIM, ONCE.removesuffix("."))


def test_overclaim_in_a_phase_without_probes() -> None:
    """If an overclaim is made where no probe may follow, then it waits for the next phase with probes."""
    sitting = Sitting()

    sitting.say(ONCE)
    sitting.go_on()
    assert sitting.listen.probe is None
    sitting.say(OUTBOX)

    assert sitting.probe.kind is ProbeKind.OVERCLAIM


def test_answered_probe_is_not_repeated() -> None:
    """If a probe is answered, then the next one asks for something else."""
    sitting = Sitting()
    sitting.say(ASKED)
    sitting.say("We have a database.")
    first = sitting.probe

    sitting.say(OUTBOX)

    assert first.subject == "outbox"
    assert sitting.probe.subject != "outbox"


def test_skipped_probe() -> None:
    """If a probe is skipped, then the turn is empty and the interview goes on."""
    sitting = Sitting()
    sitting.say(ASKED)
    sitting.say("We have a database.")
    asked = sitting.probe

    sitting.take(MockMoveKind.SKIP)

    assert (sitting.turns[-1].probe, sitting.turns[-1].text) == (asked, "")
    assert sitting.listen.probe != asked


def test_later_sitting_asks_other_things_first() -> None:
    """If a scenario is practised again, then what was not asked the last time comes first."""
    interviewer = with_much_to_ask()
    put = Sitting(interviewer=interviewer).hold(*SILENT)
    before = tuple(probe.id for probe in put)

    again = Sitting(interviewer=interviewer, before=before).hold(*SILENT)

    both = {probe.subject for probe in put} & {probe.subject for probe in again}
    assert both <= {"outbox", "alert", "flip-abroad"}, "more than what has no other of its like"


def test_same_again() -> None:
    """If the same is said at the same times, then the same probes are put."""
    first, second = (Sitting().hold("", ONCE, KEY, "", answer=ACK) for _ in range(2))

    assert first == second
