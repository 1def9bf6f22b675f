"""Rows to scores, in order: in this process, or shared out among several."""

from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass

from eda_coach.cli.grade.rows.row import AnswerRow, BadRow, Row, bad_at
from eda_coach.content.questions.kinds import TypedQuestion
from eda_coach.content.wording import PackWording
from eda_coach.errors import CoachError, UnreadableResponseError
from eda_coach.grading.grade import grade
from eda_coach.grading.response import Response
from eda_coach.grading.score import Score

# Answers given to each process ahead of the one that is waited for. More keeps processes busy behind a long
# answer, and more answers in memory.
_AHEAD = 16


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """What all answers of a file are scored by."""

    question: TypedQuestion
    wording: PackWording

    def response(self, row: AnswerRow) -> Response:
        """The response in a row; a stance may be named by its id or its whole text."""
        stances = {stance.text.lower(): stance.id for stance in getattr(self.question, "stances", ())}
        choice = stances.get(row.choice.lower(), row.choice)
        return Response(picked=(choice,) if choice else (), text=row.text)

    def score(self, row: AnswerRow) -> "Scored | BadRow":
        """The score of a row, or why it has none."""
        response = self.response(row)
        try:
            score = grade(self.question, response, {}, self.wording)
        except UnreadableResponseError as error:
            return bad_at(row.line)(_inside(str(error)), _inside(error.hint))
        return Scored(row=row, response=response, score=score)


@dataclass(frozen=True, kw_only=True, slots=True)
class Scored:
    """A row with its score."""

    row: AnswerRow
    response: Response
    score: Score


def score_rows(rows: Iterable[Row], task: Task, *, processes: int) -> Generator[Scored | BadRow, None, None]:
    """Every row in its order; the same whatever the number of processes.

    Raises:
        CoachError: A process was killed.
    """
    if processes > 1:
        yield from _shared(rows, task, processes)
        return
    for row in rows:
        yield task.score(row) if isinstance(row, AnswerRow) else row


def _shared(rows: Iterable[Row], task: Task, processes: int) -> Generator[Scored | BadRow, None, None]:
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
    from multiprocessing import get_context

    # Fresh processes: a copy of this one would share its connections.
    pool = ProcessPoolExecutor(
        processes, mp_context=get_context("spawn"), initializer=_begin, initargs=(task,)
    )
    waiting: deque[BadRow | Future[Scored | BadRow]] = deque()
    try:
        for row in rows:
            waiting.append(pool.submit(_score, row) if isinstance(row, AnswerRow) else row)
            while waiting and (len(waiting) > processes * _AHEAD or _is_done(waiting[0])):
                yield _taken(waiting.popleft())
        while waiting:
            yield _taken(waiting.popleft())
    except BrokenProcessPool as error:
        raise CoachError(
            "A process that scored answers was killed.", hint="Try fewer --processes: each takes memory."
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _is_done(one: BadRow | Future[Scored | BadRow]) -> bool:
    return isinstance(one, BadRow) or one.done()


def _taken(one: BadRow | Future[Scored | BadRow]) -> Scored | BadRow:
    return one if isinstance(one, BadRow) else one.result()


# What a process of the pool scores by; sent to it once, so that it compiles the rubric once.
_TASKS: list[Task] = []


def _begin(task: Task) -> None:
    import signal

    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that writes
    _TASKS[:] = [task]


def _score(row: AnswerRow) -> Scored | BadRow:
    return _TASKS[0].score(row)


def _inside(sentence: str) -> str:
    """A sentence as a part of another."""
    return (sentence[:1].lower() + sentence[1:]).rstrip(".")
