"""Small valid objects for tests; every argument can be given."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from eda_coach.content.questions.choice import MultipleChoice, Option, SingleChoice
from eda_coach.content.questions.matching import Item, Matching, Target
from eda_coach.content.questions.numeric import Numeric, Parameter
from eda_coach.content.questions.ordering import Ordering, Step
from eda_coach.content.questions.question import Level, Question
from eda_coach.content.questions.true_false import TrueFalse
from eda_coach.grading.grade import grade
from eda_coach.grading.response import Response
from eda_coach.practice.asked import Asked, Citation
from eda_coach.practice.attempt import Attempt, AttemptRow, Note, NoteKind
from eda_coach.practice.posing.pose import PackNames, draw_slot, misconceptions_of, pose
from eda_coach.practice.quiz.session import Session, Slot

NOW = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)


def common(id_: str = "q1", **changes: Any) -> dict[str, Any]:
    """Fields that every kind of question has."""
    return {
        "id": id_,
        "topic": "basics",
        "level": Level.MID,
        "concepts": ("push-vs-pull",),
        "sources": ("rfc9110",),
        "prompt": f"What is {id_}?",
    } | changes


def make_option(id_: str, **changes: Any) -> Option:
    """An option."""
    return Option(**{"id": id_, "text": f"Text of {id_}", "rationale": f"Why {id_}."} | changes)


def make_single(
    id_: str = "q1", *, options: Sequence[str] = ("a", "b", "c"), key: str = "a", **changes: Any
) -> SingleChoice:
    """A single-choice question; wrong options stand for the misconception ``myth-<id>``."""
    made = tuple(make_option(one, misconception=None if one == key else f"myth-{one}") for one in options)
    return SingleChoice(**common(id_, **changes), options=made, key=key)


def make_multiple(
    id_: str = "q1",
    *,
    options: Sequence[str] = ("a", "b", "c", "d"),
    key: Sequence[str] = ("a", "b"),
    **changes: Any,
) -> MultipleChoice:
    """A multiple-choice question."""
    made = tuple(make_option(one, misconception=None if one in key else f"myth-{one}") for one in options)
    return MultipleChoice(**common(id_, **changes), options=made, key=tuple(key))


def make_true_false(id_: str = "q1", *, key: bool = True, **changes: Any) -> TrueFalse:
    """A statement."""
    texts: dict[str, Any] = {
        "if_true": "Because it is so.",
        "if_false": "Because it is not.",
        "misconception": "myth-tf",
    }
    return TrueFalse(**common(id_, **changes), **texts, key=key)


def make_ordering(
    id_: str = "q1",
    *,
    steps: Sequence[str] = ("s1", "s2", "s3", "s4"),
    free: Sequence[Sequence[str]] = (),
    **changes: Any,
) -> Ordering:
    """Steps in the right order."""
    made = tuple(
        Step(id=one, text=f"Do {one}", rationale=f"Why {one}.", misconception=f"myth-{one}") for one in steps
    )
    return Ordering(**common(id_, **changes), steps=made, free=tuple(map(tuple, free)))


def make_matching(
    id_: str = "q1", *, match: Mapping[str, str] | None = None, spare: str = "t9", **changes: Any
) -> Matching:
    """Items with their targets, and a target that nothing matches."""
    match = match or {"i1": "t1", "i2": "t2", "i3": "t3", "i4": "t4"}
    items = tuple(
        Item(
            id=item, text=f"Item {item}", match=target, rationale=f"Why {item}.", misconception=f"myth-{item}"
        )
        for item, target in match.items()
    )
    targets = tuple(Target(id=one, text=f"Target {one}") for one in (*dict.fromkeys(match.values()), spare))
    return Matching(**common(id_, **changes), items=items, targets=targets)


def make_numeric(id_: str = "q1", **changes: Any) -> Numeric:
    """Little's law: rate (requests/s) times time (ms), in flight."""
    fields: dict[str, Any] = {
        "prompt": "{rate} spend {time} each. How many are in flight?",
        "parameters": {
            "rate": Parameter(values=(1000.0, 2000.0), unit="requests/s"),
            "time": Parameter(low=50.0, high=300.0, step=50.0, unit="ms"),
        },
        "formula": "rate * time / 1000",
        "tolerance": 0.02,
        "working": "{rate} x {time} = {answer}",
    }
    return Numeric(**common(id_) | fields | changes)


def make_names(question: Question) -> PackNames:
    """Names in a pack ``demo``."""
    return PackNames(
        pack_id="demo",
        pack_version="1.0",
        topic_title=question.topic.title(),
        concepts={id_: id_.replace("-", " ").title() for id_ in question.concepts},
        misconceptions={id_: f"Belief {id_}" for id_ in misconceptions_of(question)},
        citations=(Citation(id="rfc9110", title="RFC 9110", url="https://www.rfc-editor.org/rfc/rfc9110"),),
    )


def make_slot(question: Question, *, seed: int = 1) -> Slot:
    """A slot drawn from a seed."""
    from random import Random

    return draw_slot(question, Random(seed))  # noqa: S311 - a test is no secret


def make_asked(question: Question, *, seed: int = 1) -> Asked:
    """A question put into words."""
    return pose(question, make_slot(question, seed=seed), make_names(question))


def make_attempt(
    question: Question, response: Response, *, id_: str = "attempt-1", seed: int = 1, **changes: Any
) -> Attempt:
    """A scored response."""
    slot = make_slot(question, seed=seed)
    fields: dict[str, Any] = {
        "id": id_,
        "session_id": "session-1",
        "place": 0,
        "at": NOW,
        "asked": pose(question, slot, make_names(question)),
        "response": response,
        "score": grade(question, response, slot.parameters),
        "engine": "0.1.0",
    }
    return Attempt(**fields | changes)


def make_session(questions: Sequence[Question], *, id_: str = "session-1", **changes: Any) -> Session:
    """A session over some questions."""
    fields: dict[str, Any] = {
        "id": id_,
        "started_at": NOW,
        "pack_id": "demo",
        "pack_version": "1.0",
        "pack_path": "/packs/demo",
        "seed": 1,
        "deck": tuple(make_slot(question) for question in questions),
    }
    return Session(**fields | changes)


def make_row(number: int = 1, **changes: Any) -> AttemptRow:
    """A right attempt at a single-choice question with four options."""
    fields: dict[str, Any] = {
        "number": number,
        "session": 1,
        "day": "2026-11-23",
        "pack": "demo",
        "question": f"q{number}",
        "topic": "basics",
        "concepts": "push-vs-pull",
        "level": "mid",
        "kind": "single-choice",
        "points": 1,
        "learner_points": None,
        "max_points": 1,
        "chance": 0.25,
        "confidence": None,
    }
    return AttemptRow(**fields | changes)


# A pack with one question of each kind that is scored by a key, as plain values by file.
DEMO_PACK: dict[str, Any] = {
    "pack.yaml": {
        "id": "demo",
        "title": "Demo",
        "version": "1.0",
        "format_version": 1,
        "licence": "CC0-1.0",
        "topics": [{"id": "basics", "title": "Basics"}, {"id": "more", "title": "More"}],
    },
    "sources.yaml": {
        "sources": [
            {
                "id": "rfc9110",
                "title": "RFC 9110",
                "url": "https://www.rfc-editor.org/rfc/rfc9110",
                "status": "source-repo",
            }
        ]
    },
    "concepts/basics.yaml": {
        "concepts": [
            {
                "id": "push-vs-pull",
                "title": "Push and pull",
                "level": "junior",
                "must_know": "Who starts the transfer is a choice of transport.",
                "misconceptions": {"always-pushed": "Events are always pushed."},
                "sources": ["rfc9110"],
            }
        ]
    },
    "questions/basics.yaml": {
        "questions": [
            {
                "id": "who-fetches",
                "kind": "single-choice",
                "level": "junior",
                "concepts": ["push-vs-pull"],
                "sources": ["rfc9110"],
                "prompt": "Who fetches?",
                "hint": "Who has room?",
                "options": [
                    {"id": "consumer", "text": "The consumer", "rationale": "It asks when it has room."},
                    {
                        "id": "broker",
                        "text": "The broker",
                        "rationale": "It only answers.",
                        "misconception": "always-pushed",
                    },
                    {
                        "id": "nobody",
                        "text": "Nobody",
                        "rationale": "Somebody has to.",
                        "misconception": "always-pushed",
                    },
                ],
                "key": "consumer",
            },
            {
                "id": "what-stays",
                "kind": "multiple-choice",
                "level": "mid",
                "concepts": ["push-vs-pull"],
                "sources": ["rfc9110"],
                "prompt": "What stays coupled?",
                "options": [
                    {"id": "schema", "text": "The schema", "rationale": "Both sides read it."},
                    {"id": "meaning", "text": "The meaning", "rationale": "Both sides rely on it."},
                    {
                        "id": "address",
                        "text": "The address",
                        "rationale": "The broker hides it.",
                        "misconception": "always-pushed",
                    },
                    {
                        "id": "uptime",
                        "text": "The uptime",
                        "rationale": "The broker waits.",
                        "misconception": "always-pushed",
                    },
                ],
                "key": ["schema", "meaning"],
            },
            {
                "id": "events-are-pushed",
                "kind": "true-false",
                "level": "mid",
                "concepts": ["push-vs-pull"],
                "sources": ["rfc9110"],
                "prompt": "Events are always pushed.",
                "key": False,
                "if_true": "Many consumers pull.",
                "if_false": "Right: many consumers pull.",
                "misconception": "always-pushed",
            },
        ]
    },
    "questions/more.yaml": {
        "questions": [
            {
                "id": "outbox-order",
                "kind": "ordering",
                "level": "senior",
                "concepts": ["push-vs-pull"],
                "sources": ["rfc9110"],
                "prompt": "Put the steps in order:",
                "steps": [
                    {"id": "store", "text": "Store both rows", "rationale": "Both or neither."},
                    {"id": "relay", "text": "Relay the row", "rationale": "Only committed rows are seen."},
                    {"id": "publish", "text": "Publish it", "rationale": "After it was read."},
                    {"id": "mark", "text": "Mark it sent", "rationale": "Else it is sent again."},
                ],
            },
            {
                "id": "which-keeping",
                "kind": "matching",
                "level": "senior",
                "concepts": ["push-vs-pull"],
                "sources": ["rfc9110"],
                "prompt": "Match each stream with its keeping:",
                "items": [
                    {
                        "id": "position",
                        "text": "Courier position",
                        "match": "latest",
                        "rationale": "Old ones are worthless.",
                    },
                    {"id": "payment", "text": "Payments", "match": "all", "rationale": "Each one counts."},
                    {
                        "id": "typing",
                        "text": "Typing marks",
                        "match": "none",
                        "rationale": "Gone in a second.",
                    },
                    {"id": "refund", "text": "Refunds", "match": "all", "rationale": "Each one counts."},
                ],
                "targets": [
                    {"id": "latest", "text": "Keep the newest"},
                    {"id": "all", "text": "Keep all"},
                    {"id": "none", "text": "Keep none"},
                ],
            },
            {
                "id": "in-flight",
                "kind": "numeric",
                "level": "staff",
                "concepts": ["push-vs-pull"],
                "sources": ["rfc9110"],
                "prompt": "{rate} spend {time} each. How many are in flight?",
                "parameters": {
                    "rate": {"values": [1000, 2000], "unit": "requests/s"},
                    "time": {"low": 50, "high": 300, "step": 50, "unit": "ms"},
                },
                "formula": "rate * time / 1000",
                "tolerance": 0.02,
                "near_tolerance": 0.1,
                "working": "{rate} x {time} = {answer}",
                "slips": [
                    {
                        "formula": "rate * time",
                        "rationale": "The time is in ms.",
                        "misconception": "always-pushed",
                    }
                ],
            },
        ]
    },
}


def write_pack(folder: Path, files: Mapping[str, Any] = DEMO_PACK) -> Path:
    """Write a pack; values are dumped as YAML, texts are written as they are."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = (
            content
            if isinstance(content, str)
            else yaml.safe_dump(content, sort_keys=False, allow_unicode=True)
        )
        path.write_text(text, encoding="utf-8")
    return folder


def make_note(kind: NoteKind, *, id_: str = "note-1", **changes: Any) -> Note:
    """Something that happened in a session besides an attempt."""
    fields: dict[str, Any] = {"id": id_, "kind": kind, "session_id": "session-1", "at": NOW, "facts": {}}
    return Note(**fields | changes)


def make_attempts(count: int, *, first: int = 0, **changes: Any) -> list[Attempt]:
    """Right attempts at questions ``q0``, ``q1`` and so on, with ids ``attempt-0`` and so on."""

    def make(number: int) -> Attempt:
        fields: dict[str, Any] = {"id_": f"attempt-{number}", "place": number}
        return make_attempt(make_single(f"q{number}"), Response(picked=("a",)), **fields | changes)

    return [make(number) for number in range(first, first + count)]
