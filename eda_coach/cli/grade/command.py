"""``eda-coach grade``."""

from typing import Annotated

import typer

from eda_coach.cli.completion import names_of, packs
from eda_coach.cli.grade.request import GradeRequest, judge_request
from eda_coach.cli.grade.rows.reading import Format
from eda_coach.cli.grade.run import run_grade
from eda_coach.cli.world.wiring import wiring_of

app = typer.Typer(add_completion=False)

# A model on a laptop writes verdicts on ten criteria in about that many seconds. A larger one waits longer at
# an endpoint that hangs.
_LIMIT_S = 60.0

_File = Annotated[str, typer.Argument(metavar="[FILE]", help="JSON Lines or CSV; - for standard input.")]
_Question = Annotated[
    str, typer.Option(metavar="ID", help="The question.", autocompletion=names_of("question"))
]
_Pack = Annotated[str | None, typer.Option(help="Name or folder of a pack.", autocompletion=packs)]
_Format = Annotated[Format, typer.Option("--format", help="Of the answers.")]
_Output = Annotated[
    str | None, typer.Option("-o", "--output", metavar="FILE", help="Write the scores to a file.")
]
_Processes = Annotated[int, typer.Option(min=1, max=64, help="Share the work out.")]
_Judge = Annotated[
    str | None,
    typer.Option(metavar="URL", help="Let a model judge too: an OpenAI-compatible endpoint."),
]
_Model = Annotated[str | None, typer.Option(metavar="NAME", help="With --judge: the model.")]
_JudgeTimeout = Annotated[
    float, typer.Option(min=0.1, max=3600, metavar="S", help="With --judge: seconds for one try.")
]
_JudgeInsecure = Annotated[
    bool, typer.Option("--judge-insecure", help="With --judge: allow http to another machine.")
]


@app.command()
def grade(  # noqa: PLR0913 - one parameter an option
    ctx: typer.Context,
    file: _File = "-",
    *,
    question: _Question,
    pack: _Pack = None,
    format_: _Format = Format.AUTO,
    output: _Output = None,
    processes: _Processes = 1,
    judge: _Judge = None,
    model: _Model = None,
    judge_timeout: _JudgeTimeout = _LIMIT_S,
    judge_insecure: _JudgeInsecure = False,
) -> None:
    """Score a file of typed answers to one question.

    Each row is an object such as {"id": 1, "choice": "events", "text": "..."}, a JSON string, or a record of
    CSV with a header. Scores come out as JSON Lines, in order, as soon as they are known.

    A judge's key is taken from EDA_COACH_JUDGE_KEY or else OPENAI_API_KEY.

    Example: eda-coach grade --question charge-once answers.jsonl -o scores.jsonl
    """
    request = GradeRequest(
        question=question,
        file=file,
        pack=pack,
        format=format_,
        output=output,
        processes=processes,
        judge=judge_request(judge, model, limit_s=judge_timeout, insecure=judge_insecure),
    )
    raise typer.Exit(run_grade(request, wiring_of(ctx)))
