"""A quiz from its call to its exit code: who answers, which session, what is said at the end."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, nullcontext, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from eda_coach.cli.prompters.port import Leaving, OnOpenSession, Prompter
from eda_coach.cli.quiz.deck import Wish, new_session, pose_from, wish_for
from eda_coach.cli.quiz.ending import Ending, end_quiz, say_left
from eda_coach.cli.quiz.loop import hold_quiz
from eda_coach.cli.quiz.request import QuizRequest
from eda_coach.cli.world.streams import say
from eda_coach.cli.world.wiring import Wiring, clock_of
from eda_coach.content.index.pack_index import PackIndex
from eda_coach.errors import CoachError, UsageError
from eda_coach.journal.opening import open_journal
from eda_coach.journal.store import SqliteJournal
from eda_coach.practice.quiz.machine import Means, Quiz
from eda_coach.practice.quiz.session import Past, Session
from eda_coach.version import __version__

_INTERRUPTED = 130


@dataclass(frozen=True, kw_only=True, slots=True)
class _Call:
    """A request with the world it is made in."""

    request: QuizRequest
    wiring: Wiring
    now: Callable[[], datetime]


def run_quiz(request: QuizRequest, wiring: Wiring) -> int:
    """Hold a quiz; the exit code.

    Raises:
        CoachError: The request cannot be met; everything answered before is kept.
    """
    request.check()
    call = _Call(request=request, wiring=wiring, now=clock_of(wiring, request.now))
    wish = wish_for(
        request.selection, count=request.count, seed=request.seed, with_confidence=request.with_confidence
    )
    if request.answers is not None:
        from eda_coach.cli.quiz.scripting import script_quiz

        return _run(call, *script_quiz(request.answers, wish))
    prompter, drawing = _human_prompter(call)
    with drawing:
        return _run(call, prompter, wish)


def _run(call: _Call, prompter: Prompter, wish: Wish) -> int:
    with closing(open_journal(call.wiring.home.journal, now=call.now())) as journal:
        for notice in journal.notices:
            say(notice)
        try:
            session, past = _choose_session(call, wish, prompter, journal)
        except Leaving:
            return 0
        return _hold(call, session, past, prompter=prompter, journal=journal)


def _human_prompter(call: _Call) -> tuple[Prompter, AbstractContextManager[Any]]:
    """A prompter for whoever sits there, and what draws its prompts."""
    if not call.request.plain and not call.wiring.is_interactive():
        raise UsageError(
            "Nobody can be asked: this is no terminal.", hint="Give the answers with --answers FILE."
        )
    accessible = os.environ.get("ACCESSIBLE", "") not in ("", "0")
    if call.request.plain or accessible or os.environ.get("TERM") == "dumb":
        from eda_coach.cli.prompters.plain import PlainPrompter

        return PlainPrompter(), nullcontext()
    # Imported here: it loads questionary, which takes longer than everything else together.
    from eda_coach.cli.prompters.terminal import TerminalPrompter, on_standard_error

    return TerminalPrompter(), on_standard_error()


def _choose_session(
    call: _Call, wish: Wish, prompter: Prompter, journal: SqliteJournal
) -> tuple[Session, Past]:
    """The session that was left, or a new one."""
    left = journal.open_session()
    if call.request.resumes and left is None:
        raise CoachError("There is no session to go on with.", hint="Start one with `eda-coach quiz`.")
    if left is not None:
        choice = (
            OnOpenSession.RESUME
            if call.request.resumes
            else prompter.offer(left.session, answered=left.attempts)
        )
        if choice is OnOpenSession.RESUME:
            return left.session, journal.past(left.session.id)
    with closing(call.wiring.open_pack(call.request.pack)) as index:
        standing = journal.standing(index.id)
        session = new_session(wish, index, standing=standing, wiring=call.wiring, now=call.now())
    journal.start(session)
    return session, Past()


def _hold(call: _Call, session: Session, past: Past, *, prompter: Prompter, journal: SqliteJournal) -> int:
    with closing(_pack_of(session, call.wiring)) as index:
        means = Means(pose=lambda slot: pose_from(index, slot), new_id=call.wiring.new_id, engine=__version__)
        past = _without_lost_questions(session, past, index)
        held = Quiz(session, means=means, now=call.now(), past=past)
        try:
            finished = hold_quiz(held, prompter=prompter, journal=journal, now=call.now)
        except KeyboardInterrupt:
            say_left(held.summary())
            return _INTERRUPTED
    ending = Ending(session=session, summary=held.summary(), finished=finished, as_json=call.request.as_json)
    return end_quiz(ending, prompter=prompter, home=call.wiring.home, now=call.now())


def _pack_of(session: Session, wiring: Wiring) -> PackIndex:
    """The pack of a session, where it was; by its name if the folder has moved."""
    with suppress(CoachError):
        return wiring.open_pack(session.pack_path)
    return wiring.open_pack(session.pack_id)


def _without_lost_questions(session: Session, past: Past, index: PackIndex) -> Past:
    """The past of a session in which questions that have left the pack count as skipped."""
    lost = {place for place, slot in enumerate(session.deck) if not index.has_question(slot.question_id)}
    answered = {attempt.place for attempt in past.attempts}
    if lost - answered:
        say(
            f"{len(lost - answered)} questions of this session are no longer in the pack; they are passed over."
        )
    return replace(past, skipped=past.skipped | (lost - answered))
