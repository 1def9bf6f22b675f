"""How the time of an interview is shared out, and how many probes it leaves room for."""

from collections.abc import Sequence
from dataclasses import dataclass

from eda_coach.content.header import Phase
from eda_coach.content.scenario import Scenario
from eda_coach.interview.transcript import ProbeKind, Turn

# An interview without a probe is a monologue, one with more leaves no time to answer.
LEAST_PROBES, MOST_PROBES = 2, 8
# Time to hear a probe, think and type an answer. A longer one asks fewer.
PROBE_S = 90.0
# Share of its budget that a phase with probes takes by itself, where nobody measures.
_OWN_SHARE = 0.75
_MINUTE_S = 60.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """A phase with its budget in seconds, its probes included."""

    phase: Phase
    budget_s: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Agenda:
    """The phases of an interview in their order."""

    slots: tuple[Slot, ...]

    @property
    def total_s(self) -> float:
        """Time for everything, in seconds."""
        return sum(slot.budget_s for slot in self.slots)

    def place(self, phase_id: str) -> int:
        """Position of a phase."""
        return next(i for i, slot in enumerate(self.slots) if slot.phase.id == phase_id)

    def room_for_probes(self, place: int, turns: Sequence[Turn]) -> int:
        """How many probes may still follow a phase: by the time that is left of what was planned so far.

        Args:
            place: Position of the phase.
            turns: So far.
        """
        phase = self.slots[place].phase
        asked = sum(turn.probe is not None for turn in turns)
        asked_here = sum(turn.probe is not None and turn.phase == phase.id for turn in turns)
        planned = sum(slot.budget_s for slot in self.slots[: place + 1])
        room = int((planned - sum(map(self._spent, turns))) / PROBE_S)
        most = MOST_PROBES - asked
        if self.is_last_chance(place):
            is_flipped = any(turn.probe and turn.probe.kind is ProbeKind.FLIP for turn in turns)
            room = max(room, LEAST_PROBES - asked, 0 if is_flipped else 1)
        else:
            most -= 1  # the flip's
        return max(0, min(room, phase.probes - asked_here, most))

    def is_last_chance(self, place: int) -> bool:
        """Whether no probe can follow a later phase. A flip closes the probes, also where time is over."""
        return not any(slot.phase.probes for slot in self.slots[place + 1 :])

    def _spent(self, turn: Turn) -> float:
        if turn.elapsed_s is not None:
            return turn.elapsed_s
        if turn.probe is not None:
            return PROBE_S
        slot = self.slots[self.place(turn.phase)]
        return slot.budget_s * (_OWN_SHARE if slot.phase.probes else 1.0)


def plan(phases: Sequence[Phase], scenario: Scenario, *, minutes: float | None = None) -> Agenda:
    """Share out the time: as the pack and the scenario say, or all of it stretched to some minutes.

    Raises:
        ValueError: There are no phases.
    """
    usual = [float(scenario.minutes_by_phase.get(phase.id, phase.minutes)) for phase in phases]
    if not usual:
        raise ValueError("no phases")
    stretch = 1.0 if minutes is None else minutes / sum(usual)
    slots = (
        Slot(phase=phase, budget_s=round(own * stretch * _MINUTE_S, 3))
        for phase, own in zip(phases, usual, strict=True)
    )
    return Agenda(slots=tuple(slots))
