"""The study day: a sitting after midnight belongs to the day before."""

from datetime import date, datetime, timedelta

# Who studies at 1 am has not slept yet; later would cut into early mornings.
ROLLOVER_HOUR = 4


def study_day(at: datetime) -> date:
    """The day a moment counts for, in the time zone it was noted with."""
    return (at - timedelta(hours=ROLLOVER_HOUR)).date()
