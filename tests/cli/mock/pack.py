"""A small pack with two systems to design: an interview that answers, one phase with probes, one without."""

from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from tests.builders import DEMO_PACK, write_pack

# Each says one thing and nothing else.
ASKED = "How many orders are there?"
KEY = "We send the order id."
ACK = "We ack after the commit."
ACK_EARLY = "We ack before the commit."
OUTBOX = "We have an outbox table."
ALERT = "An alert fires when the lag grows."
ONCE = "Kafka delivers exactly once."
NOT_ONCE = "Kafka does not deliver exactly once."
ABROAD = "We keep a cluster in each region."
SUM = "In short, the charge carries a key."
RAIN = "It rains a lot in the autumn here."

PHASES: list[dict[str, Any]] = [
    {
        "id": "clarify",
        "title": "Clarify",
        "minutes": 5,
        "replies": True,
        "dimensions": ["scope"],
        "asks": "What do you need to know?",
    },
    {
        "id": "failure",
        "title": "Failure",
        "minutes": 15,
        "probes": 2,
        "dimensions": ["failure", "data"],
        "asks": "What if a part dies?",
    },
    {
        "id": "wrap-up",
        "title": "Wrap up",
        "minutes": 5,
        "dimensions": ["communication"],
        "asks": "Sum it up.",
    },
]
_HEADER: dict[str, Any] = {
    "dimensions": [
        {"id": "scope", "title": "Scope", "weights": {"mid": 10, "senior": 20}},
        {"id": "failure", "title": "Failure", "weights": {"mid": 50, "senior": 40}, "gates": True},
        {"id": "data", "title": "Data", "weights": {"mid": 30, "senior": 30}},
        {
            "id": "communication",
            "title": "Communication",
            "weights": {"mid": 10, "senior": 10},
            "from_structure": True,
        },
    ],
    "phases": PHASES,
}


def _criterion(id_: str, dimension: str, points: int, **changes: Any) -> dict[str, Any]:
    evidence = {name: changes.pop(name) for name in ("met", "partly", "contradicted") if name in changes}
    return {
        "id": id_,
        "says": f"It says {id_}.",
        "points": points,
        "dimension": dimension,
        "evidence": evidence,
        "hint": f"Hint at {id_}.",
        "probe": f"What about {id_}?",
        "concepts": ["push-vs-pull"],
    } | changes


def _flip(id_: str, met: str) -> dict[str, Any]:
    criterion = _criterion(f"flip-{id_}", "data", 2, met=[met])
    change, probe = f"Half of all customers now want it {id_}.", f"What moves because of {id_}?"
    return {"id": id_, "change": change, "probe": probe, "criterion": criterion}


def _scale() -> dict[str, Any]:
    return {"anchors": ["Silent", "Some", "Most", "All"], "needs": [25, 50, 75]}


_SHOP: dict[str, Any] = {
    "id": "shop",
    "title": "A shop",
    "level": "mid",
    "concepts": ["push-vs-pull"],
    "sources": ["rfc9110"],
    "prompt": "Design the checkout of a shop.",
    "requirements": [
        {
            "id": "peak",
            "asks": "How many orders there are.",
            "points": 2,
            "dimension": "scope",
            "asked": ["how many orders"],
            "answer": "At most 500 of them in a second.",
        },
        {
            "id": "refunds",
            "asks": "Whether money goes back.",
            "points": 2,
            "dimension": "scope",
            "asked": ["refund"],
            "answer": "Yes, within a fortnight.",
        },
    ],
    "criteria": [
        _criterion(
            "key",
            "failure",
            4,
            met=["send ... order id"],
            partly=["idempotent"],
            contradicted=["new key"],
            must_have=True,
        ),
        _criterion("ack", "failure", 2, met=["ack ... after ... commit"], contradicted=["ack ... before"]),
        _criterion("outbox", "data", 4, met=["outbox table"]),
        _criterion("alert", "data", 2, met=["alert ... lag"], level="senior"),
    ],
    "ratings": {one: _scale() for one in ("scope", "failure", "data", "communication")},
    "overclaims": ["exactly-once"],
    "flips": [_flip("abroad", "cluster ... region"), _flip("audited", "keep ... event ... forever")],
    "worked_answers": [
        {
            "level": "mid",
            "says": {"failure": "One charge.\n\nOne key."},
            "diagram": "graph LR\n  shop --> bank",
        },
        {"level": "senior", "says": {"failure": "One charge, one key, and `code`."}},
    ],
}


def _pack() -> dict[str, Any]:
    files = deepcopy(DEMO_PACK)
    files["pack.yaml"] |= _HEADER
    files["overclaims.yaml"] = {
        "exactly-once": {
            "evidence": ["exactly once"],
            "unless": ["within kafka"],
            "correction": "A promise ends at the broker.",
            "probe": "Exactly once where?",
            "penalty": 2,
            "dimension": "failure",
        }
    }
    files["scenarios/shop.yaml"] = _SHOP
    tickets = {
        "id": "tickets",
        "title": "Tickets",
        "level": "senior",
        "prompt": "Design a ticket sale.",
    }
    files["scenarios/tickets.yaml"] = {
        key: value for key, value in (_SHOP | tickets).items() if key != "worked_answers"
    }
    return files


MOCK_PACK = _pack()


def write_mock_pack(folder: Path, *, header: Mapping[str, Any] | None = None, **changes: Any) -> Path:
    """Write the pack; the fields given replace those of its header and of the shop."""
    files = deepcopy(MOCK_PACK)
    files["pack.yaml"] |= header or {}
    files["scenarios/shop.yaml"] |= changes
    return write_pack(folder, files)


def write_without_scenarios(folder: Path) -> Path:
    """The pack with nothing to design."""
    files = {name: content for name, content in MOCK_PACK.items() if not name.startswith("scenarios/")}
    return write_pack(folder, files)
