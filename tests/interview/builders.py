"""Small scenarios, their interviewers and interviews that were held; every argument can be given."""

from collections.abc import Mapping, Sequence
from typing import Any

from eda_coach.content.header import Dimension, Phase
from eda_coach.content.questions.question import Level
from eda_coach.content.questions.rubric import Overclaim
from eda_coach.content.scenario import Flip, Requirement, Scale, Scenario
from eda_coach.interview.agenda import Agenda, plan
from eda_coach.interview.hearing import Interviewer
from eda_coach.interview.mock.session import MockSession
from eda_coach.interview.mode import Mode
from eda_coach.interview.scorecard.card import DimensionLine, Scorecard
from eda_coach.interview.scorecard.practising import Practisable
from eda_coach.interview.scorecard.scoring import Held, score_interview
from eda_coach.interview.transcript import Probe, ProbeKind, Turn
from tests.builders import NOW
from tests.typed_builders import ACK_MET, ACK_WRONG, KEY_MET, make_criterion, make_overclaim, make_wording

# Each meets one criterion of :func:`make_scenario` and nothing else.
KEY = "We send the order id with each charge."
ACK = "We ack after the commit."
OUTBOX = "We write the row to an outbox table."
ALERT = "An alert fires when the lag grows."
ABROAD = "We keep a cluster in each region."
# The opposite of two of them, and half of the first.
NEW_KEY = "We charge with a new key each time."
ACK_EARLY = "We ack before the commit."
HALF_KEY = "The charge is idempotent."
# Makes an overclaim, and takes it back.
ONCE = "Kafka delivers each event exactly once."
NOT_ONCE = "No, Kafka does not deliver exactly once."
# On no subject at all.
NOTHING = "It rains a lot in the autumn here."

SAYING = {"key": KEY, "ack": ACK, "outbox": OUTBOX, "alert": ALERT}

DIMENSIONS = (
    Dimension(id="scope", title="Scope", weights={Level.MID: 10, Level.SENIOR: 20}),
    Dimension(id="failure", title="Failure", weights={Level.MID: 50, Level.SENIOR: 40}, gates=True),
    Dimension(id="data", title="Data", weights={Level.MID: 30, Level.SENIOR: 30}),
    Dimension(
        id="communication",
        title="Communication",
        weights={Level.MID: 10, Level.SENIOR: 10},
        from_structure=True,
    ),
)
CLARIFY = Phase(id="clarify", title="Clarify", minutes=5, replies=True, dimensions=("scope",))
DESIGN = Phase(id="design", title="Design", minutes=10, probes=2, dimensions=("data",))
FAILURE = Phase(id="failure", title="Failure", minutes=10, probes=8, dimensions=("failure",))
WRAP_UP = Phase(id="wrap-up", title="Wrap-up", minutes=5, dimensions=("communication",))
PHASES = (CLARIFY, DESIGN, FAILURE, WRAP_UP)


def make_requirement(id_: str = "peak", **changes: Any) -> Requirement:
    """The number of orders, found by asking how many there are."""
    fields: dict[str, Any] = {
        "id": id_,
        "asks": "How many orders there are.",
        "points": 2,
        "dimension": "scope",
        "asked": ("how many orders",),
        "answer": "At most 500 of them in a second.",
    }
    return Requirement(**fields | changes)


def make_flip(id_: str = "abroad", **changes: Any) -> Flip:
    """Customers from abroad, answered by a cluster in each region."""
    fields: dict[str, Any] = {
        "id": id_,
        "change": f"Half of all customers now live far away: {id_}.",
        "probe": f"What moves because of {id_}?",
        "criterion": make_criterion(f"flip-{id_}", met=["cluster ... region"], dimension="data"),
    }
    return Flip(**fields | changes)


def make_scale(*needs: float) -> Scale:
    """What earns a rating."""
    two, three, four = needs or (25, 50, 75)
    return Scale(anchors=("Silent", "Some", "Most", "All"), needs=(two, three, four))


def make_criteria() -> tuple[Any, ...]:
    """Two on failure, the first a must-have, and two on data."""
    return (
        make_criterion(
            "key",
            met=[KEY_MET],
            partly=["idempotent"],
            contradicted=["new key"],
            must_have=True,
            concepts=("idempotency",),
        ),
        make_criterion("ack", met=[ACK_MET], contradicted=[ACK_WRONG], points=2, concepts=("acks",)),
        make_criterion("outbox", met=["write ... outbox"], dimension="data", concepts=("outbox",)),
        make_criterion("alert", met=["alert ... lag"], dimension="data", points=2, concepts=("lag",)),
    )


def make_scenario(**changes: Any) -> Scenario:
    """A shop that charges cards, with four criteria, two requirements, one flip and one overclaim."""
    fields: dict[str, Any] = {
        "id": "shop",
        "title": "A shop",
        "level": Level.MID,
        "concepts": ("idempotency",),
        "sources": ("rfc9110",),
        "prompt": "Design the checkout of a shop.",
        "requirements": (
            make_requirement(),
            make_requirement(
                "refunds",
                asks="Whether money goes back.",
                asked=("refund",),
                answer="Yes, within a fortnight.",
            ),
        ),
        "criteria": make_criteria(),
        "ratings": {one.id: make_scale() for one in DIMENSIONS},
        "overclaims": ("exactly-once",),
        "flips": (make_flip(),),
    }
    return Scenario(**fields | changes)


def make_interviewer(*overclaims: Overclaim, **changes: Any) -> Interviewer:
    """An interviewer for :func:`make_scenario` with these changes."""
    made = overclaims or (make_overclaim(dimension="failure", penalty=2, unless=["within kafka"]),)
    changes.setdefault("overclaims", tuple(one.id for one in made))
    return Interviewer(make_scenario(**changes), make_wording(*made))


def make_agenda(*phases: Phase, minutes: float | None = None) -> Agenda:
    """The agenda of some phases; of all four where none is given."""
    return plan(phases or PHASES, make_scenario(), minutes=minutes)


def make_probe(subject: str = "key", kind: ProbeKind = ProbeKind.MUST_HAVE, **changes: Any) -> Probe:
    """A probe on a criterion of failure."""
    fields: dict[str, Any] = {"asks": f"What about {subject}?", "dimension": "failure"}
    return Probe(**{"kind": kind, "subject": subject} | fields | changes)


def make_turn(text: str = "", phase: str = "failure", **changes: Any) -> Turn:
    """What was said in a phase, nobody measuring."""
    return Turn(**{"phase": phase, "text": text} | changes)


def make_mock_session(**changes: Any) -> MockSession:
    """A timed sitting at mid level."""
    fields: dict[str, Any] = {
        "id": "mock-1",
        "started_at": NOW,
        "pack_id": "demo",
        "pack_version": "1.0",
        "pack_path": "/packs/demo",
        "scenario_id": "shop",
        "title": "A shop",
        "level": Level.MID,
        "minutes": 0.0,
        "mode": Mode.USUAL,
        "is_timed": True,
    }
    return MockSession(**fields | changes)


def practisable(concept: str) -> Practisable | None:
    """What practises a concept: three questions, whichever it is."""
    return Practisable(title=concept.title(), questions=3, command=f"eda-coach quiz {concept}")


def make_held(turns: Sequence[Turn], *, interviewer: Interviewer | None = None, **changes: Any) -> Held:
    """An interview of these turns."""
    self_ratings: Mapping[str, int] = {}
    fields: dict[str, Any] = {
        "session_id": "mock-1",
        "pack_id": "demo",
        "pack_version": "1.0",
        "level": Level.MID,
        "mode": Mode.USUAL,
        "again": "eda-coach mock shop",
        "engine": "0.1.0",
        "interviewer": interviewer or make_interviewer(),
        "agenda": make_agenda(),
        "dimensions": DIMENSIONS,
        "turns": tuple(turns),
        "titles": {"idempotency": "Idempotency"},
        "self_ratings": self_ratings,
    }
    return Held(**fields | changes)


def make_card(*turns: Turn, **changes: Any) -> Scorecard:
    """The card of an interview of these turns."""
    return score_interview(make_held(turns, **changes), practisable=practisable, now=NOW)


def row_of(card: Scorecard, dimension: str) -> DimensionLine:
    """A row of a card."""
    return next(row for row in card.dimensions if row.id == dimension)
