"""The journal: one transaction an append, and what is asked of it."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from eda_coach.errors import JournalError
from eda_coach.journal.log import views
from eda_coach.journal.log.past import SessionFacts, overruled, read_past, readable
from eda_coach.journal.log.records import (
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
from eda_coach.journal.log.schema import MOCK_EVENTS, REVIEW_EVENTS
from eda_coach.journal.log.sqlite_errors import (
    JournalDamagedError,
    JournalUnwritableError,
    translated,
    unreadable_event,
)
from eda_coach.practice.attempt import Attempt, AttemptRow, Event, NoteKind
from eda_coach.practice.deck import Standing
from eda_coach.practice.quiz.session import Past, Session

_COLUMNS = ", ".join(FIELDS)
_INSERT = f"INSERT INTO event ({_COLUMNS}) VALUES ({', '.join('?' * len(FIELDS))})"  # noqa: S608 - our own names
_ROW_COLUMNS = ", ".join(AttemptRow._fields)


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
            seen = {record.session: self._insert(record) for record in records}
        # Only now: had it failed, as on a full disk, the same append must be welcome once more.
        self._last_seen.update(seen)

    def merge_records(self, records: Iterable[Record]) -> int:
        """Append rows of another journal, leaving out those that are here already, and rebuild the views.

        Returns:
            Number of rows that were new.
        """
        with self._transaction():
            known = {row[0] for row in self._connection.execute("SELECT id FROM event")}
            fresh = {record.id: record for record in records if record.id not in known}
            for record in fresh.values():
                self._connection.execute(_INSERT, _values(record))
            views.rebuild(self._connection)
        return len(fresh)

    def open_session(self) -> SessionFacts | None:
        """The session last started that has not ended."""
        row = self._one("SELECT session FROM open_session ORDER BY number DESC LIMIT 1")
        if row is None:
            return None
        record = next(self._records("session = ? AND kind = ?", (row[0], SESSION)), None)
        if record is None:
            raise unreadable_event(row[0])
        count = "SELECT sum(kind = ?) - sum(kind = ?) FROM event WHERE session = ?"
        attempts = self._one(count, (ATTEMPT, NoteKind.UNDONE.value, row[0]))[0]
        with readable(record):
            return SessionFacts(session=read_session(record), attempts=attempts)

    def past(self, session_id: str) -> Past:
        """What happened in a session so far; from here on this process goes on with it."""
        return read_past(self.records_of_session(session_id))

    def records_of_session(self, session_id: str) -> list[Record]:
        """Rows of one session, the oldest first; from here on this process goes on with it."""
        numbered = list(self._numbered("session = ?", (session_id,)))
        if numbered:
            self._last_seen[session_id] = numbered[-1][0]
        return [record for _, record in numbered]

    def has_mocks(self) -> bool:
        """Whether there is any event of a mock interview."""
        return self._one(f"SELECT 1 FROM event WHERE {MOCK_EVENTS} LIMIT 1") is not None  # noqa: S608 - our own words

    def mock_records(self) -> Iterator[Record]:
        """Rows of all mock interviews, the oldest first."""
        return self._records(MOCK_EVENTS, ())

    def has_reviews(self) -> bool:
        """Whether there is any review of a design."""
        return self._one(f"SELECT 1 FROM event WHERE {REVIEW_EVENTS} LIMIT 1") is not None  # noqa: S608 - our own words

    def review_records(self) -> Iterator[Record]:
        """Rows of all design reviews, the oldest first."""
        return self._records(REVIEW_EVENTS, ())

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
        attempts = {}
        for number, record in self._numbered(f"number IN ({marks})", numbers):
            with readable(record):
                points = learner_points.get(number)
                attempts[number] = self._with_verdicts(replace(read_attempt(record), overruled_points=points))
        return attempts

    def _with_verdicts(self, attempt: Attempt) -> Attempt:
        """An attempt with the learner's own verdicts, where it has any."""
        if attempt.overruled_points is None or not attempt.asked.is_typed:
            return attempt
        for _, record in self._numbered("session = ? AND kind = 'overruled'", (attempt.session_id,)):
            if record.subject == attempt.id:
                with readable(record):
                    attempt = overruled(attempt, read_note(record))
        return attempt

    def names(self) -> dict[tuple[str, str, str], str]:
        """What things are called by pack, sort and id, as they were last asked about.

        Sorts are ``topic`` and ``concept``, with their titles, and ``path``, with the folder of the pack.
        """
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
        try:
            with translated(self.path):
                before, after = views.contents(self._connection), self._rebuilt()
        except JournalDamagedError as error:
            return [str(error)]
        except JournalUnwritableError:
            return []  # a journal that cannot be written cannot be worked out anew either
        return [
            f"the table {name} is not what the log says" for name in before if before[name] != after[name]
        ]

    def _rebuilt(self) -> dict[str, list[Any]]:
        """The views as the log has them; the file stays as it is."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            views.rebuild(self._connection)
            return views.contents(self._connection)
        finally:
            self._connection.execute("ROLLBACK")

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
                "Another eda-coach has gone on with this session: this answer is not kept, all before are.",
                hint="Close one of the two, then go on with `--resume`.",
            )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """One transaction, begun as a writer: a reader that turns writer may fail however long it waits."""
        with translated(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _query(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        with translated(self.path):
            return self._connection.execute(query, values).fetchall()

    def _one(self, query: str, values: Sequence[Any] = ()) -> Any:
        with translated(self.path):
            return self._connection.execute(query, values).fetchone()

    def _records(self, where: str, values: Sequence[Any]) -> Iterator[Record]:
        return (record for _, record in self._numbered(where, values))

    def _numbered(self, where: str, values: Sequence[Any]) -> Iterator[tuple[int, Record]]:
        query = f"SELECT number, {_COLUMNS} FROM event WHERE {where} ORDER BY number"  # noqa: S608 - our own words
        with translated(self.path):
            for number, *row in self._connection.execute(query, values):
                yield number, Record(**dict(zip(FIELDS, row, strict=True)))


def _values(record: Record) -> tuple[Any, ...]:
    return tuple(getattr(record, field) for field in FIELDS)
