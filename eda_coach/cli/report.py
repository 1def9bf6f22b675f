"""``eda-coach report``."""

from typing import Annotated

import typer

from eda_coach.cli.report_writing import MOST_MISSED, Format, ReportRequest, write_report
from eda_coach.cli.world.wiring import wiring_of

app = typer.Typer(add_completion=False)


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
    missed: Annotated[
        int, typer.Option(min=0, help="How many missed questions to show in full.")
    ] = MOST_MISSED,
    now: Annotated[str | None, typer.Option(help="Act as if it were this moment (ISO 8601).")] = None,
) -> None:
    """Write a study report: what to put right first, and what to do next.

    Example: eda-coach report -o report.md --since 2026-11-01
    """
    request = ReportRequest(
        output=output,
        format=Format.JSON if as_json else format_,
        since=since,
        missed=missed,
        now=ctx.find_root().params.get("now") if now is None else now,
    )
    write_report(request, wiring_of(ctx))
