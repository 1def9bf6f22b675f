"""The study day."""

from datetime import date, datetime, timedelta, timezone

import pytest

from eda_coach.practice.day import study_day

BERLIN = timezone(timedelta(hours=1))


@pytest.mark.parametrize(
    ("clock", "day"),
    [("23T20:00", 23), ("24T00:00", 23), ("24T03:59", 23), ("24T04:00", 24), ("24T23:59", 24)],
)
def test_rollover(clock: str, day: int) -> None:
    """If it is before 4 am on the learner's clock, then it is still the day before."""
    at = datetime.fromisoformat(f"2026-11-{clock}").replace(tzinfo=BERLIN)

    assert study_day(at) == date(2026, 11, day)
