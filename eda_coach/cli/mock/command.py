"""``eda-coach mock``."""

from typing import Annotated

import typer

from eda_coach.cli.completion import names_of, packs
from eda_coach.cli.mock.request import CardFormat, MockRequest, OnlyShown
from eda_coach.cli.mock.run import run_mock
from eda_coach.cli.world.wiring import wiring_of
from eda_coach.content.questions.question import Level
from eda_coach.errors import UsageError
from eda_coach.interview.mode import Mode

app = typer.Typer(add_completion=False)

_Scenario = Annotated[
    str | None,
    typer.Argument(help="What to design; asked for if left out.", autocompletion=names_of("scenario")),
]
_Minutes = Annotated[float | None, typer.Option(min=5, max=240, help="For the whole interview (45).")]
_Level = Annotated[
    Level | None, typer.Option(help="Rate by what this level is expected to say (the scenario's own).")
]
_Pressure = Annotated[
    bool, typer.Option("--pressure", help="No hints and no word about how it goes until the end.")
]
_Coach = Annotated[
    bool, typer.Option("--coach", help="After each phase, hear what was noted and what was not.")
]
_List = Annotated[bool, typer.Option("--list", help="List the scenarios there are.")]
_Last = Annotated[bool, typer.Option("--last", help="Show the last scorecard once more.")]
_Worked = Annotated[
    bool, typer.Option("--worked", help="Show the worked answers of a scenario; best after your own.")
]
_Resume = Annotated[bool, typer.Option("--resume", help="Go on with the interview you left.")]
_Answers = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="Take what is said from YAML, JSON or Markdown; - for standard input."),
]
_Output = Annotated[
    str | None, typer.Option("-o", "--output", metavar="FILE", help="Write the scorecard to a file.")
]
_Format = Annotated[
    CardFormat | None, typer.Option("--format", help="Of the scorecard: text, Markdown or JSON.")
]
_Json = Annotated[bool, typer.Option("--json", help="The same as --format json.")]
_Plain = Annotated[bool, typer.Option("--plain", help="Plain lines: no colours, no redrawing.")]
_Pack = Annotated[str | None, typer.Option(help="Name or folder of a pack.", autocompletion=packs)]
_Now = Annotated[str | None, typer.Option(help="Act as if it were this moment (ISO 8601).")]


@app.command()
def mock(  # noqa: PLR0913 - one parameter an option
    ctx: typer.Context,
    *,
    scenario: _Scenario = None,
    minutes: _Minutes = None,
    level: _Level = None,
    pressure: _Pressure = False,
    coach: _Coach = False,
    list_: _List = False,
    last: _Last = False,
    worked: _Worked = False,
    resume: _Resume = False,
    answers: _Answers = None,
    output: _Output = None,
    format_: _Format = None,
    as_json: _Json = False,
    plain: _Plain = False,
    pack: _Pack = None,
    now: _Now = None,
) -> None:
    """Hold a mock interview by the clock; probes follow your words, a scorecard ends it.

    Example: eda-coach mock checkout-with-notifications --minutes 20
    """
    request = MockRequest(
        scenario=scenario,
        minutes=minutes,
        level=level,
        mode=_mode(pressure, coach),
        shows=_only_shown(list_, last, worked),
        resumes=resume,
        answers=answers,
        output=output,
        format=CardFormat.JSON if as_json else format_,
        plain=plain,
        pack=pack,
        now=ctx.find_root().params.get("now") if now is None else now,
    )
    raise typer.Exit(run_mock(request, wiring_of(ctx)))


def _mode(pressure: _Pressure, coach: _Coach) -> Mode:
    """How much is told on the way.

    Raises:
        UsageError: As much and as little as can be.
    """
    if pressure and coach:
        raise UsageError("--pressure and --coach exclude each other.", hint="Leave one of them out.")
    return Mode.PRESSURE if pressure else Mode.COACH if coach else Mode.USUAL


def _only_shown(list_: _List, last: _Last, worked: _Worked) -> OnlyShown | None:
    """What is only to be shown; None where somebody is to be interviewed.

    Raises:
        UsageError: More than one thing.
    """
    wanted = {OnlyShown.LIST: list_, OnlyShown.LAST: last, OnlyShown.WORKED: worked}
    given = [shown for shown, is_given in wanted.items() if is_given]
    if len(given) > 1:
        raise UsageError("--list, --last and --worked each show one thing.", hint="Leave all but one out.")
    return given[0] if given else None
