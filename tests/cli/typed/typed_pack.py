"""A small pack of questions answered in words, with hints and probes, and one that brings every verdict."""

from copy import deepcopy
from pathlib import Path
from typing import Any

from tests.builders import write_pack
from tests.judges.typed_pack import TYPED_PACK

# What is met by each sentence can be told by the name of its criterion.
SPREAD_CRITERIA: list[dict[str, Any]] = [
    {
        "id": "key-sent",
        "says": "The charge carries a stable key.",
        "points": 4,
        "dimension": "failure",
        "must_have": True,
        "evidence": {"met": ["send ... event id"]},
        "hint": "By what does the provider know a repeat?",
        "probe": "What is the same in both requests?",
    },
    {
        "id": "handler-safe",
        "says": "The handler may run twice, and how that does no harm.",
        "points": 2,
        "dimension": "failure",
        "evidence": {"met": ["skip ... seen"], "partly": ["handler ... idempotent"]},
        "hint": "By what means?",
    },
    {
        "id": "alarm-set",
        "says": "Somebody hears of events that cannot be handled.",
        "points": 1,
        "dimension": "data",
        "evidence": {"met": ["dead letter"]},
        "hint": "Where do events go that nobody can handle?",
        "probe": "Who looks there, and when?",
    },
    {
        "id": "ack-late",
        "says": "It acknowledges after the commit.",
        "points": 3,
        "dimension": "data",
        "must_have": True,
        "evidence": {"met": ["ack ... after ... commit"], "contradicted": ["ack ... before ... commit"]},
        "probe": "It dies in between. What happens next?",
    },
    {
        "id": "rows-together",
        "says": "Row and event are stored together.",
        "points": 2,
        "dimension": "data",
        "evidence": {"met": ["outbox table"]},
    },
]
SPREAD = (
    "We send the event id to the provider, and the handler is idempotent. We ack before the commit. "
    "Maybe we use an outbox table. Kafka is exactly once."
)


def _pack() -> dict[str, Any]:
    files = deepcopy(TYPED_PACK)
    questions = files["questions/more.yaml"]["questions"]
    for question in questions:
        question["hint"] = "What could be told apart?"
        for criterion in question["rubric"]["criteria"]:
            criterion |= {"hint": f"Hint at {criterion['id']}.", "probe": f"What about {criterion['id']}?"}
    spread = deepcopy(questions[0]) | {"id": "spread", "samples": [], "context": "A shop on a Friday."}
    spread["rubric"] = {"criteria": deepcopy(SPREAD_CRITERIA)}
    questions.append(spread)
    return files


WORDS_PACK = _pack()


def write_words_pack(folder: Path) -> Path:
    """Write it into a folder."""
    return write_pack(folder, WORDS_PACK)


def write_long_rubric(folder: Path, *, criteria: int) -> Path:
    """A pack whose one rubric has many criteria, of which none is a must."""
    files = deepcopy(TYPED_PACK)
    question = files["questions/more.yaml"]["questions"][0]
    question["samples"] = []
    question["rubric"]["criteria"] = [
        {
            "id": f"criterion-{number}",
            "says": f"It says {number}.",
            "points": 1,
            "dimension": "failure",
            "evidence": {"met": [f"thing {number}"]},
        }
        for number in range(1, criteria + 1)
    ]
    files["questions/more.yaml"]["questions"] = [question]
    return write_pack(folder, files)
