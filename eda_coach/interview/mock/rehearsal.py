"""A whole interview held at once with words that are there already: what a sample comes to."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from eda_coach.content.header import PackHeader
from eda_coach.content.questions.question import Level
from eda_coach.interview.agenda import plan
from eda_coach.interview.hearing import Interviewer
from eda_coach.interview.mock.machine import Mock
from eda_coach.interview.mock.means import MockMeans
from eda_coach.interview.mock.session import MockSession
from eda_coach.interview.mock.steps import Finished, Listen, MockMove, MockMoveKind, RateYourself
from eda_coach.interview.mode import Mode
from eda_coach.interview.scorecard.card import Scorecard

# No time passes in a rehearsal, so any moment will do.
_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)


def rehearse(
    interviewer: Interviewer,
    header: PackHeader,
    *,
    says: Mapping[str, str],
    answers: Sequence[str] = (),
    level: Level | None = None,
) -> Scorecard:
    """Hold an interview with given words.

    Args:
        interviewer: With its scenario.
        header: Of its pack.
        says: Text by id of the phase; others are skipped.
        answers: To the probes, in the order in which they are asked; those beyond them are skipped.
        level: To be rated by; None for the scenario's own.
    """
    mock, left = _fresh(interviewer, header, level), iter(answers)
    while not isinstance(mock.step, Finished):
        if isinstance(mock.step, Listen):
            phase = mock.step.agenda.slots[mock.step.number - 1].phase
            text = next(left, "") if mock.step.probe else says.get(phase.id, "")
            mock.take(MockMove(kind=MockMoveKind.SAY, text=text), now=_MOMENT)
        elif isinstance(mock.step, RateYourself):
            mock.take(MockMove(kind=MockMoveKind.RATE), now=_MOMENT)
        else:
            mock.take(MockMove(kind=MockMoveKind.NEXT), now=_MOMENT)
    return mock.step.card


def _fresh(interviewer: Interviewer, header: PackHeader, level: Level | None) -> Mock:
    scenario = interviewer.scenario
    session = MockSession(
        id="rehearsal",
        started_at=_MOMENT,
        pack_id=header.id,
        pack_version=header.version,
        pack_path="",
        scenario_id=scenario.id,
        title=scenario.title,
        level=level or scenario.level,
        minutes=0.0,
        mode=Mode.PRESSURE,
        is_timed=False,
    )
    means = MockMeans(
        interviewer=interviewer,
        agenda=plan(header.phases, scenario),
        dimensions=header.dimensions,
        titles={},
        practisable=lambda _concept: None,
        new_id=str,
        again="",
        engine="",
    )
    return Mock(session, means=means, now=_MOMENT)
