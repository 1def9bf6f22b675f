"""A file of answers from its first row to the exit code."""

import os
from contextlib import AbstractContextManager, ExitStack, closing, nullcontext
from dataclasses import dataclass

from eda_coach.cli.grade.request import GradeRequest, JudgeRequest, find_task
from eda_coach.cli.grade.rows.reading import read_rows
from eda_coach.cli.grade.rows.row import BadRow
from eda_coach.cli.grade.score_json import score_line
from eda_coach.cli.grade.scoring import Scored, Task, score_rows
from eda_coach.cli.grade.source import Tell, open_source, progress_of
from eda_coach.cli.grade.writing import OutputFailedError, goes_to_terminal, is_small, open_output
from eda_coach.cli.lines import counted
from eda_coach.cli.world.streams import output_failed, say
from eda_coach.cli.world.wiring import Wiring
from eda_coach.grading.judging import Judge, Judgement
from eda_coach.language.printable import one_line

_INTERRUPTED = 130


@dataclass(kw_only=True, slots=True)
class _Tally:
    """What has come of the rows so far.

    Attributes:
        why: Reason of the first answer that the judge did not grade.
    """

    scored: int = 0
    bad: int = 0
    not_graded: int = 0
    why: str = ""

    def count(self, judgement: Judgement | None) -> None:
        """Count a scored answer."""
        self.scored += 1
        if judgement is not None and judgement.score is None:
            self.not_graded += 1
            self.why = self.why or judgement.not_graded


def run_grade(request: GradeRequest, wiring: Wiring) -> int:
    """Score a file of answers; the exit code.

    Raises:
        CoachError: The request cannot be met at all.
    """
    request.check()
    task = find_task(request, wiring)
    tally = _Tally()
    try:
        _score_all(request, task, tally)
    except OutputFailedError as failure:
        return output_failed(failure.error)
    except KeyboardInterrupt:
        say("", f"Stopped after {counted(tally.scored, 'answer')}.")
        return _INTERRUPTED
    if tally.not_graded:
        say(f"Not graded by the judge: {tally.not_graded} of {tally.scored} ({one_line(tally.why)}).")
    if tally.bad:
        say(f"{counted(tally.scored, 'answer')} scored, {counted(tally.bad, 'row')} passed over.")
    return 1 if tally.bad else 0


def _score_all(request: GradeRequest, task: Task, tally: _Tally) -> None:
    with ExitStack() as stack:
        judge = stack.enter_context(_judge(request.judge))
        source = stack.enter_context(open_source(request.file))
        write = stack.enter_context(open_output(request.output))
        move, tell = stack.enter_context(progress_of(source, shows=not goes_to_terminal(request.output)))
        rows = read_rows(source, name=request.file, form=request.format)
        ascii_only = is_small(request.output)
        for scored in stack.enter_context(closing(score_rows(rows, task, processes=request.processes))):
            if isinstance(scored, BadRow):
                tally.bad += 1
                _tell_bad(scored, request.file, tell)
            else:
                judgement = _judged(judge, task, scored)
                write(score_line(scored, task.question, judgement, ascii_only=ascii_only))
                tally.count(judgement)
            move()


def _judged(judge: Judge | None, task: Task, scored: Scored) -> Judgement | None:
    return None if judge is None else judge.judge(task.question, scored.response, offline=scored.score)


def _judge(request: JudgeRequest | None) -> AbstractContextManager[Judge | None]:
    if request is None:
        return nullcontext()
    # Imported here: only who asks for a judge loads its room.
    from eda_coach.judges.address import address_of
    from eda_coach.judges.opening import open_judge

    address = address_of(request.url, os.environ, insecure=request.insecure)
    return open_judge(address, model=request.model, limit_s=request.limit_s)


def _tell_bad(bad: BadRow, file: str, tell: Tell) -> None:
    name = "standard input" if file == "-" else file
    tell(one_line(f"{name}:{bad.line}: {bad.what}; {bad.mend}"))
