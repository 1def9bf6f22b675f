"""The journal: one transaction an append, and what is asked of it."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from eda_coach.errors import JournalError
from eda_coach.journal import views
from eda_coach.journal.records import (
    ATTEMPT,
    FIELDS,
    SESSION,
    Record,
    read_attempt,
    read_note,
    read_session,
    record_event,
    record_session,
)
from eda_coach.practice.attempt import Attempt, AttemptRow, Event, NoteKind
from eda_coach.practice.deck import Standing
from eda_coach.practice.quiz.session import Past, Session

_COLUMNS = ", ".join(FIELDS)
_INSERT = f"INSERT INTO event ({_COLUMNS}) VALUES ({', '.join('?' * len(FIELDS))})"  # noqa: S608 - our own names
_ROW_COLUMNS = ", ".join(AttemptRow._fields)


class JournalDamagedError(JournalError):
    """The file is not what was written: cut short, overwritten or worn."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SessionFacts:
    """A session as far as the journal can tell without reading its attempts."""

    session: Session
    attempts: int


class SqliteJournal:
    """A journal behind a connection.

    Attributes:
        path: Of the file, for messages.
        notices: What the user should be told about the opening, such as that a damaged file was set aside.
    """

    def __init__(self, connection: sqlite3.Connection, *, path: str, notices: Sequence[str] = ()) -> None:
        self._connection = connection
        self.path = path
        self.notices = tuple(notices)
        # Number of the last event of each session that this process has seen: somebody else's
        # event behind it means that two processes go on with one session.
        self._last_seen: dict[str, int] = {}

    def start(self, session: Session) -> None:
        """Append the start of a session."""
        self.append_records([record_session(session)])

    def append(self, events: Iterable[Event]) -> None:
        """Append events of one session, all or none; on return they are on the disk.

        Raises:
            JournalError: They could not be written, or another process goes on with the session.
        """
        records = [record_event(event) for event in events]
        if records:
            self.append_records(records)

    def append_records(self, records: Sequence[Record]) -> None:
        """Append rows, all or none."""
        with self._transaction():
            for session in {record.session for record in records}:
                self._check_alone(session)
            for record in records:
                self._last_seen[record.session] = self._insert(record)

    def merge_records(self, records: Iterable[Record]) -> int:
        """Append rows of another journal, leaving out those that are here already, and rebuild the views.

        Returns:
            Number of rows that were new.
        """
        with self._transaction():
            known = {row[0] for row in self._connection.execute("SELECT id FROM event")}
            fresh = [record for record in records if record.id not in known]
            for record in fresh:
                self._connection.execute(_INSERT, _values(record))
            views.rebuild(self._connection)
        return len(fresh)

    def open_session(self) -> SessionFacts | None:
        """The session last started that has not ended."""
        row = self._one("SELECT session FROM open_session ORDER BY number DESC LIMIT 1")
        if row is None:
            return None
        record = next(self._records("session = ? AND kind = ?", (row[0], SESSION)))
        count = "SELECT sum(kind = ?) - sum(kind = ?) FROM event WHERE session = ?"
        attempts = self._one(count, (ATTEMPT, NoteKind.UNDONE.value, row[0]))[0]
        return SessionFacts(session=read_session(record), attempts=attempts)

    def past(self, session_id: str) -> Past:
        """What happened in a session so far; from here on this process goes on with it."""
        attempts: dict[str, Attempt] = {}
        skipped: set[int] = set()
        flagged: set[str] = set()
        for number, record in self._numbered("session = ?", (session_id,)):
            self._last_seen[session_id] = number
            if record.kind == ATTEMPT:
                attempts[record.id] = read_attempt(record)
                skipped.discard(record.place)
            elif record.kind != SESSION:
                _note_past(record, attempts, skipped, flagged)
        return Past(attempts=tuple(attempts.values()), skipped=frozenset(skipped), flagged=frozenset(flagged))

    def standing(self, pack: str) -> Standing:
        """How the last attempts at a pack's questions went."""
        rows = dict(
            self._query(
                "SELECT is_right, group_concat(question, ' ') FROM"
                " (SELECT is_right, question FROM standing WHERE pack = ? ORDER BY number) GROUP BY is_right",
                (pack,),
            )
        )
        return Standing(missed=tuple(rows.get(0, "").split()), right=tuple(rows.get(1, "").split()))

    def rows(self, *, since: str = "") -> list[AttemptRow]:
        """Attempts that stand, the oldest first.

        Args:
            since: First study day, as ``YYYY-MM-DD``; all if empty.
        """
        query = f"SELECT {_ROW_COLUMNS} FROM attempt WHERE day >= ? ORDER BY number"  # noqa: S608 - our own names
        return [AttemptRow._make(row) for row in self._query(query, (since,))]

    def attempts(self, numbers: Sequence[int]) -> dict[int, Attempt]:
        """Whole attempts by number."""
        marks = ", ".join("?" * len(numbers))
        learner_points = dict(
            self._query(f"SELECT number, learner_points FROM attempt WHERE number IN ({marks})", numbers)  # noqa: S608
        )
        return {
            number: replace(read_attempt(record), overruled_points=learner_points.get(number))
            for number, record in self._numbered(f"number IN ({marks})", numbers)
        }

    def names(self) -> dict[tuple[str, str, str], str]:
        """Titles by pack, sort (``topic`` or ``concept``) and id, as they were last asked about."""
        rows = self._query("SELECT pack, sort, id, title FROM name")
        return {(pack, sort, id_): title for pack, sort, id_, title in rows}

    def flagged(self) -> list[str]:
        """Questions that are flagged now, the longest first."""
        flagged: dict[str, None] = {}
        for _, record in self._numbered("kind IN ('flagged', 'unflagged')", ()):
            if record.kind == NoteKind.FLAGGED:
                flagged[record.question] = None
            else:
                flagged.pop(record.question, None)
        return list(flagged)

    def counts(self) -> dict[str, int]:
        """Number of events of each kind."""
        return dict(self._query("SELECT kind, count(*) FROM event GROUP BY kind ORDER BY kind"))

    def records(self) -> Iterator[Record]:
        """Every row of the log, the oldest first."""
        return self._records("1", ())

    def connection(self) -> sqlite3.Connection:
        """The connection itself, for those who open and migrate the file."""
        return self._connection

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def rebuild_views(self) -> None:
        """Work out anew everything that is not in the log."""
        with self._transaction():
            views.rebuild(self._connection)

    def stale_views(self) -> list[str]:
        """Whether the tables that are worked out from the log are what the log says; empty if they are."""
        before = views.contents(self._connection)
        self._connection.execute("BEGIN")
        try:
            views.rebuild(self._connection)
            after = views.contents(self._connection)
        except sqlite3.OperationalError:
            return []  # a journal that cannot be written cannot be worked out anew either
        finally:
            self._connection.execute("ROLLBACK")
        return [
            f"the table {name} is not what the log says" for name in before if before[name] != after[name]
        ]

    def integrity_problems(self) -> list[str]:
        """What SQLite finds wrong with the file; empty if nothing."""
        try:
            rows = self._connection.execute("PRAGMA integrity_check").fetchall()
        except sqlite3.DatabaseError as error:
            return [str(error)]
        return [row[0] for row in rows if row[0] != "ok"]

    def _insert(self, record: Record) -> int:
        number = int(self._connection.execute(_INSERT, _values(record)).lastrowid or 0)
        views.apply(self._connection, number, record)
        return number

    def _check_alone(self, session: str) -> None:
        last = self._one("SELECT max(number) FROM event WHERE session = ?", (session,))[0] or 0
        if last != self._last_seen.get(session, 0):
            raise JournalError(
                "Another eda-coach goes on with this session; its answers are kept.",
                hint="Close one of the two, then run `eda-coach quiz --resume`.",
            )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """One transaction, begun as a writer: a reader that turns writer may fail however long it waits."""
        with self._translated():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise journal_error(error, self.path) from error

    def _query(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        with self._translated():
            return self._connection.execute(query, values).fetchall()

    def _one(self, query: str, values: Sequence[Any] = ()) -> Any:
        with self._translated():
            return self._connection.execute(query, values).fetchone()

    def _records(self, where: str, values: Sequence[Any]) -> Iterator[Record]:
        return (record for _, record in self._numbered(where, values))

    def _numbered(self, where: str, values: Sequence[Any]) -> Iterator[tuple[int, Record]]:
        query = f"SELECT number, {_COLUMNS} FROM event WHERE {where} ORDER BY number"  # noqa: S608 - our own words
        with self._translated():
            for number, *row in self._connection.execute(query, values):
                yield number, Record(**dict(zip(FIELDS, row, strict=True)))


def journal_error(error: sqlite3.Error, path: str) -> JournalError:
    """What an error of SQLite means to a user."""
    words = str(error)
    if "locked" in words or "busy" in words:
        return JournalError(
            f"Another program keeps the journal {path} locked.", hint="Close it and try again."
        )
    if "full" in words:
        return JournalError(
            f"The disk is full: the last answer could not be written to {path}.",
            hint="Free some space, then run `eda-coach quiz --resume`; every earlier answer is kept.",
        )
    if "readonly" in words or "read-only" in words or "unable to open" in words:
        return JournalError(
            f"The journal {path} cannot be written.",
            hint="Check its permissions, or set EDA_COACH_HOME to another folder.",
        )
    if isinstance(error, sqlite3.DatabaseError) and any(word in words for word in _DAMAGE_WORDS):
        return JournalDamagedError(
            f"The journal {path} is damaged ({words}).",
            hint="Run `eda-coach journal restore`: it sets the file aside and saves what can be saved.",
        )
    return JournalError(f"The journal {path} failed: {words}.", hint="Run `eda-coach journal check`.")


_DAMAGE_WORDS = (
    "malformed",
    "not a database",
    "no such table",
    "no such column",
    "disk I/O error",
    "corrupt",
)


def _values(record: Record) -> tuple[Any, ...]:
    return tuple(getattr(record, field) for field in FIELDS)


def _note_past(record: Record, attempts: dict[str, Attempt], skipped: set[int], flagged: set[str]) -> None:
    note = read_note(record)
    match note.kind:
        case NoteKind.UNDONE:
            attempts.pop(note.attempt_id, None)
        case NoteKind.OVERRULED if note.attempt_id in attempts:
            points = int(note.facts["points"])
            attempts[note.attempt_id] = replace(attempts[note.attempt_id], overruled_points=points)
        case NoteKind.SKIPPED:
            skipped.add(note.place)
        case NoteKind.FLAGGED:
            flagged.add(note.question_id)
        case NoteKind.UNFLAGGED:
            flagged.discard(note.question_id)
