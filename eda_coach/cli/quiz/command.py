"""``eda-coach quiz``."""

from typing import Annotated

import typer

from eda_coach.cli.completion import names_of, packs
from eda_coach.cli.quiz.request import QuizRequest
from eda_coach.cli.quiz.session import run_quiz
from eda_coach.cli.world.wiring import wiring_of
from eda_coach.content.index.selection import Selection
from eda_coach.content.questions.question import Kind, Level
from eda_coach.grading.grade import GRADED_KINDS

app = typer.Typer(add_completion=False)


_Topics = Annotated[
    list[str] | None,
    typer.Option(help="Only this topic; may be repeated.", autocompletion=names_of("topic")),
]
_Concepts = Annotated[
    list[str] | None,
    typer.Option(help="Only this concept; may be repeated.", autocompletion=names_of("concept")),
]
_Questions = Annotated[
    list[str] | None,
    typer.Option(help="Only this question; may be repeated.", autocompletion=names_of("question")),
]
_Level = Annotated[Level | None, typer.Option(help="Up to this level.")]
_Kinds = Annotated[
    list[Kind] | None,
    typer.Option(metavar="KIND", help=f"Only this kind; may be repeated: {', '.join(GRADED_KINDS)}."),
]
_Count = Annotated[int | None, typer.Option(min=1, help="How many questions at most (10).")]
_Seed = Annotated[int | None, typer.Option(help="The same seed asks the very same deck.")]
_Pack = Annotated[str | None, typer.Option(help="Name or folder of a pack.", autocompletion=packs)]
_Confidence = Annotated[bool, typer.Option("--confidence", help="Say how sure you are, 1 to 3.")]
_Resume = Annotated[bool, typer.Option("--resume", help="Go on with the session you left.")]
_Answers = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="Take the answers from YAML or JSON; - for standard input."),
]
_Json = Annotated[bool, typer.Option("--json", help="With --answers: write the session as JSON.")]
_Plain = Annotated[bool, typer.Option("--plain", help="Plain lines: no colours, no redrawing.")]
_Now = Annotated[str | None, typer.Option(help="Act as if it were this moment (ISO 8601).")]


@app.command()
def quiz(  # noqa: PLR0913 - one parameter an option
    ctx: typer.Context,
    *,
    topic: _Topics = None,
    concept: _Concepts = None,
    question: _Questions = None,
    level: _Level = None,
    kind: _Kinds = None,
    count: _Count = None,
    seed: _Seed = None,
    pack: _Pack = None,
    confidence: _Confidence = False,
    resume: _Resume = False,
    answers: _Answers = None,
    as_json: _Json = False,
    plain: _Plain = False,
    now: _Now = None,
) -> None:
    """Answer questions; each answer is scored, explained and kept at once.

    Example: eda-coach quiz --topic delivery-semantics --level mid --count 5
    """
    request = QuizRequest(
        selection=_selection(topic, concept, question, level, kind),
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


def _selection(
    topics: _Topics, concepts: _Concepts, questions: _Questions, level: _Level, kinds: _Kinds
) -> Selection:
    return Selection(
        topics=tuple(topics or ()),
        concepts=tuple(concepts or ()),
        questions=tuple(questions or ()),
        level=level,
        kinds=tuple(kinds or ()),
    )
