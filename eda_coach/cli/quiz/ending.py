"""The end of a quiz: what is said, what is written, and the day's backup."""

import sqlite3
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from eda_coach.cli.prompters.port import Prompter
from eda_coach.cli.prompters.scripted import ScriptedPrompter
from eda_coach.cli.world.home import Home
from eda_coach.cli.world.streams import is_unicode, program, put, put_line, say, terminal_width
from eda_coach.journal.file.backups import backup_file, is_due
from eda_coach.practice.advice import ACTIONS, Action, next_actions
from eda_coach.practice.attempt import row_of
from eda_coach.practice.quiz.session import Session
from eda_coach.practice.quiz.summary import Summary

_RESUME = Action(why="Go on with this session", command="eda-coach quiz --resume")


@dataclass(frozen=True, kw_only=True, slots=True)
class Ending:
    """A session as it stands when the prompting is over.

    Attributes:
        pack_option: How its pack is named on the command line.
    """

    session: Session
    summary: Summary
    finished: bool
    as_json: bool
    pack_option: str


def end_quiz(ending: Ending, *, prompter: Prompter, home: Home, now: datetime) -> int:
    """Say what the sitting came to, and make the backup of the day; the exit code."""
    problems: Sequence[str] = ()
    if isinstance(prompter, ScriptedPrompter):
        if not ending.finished:
            prompter.note_unused()
        problems = prompter.problems
        _write(ending, problems)
    else:
        _tell(ending, prompter)
    _backup_of_the_day(home, now)
    return 1 if problems else 0


def _backup_of_the_day(home: Home, now: datetime) -> None:
    try:
        if is_due(home.data, now=now):
            backup_file(home.journal, home.data, now=now)
    except (OSError, sqlite3.Error) as error:  # a missing backup must not look like a failed quiz
        say(f"The backup of the day could not be made: {error}.", "Run `eda-coach journal check`.")


def say_left(summary: Summary) -> None:
    """A word for somebody who leaves."""
    say(
        f"Kept: {len(summary.attempts)} of {summary.asked} answered. Go on with:",
        f"   {program()}{_RESUME.command.removeprefix('eda-coach')}",
    )


def _tell(ending: Ending, prompter: Prompter) -> None:
    """For people, by their prompter."""
    from eda_coach.cli.prompters.screens import summary_lines

    if not ending.finished:
        say_left(ending.summary)
        return
    for line in summary_lines(ending.summary, _actions(ending), terminal_width()):
        prompter.show(line)


def _write(ending: Ending, problems: Sequence[str]) -> None:
    """For scripts, on standard output."""
    for problem in problems:
        say(f"Not scored: {problem}")
    if not ending.finished:
        say_left(ending.summary)
    if ending.as_json:
        from eda_coach.reports.session_json import session_json

        ascii_only = not is_unicode(sys.stdout)
        actions = _actions(ending)
        put(
            session_json(
                ending.session, ending.summary, actions=actions, problems=problems, ascii_only=ascii_only
            )
        )
        return
    from eda_coach.cli.prompters.explanations import review_lines
    from eda_coach.cli.prompters.screens import summary_lines

    width = terminal_width()
    for attempt in ending.summary.attempts:
        for _, text in review_lines(attempt, ending.summary.asked, width):
            put_line(text)
    for _, text in summary_lines(ending.summary, _actions(ending), width):
        put_line(text)


def _actions(ending: Ending) -> tuple[Action, ...]:
    rows = [row_of(attempt, number=number) for number, attempt in enumerate(ending.summary.attempts)]
    first = () if ending.finished else (_RESUME,)
    return (*first, *next_actions(rows, {}, titles={}, pack_option=ending.pack_option))[:ACTIONS]
