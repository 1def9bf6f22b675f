"""How time is shared out, and how many probes it leaves room for."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.interview.agenda import LEAST_PROBES, MOST_PROBES, PROBE_S, plan
from eda_coach.interview.transcript import ProbeKind, Turn
from tests.interview.builders import (
    CLARIFY,
    DESIGN,
    FAILURE,
    PHASES,
    make_agenda,
    make_probe,
    make_scenario,
    make_turn,
)
from tests.strategies import LAW

LAST = PHASES.index(FAILURE)
minutes = st.floats(5, 240)
seconds = st.floats(0, 4000)


def held(*elapsed: float | None) -> list[Turn]:
    """One turn a phase up to the last with probes."""
    return [make_turn("So.", phase.id, elapsed_s=one) for phase, one in zip(PHASES[:3], elapsed, strict=True)]


def answered(count: int, *, flip: bool = False) -> list[Turn]:
    """Answers to probes of the last phase that took no time; the last of them a flip."""
    kinds = [ProbeKind.WEAKEST] * (count - flip) + [ProbeKind.FLIP] * flip
    return [make_turn(probe=make_probe(f"p{i}", kind), elapsed_s=0.0) for i, kind in enumerate(kinds)]


def test_usual_time() -> None:
    """If nobody asks for a length, then phases take what the pack says, and the whole is their sum."""
    agenda = make_agenda()

    assert [slot.budget_s for slot in agenda.slots] == [phase.minutes * 60 for phase in PHASES]
    assert agenda.total_s == sum(phase.minutes for phase in PHASES) * 60


def test_scenario_says_otherwise() -> None:
    """If the scenario gives a phase its own length, then that one counts, and the others stay."""
    agenda = plan(PHASES, make_scenario(minutes_by_phase={"design": 21}))

    assert [slot.budget_s / 60 for slot in agenda.slots] == [CLARIFY.minutes, 21, FAILURE.minutes, 5]


@LAW
@given(minutes)
def test_stretched(length: float) -> None:
    """If some length is asked for, then budgets sum up to it, and each keeps its share."""
    usual, agenda = make_agenda(), make_agenda(minutes=length)

    assert agenda.total_s == pytest.approx(length * 60, abs=0.01)
    shares = [slot.budget_s / agenda.total_s for slot in agenda.slots]
    assert shares == pytest.approx([slot.budget_s / usual.total_s for slot in usual.slots], abs=0.001)


def test_no_phases() -> None:
    """If there is no phase, then there is nothing to plan."""
    with pytest.raises(ValueError, match="no phases"):
        plan((), make_scenario())


def test_place() -> None:
    """If a phase is looked up, then its position is found."""
    assert [make_agenda().place(phase.id) for phase in PHASES] == [0, 1, 2, 3]


def test_last_chance() -> None:
    """If a later phase still takes probes, then this one is not the last chance."""
    assert [make_agenda().is_last_chance(place) for place in range(4)] == [False, False, True, True]


@LAW
@given(st.tuples(seconds, seconds, seconds), minutes)
def test_room_is_bounded(elapsed: tuple[float, ...], length: float) -> None:
    """If time is short or plenty, then there are at least the fewest probes and never more than the most."""
    agenda, turns = make_agenda(minutes=length), held(*elapsed)

    assert 0 <= agenda.room_for_probes(1, turns[:2]) <= DESIGN.probes
    assert LEAST_PROBES <= agenda.room_for_probes(LAST, turns) <= MOST_PROBES


@LAW
@given(st.tuples(seconds, seconds, seconds), seconds, st.integers(0, 2))
def test_time_spent_leaves_less_room(elapsed: tuple[float, ...], more: float, which: int) -> None:
    """If a phase takes longer, then no more probes follow."""
    longer = [*elapsed]
    longer[which] += more

    room, less = (make_agenda().room_for_probes(LAST, held(*one)) for one in (elapsed, longer))

    assert less <= room


@LAW
@given(minutes, minutes)
def test_longer_interview_has_more_room(one: float, other: float) -> None:
    """If an interview that nobody measures is longer, then no fewer probes follow."""
    short, long = sorted((one, other))

    room = [
        make_agenda(minutes=length).room_for_probes(LAST, held(None, None, None)) for length in (short, long)
    ]

    assert room[0] <= room[1]


def test_short_interview_asks_fewer() -> None:
    """If nobody measures, then a short interview has room for the fewest and a long one for the most."""
    short, long = make_agenda(minutes=3), make_agenda(minutes=300)
    turns = held(None, None, None)

    assert short.room_for_probes(LAST, turns) == LEAST_PROBES
    assert long.room_for_probes(LAST, turns) == MOST_PROBES


@pytest.mark.parametrize("count", range(MOST_PROBES + 1))
def test_never_more_than_the_most(count: int) -> None:
    """If probes were put already, then all together stay within the most, time being plenty."""
    turns = [*held(0.0, 0.0, 0.0), *answered(count)]

    assert make_agenda(minutes=300).room_for_probes(LAST, turns) == MOST_PROBES - count


@pytest.mark.parametrize(("count", "room"), [(0, 2), (1, 1), (2, 0), (3, 0)])
def test_phase_has_a_limit(count: int, room: int) -> None:
    """If a phase takes so many probes at most, then time left makes them no more."""
    turns = [turn for turn in held(0.0, 0.0, 0.0) if turn.phase != "failure"]
    turns += [replace(turn, phase="design") for turn in answered(count)]

    assert make_agenda().room_for_probes(PHASES.index(DESIGN), turns) == room


def test_phase_without_probes() -> None:
    """If a phase takes no probes, then none follow it however much time is left."""
    assert make_agenda().room_for_probes(0, [make_turn("So.", "clarify", elapsed_s=0.0)]) == 0


def test_flip_has_room_when_time_is_over() -> None:
    """If time is over and no flip was put, then there is room for it; after it there is none."""
    late = held(0.0, 0.0, 100_000.0)
    agenda = make_agenda()

    before = agenda.room_for_probes(LAST, [*late, *answered(LEAST_PROBES + 2)])
    after = agenda.room_for_probes(LAST, [*late, *answered(LEAST_PROBES + 2, flip=True)])

    assert (before, after) == (1, 0)


def test_probe_takes_its_time() -> None:
    """If nobody measures, then each probe that was put takes the time of one from the room."""
    agenda = plan((FAILURE,), make_scenario())
    turn, answers = make_turn("So.", elapsed_s=0.0), [replace(one, elapsed_s=None) for one in answered(3)]

    room = [agenda.room_for_probes(0, [turn, *answers[:count]]) for count in range(4)]

    assert room[0] == min(MOST_PROBES, int(FAILURE.minutes * 60 / PROBE_S))
    assert [one - other for one, other in pairwise(room)] == [1, 1, 1]
