"""The tables that are worked out from the log: kept up to date with each event, or built anew."""

import json
import sqlite3
from collections.abc import Callable
from typing import Any

from eda_coach.journal.log.records import ATTEMPT, FIELDS, SESSION, Record, moment
from eda_coach.journal.log.sqlite_errors import unreadable_event
from eda_coach.practice.attempt import NoteKind
from eda_coach.practice.day import study_day

_VIEWS = ("attempt", "standing", "open_session", "name")


def apply(connection: sqlite3.Connection, number: int, record: Record) -> None:
    """Bring the views up to date with an event that was just appended, in the same transaction."""
    change = _CHANGE_BY_KIND.get(record.kind)
    if change is not None:
        change(connection, number, record)


def rebuild(connection: sqlite3.Connection) -> None:
    """Throw the views away and build them from the log, inside the caller's transaction.

    Raises:
        JournalDamagedError: An event cannot be read any more.
    """
    for view in _VIEWS:
        connection.execute(f"DELETE FROM {view}")  # noqa: S608 - our own names
    rows = connection.execute(f"SELECT number, {', '.join(FIELDS)} FROM event ORDER BY number")  # noqa: S608
    for number, *values in rows.fetchall():
        record = Record(**dict(zip(FIELDS, values, strict=True)))
        try:
            apply(connection, number, record)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise unreadable_event(record.id) from error


def contents(connection: sqlite3.Connection) -> dict[str, list[Any]]:
    """Every row of every view, in an order of its own."""
    return {view: sorted(connection.execute(f"SELECT * FROM {view}"), key=repr) for view in _VIEWS}  # noqa: S608


def _add_session(connection: sqlite3.Connection, number: int, record: Record) -> None:
    connection.execute("INSERT OR REPLACE INTO open_session VALUES (?, ?)", (record.session, number))
    body = json.loads(record.body)
    place = (body["pack"], "path", body["pack"], body["pack_path"])
    connection.execute("INSERT OR REPLACE INTO name VALUES (?, ?, ?, ?)", place)


def _end_session(connection: sqlite3.Connection, _number: int, record: Record) -> None:
    connection.execute("DELETE FROM open_session WHERE session = ?", (record.session,))


def _add_attempt(connection: sqlite3.Connection, number: int, record: Record) -> None:
    body = json.loads(record.body)
    asked, score = body["asked"], body["score"]
    connection.execute(
        "INSERT INTO attempt VALUES (?, coalesce((SELECT min(number) FROM event WHERE session = ?), ?),"
        " ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?)",
        (
            number,
            record.session,
            number,
            study_day(moment(record.at, record.offset_min)).isoformat(),
            asked["pack_id"],
            asked["question_id"],
            asked["topic"],
            " ".join(asked["concepts"]),
            asked["level"],
            asked["kind"],
            score["points"],
            score["max_points"],
            score["chance"],
            body["confidence"],
        ),
    )
    _name(connection, asked)
    _stand(connection, asked["pack_id"], asked["question_id"])


def _name(connection: sqlite3.Connection, asked: dict[str, Any]) -> None:
    """Keep what ids are called, so that a report needs no pack."""
    named = [("topic", asked["topic"], asked["topic_title"])]
    named += [("concept", id_, title) for id_, title in asked["concepts"].items()]
    rows = [(asked["pack_id"], *one) for one in named]
    connection.executemany("INSERT OR REPLACE INTO name VALUES (?, ?, ?, ?)", rows)


def _stand(connection: sqlite3.Connection, pack: str, question: str) -> None:
    """Note how the last attempt at a question went, if one stands."""
    connection.execute("DELETE FROM standing WHERE pack = ? AND question = ?", (pack, question))
    connection.execute(
        "INSERT INTO standing SELECT pack, question, number, coalesce(learner_points, points) = max_points"
        " FROM attempt WHERE pack = ? AND question = ? ORDER BY number DESC LIMIT 1",
        (pack, question),
    )


def _undo(connection: sqlite3.Connection, _number: int, record: Record) -> None:
    place = _attempt_of(connection, record)
    if place is not None:
        connection.execute("DELETE FROM attempt WHERE number = ?", (place[0],))
        _stand(connection, place[1], place[2])


def _overrule(connection: sqlite3.Connection, _number: int, record: Record) -> None:
    place = _attempt_of(connection, record)
    if place is not None:
        facts = json.loads(record.body)["facts"]
        points = None if facts.get("agrees") else facts["points"]
        connection.execute("UPDATE attempt SET learner_points = ? WHERE number = ?", (points, place[0]))
        _stand(connection, place[1], place[2])


def _attempt_of(connection: sqlite3.Connection, record: Record) -> Any:
    """Number, pack and question of the attempt that a note is about."""
    return connection.execute(
        "SELECT attempt.number, attempt.pack, attempt.question FROM attempt"
        " JOIN event USING (number) WHERE event.id = ?",
        (record.subject,),
    ).fetchone()


_CHANGE_BY_KIND: dict[str, Callable[[sqlite3.Connection, int, Record], None]] = {
    SESSION: _add_session,
    ATTEMPT: _add_attempt,
    NoteKind.ENDED: _end_session,
    NoteKind.UNDONE: _undo,
    NoteKind.OVERRULED: _overrule,
}
