"""What a candidate is told on the way: hints, and what was heard in a phase."""

from collections.abc import Sequence

from eda_coach.content.questions.verdict import Verdict
from eda_coach.interview.agenda import Agenda
from eda_coach.interview.expectation import is_expected
from eda_coach.interview.hearing import Interviewer
from eda_coach.interview.mock.session import MockSession
from eda_coach.interview.mock.steps import Feedback, Listen
from eda_coach.interview.mode import Mode
from eda_coach.interview.standing import Standing, standings
from eda_coach.interview.transcript import Turn

# What was heard in a phase, and what was not, at most: more is not read between two phases.
_MOST_HEARD, _MOST_UNSAID = 6, 3


def hintable(
    interviewer: Interviewer, step: Listen, turns: Sequence[Turn], text: str, session: MockSession
) -> list[Standing]:
    """What a hint could be about: the probe's own criterion, else what is open in the phase, dearest first.

    Args:
        interviewer: With its scenario.
        step: In which the hint is asked for.
        turns: Before it.
        text: Typed in it so far.
        session: For its level.
    """
    phase = step.agenda.slots[step.number - 1].phase
    open_ = [
        one
        for one in standings(interviewer, (*turns, Turn(phase=phase.id, text=text)))
        if one.criterion.hint and one.verdict is not Verdict.MET
    ]
    if step.probe is not None:
        return [one for one in open_ if one.criterion.id == step.probe.subject]
    here = [
        one
        for one in open_
        if one.criterion.dimension in phase.dimensions and is_expected(one.criterion, session.level)
    ]
    return sorted(here, key=lambda one: (one.verdict is Verdict.PARTLY, -one.criterion.points))


def phase_feedback(
    interviewer: Interviewer, agenda: Agenda, turns: Sequence[Turn], session: MockSession
) -> Feedback:
    """What to say after the phase of the last turn: its time, and in coach mode what was heard in it."""
    place = agenda.place(turns[-1].phase)
    phase = agenda.slots[place].phase
    times = [turn.elapsed_s for turn in turns if turn.phase == phase.id and turn.elapsed_s is not None]
    spent = sum(times) if times else None
    if session.mode is not Mode.COACH:
        return Feedback(agenda=agenda, number=place + 1, spent_s=spent)
    stand = standings(interviewer, turns)
    heard = [
        one
        for one in stand
        if one.verdict in (Verdict.MET, Verdict.PARTLY) and any(said.phase == phase.id for said in one.said)
    ]
    unsaid = [
        one
        for one in stand
        if one.criterion.dimension in phase.dimensions
        and one.verdict not in (Verdict.MET, Verdict.PARTLY)
        and is_expected(one.criterion, session.level)
    ]
    unsaid.sort(key=lambda one: -one.criterion.points)
    asked = [turn.text for turn in turns if turn.phase == phase.id] if phase.replies else []
    found = {one.id for text in asked for reply in interviewer.replies(text) for one in reply.found}
    return Feedback(
        agenda=agenda,
        number=place + 1,
        spent_s=spent,
        found=len(found),
        of=len(interviewer.scenario.requirements) if phase.replies else 0,
        heard=tuple(heard[:_MOST_HEARD]),
        unsaid=tuple(unsaid[:_MOST_UNSAID]),
        is_coached=True,
    )
