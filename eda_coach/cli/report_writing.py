"""A study report from its request to the place it is written to."""

import sys
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from eda_coach.cli.world.documents import deliver
from eda_coach.cli.world.streams import is_unicode, say
from eda_coach.cli.world.wiring import Wiring, clock_of
from eda_coach.errors import UsageError
from eda_coach.journal.file.opening import open_to_read
from eda_coach.journal.log.store import SqliteJournal
from eda_coach.practice.attempt import last_folder
from eda_coach.reports.study import StudyMaterial, StudyReport, build_study_report

if TYPE_CHECKING:  # most journals hold none
    from eda_coach.interview.scorecard.card import Scorecard
    from eda_coach.review.outcome.kept import KeptReview

# More than a person works through before the next report.
MOST_MISSED = 20


class Format(StrEnum):
    """Formats of a report."""

    MARKDOWN = "md"
    JSON = "json"


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportRequest:
    """The options of one call of ``eda-coach report``, as they were typed.

    Attributes:
        output: Path of a file; standard output for None or ``-``.
        missed: How many missed questions to show in full.
    """

    output: str | None
    format: Format
    since: str | None
    missed: int
    now: str | None


def write_report(request: ReportRequest, wiring: Wiring) -> None:
    """Build a report out of the journal and write it.

    Raises:
        UsageError: A day or moment is none, or the file cannot be written.
    """
    moment = clock_of(wiring, request.now)()
    since = _day(request.since)
    with closing(open_to_read(wiring.home.journal, now=moment)) as journal:
        for notice in journal.notices:
            say(notice)
        rows = journal.rows(since=since.isoformat() if since else "")
        names = journal.names()
        folder = last_folder(rows, names)
        asked = {row.topic for row in rows}
        titles = wiring.topic_titles(folder) if asked else {}
        material = StudyMaterial(
            rows=rows,
            attempts=journal.attempts,
            names=names,
            flagged=journal.flagged(),
            now=moment,
            since=since,
            most_missed=request.missed,
            untouched={id_: title for id_, title in titles.items() if id_ not in asked},
            pack_option=wiring.pack_option(folder),
            cards=_cards(journal),
            reviews=_reviews(journal),
        )
        report = build_study_report(material)
    deliver(_render(report, request), request.output)


def _cards(journal: SqliteJournal) -> "list[Scorecard]":
    if not journal.has_mocks():
        return []
    from eda_coach.journal.log.mocks import MockLog  # only for those who hold interviews

    return MockLog(journal).cards()


def _reviews(journal: SqliteJournal) -> "list[KeptReview]":
    if not journal.has_reviews():
        return []
    from eda_coach.journal.log.reviews import ReviewLog  # only for those who have designs reviewed

    return ReviewLog(journal).reviews()


def _render(report: StudyReport, request: ReportRequest) -> str:
    if request.format is Format.JSON:
        from eda_coach.reports.study_json import study_json

        on_screen = request.output in (None, "-")
        return study_json(report, ascii_only=on_screen and not is_unicode(sys.stdout))
    from eda_coach.reports.study_markdown import study_markdown

    return study_markdown(report)


def _day(since: str | None) -> date | None:
    if since is None:
        return None
    try:
        return date.fromisoformat(since)
    except ValueError as error:
        raise UsageError(f"--since {since!r} is no day.", hint="Write it as 2026-11-23.") from error
