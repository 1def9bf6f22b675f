"""Small valid events of mock interviews: sittings, turns, scorecards."""

from dataclasses import replace
from typing import Any

from eda_coach.content.questions.question import Level
from eda_coach.content.questions.verdict import Verdict
from eda_coach.interview.mock.session import EventBody, MockEvent, MockEventKind, MockSession
from eda_coach.interview.mode import Mode
from eda_coach.interview.scorecard.card import (
    CARD_VERSION,
    CriterionLine,
    DimensionLine,
    MeasuredLine,
    Outcome,
    OverclaimLine,
    PhaseLine,
    Practice,
    ProbeLine,
    RequirementLine,
    Scorecard,
)
from eda_coach.interview.standing import Prompted, Said
from eda_coach.interview.transcript import Probe, ProbeKind, Turn
from tests.builders import NOW

SITTING = "mock-1"
# Text that is hard to carry.
ODD = "é\u2028 🙂\udcef \x00\n"


def make_sitting(id_: str = SITTING, **changes: Any) -> MockSession:
    """A sitting, as it was started."""
    fields: dict[str, Any] = {
        "id": id_,
        "started_at": NOW,
        "pack_id": "demo",
        "pack_version": "1.0",
        "pack_path": "/packs/demo",
        "scenario_id": "food-delivery",
        "title": "Food delivery",
        "level": Level.SENIOR,
        "minutes": 0.0,
        "mode": Mode.USUAL,
        "is_timed": True,
    }
    return MockSession(**fields | changes)


def make_turn(text: str = "I ask.", **changes: Any) -> Turn:
    """What was said in a phase."""
    fields: dict[str, Any] = {"phase": "scope", "text": text, "elapsed_s": 61.5}
    return Turn(**fields | changes)


def make_probe(kind: ProbeKind = ProbeKind.MUST_HAVE, **changes: Any) -> Probe:
    """A follow-up question."""
    fields: dict[str, Any] = {
        "kind": kind,
        "subject": "stable-key",
        "asks": "What is the same?",
        "dimension": "failure",
    }
    return Probe(**fields | changes)


def make_card(**changes: Any) -> Scorecard:
    """A scorecard with a line of each sort."""
    fields: dict[str, Any] = {
        "version": CARD_VERSION,
        "session_id": SITTING,
        "at": NOW.isoformat(),
        "pack_id": "demo",
        "pack_version": "1.0",
        "scenario_id": "food-delivery",
        "title": "Food delivery",
        "prompt": "Design it.",
        "level": Level.SENIOR,
        "minutes": 45.0,
        "mode": Mode.COACH,
        "outcome": Outcome.NEARLY,
        "gated_by": ("Failure",),
        "hints": 1,
        "again": "eda-coach mock shop",
        "engine": "0.1.0",
        "practice": (Practice(why="No key.", concept="Push", questions=3, command="eda-coach quiz"),),
        "mean": 2.5,
    }
    return Scorecard(**fields | _rated_lines() | _held_lines() | changes)


def _rated_lines() -> dict[str, Any]:
    said = Said(phase="scope", is_answer=True, text="We send the order id.")
    criterion = CriterionLine(
        id="stable-key",
        says="The charge carries a stable key.",
        dimension="failure",
        level=Level.MID,
        verdict=Verdict.MET,
        points=2,
        of=4,
        is_expected=True,
        is_flip=False,
        must_have=True,
        prompted=Prompted.PROBE,
        said=(said,),
        against=(),
        hint="What could the provider recognise?",
        concepts={"push-vs-pull": "Push and pull"},
    )
    dimension = DimensionLine(
        id="failure",
        title="Failure",
        weight=12.5,
        gates=True,
        points=-1,
        expected=6,
        needs=(0.9, 2.4, 3.9),
        anchors=("Nothing.", "Names it.", "Handles it.", "Proves it."),
        rating=1,
        lacks="The charge carries a stable key.",
        self_rating=3,
    )
    unrated = replace(dimension, id="scope", title="Scope", rating=None, lacks="", self_rating=None)
    return {"criteria": (criterion,), "dimensions": (dimension, unrated)}


def _held_lines() -> dict[str, Any]:
    overclaim = OverclaimLine(
        id="exactly-once",
        phase="scope",
        sentence="Kafka is exactly once",
        correction="A promise ends at the broker.",
        dimension="failure",
        penalty=2,
        is_taken_back=False,
    )
    skipped = ProbeLine(
        id="criterion/stable-key",
        kind=ProbeKind.MUST_HAVE,
        phase="scope",
        asks="What is the same?",
        quote="",
        change="",
    )
    flip = replace(
        skipped, id="flip/offline", kind=ProbeKind.FLIP, change="No net.", verdict=Verdict.CONTRADICTED
    )
    requirement = RequirementLine(
        id="peak", asks="orders at peak", answer="500 a second.", dimension="failure", is_found=False, of=2
    )
    measured = MeasuredLine(id="in-time", says="It was in time.", dimension="failure", points=1, of=2)
    phase = PhaseLine(id="scope", title="Scope", budget_s=330.0, is_answered=True, spent_s=61.5)
    return {
        "overclaims": (overclaim,),
        "probes": (skipped, flip),
        "requirements": (requirement,),
        "measured": (measured,),
        "phases": (phase, replace(phase, id="failure", is_answered=False, spent_s=None)),
    }


def make_event(kind: MockEventKind, body: EventBody = None, *, id_: str = "", **changes: Any) -> MockEvent:
    """An event of a sitting; its id, if none is given, tells kind, sitting and place."""
    fields: dict[str, Any] = {"kind": kind, "session_id": SITTING, "at": NOW, "place": -1, "body": body}
    fields |= changes
    id_ = id_ or f"{kind}-{fields['session_id']}-{fields['place']}"
    return MockEvent(id=id_, **fields)


def started(session: MockSession | None = None) -> MockEvent:
    """The start of a sitting."""
    session = session or make_sitting()
    return make_event(
        MockEventKind.STARTED, session, id_=session.id, session_id=session.id, at=session.started_at
    )


def ended(card: Scorecard | None = None) -> MockEvent:
    """The end of a sitting with its card."""
    card = card or make_card()
    return make_event(MockEventKind.ENDED, card, session_id=card.session_id)


def spoken(*texts: str, session_id: str = SITTING) -> list[MockEvent]:
    """One turn after the other from the beginning of a sitting."""
    return [
        make_event(MockEventKind.TURN, make_turn(text), session_id=session_id, place=place)
        for place, text in enumerate(texts)
    ]


def every_kind() -> list[MockEvent]:
    """A sitting in which everything happens, as its events."""
    probe = make_probe(ProbeKind.OVERCLAIM, subject="exactly-once", quote="It is exactly once", dimension="")
    flip = make_probe(ProbeKind.FLIP, subject="queued-offline", change="No net.")
    answer = make_turn(ODD, probe=probe, elapsed_s=None, hinted=("stable-key", "ack-late"))
    sitting = make_sitting(before=("flip/offline",), minutes=22.5, mode=Mode.PRESSURE, is_timed=False)
    return [
        started(sitting),
        *spoken("I ask.", "I estimate."),
        make_event(MockEventKind.REOPENED, place=1),
        make_event(MockEventKind.TURN, make_turn("I guess."), id_="again", place=1),
        make_event(MockEventKind.TURN, answer, place=2),
        make_event(MockEventKind.TURN, make_turn("", probe=flip, phase="failure"), place=3),
        make_event(MockEventKind.SELF_RATED, {"failure": 0}, id_="rated-1"),
        make_event(MockEventKind.SELF_RATED, {"failure": 0, "scope": 3}, id_="rated-2"),
        ended(),
        started(make_sitting("mock-2")),
        make_event(MockEventKind.DROPPED, session_id="mock-2"),
    ]
