"""What stands on the screen next, out of what was said so far."""

from collections.abc import Sequence

from eda_coach.interview.mock.means import MockMeans
from eda_coach.interview.mock.session import Draft, MockSession
from eda_coach.interview.mock.steps import Clock, Listen, Open
from eda_coach.interview.mode import Mode
from eda_coach.interview.probing import Situation, next_probe
from eda_coach.interview.transcript import Probe, Turn


def opening(means: MockMeans, session: MockSession) -> Open:
    """Before the clock runs."""
    scenario = means.interviewer.scenario
    return Open(
        title=scenario.title,
        prompt=scenario.prompt,
        level=session.level,
        mode=session.mode,
        agenda=means.agenda,
    )


def due_probe(means: MockMeans, session: MockSession, turns: Sequence[Turn], place: int) -> Probe | None:
    """The probe that follows the last turn; None where the interview goes on without.

    Args:
        means: With the interviewer and the agenda.
        session: For its level and for what was asked in earlier sittings.
        turns: So far; at least one.
        place: Position of the present phase.
    """
    agenda = means.agenda
    room, closes = agenda.room_for_probes(place, turns), agenda.is_last_chance(place)
    if not room:
        return None
    return next_probe(
        Situation(
            interviewer=means.interviewer,
            turns=turns,
            phases=[slot.phase for slot in agenda.slots[: place + 1]],
            dimensions=means.dimensions,
            level=session.level,
            before=frozenset(session.before),
            closes=closes,
            is_last=room == 1 and closes,
        )
    )


def listening(  # noqa: PLR0913 - everything a turn is shown by
    means: MockMeans,
    session: MockSession,
    turns: Sequence[Turn],
    place: int,
    *,
    probe: Probe | None,
    draft: Draft,
) -> Listen:
    """The candidate has the word: in the phase at a position, or to a probe."""
    phase, scenario = means.agenda.slots[place].phase, means.interviewer.scenario
    hints = {criterion.id: criterion.hint for criterion in means.interviewer.criteria}
    return Listen(
        agenda=means.agenda,
        title=scenario.title,
        prompt=scenario.prompt,
        number=place + 1,
        place=len(turns),
        clock=_clock(turns, phase.id, draft),
        probe=probe,
        draft=draft.text,
        pending=draft.pending,
        replies=means.interviewer.replies(draft.text) if phase.replies and not probe else (),
        hints=tuple(hints[id_] for id_ in draft.hinted if id_ in hints),
        can_go_back=probe is None and bool(turns) and turns[-1].probe is None,
        may_hint=session.mode is not Mode.PRESSURE,
        is_timed=session.is_timed,
    )


def _clock(turns: Sequence[Turn], phase: str, draft: Draft) -> Clock:
    own = sum(turn.elapsed_s or 0.0 for turn in turns if turn.phase == phase)
    return Clock(
        turn_s=draft.elapsed_s,
        phase_s=draft.elapsed_s + own,
        total_s=draft.elapsed_s + sum(turn.elapsed_s or 0.0 for turn in turns),
    )
