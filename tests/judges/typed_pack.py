"""A small pack with one question of each kind that is answered in words."""

from copy import deepcopy
from typing import Any

from tests.builders import DEMO_PACK

CRITERIA: list[dict[str, Any]] = [
    {
        "id": "stable-key",
        "says": "The charge carries a stable key.",
        "points": 4,
        "dimension": "failure",
        "must_have": True,
        "evidence": {
            "met": ["send ... event id"],
            "partly": ["handler ... idempotent"],
            "contradicted": ["new key"],
        },
    },
    {
        "id": "ack-late",
        "says": "It acknowledges after the commit.",
        "points": 3,
        "dimension": "data",
        "evidence": {"met": ["ack ... after ... commit"]},
    },
]
STANCES = [
    {"id": id_, "text": f"Use {id_}", "suits": "Often.", "costs": "Some.", "switch_if": "Load grows."}
    for id_ in ("events", "requests")
]
# Meets both criteria, and claims nothing beyond.
STRONG = "We send the event id to the provider. We ack after the commit."


def _typed(id_: str, kind: str, **more: Any) -> dict[str, Any]:
    return {
        "id": id_,
        "kind": kind,
        "level": "mid",
        "concepts": ["push-vs-pull"],
        "sources": ["rfc9110"],
        "prompt": "A consumer charges a card for each order it hears of. How does nobody pay twice?",
        "model_answer": "I send the event id along and ack after the commit.",
        "rubric": {"criteria": deepcopy(CRITERIA)},
        "overclaims": ["exactly-once"],
        "samples": [{"like": "strong", "text": STRONG, "expect": {"stable-key": "met", "ack-late": "met"}}]
        if kind == "short-answer"
        else [],
        **more,
    }


TYPED_PACK: dict[str, Any] = deepcopy(DEMO_PACK) | {
    "overclaims.yaml": {
        "exactly-once": {
            "evidence": ["exactly once"],
            "correction": "A promise ends at the broker.",
            "probe": "Exactly once where?",
            "penalty": 2,
        }
    },
    "questions/more.yaml": {
        "questions": [
            _typed("charge-once", "short-answer"),
            _typed("which-style", "trade-off", stances=deepcopy(STANCES)),
            _typed(
                "more-load",
                "constraint-flip",
                stances=deepcopy(STANCES),
                change="Ten times the load.",
                before="requests",
                after="events",
                threshold={"value": 500, "unit": "requests/s", "tolerance": 0.2},
            ),
            _typed("push-is-events", "true-false", key=False, if_true="No: pull exists.", if_false="Right."),
        ]
    },
}
TYPED_PACK["pack.yaml"] |= {
    "dimensions": [
        {"id": "failure", "title": "Failure", "weights": {"mid": 50}},
        {"id": "data", "title": "Data", "weights": {"mid": 50}},
    ]
}
