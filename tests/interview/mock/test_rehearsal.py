"""A whole interview held with words that are there already."""

from eda_coach.content.header import PackHeader
from eda_coach.content.questions.question import Level
from eda_coach.interview.mock.rehearsal import rehearse
from eda_coach.interview.scorecard.card import Scorecard
from tests.interview.builders import ACK, ALERT, DIMENSIONS, KEY, OUTBOX, PHASES, make_interviewer
from tests.interview.mock.sitting import Sitting

HEADER = PackHeader(
    id="demo",
    title="Demo",
    version="1.0",
    format_version=1,
    licence="CC0-1.0",
    topics=(),
    dimensions=DIMENSIONS,
    phases=PHASES,
)
SAYS = {"clarify": "How many orders?", "design": f"{OUTBOX} {ALERT}", "failure": KEY, "wrap-up": "Bye."}


def outlines(card: Scorecard) -> tuple[object, ...]:
    """What words alone decide."""
    return card.criteria, card.requirements, card.probes, card.overclaims, card.mean


def test_like_an_interview() -> None:
    """If given words are rehearsed, then they come to what they come to in an interview without a clock."""
    sitting = Sitting(is_timed=False)
    sitting.hold(*SAYS.values())
    sitting.rate()

    assert outlines(rehearse(make_interviewer(), HEADER, says=SAYS)) == outlines(sitting.card)


def test_answers() -> None:
    """If answers are given, then they answer the probes in their order; further probes are skipped."""
    card = rehearse(make_interviewer(), HEADER, says=SAYS, answers=[ACK])

    assert [probe.came_of_it for probe in card.probes][:1] == ["answered"]
    assert {probe.came_of_it for probe in card.probes[1:]} <= {"not answered"}


def test_silence() -> None:
    """If no words are given, then every phase is skipped."""
    card = rehearse(make_interviewer(), HEADER, says={})

    assert [phase.is_answered for phase in card.phases] == [False] * len(PHASES)
    assert card.self_mean is None


def test_level() -> None:
    """If no level is given, then the scenario's own counts."""
    assert rehearse(make_interviewer(), HEADER, says={}).level is Level.MID
    assert rehearse(make_interviewer(), HEADER, says={}, level=Level.STAFF).level is Level.STAFF
