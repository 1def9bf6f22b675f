"""``eda-coach`` alone: where you stand, and what to do next."""

from contextlib import closing
from datetime import date
from typing import Any

from eda_coach.cli.lines import action_lines, counted, wrap
from eda_coach.cli.world.streams import put_line, say, terminal_width
from eda_coach.cli.world.wiring import Wiring, clock_of, wiring_of
from eda_coach.journal.file.opening import open_to_read
from eda_coach.journal.log.store import SqliteJournal
from eda_coach.practice.advice import ACTIONS, Action, next_actions
from eda_coach.practice.attempt import AttemptRow, last_folder
from eda_coach.practice.day import study_day
from eda_coach.practice.mastery import mastery, mastery_by, rows_by_topic

_FIRST_STEPS = (
    Action(why="Answer five questions, to see where you stand", command="eda-coach quiz --count 5"),
    Action(why="Hold a mock interview, probes and all", command="eda-coach mock"),
    Action(why="Have a design of your own reviewed", command="eda-coach review design.md"),
)


def show_start(ctx: Any, *, now: str | None) -> None:
    """Show where the learner stands."""
    wiring = wiring_of(ctx)
    moment = clock_of(wiring, now)()
    width = terminal_width()
    with closing(open_to_read(wiring.home.journal, now=moment)) as journal:
        for notice in journal.notices:
            say(notice)
        rows = journal.rows()
        today = study_day(moment)
        lines = _standing_lines(rows, today) if rows else ["You have not answered anything yet."]
        actions = (*_open_session(journal), *_open_mock(journal), *_actions(rows, journal, wiring, today))
        actions = actions[:ACTIONS]
    for line in lines:
        for wrapped in wrap(line, width):
            put_line(wrapped)
    for _, text in action_lines(actions, width):
        put_line(text)


def _standing_lines(rows: list[AttemptRow], today: date) -> list[str]:
    overall = mastery(rows, today=today)
    known = "not enough data yet" if overall.share is None else f"{overall.share:.0%} known beyond guessing"
    answered_today = sum(row.day == today.isoformat() for row in rows)
    questions = len({(row.pack, row.question) for row in rows})
    return [
        f"{counted(len(rows), 'attempt')} at {counted(questions, 'question')}, {answered_today} today.",
        f"{overall.right} fully right; {known}.",
    ]


def _open_session(journal: SqliteJournal) -> tuple[Action, ...]:
    left = journal.open_session()
    if left is None:
        return ()
    why = f"Go on with the session you left ({left.attempts} of {len(left.session.deck)} answered)"
    return (Action(why=why, command="eda-coach quiz --resume"),)


def _open_mock(journal: SqliteJournal) -> tuple[Action, ...]:
    if not journal.has_mocks():
        return ()
    from eda_coach.journal.log.mocks import MockLog  # only for those who hold interviews

    left = MockLog(journal).left()
    if left is None:
        return ()
    why = f"Go on with the interview you left ({left.session.title})"
    return (Action(why=why, command="eda-coach mock --resume"),)


def _actions(
    rows: list[AttemptRow], journal: SqliteJournal, wiring: Wiring, today: date
) -> tuple[Action, ...]:
    if not rows:
        return _FIRST_STEPS
    names = journal.names()
    folder = last_folder(rows, names)
    titles = wiring.topic_titles(folder)
    asked = {id_: title for (_, sort, id_), title in names.items() if sort == "topic"}
    grouped = rows_by_topic(rows)
    return next_actions(
        rows,
        mastery_by(grouped, today=today),
        titles={**titles, **asked},
        untouched=[topic for topic in titles if topic not in grouped],
        pack_option=wiring.pack_option(folder),
    )
