"""The shape in which events are stored and exported. Version 1; golden files in tests/journal hold it."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from eda_coach.content.coding import decode, encode
from eda_coach.grading.response import Response
from eda_coach.grading.score import Score
from eda_coach.practice.asked import Asked
from eda_coach.practice.attempt import Attempt, Event, Note, NoteKind
from eda_coach.practice.quiz.session import Session, Slot

RECORD_VERSION = 1
SESSION = "session"
ATTEMPT = "attempt"


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """One event as a row.

    Attributes:
        at: In UTC, ISO 8601 with ``Z``.
        offset_min: Of the learner's clock from UTC, in minutes.
        subject: Id of the attempt that is undone or overruled; else empty.
        body: JSON.
    """

    id: str
    kind: str
    session: str
    place: int
    at: str
    offset_min: int
    subject: str
    question: str
    body: str


FIELDS = ("id", "kind", "session", "place", "at", "offset_min", "subject", "question", "body")


def record_session(session: Session) -> Record:
    """A session's start as a row."""
    body = {
        "pack": session.pack_id,
        "pack_version": session.pack_version,
        "pack_path": session.pack_path,
        "seed": session.seed,
        "with_confidence": session.with_confidence,
        "deck": [encode(slot) for slot in session.deck],
    }
    return make_record(session.id, SESSION, session.id, session.started_at, body)


def record_event(event: Event) -> Record:
    """An attempt or note as a row."""
    if isinstance(event, Note):
        return make_record(
            event.id,
            event.kind.value,
            event.session_id,
            event.at,
            {"facts": dict(event.facts)} if event.facts else {},
            place=event.place,
            subject=event.attempt_id,
            question=event.question_id,
        )
    body = {
        "asked": encode(event.asked),
        "response": encode(event.response),
        "score": encode(event.score),
        "confidence": event.confidence,
        "hinted": event.hinted,
        "elapsed_s": round(event.elapsed_s, 3),
        "engine": event.engine,
    }
    question = f"{event.asked.pack_id}/{event.asked.question_id}"
    return make_record(
        event.id, ATTEMPT, event.session_id, event.at, body, place=event.place, question=question
    )


def make_record(  # noqa: PLR0913 - one column each
    id_: str,
    kind: str,
    session: str,
    at: datetime,
    body: dict[str, Any],
    *,
    place: int = -1,
    subject: str = "",
    question: str = "",
) -> Record:
    """An event as a row; ``body`` is plain, without its version."""
    offset = at.utcoffset() or timedelta()
    return Record(
        id=id_,
        kind=kind,
        session=session,
        place=place,
        at=at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        offset_min=int(offset.total_seconds() // 60),
        subject=subject,
        question=question,
        body=json_text({"v": RECORD_VERSION, **body}),
    )


def json_text(value: Any, *, ascii_only: bool = False) -> str:
    """JSON that UTF-8 can hold: bytes of a terminal or a path that are no text stay escaped."""
    text = json.dumps(value, ensure_ascii=ascii_only, separators=(",", ":"))
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


_SURROGATE = re.compile("[\ud800-\udfff]")


def body_of(record: Record) -> Any:
    """What is in a row besides its columns."""
    return json.loads(record.body)


def moment(at: str, offset_min: int) -> datetime:
    """A stored moment, in the time zone it was noted with."""
    return datetime.fromisoformat(at).astimezone(timezone(timedelta(minutes=offset_min)))


def read_session(record: Record) -> Session:
    """A session's start from its row."""
    body = body_of(record)
    return Session(
        id=record.session,
        started_at=moment(record.at, record.offset_min),
        pack_id=body["pack"],
        pack_version=body["pack_version"],
        pack_path=body["pack_path"],
        seed=body["seed"],
        with_confidence=body["with_confidence"],
        deck=tuple(_slot(plain) for plain in body["deck"]),
    )


def _slot(plain: dict[str, Any]) -> Slot:
    return decode(Slot, {"parameters": {}, **plain})


def read_attempt(record: Record) -> Attempt:
    """An attempt from its row, as it was scored; a later overrule is not in it."""
    body = body_of(record)
    return Attempt(
        id=record.id,
        session_id=record.session,
        place=record.place,
        at=moment(record.at, record.offset_min),
        asked=decode(Asked, body["asked"]),
        response=decode(Response, body["response"]),
        score=decode(Score, body["score"]),
        confidence=body["confidence"],
        hinted=body["hinted"],
        elapsed_s=body["elapsed_s"],
        engine=body["engine"],
    )


def read_note(record: Record) -> Note:
    """A note from its row."""
    return Note(
        id=record.id,
        kind=NoteKind(record.kind),
        session_id=record.session,
        at=moment(record.at, record.offset_min),
        place=record.place,
        attempt_id=record.subject,
        question_id=record.question,
        facts=body_of(record).get("facts", {}),
    )
