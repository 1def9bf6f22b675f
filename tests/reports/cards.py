"""Scorecards made by hand: nothing in them is worked out, so that only the page is tested."""

from datetime import timedelta
from typing import Any

from eda_coach.content.questions.question import Level
from eda_coach.content.questions.verdict import Verdict
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
from eda_coach.interview.transcript import Probe, ProbeKind
from tests.builders import NOW

ANCHORS = ("Silent", "Some", "Most", "All")


def make_said(text: str = "We send the order id", *, phase: str = "design", is_answer: bool = False) -> Said:
    """Words of the candidate."""
    return Said(phase=phase, is_answer=is_answer, text=text)


def make_line(
    id_: str = "key", verdict: Verdict = Verdict.MET, *, points: int | None = None, **changes: Any
) -> CriterionLine:
    """A criterion of four points, all of them earned where it is met."""
    earned = 4 if verdict is Verdict.MET else 0
    fields: dict[str, Any] = {
        "id": id_,
        "says": f"It says {id_}.",
        "dimension": "failure",
        "level": Level.MID,
        "verdict": verdict,
        "points": earned if points is None else points,
        "of": 4,
        "is_expected": True,
        "is_flip": False,
        "must_have": False,
        "prompted": Prompted.UNASKED,
        "said": () if verdict is Verdict.MISSING else (make_said(),),
        "against": (),
        "hint": "",
        "concepts": {},
    }
    return CriterionLine(**fields | changes)


def make_row(id_: str = "failure", rating: int | None = 3, **changes: Any) -> DimensionLine:
    """A row of a card."""
    fields: dict[str, Any] = {
        "id": id_,
        "title": id_.title(),
        "weight": 50.0,
        "gates": False,
        "points": 6,
        "expected": 10,
        "needs": (2.5, 5.0, 7.5),
        "anchors": ANCHORS,
        "rating": rating,
    }
    return DimensionLine(**fields | changes)


def make_phase(id_: str = "design", spent_s: float | None = 125.0, **changes: Any) -> PhaseLine:
    """A phase of ten minutes."""
    fields: dict[str, Any] = {"title": id_.title(), "budget_s": 600.0, "is_answered": True}
    return PhaseLine(id=id_, spent_s=spent_s, **fields | changes)


def make_card(**changes: Any) -> Scorecard:
    """A card with one row, one criterion and one phase."""
    fields: dict[str, Any] = {
        "version": CARD_VERSION,
        "session_id": "mock-1",
        "at": NOW.isoformat(),
        "pack_id": "demo",
        "pack_version": "1.0",
        "scenario_id": "shop",
        "title": "A shop",
        "prompt": "Design the checkout of a shop.",
        "level": Level.MID,
        "minutes": 45.0,
        "mode": Mode.USUAL,
        "outcome": Outcome.READY,
        "gated_by": (),
        "hints": 0,
        "again": "eda-coach mock shop",
        "engine": "0.1.0",
        "dimensions": (make_row(),),
        "phases": (make_phase(),),
        "criteria": (make_line(),),
        "measured": (),
        "requirements": (),
        "overclaims": (),
        "probes": (),
        "practice": (),
        "mean": 3.0,
    }
    return Scorecard(**fields | changes)


def make_full_card(text: str = "plain", **changes: Any) -> Scorecard:
    """A card with everything a card tells of, and a text of others wherever there can be one."""
    said = make_said(text)
    fields: dict[str, Any] = {
        "title": f"A {text} shop",
        "prompt": f"Design it: {text}",
        "minutes": 22.5,
        "mode": Mode.COACH,
        "outcome": Outcome.NOT_YET,
        "gated_by": (f"Failure {text}",),
        "mean": 1.84,
        "hints": 2,
        "dimensions": _rows(text),
        "phases": (
            make_phase("clarify", 40.0, title=f"Clarify {text}"),
            make_phase("design", 725.0, title=f"Design {text}"),
            make_phase("wrap-up", None, title="Wrap up", is_answered=False),
        ),
        "criteria": _lines(text, said),
        "measured": (
            MeasuredLine(id="in-time", says="Keeps to the time.", dimension="told", points=2, of=2),
            MeasuredLine(id="asked-first", says="Asks first.", dimension="told", points=0, of=2),
        ),
        "requirements": _requirements(text),
        "overclaims": _overclaims(text),
        "probes": _probes(text),
        "practice": (
            Practice(
                why=f"Why {text}", concept=f"Keys {text}", questions=3, command="eda-coach quiz --count 3"
            ),
        ),
    }
    return make_card(**fields | changes)


def _rows(text: str) -> tuple[DimensionLine, ...]:
    anchors = tuple(f"{anchor} {text}" for anchor in ANCHORS)
    return (
        make_row(
            "failure", 1, title=f"Failure {text}", gates=True, anchors=anchors, self_rating=3, points=-1
        ),
        make_row("data", 2, points=-1, anchors=anchors, lacks=f"It lacks {text}."),
        make_row("scope", 4, anchors=anchors, weight=12.5, self_rating=4),
        make_row("told", None, anchors=anchors, needs=()),
    )


def _lines(text: str, said: Said) -> tuple[CriterionLine, ...]:
    answer = make_said(f"{text} to a probe", is_answer=True)
    return (
        make_line("key", said=(said, answer), says=f"It says {text}."),
        make_line("ack", Verdict.PARTLY, points=1, prompted=Prompted.PROBE, says=f"Acks {text}."),
        make_line("lag", Verdict.CONTRADICTED, said=(said,)),
        make_line("retry", Verdict.UNSURE, points=0, against=(answer,)),
        make_line("region", Verdict.MISSING, is_flip=True, dimension="data"),
        make_line("outbox", Verdict.MET, points=2, prompted=Prompted.HINT, dimension="data", said=(said,)),
        make_line("audit", Verdict.MISSING, is_expected=False, level=Level.SENIOR, dimension="data"),
    )


def _requirements(text: str) -> tuple[RequirementLine, ...]:
    def make(id_: str, of: int, *, is_found: bool) -> RequirementLine:
        return RequirementLine(
            id=id_, asks=f"{id_} {text}", answer=f"Yes, {text}", dimension="scope", is_found=is_found, of=of
        )

    return (
        make("peak", 2, is_found=True),
        make("refunds", 1, is_found=False),
        make("abroad", 4, is_found=False),
    )


def _overclaims(text: str) -> tuple[OverclaimLine, ...]:
    def make(id_: str, *, is_taken_back: bool) -> OverclaimLine:
        return OverclaimLine(
            id=id_,
            phase="design",
            sentence=f"Once {text}",
            correction=f"At least once, {text}",
            dimension="failure",
            penalty=1,
            is_taken_back=is_taken_back,
        )

    return (make("once", is_taken_back=True), make("ordered", is_taken_back=False))


def _probes(text: str) -> tuple[ProbeLine, ...]:
    def make(
        subject: str, kind: ProbeKind, verdict: Verdict | None, *, quote: str = "", change: str = ""
    ) -> ProbeLine:
        return ProbeLine(
            id=Probe(kind=kind, subject=subject, asks="", dimension="").id,
            kind=kind,
            phase="design",
            asks=f"What about {subject}, {text}?",
            quote=quote,
            change=change,
            verdict=verdict,
        )

    return (
        make("once", ProbeKind.OVERCLAIM, Verdict.MET, quote=f"Once {text}"),
        make("ordered", ProbeKind.OVERCLAIM, Verdict.MISSING, quote=f"Once {text}"),
        make("lag", ProbeKind.MUST_HAVE, Verdict.MET),
        make("retry", ProbeKind.WEAKEST, Verdict.UNSURE),
        make("region", ProbeKind.FLIP, None, change=f"Abroad, {text}."),
    )


def days_ago(days: int) -> str:
    """When a card was made some days before :data:`NOW`."""
    return (NOW - timedelta(days=days)).isoformat()
