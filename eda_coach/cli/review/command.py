"""``eda-coach review``."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from eda_coach.cli.completion import packs
from eda_coach.cli.review.request import QuizWish, ReviewRequest, read_outputs
from eda_coach.cli.review.run import run_review
from eda_coach.cli.world.wiring import wiring_of
from eda_coach.content.questions.question import Level
from eda_coach.errors import UsageError
from eda_coach.language.nearest import suggestion
from eda_coach.review.catalogue.card import Profile
from eda_coach.review.rules.verdict import Severity
from eda_coach.review.settings.configuration import FAIL_ON

app = typer.Typer(add_completion=False)

_Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILE...", help="Designs of one system, or folders; - for standard input."),
]
_Against = Annotated[
    list[str] | None,
    typer.Option(metavar="OLD", help="Compare with an older version; may be repeated."),
]
_Level = Annotated[Level | None, typer.Option(help="What is expected of whom comes first (senior).")]
_Profile = Annotated[
    Profile | None, typer.Option(help="An answer in an interview, or a design to be built (interview).")
]
_FailOn = Annotated[
    str | None,
    typer.Option(metavar="SEVERITY", help="Exit with 1 from this on: high, medium, low, info, never (high)."),
]
_Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 for what is not stated too.")]
_MinSeverity = Annotated[Severity | None, typer.Option(help="Show no findings below.")]
_Format = Annotated[
    list[str] | None,
    typer.Option(
        "-f",
        "--format",
        metavar="FORMAT[=FILE]",
        help="text, markdown, json or sarif; may be repeated.",
    ),
]
_Output = Annotated[str | None, typer.Option("-o", "--output", metavar="FILE", help="Write to a file.")]
_Json = Annotated[bool, typer.Option("--json", help="The same as --format json.")]
_SarifAll = Annotated[
    bool, typer.Option("--sarif-all", help="Let SARIF have what is not stated or waived too.")
]
_NoWaived = Annotated[
    bool, typer.Option("--no-waived", help="Let SARIF have no ignored, accepted or known findings.")
]
_Config = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="Settings and accepted risks (eda-coach.toml, if it is there)."),
]
_Baseline = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="Known findings (eda-coach-baseline.json, if it is there)."),
]
_NoBaseline = Annotated[bool, typer.Option("--no-baseline", help="Let known findings count.")]
_WriteBaseline = Annotated[
    bool, typer.Option("--write-baseline", help="Write the baseline: what is found now is known from now on.")
]
_Model = Annotated[bool, typer.Option("--model", help="Show what was understood, and no review.")]
_ToDesign = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="Write what was understood as a design.yaml to complete."),
]
_Schema = Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of design.yaml.")]
_Quiz = Annotated[bool, typer.Option("--quiz", help="Then practise what was found and left open.")]
_Count = Annotated[int | None, typer.Option(min=1, help="With --quiz: how many questions at most (10).")]
_Seed = Annotated[int | None, typer.Option(help="With --quiz: the same seed asks the very same deck.")]
_Answers = Annotated[
    str | None,
    typer.Option(
        metavar="FILE", help="With --quiz: take the answers from YAML or JSON; - for standard input."
    ),
]
_Pack = Annotated[
    str | None, typer.Option(help="With --quiz: name or folder of a pack.", autocompletion=packs)
]
_Plain = Annotated[bool, typer.Option("--plain", help="Plain lines: no colours, no redrawing.")]
_Now = Annotated[str | None, typer.Option(help="Act as if it were this moment (ISO 8601).")]


@app.command()
def review(  # noqa: PLR0913 - one parameter an option
    ctx: typer.Context,
    files: _Files = None,
    *,
    against: _Against = None,
    level: _Level = None,
    profile: _Profile = None,
    fail_on: _FailOn = None,
    strict: _Strict = False,
    min_severity: _MinSeverity = None,
    format_: _Format = None,
    output: _Output = None,
    as_json: _Json = False,
    sarif_all: _SarifAll = False,
    no_waived: _NoWaived = False,
    config: _Config = None,
    baseline: _Baseline = None,
    no_baseline: _NoBaseline = False,
    write_baseline: _WriteBaseline = False,
    model: _Model = False,
    to_design: _ToDesign = None,
    schema: _Schema = False,
    quiz: _Quiz = False,
    count: _Count = None,
    seed: _Seed = None,
    answers: _Answers = None,
    pack: _Pack = None,
    plain: _Plain = False,
    now: _Now = None,
) -> None:
    """Review a design of your own: what is a problem, what you did not say, what is well done.

    Example: eda-coach review design.md --format markdown=review.md
    """
    if ctx.params["schema"]:
        raise typer.Exit(_print_schema())
    raise typer.Exit(run_review(_request(ctx), wiring_of(ctx)))


def _request(ctx: typer.Context) -> ReviewRequest:
    """The request that the options make."""
    given = ctx.params
    return ReviewRequest(
        files=tuple(given["files"] or ()),
        against=tuple(given["against"] or ()),
        level=Level(given["level"]) if given["level"] else None,
        profile=Profile(given["profile"]) if given["profile"] else None,
        fail_on=_fail_on(given["fail_on"]),
        min_severity=Severity(given["min_severity"]) if given["min_severity"] else None,
        is_strict=given["strict"],
        outputs=read_outputs(list(given["format_"] or ()), given["output"], as_json=given["as_json"]),
        with_all_in_sarif=given["sarif_all"],
        with_waived_in_sarif=not given["no_waived"],
        config=given["config"],
        baseline=given["baseline"],
        uses_baseline=not given["no_baseline"],
        writes_baseline=given["write_baseline"],
        shows_model=given["model"],
        to_design=given["to_design"],
        quiz=_quiz_wish(given),
        plain=given["plain"],
        now=ctx.find_root().params.get("now") if given["now"] is None else given["now"],
    )


def _fail_on(typed: str | None) -> str | None:
    if typed is not None and typed not in FAIL_ON:
        raise UsageError(
            f"--fail-on {typed!r} is no threshold.", hint=f"{suggestion(typed, FAIL_ON).capitalize()}"
        )
    return typed


def _quiz_wish(given: Mapping[str, Any]) -> QuizWish | None:
    """The quiz that is wanted.

    Raises:
        UsageError: Options of a quiz are given, and none is wanted.
    """
    wish = QuizWish(count=given["count"], seed=given["seed"], answers=given["answers"], pack=given["pack"])
    if not given["quiz"] and wish != QuizWish():
        raise UsageError("--count, --seed, --answers and --pack belong to --quiz.", hint="Add --quiz.")
    return wish if given["quiz"] else None


def _print_schema() -> int:
    from eda_coach.cli.world.streams import put
    from eda_coach.reports.json_text import json_text
    from eda_coach.review.readers.own.schema import design_schema

    put(json_text(design_schema()))
    return 0
