"""The views: always what the log says."""

from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from eda_coach.grading.response import Response
from eda_coach.journal.file.opening import open_journal
from eda_coach.journal.log import views
from eda_coach.journal.log.store import SqliteJournal
from eda_coach.practice.attempt import Event, NoteKind
from tests.builders import NOW, make_attempt, make_attempts, make_note, make_session, make_single

LAW = settings(deadline=None, max_examples=40, derandomize=True)
STEPS = st.lists(
    st.tuples(st.sampled_from(["attempt", "session", *NoteKind]), st.integers(0, 3), st.integers(0, 9)),
    max_size=12,
)


def event_of(step: tuple[str, int, int], number: int, at: datetime) -> Event:
    """An attempt at one of four questions, or a note on one of the events before."""
    kind, which, pick = step
    if kind == "attempt":
        response = Response(picked=("abc"[pick % 3],))
        return make_attempt(make_single(f"q{which}"), response, id_=f"event-{number}", at=at)
    return make_note(
        NoteKind(kind),
        id_=f"event-{number}",
        at=at,
        attempt_id=f"event-{pick}",
        question_id=f"demo/q{which}",
        facts={"points": pick % 2},
    )


@LAW
@given(steps=STEPS)
def test_views_are_what_the_log_says(steps: list[tuple[str, int, int]]) -> None:
    """If events come in any order, then the views kept up to date equal those built anew."""
    with TemporaryDirectory() as folder:
        journal = open_journal(Path(folder) / "journal.sqlite", now=NOW)
        for number, step in enumerate(steps):
            at = NOW - timedelta(hours=5 * number)
            if step[0] == "session":
                journal.start(make_session([make_single()], id_=f"session-{number}", started_at=at))
            else:
                journal.append([event_of(step, number, at)])

        kept = views.contents(journal.connection())
        journal.rebuild_views()

        assert views.contents(journal.connection()) == kept
        assert journal.stale_views() == []
        journal.close()


def test_a_view_that_lies_is_found_and_mended(journal: SqliteJournal) -> None:
    """If a view is not what the log says, then the check names it, and rebuilding mends it."""
    journal.append(make_attempts(2))
    journal.connection().execute("DELETE FROM standing WHERE question = 'q0'")

    found = journal.stale_views()
    journal.rebuild_views()

    assert found == ["the table standing is not what the log says"]
    assert journal.stale_views() == []


def test_a_check_changes_nothing(journal: SqliteJournal) -> None:
    """If the check finds a view that lies, then it leaves it as it is."""
    journal.append(make_attempts(1))
    journal.connection().execute("DELETE FROM standing")

    journal.stale_views()

    assert views.contents(journal.connection())["standing"] == []


def test_an_event_that_cannot_be_read_is_found(journal: SqliteJournal) -> None:
    """If an event is worn, then the check names it."""
    journal.append(make_attempts(1))
    journal.connection().execute("DROP TRIGGER event_is_fixed")
    journal.connection().execute("UPDATE event SET body = '{}'")

    assert "attempt-0" in journal.stale_views()[0]


def test_a_whole_file_has_no_problems(journal: SqliteJournal) -> None:
    """If the file is whole, then SQLite finds nothing wrong with it."""
    journal.append(make_attempts(1))

    assert journal.integrity_problems() == []
