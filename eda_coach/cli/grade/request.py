"""What a call of ``eda-coach grade`` asks for, checked."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from eda_coach.cli.grade.rows.reading import Format
from eda_coach.cli.grade.scoring import Task
from eda_coach.cli.world.wiring import Wiring
from eda_coach.content.index.pack_index import PackIndex
from eda_coach.content.index.selection import Selection
from eda_coach.content.questions.kinds import TypedQuestion
from eda_coach.content.questions.question import Kind
from eda_coach.errors import UsageError
from eda_coach.grading.grade import TYPED_KINDS

# More are not read; `pack show` has the others.
_MOST_NAMED = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class JudgeRequest:
    """Which judge is wanted.

    Attributes:
        limit_s: Time-out of one try, in seconds.
        insecure: Whether plain http may leave this machine.
    """

    url: str
    model: str
    limit_s: float
    insecure: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class GradeRequest:
    """The options of one call, as they were typed.

    Attributes:
        file: Path of the answers; ``-`` for standard input.
        pack: Name or folder; None for the bundled pack.
        output: Path of a file; standard output for None or ``-``.
        judge: None where none is wanted.
    """

    question: str
    file: str
    pack: str | None
    format: Format
    output: str | None
    processes: int
    judge: JudgeRequest | None

    def check(self) -> None:
        """Check that the scores do not replace the answers.

        Raises:
            UsageError: They would.
        """
        if self.output in (None, "-") or self.file == "-" or not Path(str(self.output)).is_file():
            return
        if Path(self.file).exists() and Path(str(self.output)).samefile(self.file):
            raise UsageError(
                "-o names the file of the answers themselves.", hint="Give another path with -o."
            )


def judge_request(
    url: str | None, model: str | None, *, limit_s: float, insecure: bool
) -> JudgeRequest | None:
    """Which judge the options name.

    Raises:
        UsageError: They name half of one.
    """
    if url is not None and model:
        return JudgeRequest(url=url, model=model, limit_s=limit_s, insecure=insecure)
    if url is not None:
        raise UsageError("--judge needs the name of a model.", hint="Add --model NAME.")
    if model is not None or insecure:
        raise UsageError("There is no judge to use that with.", hint="Add --judge URL.")
    return None


def find_task(request: GradeRequest, wiring: Wiring) -> Task:
    """The question that all answers are scored by.

    Raises:
        UsageError: The pack has no such question, or it is scored by a key.
    """
    with closing(wiring.open_pack(request.pack)) as index:
        question = index.question(request.question)
        if getattr(question, "rubric", None) is None:
            raise UsageError(f"{question.id} is scored by a key, not by a rubric.", hint=_typed(index))
        return Task(question=cast("TypedQuestion", question), wording=index.wording())


def _typed(index: PackIndex) -> str:
    """The questions that could be meant."""
    ids = list(_typed_ids(index))
    if not ids:
        return "No question of this pack is answered in words; `eda-coach pack show` lists its topics."
    more = " ..." if len(ids) > _MOST_NAMED else ""
    return f"Answered in words are: {', '.join(ids[:_MOST_NAMED])}{more}; see `eda-coach pack show`."


def _typed_ids(index: PackIndex) -> Iterator[str]:
    for ids in index.ids_by_topic(Selection(kinds=(*TYPED_KINDS, Kind.TRUE_FALSE))).values():
        yield from (id_ for id_ in ids if (index.body("question", id_) or {}).get("rubric"))
