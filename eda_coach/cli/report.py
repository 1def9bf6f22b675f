"""``eda-coach report``."""

import sys
from contextlib import closing
from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from eda_coach.cli.documents import deliver
from eda_coach.cli.start import topic_titles
from eda_coach.cli.streams import is_unicode, say
from eda_coach.cli.wiring import clock_of, wiring_of
from eda_coach.errors import UsageError
from eda_coach.journal.opening import open_to_read
from eda_coach.reports.study import StudyMaterial, StudyReport, build_study_report

app = typer.Typer()
# More than a person works through before the next report.
_MISSED = 20


class Format(StrEnum):
    """Formats of a report."""

    MARKDOWN = "md"
    JSON = "json"


@app.command()
def report(  # noqa: PLR0913 - one parameter an option
    ctx: typer.Context,
    *,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="Write to a file.")
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="Markdown or JSON.")] = Format.MARKDOWN,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Only attempts from this day on.")] = None,
    missed: Annotated[int, typer.Option(min=0, help="How many missed questions to show in full.")] = _MISSED,
    now: Annotated[str | None, typer.Option(help="Act as if it were this moment (ISO 8601).")] = None,
) -> None:
    """Write a study report: what to put right first, what you know, what to do next.

    Example: eda-coach report -o report.md --since 2026-11-01
    """
    wiring = wiring_of(ctx)
    moment = clock_of(wiring, now or ctx.find_root().params.get("now"))()
    day = _day(since)
    with closing(open_to_read(wiring.home.journal, now=moment)) as journal:
        for notice in journal.notices:
            say(notice)
        rows = journal.rows(since=day.isoformat() if day else "")
        asked = {row.topic for row in rows}
        titles = topic_titles(wiring) if len(asked) else {}
        material = StudyMaterial(
            rows=rows,
            attempts=journal.attempts,
            names=journal.names(),
            flagged=journal.flagged(),
            now=moment,
            since=day,
            most_missed=missed,
            untouched={id_: title for id_, title in titles.items() if id_ not in asked},
        )
        built = build_study_report(material)
    deliver(_render(built, Format.JSON if as_json else format_, to_file=output not in (None, "-")), output)


def _render(built: StudyReport, format_: Format, *, to_file: bool) -> str:
    if format_ is Format.JSON:
        from eda_coach.reports.study_json import study_json

        return study_json(built, ascii_only=not to_file and not is_unicode(sys.stdout))
    from eda_coach.reports.study_markdown import study_markdown

    return study_markdown(built)


def _day(since: str | None) -> date | None:
    if since is None:
        return None
    try:
        return date.fromisoformat(since)
    except ValueError as error:
        raise UsageError(f"--since {since!r} is no day.", hint="Write it as 2026-11-23.") from error
