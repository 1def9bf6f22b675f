"""``eda-coach mock``."""

from typing import Annotated

import typer

from eda_coach.cli.completion import names_of, packs
from eda_coach.cli.mock.request import CardFormat, MockRequest
from eda_coach.cli.mock.run import run_mock
from eda_coach.cli.world.wiring import wiring_of
from eda_coach.content.questions.question import Level

app = typer.Typer(add_completion=False)


@app.command()
def mock(  # noqa: PLR0913 - one parameter an option
    ctx: typer.Context,
    *,
    scenario: Annotated[
        str | None,
        typer.Argument(help="What to design; asked for if left out.", autocompletion=names_of("scenario")),
    ] = None,
    minutes: Annotated[
        float | None, typer.Option(min=5, max=240, help="For the whole interview (45).")
    ] = None,
    level: Annotated[
        Level | None, typer.Option(help="Rate by what this level is expected to say (the scenario's own).")
    ] = None,
    pressure: Annotated[
        bool, typer.Option("--pressure", help="No hints and no word about how it goes until the end.")
    ] = False,
    coach: Annotated[
        bool, typer.Option("--coach", help="After each phase, hear what was noted and what was not.")
    ] = False,
    list_: Annotated[bool, typer.Option("--list", help="List the scenarios there are.")] = False,
    last: Annotated[bool, typer.Option("--last", help="Show the last scorecard once more.")] = False,
    worked: Annotated[
        bool, typer.Option("--worked", help="Show the worked answers of a scenario; best after your own.")
    ] = False,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the interview you left.")] = False,
    answers: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="Take what is said from YAML, JSON or Markdown; - for standard input."
        ),
    ] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="Write the scorecard to a file.")
    ] = None,
    format_: Annotated[
        CardFormat | None, typer.Option("--format", help="Of the scorecard: text, Markdown or JSON.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Plain lines: no colours, no redrawing.")] = False,
    pack: Annotated[str | None, typer.Option(help="Name or folder of a pack.", autocompletion=packs)] = None,
    now: Annotated[str | None, typer.Option(help="Act as if it were this moment (ISO 8601).")] = None,
) -> None:
    """Hold a mock interview: six phases by the clock, probes provoked by your words, a scorecard.

    Example: eda-coach mock checkout-with-notifications --minutes 20
    """
    request = MockRequest(
        scenario=scenario,
        minutes=minutes,
        level=level,
        is_pressure=pressure,
        is_coached=coach,
        lists=list_,
        shows_last=last,
        shows_worked=worked,
        resumes=resume,
        answers=answers,
        output=output,
        format=CardFormat.JSON if as_json else format_,
        plain=plain,
        pack=pack,
        now=ctx.find_root().params.get("now") if now is None else now,
    )
    raise typer.Exit(run_mock(request, wiring_of(ctx)))
