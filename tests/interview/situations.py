"""Where interviews stand, and which probes come next there."""

from typing import Any

from eda_coach.content.questions.question import Level
from eda_coach.interview.hearing import Interviewer
from eda_coach.interview.probing import Situation, next_probe
from eda_coach.interview.transcript import Probe, ProbeKind, Turn
from tests.interview.builders import (
    ACK,
    ALERT,
    DIMENSIONS,
    KEY,
    OUTBOX,
    PHASES,
    make_interviewer,
    make_turn,
)

ALL = f"{KEY} {ACK} {OUTBOX} {ALERT}"
MOST_TURNS = 40
# One for all: hearing changes nothing.
INTERVIEWER = make_interviewer()


def situation(*turns: Turn | str, interviewer: Interviewer | None = None, **changes: Any) -> Situation:
    """All phases held, every kind of probe in question; a text is said in a phase."""
    fields: dict[str, Any] = {
        "interviewer": interviewer or INTERVIEWER,
        "turns": [turn if isinstance(turn, Turn) else make_turn(turn) for turn in turns],
        "phases": PHASES,
        "dimensions": DIMENSIONS,
        "level": Level.MID,
        "before": frozenset(),
        "is_last": False,
        "closes": False,
    }
    changes.setdefault("closes", changes.get("is_last", False))
    return Situation(**fields | changes)


def probe_after(*turns: Turn | str, **changes: Any) -> Probe | None:
    """The next probe."""
    return next_probe(situation(*turns, **changes))


def all_probes(*turns: Turn | str, last: bool = False, **changes: Any) -> list[Probe]:
    """Probes one after the other, none of them answered; at the end such as may be the last."""
    said, put = list(turns), []
    for is_last in (False, True) if last else (False,):
        while (probe := probe_after(*said, is_last=is_last, **changes)) and len(said) < MOST_TURNS:
            put.append(probe)
            said.append(make_turn("", probe=probe))
    return put


def kinds(probes: list[Probe]) -> list[ProbeKind]:
    """Why probes are put."""
    return [probe.kind for probe in probes]
