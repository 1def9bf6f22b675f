"""A quiz from its call to its exit code: who answers, which session, what is said at the end."""

from collections.abc import Callable
from contextlib import AbstractContextManager, closing, nullcontext, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from eda_coach.cli.prompters.port import Leaving, OnOpenSession, Prompter, wants_plain_lines
from eda_coach.cli.prompters.scripted import ScriptedPrompter
from eda_coach.cli.quiz.deck import Wish, new_session, pose_from, wish_for
from eda_coach.cli.quiz.ending import Ending, end_quiz, say_left
from eda_coach.cli.quiz.loop import hold_quiz
from eda_coach.cli.quiz.request import QuizRequest
from eda_coach.cli.world.streams import say
from eda_coach.cli.world.wiring import Wiring, clock_of
from eda_coach.content.index.pack_index import PackIndex
from eda_coach.errors import CoachError, PackNotFoundError
from eda_coach.journal.file.opening import open_journal
from eda_coach.journal.log.store import SqliteJournal
from eda_coach.practice.attempt import Note, NoteKind
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
            left, unwanted = _left_session(call, prompter, journal)
        except Leaving:
            return 0
        with closing(_pack_of(left, call)) as index:
            if isinstance(prompter, ScriptedPrompter):
                prompter.rename(index.current_ids())
            if left is not None:
                past = _without_lost_questions(left, journal.past(left.id), index)
                return _hold(call, left, past, index, prompter=prompter, journal=journal)
            session = new_session(wish, index, standing=journal.standing, wiring=call.wiring, now=call.now())
            journal.start(session)
            if unwanted is not None:  # only now: had nothing fitted the wish, it would still be wanted
                journal.past(unwanted.id)
                journal.append([_ending_note(unwanted, call)])
            return _hold(call, session, Past(), index, prompter=prompter, journal=journal)


def _human_prompter(call: _Call) -> tuple[Prompter, AbstractContextManager[Any]]:
    """A prompter for whoever sits there, and what draws its prompts."""
    nobody = "Nobody can be asked: this is no terminal."
    if wants_plain_lines(call.wiring, plain=call.request.plain, nobody=nobody):
        from eda_coach.cli.prompters.plain import PlainPrompter

        return PlainPrompter(), nullcontext()
    # Imported here: it loads questionary, which takes longer than everything else together.
    from eda_coach.cli.prompters.keys import on_standard_error
    from eda_coach.cli.prompters.terminal import TerminalPrompter

    return TerminalPrompter(), on_standard_error()


def _left_session(
    call: _Call, prompter: Prompter, journal: SqliteJournal
) -> tuple[Session | None, Session | None]:
    """The session that was left: to be gone on with, or to be ended because it is not wanted."""
    left = journal.open_session()
    if left is None:
        if call.request.resumes:
            raise CoachError("There is no session to go on with.", hint="Start one with `eda-coach quiz`.")
        return None, None
    if call.request.resumes:
        return left.session, None
    choice = prompter.offer(left.session, answered=left.attempts)
    return (
        left.session if choice is OnOpenSession.RESUME else None,
        left.session if choice is OnOpenSession.NEW else None,
    )


def _ending_note(session: Session, call: _Call) -> Note:
    return Note(id=call.wiring.new_id(), kind=NoteKind.ENDED, session_id=session.id, at=call.now(), facts={})


def _hold(  # noqa: PLR0913 - everything a sitting needs
    call: _Call,
    session: Session,
    past: Past,
    index: PackIndex,
    *,
    prompter: Prompter,
    journal: SqliteJournal,
) -> int:
    means = Means(pose=lambda slot: pose_from(index, slot), new_id=call.wiring.new_id, engine=__version__)
    held = Quiz(session, means=means, now=call.now(), past=past)
    try:
        finished = hold_quiz(held, prompter=prompter, journal=journal, now=call.now) and not past.absent
    except KeyboardInterrupt:
        say_left(held.summary())
        return _INTERRUPTED
    ending = Ending(
        session=session,
        summary=held.summary(),
        finished=finished,
        as_json=call.request.as_json,
        pack_option=call.wiring.pack_option(session.pack_path),
    )
    return end_quiz(ending, prompter=prompter, home=call.wiring.home, now=call.now())


def _pack_of(left: Session | None, call: _Call) -> PackIndex:
    """The pack that is asked for; of a session that was left, where it was or else by its name."""
    if left is None:
        return call.wiring.open_pack(call.request.pack)
    with suppress(PackNotFoundError):
        return call.wiring.open_pack(left.pack_path)
    try:
        return call.wiring.open_pack(left.pack_id)
    except PackNotFoundError as error:
        raise CoachError(
            f"The pack of the session you left is gone: {left.pack_path}.",
            hint="Put it back, or start another session with `eda-coach quiz` and n.",
        ) from error


def _without_lost_questions(session: Session, past: Past, index: PackIndex) -> Past:
    """The past of a session in which questions that have left the pack are passed over for now."""
    lost = {place for place, slot in enumerate(session.deck) if not index.has_question(slot.question_id)}
    answered = {attempt.place for attempt in past.attempts}
    gone = len(lost - answered)
    if gone:
        are = "question of this session is" if gone == 1 else "questions of this session are"
        say(f"{gone} {are} no longer in the pack: passed over.")
        say("The session stays open: put them back, and `eda-coach quiz --resume` asks them.")
    return replace(past, absent=frozenset(lost - answered))
