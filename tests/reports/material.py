"""What study reports are made of, out of attempts."""

from collections.abc import Mapping, Sequence
from typing import Any

from eda_coach.practice.attempt import Attempt, AttemptRow, row_of
from eda_coach.practice.day import study_day
from eda_coach.reports.study import StudyMaterial, StudyReport, build_study_report
from tests.builders import NOW


def kept(number: int, attempt: Attempt) -> AttemptRow:
    """The row that a journal keeps of an attempt; each session has its number in its id."""
    session = int(attempt.session_id.rpartition("-")[2])
    return row_of(attempt, number=number, session=session, day=study_day(attempt.at).isoformat())


def make_report(attempts: Sequence[Attempt] = (), **changes: Any) -> StudyReport:
    """A report of attempts, the oldest first."""
    numbered = dict(enumerate(attempts, start=1))
    names: dict[tuple[str, str, str], str] = {}
    for attempt in attempts:
        asked = attempt.asked
        names[asked.pack_id, "topic", asked.topic] = asked.topic_title
        names |= {(asked.pack_id, "concept", id_): title for id_, title in asked.concepts.items()}

    def some(numbers: Sequence[int]) -> Mapping[int, Attempt]:
        return {number: numbered[number] for number in numbers}

    fields: dict[str, Any] = {
        "rows": [kept(number, attempt) for number, attempt in numbered.items()],
        "attempts": some,
        "names": names,
        "flagged": (),
        "now": NOW,
        "since": None,
        "most_missed": 20,
        "untouched": {},
    }
    return build_study_report(StudyMaterial(**fields | changes))
