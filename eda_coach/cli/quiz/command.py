"""``eda-coach quiz``."""

from typing import Annotated

import typer

from eda_coach.cli.quiz.request import QuizRequest
from eda_coach.cli.quiz.session import run_quiz
from eda_coach.cli.world.wiring import wiring_of
from eda_coach.content.index.selection import Selection
from eda_coach.content.questions.question import Kind, Level

app = typer.Typer(add_completion=False)


@app.command()
def quiz(  # noqa: PLR0913 - one parameter an option
    ctx: typer.Context,
    *,
    topic: Annotated[list[str] | None, typer.Option(help="Only this topic; may be repeated.")] = None,
    concept: Annotated[list[str] | None, typer.Option(help="Only this concept; may be repeated.")] = None,
    question: Annotated[list[str] | None, typer.Option(help="Only this question; may be repeated.")] = None,
    level: Annotated[Level | None, typer.Option(help="Up to this level.")] = None,
    kind: Annotated[list[Kind] | None, typer.Option(help="Only this kind; may be repeated.")] = None,
    count: Annotated[int | None, typer.Option(min=1, help="How many questions at most (10).")] = None,
    seed: Annotated[int | None, typer.Option(help="The same seed asks the very same deck.")] = None,
    pack: Annotated[str | None, typer.Option(help="Name or folder of a pack.")] = None,
    confidence: Annotated[bool, typer.Option("--confidence", help="Say how sure you are, 1 to 3.")] = False,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the session you left.")] = False,
    answers: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Take the answers from YAML or JSON; - for standard input."),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="With --answers: write the session as JSON.")
    ] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Plain lines: no colours, no redrawing.")] = False,
    now: Annotated[str | None, typer.Option(help="Act as if it were this moment (ISO 8601).")] = None,
) -> None:
    """Answer questions; each answer is scored, explained and kept at once.

    Example: eda-coach quiz --topic delivery-semantics --level mid --count 5
    """
    selection = Selection(
        topics=tuple(topic or ()),
        concepts=tuple(concept or ()),
        questions=tuple(question or ()),
        level=level,
        kinds=tuple(kind or ()),
    )
    request = QuizRequest(
        selection=selection,
        count=count,
        seed=seed,
        with_confidence=confidence,
        pack=pack,
        resumes=resume,
        answers=answers,
        as_json=as_json,
        plain=plain,
        now=ctx.find_root().params.get("now") if now is None else now,
    )
    raise typer.Exit(run_quiz(request, wiring_of(ctx)))
