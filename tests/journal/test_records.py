"""Events as rows."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from eda_coach.journal.log.records import read_attempt, record_event
from eda_coach.journal.log.store import SqliteJournal
from tests.builders import make_attempts


def at(text: str) -> datetime:
    """A moment with its offset."""
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-23T03:59:59+00:00", "2026-11-22"),
        ("2026-11-23T04:00:00+00:00", "2026-11-23"),
        ("2026-11-23T23:30:00+02:00", "2026-11-23"),
        ("2026-11-24T01:30:00+02:00", "2026-11-23"),
        ("2026-11-24T03:59:00+13:45", "2026-11-23"),
        ("2026-11-24T04:00:00+13:45", "2026-11-24"),
        ("2026-11-24T04:00:00-11:00", "2026-11-24"),
        ("2027-01-01T02:00:00-05:00", "2026-12-31"),
    ],
)
def test_the_study_day_ends_at_four_where_the_learner_is(
    journal: SqliteJournal, moment: str, day: str
) -> None:
    """If an attempt is made before 4 am of the learner's own clock, then it counts for the day before."""
    journal.append(make_attempts(1, at=at(moment)))

    assert [row.day for row in journal.rows()] == [day]


@pytest.mark.parametrize("minutes", [14 * 60, -12 * 60, 5 * 60 + 45])
def test_a_moment_keeps_its_offset(minutes: int) -> None:
    """If a moment is stored, then it is stored in UTC, and comes back in the time zone of its making."""
    offset = timedelta(minutes=minutes)
    moment = datetime(2026, 11, 23, 1, 2, 3, 456789, tzinfo=timezone(offset))

    record = record_event(make_attempts(1, at=moment)[0])

    assert record.at == moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    assert read_attempt(record).at == moment
    assert read_attempt(record).at.utcoffset() == offset


def test_a_clock_that_goes_back_changes_no_order(journal: SqliteJournal) -> None:
    """If the clock goes back between two answers, then the later one still counts as the last."""
    later, earlier = at("2026-11-23T20:00:00+00:00"), at("2026-11-20T20:00:00+00:00")
    journal.append(make_attempts(1, at=later))
    journal.append(make_attempts(1, first=1, at=earlier))

    assert [(row.question, row.day) for row in journal.rows()] == [("q0", "2026-11-23"), ("q1", "2026-11-20")]
