"""The journal's appends and answers, on a file."""

import sqlite3
from pathlib import Path

import pytest

from eda_coach.errors import JournalError
from eda_coach.grading.response import Response
from eda_coach.journal.file.opening import open_journal
from eda_coach.journal.log.sqlite_errors import JournalDamagedError
from eda_coach.journal.log.store import SqliteJournal
from eda_coach.practice.attempt import NoteKind
from eda_coach.practice.deck import Standing
from tests.builders import NOW, make_attempt, make_attempts, make_note, make_session, make_single

WRONG = Response(picked=("b",))


def test_an_append_is_there_for_the_next_process(path: Path, journal: SqliteJournal) -> None:
    """If an attempt is appended, then another connection reads it as it was."""
    attempt = make_attempts(1)[0]

    journal.append([attempt])

    other = open_journal(path, now=NOW)
    assert other.attempts([row.number for row in other.rows()]) == {1: attempt}
    other.close()


@pytest.mark.parametrize("statement", ["DELETE FROM event", "UPDATE event SET body = '{}'"])
def test_the_log_is_append_only(journal: SqliteJournal, statement: str) -> None:
    """If something tries to change or delete an event, then the file itself refuses."""
    journal.append(make_attempts(1))

    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        journal.connection().execute(statement)

    assert journal.counts() == {"attempt": 1}


def test_events_of_one_append_are_kept_together_or_not_at_all(journal: SqliteJournal) -> None:
    """If the second event of an append is refused, then the first is not kept either."""
    journal.append(make_attempts(1))
    fresh, known = make_attempts(1, first=1) + make_attempts(1)

    with pytest.raises(JournalError):
        journal.append([fresh, known])

    assert journal.counts() == {"attempt": 1}


def test_nothing_to_append_writes_nothing(journal: SqliteJournal) -> None:
    """If there are no events, then the log stays as it is."""
    journal.append([])

    assert journal.counts() == {}


def test_an_undone_attempt_stays_in_the_log(journal: SqliteJournal) -> None:
    """If an attempt is undone, then no row shows it, and the log still holds both events."""
    journal.append(make_attempts(2))

    journal.append([make_note(NoteKind.UNDONE, attempt_id="attempt-1")])

    assert [row.question for row in journal.rows()] == ["q0"]
    assert journal.standing("demo") == Standing(right=("q0",))
    assert [record.kind for record in journal.records()] == ["attempt", "attempt", "undone"]


def test_undoing_brings_back_how_the_attempt_before_went(journal: SqliteJournal) -> None:
    """If the last of two attempts at a question is undone, then the first one counts again."""
    wrong = make_attempt(make_single("q0"), WRONG, id_="wrong")
    journal.append([*make_attempts(1), wrong])
    before = journal.standing("demo")

    journal.append([make_note(NoteKind.UNDONE, attempt_id="wrong")])

    assert before == Standing(missed=("q0",))
    assert journal.standing("demo") == Standing(right=("q0",))


def test_an_overrule_keeps_both_verdicts(journal: SqliteJournal) -> None:
    """If the learner overrules a score, then both figures are there, and theirs decides."""
    journal.append([make_attempt(make_single("q0"), WRONG, id_="mine")])

    journal.append([make_note(NoteKind.OVERRULED, attempt_id="mine", facts={"points": 1})])

    row = journal.rows()[0]
    assert (row.points, row.learner_points) == (0, 1)
    assert journal.attempts([row.number])[row.number].overruled_points == 1
    assert journal.past("session-1").attempts[0].overruled_points == 1
    assert journal.standing("demo") == Standing(right=("q0",))


@pytest.mark.parametrize("kind", [NoteKind.UNDONE, NoteKind.OVERRULED])
def test_a_note_on_an_unknown_attempt_changes_nothing(journal: SqliteJournal, kind: NoteKind) -> None:
    """If a note names an attempt that is not here, then the others stay as they are."""
    journal.append(make_attempts(1))

    journal.append([make_note(kind, attempt_id="elsewhere", facts={"points": 0})])

    assert [row.learner_points for row in journal.rows()] == [None]
    assert len(journal.past("session-1").attempts) == 1


def test_past_tells_what_was_skipped_hinted_and_flagged(journal: SqliteJournal) -> None:
    """If questions were skipped, hinted at and flagged, then the past has what still holds."""
    notes = [
        make_note(NoteKind.SKIPPED, id_="n1", place=0),
        make_note(NoteKind.SKIPPED, id_="n2", place=1),
        make_note(NoteKind.FLAGGED, id_="n3", question_id="demo/q1"),
        make_note(NoteKind.FLAGGED, id_="n4", question_id="demo/q2"),
        make_note(NoteKind.UNFLAGGED, id_="n5", question_id="demo/q1"),
        make_note(NoteKind.HINTED, id_="n6", place=0),
        make_note(NoteKind.HINTED, id_="n7", place=1),
        make_note(NoteKind.UNDONE, id_="n8", place=1),
    ]

    journal.append([*notes, *make_attempts(1)])

    past = journal.past("session-1")
    assert [set(past.skipped), set(past.hinted), set(past.flagged)] == [{1}, {0}, {"demo/q2"}]
    assert journal.flagged() == ["demo/q2"]


def test_a_session_is_open_until_it_ends(journal: SqliteJournal) -> None:
    """If the later of two sessions ends, then the earlier one is the one to go on with."""
    first, second = make_session([make_single("q0")]), make_session([], id_="session-2")
    journal.start(first)
    journal.start(second)
    journal.append([*make_attempts(2), make_note(NoteKind.UNDONE, attempt_id="attempt-0")])

    journal.append([make_note(NoteKind.ENDED, session_id="session-2", id_="end")])

    left = journal.open_session()
    assert left is not None
    assert (left.session, left.attempts) == (first, 1)


def test_without_a_session_none_is_open(journal: SqliteJournal) -> None:
    """If no session was started, then there is none to go on with."""
    assert journal.open_session() is None


def test_an_unknown_session_has_no_past(journal: SqliteJournal) -> None:
    """If nothing happened in a session, then it has no past, and may be appended to."""
    past = journal.past("session-1")

    journal.append(make_attempts(1))

    assert (past.attempts, len(journal.rows())) == ((), 1)


def test_rows_since_a_day(journal: SqliteJournal) -> None:
    """If a first day is given, then only attempts from that study day on are shown."""
    journal.append([*make_attempts(1), *make_attempts(1, first=1, at=NOW.replace(day=24))])

    assert [row.question for row in journal.rows(since="2026-11-24")] == ["q1"]


def test_titles_are_those_last_asked_under(journal: SqliteJournal) -> None:
    """If a question was asked, then its topic and concepts have names without the pack."""
    journal.append(make_attempts(1))

    assert journal.names() == {
        ("demo", "topic", "basics"): "Basics",
        ("demo", "concept", "push-vs-pull"): "Push Vs Pull",
    }


def test_text_that_is_no_unicode_is_kept(journal: SqliteJournal) -> None:
    """If a terminal hands over bytes that are no UTF-8, then the response comes back as it was."""
    attempt = make_attempt(make_single("q0"), Response(picked=("a",), text="na\udcefve \\ \x00 é 🙂"))

    journal.append([attempt])

    assert journal.attempts([1])[1].response == attempt.response


def test_a_full_disk_is_told_and_loses_nothing(journal: SqliteJournal) -> None:
    """If the disk is full, then a clear error says so, and the same append is welcome once there is space."""
    journal.append(make_attempts(2))
    pages = journal.connection().execute("PRAGMA page_count").fetchone()[0]
    journal.connection().execute(f"PRAGMA max_page_count = {pages}")
    more = make_attempts(40, first=2)

    with pytest.raises(JournalError, match="The disk is full"):
        journal.append(more)

    assert journal.counts() == {"attempt": 2}
    journal.connection().execute("PRAGMA max_page_count = 100000")
    journal.append(more)
    assert len(journal.rows()) == 42


@pytest.mark.parametrize(
    ("spoil", "ask"),
    [
        ("UPDATE event SET body = 'x'", lambda journal: journal.attempts([2])),
        ("UPDATE event SET body = '{}'", lambda journal: journal.past("session-1")),
        ("UPDATE event SET body = '{}'", lambda journal: journal.open_session()),
        ("DELETE FROM event", lambda journal: journal.open_session()),
        ("UPDATE event SET body = 'x'", lambda journal: journal.rebuild_views()),
        ("UPDATE event SET at = x'ff'", lambda journal: list(journal.records()) + journal.attempts([2])),
        ("DROP TABLE standing", lambda journal: journal.standing("demo")),
    ],
)
def test_a_worn_event_is_an_error_of_the_journal(journal: SqliteJournal, spoil: str, ask: object) -> None:
    """If a row is no longer what was written, then whoever reads it is told that the journal is damaged."""
    journal.start(make_session([make_single("q0")]))
    journal.append(make_attempts(1))
    for trigger in ("event_is_kept", "event_is_fixed"):
        journal.connection().execute(f"DROP TRIGGER {trigger}")
    journal.connection().execute(spoil)

    with pytest.raises(JournalDamagedError) as raised:
        ask(journal)  # type: ignore[operator]  # a table of lambdas has no better type

    assert "journal restore" in raised.value.hint
