"""A transcript to its card."""

import pytest

from eda_coach.content.questions.question import Level
from eda_coach.interview.scorecard.card import Outcome, Scorecard
from eda_coach.interview.scorecard.ratings import HIGHEST
from eda_coach.interview.standing import Prompted
from eda_coach.interview.transcript import ProbeKind, Turn
from tests.builders import NOW
from tests.interview.builders import (
    ABROAD,
    ACK,
    ALERT,
    DIMENSIONS,
    KEY,
    NOT_ONCE,
    NOTHING,
    ONCE,
    OUTBOX,
    make_card,
    make_criteria,
    make_interviewer,
    make_probe,
    make_requirement,
    make_scale,
    make_turn,
    row_of,
)
from tests.typed_builders import make_criterion

ASKED = "How many orders are there? Is there a refund?"
FLIP = make_probe("flip-abroad", ProbeKind.FLIP, dimension="data")
CHATTER = f"{NOTHING} " * 30


def strong(*more: Turn) -> Scorecard:
    """Everything is asked and said."""
    turns = (
        make_turn(ASKED, "clarify"),
        make_turn(f"{OUTBOX} {ALERT}", "design"),
        make_turn(f"{KEY} {ACK}"),
        make_turn(CHATTER, "wrap-up"),
    )
    return make_card(*turns, *more)


def test_silence() -> None:
    """If nothing is said, then everything is rated 1 and communication is not rated."""
    card = make_card(*(make_turn("", phase) for phase in ("clarify", "design", "failure", "wrap-up")))

    assert {row.id: row.rating for row in card.dimensions} == {
        "scope": 1,
        "failure": 1,
        "data": 1,
        "communication": None,
    }
    assert (card.outcome, card.mean, card.gated_by) == (Outcome.NOT_YET, 1.0, ("Failure",))
    assert not any(phase.is_answered for phase in card.phases)


def test_everything_said() -> None:
    """If everything is asked and said, then everything is rated 4."""
    card = strong()

    assert [row.rating for row in card.dimensions] == [4, 4, 4, 4]
    assert card.outcome is Outcome.BEYOND
    assert card.never_asked == ()
    assert card.practice == ()


def test_talk_about_nothing() -> None:
    """If much is said and nothing of it counts, then it is rated like silence; only its telling is rated."""
    card = make_card(make_turn(CHATTER))

    assert [row.rating for row in card.dimensions][:3] == [1, 1, 1]
    assert row_of(card, "communication").rating is not None


def test_facts() -> None:
    """If a card is made, then it says of what, and when."""
    card = make_card()

    assert (card.session_id, card.pack_id, card.scenario_id, card.title) == (
        "mock-1",
        "demo",
        "shop",
        "A shop",
    )
    assert (card.at, card.minutes, card.hints, card.engine) == (NOW.isoformat(), 30.0, 0, "0.1.0")
    assert card.again == "eda-coach mock shop"


@pytest.mark.parametrize(("said", "capped"), [(ACK, True), (f"{ACK} {KEY}", False)])
def test_must_have(said: str, *, capped: bool) -> None:
    """If the must-have is missing, then its dimension is rated lower, and the card says what is lacking."""
    more = tuple(make_criterion(f"more-{i}", met=[f"zebra{i}"], points=20) for i in range(3))
    interviewer = make_interviewer(criteria=(*make_criteria(), *more))
    zebras = " ".join(f"There is zebra{i}." for i in range(3))

    row = row_of(make_card(make_turn(f"{said} {zebras}"), interviewer=interviewer), "failure")

    assert row.points >= row.needs[-1]
    assert row.lacks == ("It says key." if capped else "")
    assert (row.rating == HIGHEST) is not capped


def test_must_have_above_the_level() -> None:
    """If a must-have is expected of a higher level only, then it caps nobody else."""
    criteria = (*make_criteria(), make_criterion("staff", met=["zebra"], must_have=True, level=Level.STAFF))
    interviewer = make_interviewer(criteria=criteria)

    rows = [
        row_of(make_card(make_turn(f"{KEY} {ACK}"), interviewer=interviewer, level=level), "failure")
        for level in (Level.MID, Level.STAFF)
    ]

    assert [row.lacks for row in rows] == ["", "It says staff."]
    assert rows[0].expected < rows[1].expected


def test_above_the_level_earns_too() -> None:
    """If something is expected of a higher level only, then it earns when said, and costs nothing unsaid."""
    criteria = (*make_criteria(), make_criterion("staff", met=["zebra"], level=Level.STAFF))
    interviewer = make_interviewer(criteria=criteria)

    said, unsaid = (
        row_of(make_card(make_turn(text), interviewer=interviewer), "failure")
        for text in (f"{ACK} A zebra.", ACK)
    )

    assert said.points > unsaid.points
    assert said.expected == unsaid.expected


@pytest.mark.parametrize("level", [Level.MID, Level.SENIOR])
def test_weights_by_level(level: Level) -> None:
    """If the interview is for a level, then rows weigh as the pack says for it."""
    card = make_card(level=level)

    assert [row.weight for row in card.dimensions] == [one.weights[level] for one in DIMENSIONS]


def test_scale_missing() -> None:
    """If the scenario says nothing about a dimension, then it is not rated."""
    interviewer = make_interviewer(ratings={"data": make_scale()})

    card = make_card(make_turn(f"{KEY} {OUTBOX}"), interviewer=interviewer)

    assert [row.rating is None for row in card.dimensions] == [True, True, False, True]


def test_requirements() -> None:
    """If something is asked for, then it earns its points; what was never asked for is named."""
    card = make_card(make_turn("How many orders are there?", "clarify"))

    assert row_of(card, "scope").points == card.requirements[0].of
    assert [line.id for line in card.never_asked] == ["refunds"]


def test_dearest_requirement_first() -> None:
    """If several things were never asked for, then those that cost most are named first."""
    requirements = tuple(make_requirement(f"r{points}", points=points) for points in (2, 6, 4))

    card = make_card(interviewer=make_interviewer(requirements=requirements))

    assert [line.id for line in card.never_asked] == ["r6", "r4", "r2"]


def test_overclaim_costs() -> None:
    """If an overclaim is made, then it costs points of its dimension; taken back, it costs less."""
    none, kept, back = (
        make_card(make_turn(KEY), *turns)
        for turns in ((), (make_turn(ONCE),), (make_turn(ONCE), make_turn(NOT_ONCE)))
    )

    costs = [row_of(none, "failure").points - row_of(card, "failure").points for card in (none, kept, back)]
    assert costs[0] == 0
    assert costs[0] <= costs[2] < costs[1]
    assert [line.is_taken_back for card in (kept, back) for line in card.overclaims] == [False, True]
    assert row_of(kept, "data").points == row_of(none, "data").points


def test_overclaim_is_quoted() -> None:
    """If an overclaim stands on the card, then with the candidate's sentence, and what is right."""
    (line,) = make_card(make_turn(f"{KEY} {ONCE}", "design")).overclaims

    assert (line.sentence, line.phase) == (ONCE.removesuffix("."), "design")
    assert line.correction == "A promise ends at the broker."


def test_points_below_nothing() -> None:
    """If overclaims cost more than is earned, then points fall below 0, and the rating stays a 1."""
    row = row_of(make_card(make_turn(ONCE)), "failure")

    assert row.points < 0
    assert row.rating == 1


def test_flip_earns_on_top() -> None:
    """If a flip is answered, then it earns more than anybody is expected to; unanswered it costs nothing."""
    without, silent, answered = (
        row_of(strong(*turns), "data")
        for turns in ((), (make_turn("", probe=FLIP),), (make_turn(ABROAD, probe=FLIP),))
    )

    assert without.expected == silent.expected == answered.expected
    assert without.points == silent.points < answered.points


def test_unasked_probed_never() -> None:
    """If something is said unasked, then its row earns more than after a probe, and that more than never."""
    cards = [
        make_card(*turns)
        for turns in ([make_turn(KEY)], [make_turn(KEY, probe=make_probe())], [make_turn(NOTHING)])
    ]

    earned = [row_of(card, "failure").points for card in cards]
    assert earned == sorted(set(earned), reverse=True)
    assert cards[1].criteria[0].prompted is Prompted.PROBE


def test_said_and_unsaid() -> None:
    """If a row is read, then what was said stands apart from what was not, what is expected first."""
    criteria = (make_criterion("staff", met=["zebra"], points=9, level=Level.STAFF), *make_criteria())
    card = make_card(make_turn(ACK), interviewer=make_interviewer(criteria=criteria))

    assert [line.id for line in card.said_of("failure")] == ["ack"]
    assert [line.id for line in card.unsaid_of("failure")] == ["key", "staff"]


def test_self_ratings() -> None:
    """If candidates rated themselves, then the card keeps it, and their mean counts what both rate."""
    card = make_card(make_turn(KEY), self_ratings={"failure": 4, "communication": 1})

    assert [row.self_rating for row in card.dimensions] == [None, 4, None, 1]
    assert card.self_mean == 4.0
    assert make_card(make_turn(KEY)).self_mean is None


def test_hints_are_counted() -> None:
    """If hints were taken, then the card says how many."""
    assert make_card(make_turn("", hinted=("key", "ack")), make_turn(KEY, hinted=("outbox",))).hints == 3
