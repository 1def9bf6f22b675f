"""A pack that holds everything packs can hold: all nine kinds, a scenario, claims, a lexicon, overclaims."""

from copy import deepcopy
from typing import Any

from tests.builders import DEMO_PACK

_RUBRIC = {
    "criteria": [
        {
            "id": "stable-key",
            "says": "The charge carries a stable key.",
            "points": 4,
            "dimension": "failure",
            "level": "mid",
            "must_have": True,
            "evidence": {
                "met": ["send ... <idempotency-key>"],
                "partly": ["idempotent"],
                "contradicted": ["new key"],
            },
            "hint": "What could the provider recognise?",
            "probe": "You retry after a timeout. What is the same?",
        },
        {
            "id": "ack-late",
            "says": "It acks after the commit.",
            "points": 2,
            "dimension": "failure",
            "references": ["Ack last."],
        },
    ]
}
_SAMPLES = [
    {
        "like": "strong",
        "text": "We send the event id.",
        "expect": {"stable-key": "met", "ack-late": "missing"},
    },
    {"like": "weak", "text": "Kafka is exactly once.", "overclaims": ["exactly-once"]},
]
_STANCES = [
    {"id": id_, "text": f"Use {id_}", "suits": "Often.", "costs": "Some.", "switch_if": "Load grows."}
    for id_ in ("events", "requests")
]


def _question(id_: str, kind: str, **more: Any) -> dict[str, Any]:
    common = {"id": id_, "kind": kind, "level": "mid", "concepts": ["push-vs-pull"], "sources": ["rfc9110"]}
    return deepcopy({**common, "prompt": f"What about {id_}?", "claims": ["S001"], **more})


def _typed(id_: str, kind: str, **more: Any) -> dict[str, Any]:
    scored = {"rubric": _RUBRIC, "overclaims": ["exactly-once"], "samples": _SAMPLES}
    return _question(id_, kind, model_answer="I send the order id.", **scored, **more)


FULL_PACK: dict[str, Any] = deepcopy(DEMO_PACK) | {
    "claims.yaml": {
        "claims": [
            {
                "id": "S001",
                "section": "intro",
                "claim": "Push is events.",
                "verdict": "oversimplified",
                "nuance": "Consumers pull.",
                "concepts": ["push-vs-pull"],
            }
        ]
    },
    "lexicon.yaml": {"idempotency-key": ["idempotency key", "(event | order) id"], "ack": ["acknowledge"]},
    "overclaims.yaml": {
        "exactly-once": {
            "evidence": ["exactly once"],
            "unless": ["within Kafka"],
            "correction": "A promise ends at the broker.",
            "probe": "Exactly once where?",
            "penalty": 2,
        }
    },
    "questions/more.yaml": {
        "questions": [
            *deepcopy(DEMO_PACK["questions/more.yaml"]["questions"]),
            _typed("charge-once", "short-answer", aliases=["charge-twice"]),
            _typed("which-style", "trade-off", stances=_STANCES),
            _typed(
                "more-load",
                "constraint-flip",
                stances=_STANCES,
                change="Ten times the load.",
                before="requests",
                after="events",
                threshold={"value": 500, "unit": "requests/s", "tolerance": 0.2},
            ),
            _typed("push-is-events", "true-false", key=False, if_true="No: pull exists.", if_false="Right."),
        ]
    },
    "scenarios/food-delivery.yaml": {
        "id": "food-delivery",
        "title": "Food delivery",
        "level": "senior",
        "concepts": ["push-vs-pull"],
        "sources": ["rfc9110"],
        "prompt": "Design it.",
        "claims": ["S001"],
        "requirements": [
            {
                "id": "peak",
                "asks": "orders at peak",
                "points": 2,
                "dimension": "failure",
                "asked": ["how many orders"],
                "references": ["How many orders do you take at peak?"],
                "answer": "500 a second.",
            }
        ],
        "figures": [{"id": "orders", "says": "Orders at peak", "value": 500, "unit": "/s"}],
        "criteria": deepcopy(_RUBRIC["criteria"]),
        "ratings": {
            "failure": {
                "anchors": ["Nothing.", "Names it.", "Handles it.", "Proves it."],
                "needs": [15, 40, 65.5],
            }
        },
        "minutes_by_phase": {"scope": 5.5},
        "overclaims": ["exactly-once"],
        "flips": [
            {
                "id": "offline",
                "change": "No net.",
                "probe": "Now?",
                "criterion": {
                    "id": "queued-offline",
                    "says": "It waits on the phone.",
                    "points": 2,
                    "dimension": "failure",
                    "evidence": {"met": ["queue"]},
                    "concepts": ["push-vs-pull"],
                },
            }
        ],
        "worked_answers": [{"level": "staff", "says": {"scope": "All of it."}, "diagram": "graph LR"}],
        "samples": [
            {
                "like": "partial",
                "says": {"scope": "I queue."},
                "probes": ["Later."],
                "expect": {"stable-key": "partly"},
                "found": ["peak"],
                "overclaims": ["exactly-once"],
            }
        ],
        "aliases": ["meal-delivery"],
    },
}
FULL_PACK["pack.yaml"] |= {
    "levels": ["junior", "mid", "senior", "staff"],
    "dimensions": [
        {
            "id": "failure",
            "title": "Failure",
            "weights": {"junior": 20, "staff": 12.5},
            "gates": True,
            "from_structure": True,
        }
    ],
    "phases": [
        {
            "id": "scope",
            "title": "Scope",
            "minutes": 5,
            "asks": "Ask.",
            "dimensions": ["failure"],
            "replies": True,
            "probes": 2,
        }
    ],
}
FULL_PACK["questions/basics.yaml"]["questions"][0] |= {
    "aliases": ["old-fetch"],
    "keep_order": "rising",
    "product": "Kafka",
    "as_of": "2026-11-23",
}
