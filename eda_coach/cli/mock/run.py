"""A mock interview from its call to its exit code: who is interviewed, on what, and what comes of it."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, closing, nullcontext, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from eda_coach.cli.lines import Style
from eda_coach.cli.mock.ending import end_mock, say_left_mock, show_last, show_worked
from eda_coach.cli.mock.loop import Interview, NoDrafts, Whole
from eda_coach.cli.mock.prompters.port import MockPrompter
from eda_coach.cli.mock.prompters.scripted import ScriptedMockPrompter
from eda_coach.cli.mock.request import MockRequest, OnlyShown
from eda_coach.cli.mock.scenarios import interviewable, list_scenarios, means_for, new_session, offered
from eda_coach.cli.mock.screens import prompt_lines
from eda_coach.cli.prompters.port import Leaving, OnOpenSession, wants_plain_lines
from eda_coach.cli.world.documents import check_writable
from eda_coach.cli.world.streams import say, terminal_width
from eda_coach.cli.world.wiring import Wiring, clock_of
from eda_coach.content.index.pack_index import PackIndex
from eda_coach.errors import CoachError, PackNotFoundError
from eda_coach.interview.mock.machine import Mock
from eda_coach.interview.mock.session import MockEvent, MockEventKind, MockPast, MockSession
from eda_coach.journal.file.drafts import DraftFile
from eda_coach.journal.file.folder import make_private
from eda_coach.journal.file.opening import open_journal, open_to_read
from eda_coach.journal.log.mocks import LeftMock, MockLog

_INTERRUPTED = 130


@dataclass(frozen=True, kw_only=True, slots=True)
class _Call:
    """A request with the world it is made in."""

    request: MockRequest
    wiring: Wiring
    now: Callable[[], datetime]

    def drafts(self, session_id: str) -> DraftFile:
        """Where turns of an interview are kept while they are typed: two at once share nothing."""
        folder = self.wiring.home.mock_drafts
        with suppress(OSError):  # whoever types is told when the first key cannot be saved
            make_private(folder)
        return DraftFile(folder / f"{session_id}.json")


def run_mock(request: MockRequest, wiring: Wiring) -> int:
    """Hold a mock interview; the exit code.

    Raises:
        CoachError: The request cannot be met; everything said before is kept.
    """
    request.check()
    check_writable(request.output)
    call = _Call(request=request, wiring=wiring, now=clock_of(wiring, request.now))
    if request.shows is not None:
        return _only_show(call)
    if request.answers is not None:
        return _run(call, None)
    prompter, drawing = _human_prompter(call)
    with drawing:
        return _run(call, prompter)


def _only_show(call: _Call) -> int:
    request = call.request
    with closing(open_to_read(call.wiring.home.journal, now=call.now())) as journal:
        for notice in journal.notices:
            say(notice)
        log = MockLog(journal)
        if request.shows is OnlyShown.LAST:
            return show_last(log, request)
        with closing(call.wiring.open_pack(request.pack)) as index:
            if request.shows is OnlyShown.WORKED:
                return show_worked(index, request)
            return list_scenarios(index, log, as_json=request.format is not None)


def _run(call: _Call, prompter: MockPrompter | None) -> int:
    with closing(open_journal(call.wiring.home.journal, now=call.now())) as journal:
        for notice in journal.notices:
            say(notice)
        log = MockLog(journal)
        try:
            left, unwanted = _left_session(call, prompter, log)
            with closing(_pack_of(left, call)) as index:
                if left is not None:
                    return _go_on(call, left, index, prompter=prompter, log=log)
                return _begin(call, index, unwanted, prompter=prompter, log=log)
        except Leaving:
            return 0


def _begin(
    call: _Call,
    index: PackIndex,
    unwanted: LeftMock | None,
    *,
    prompter: MockPrompter | None,
    log: MockLog,
) -> int:
    prompter = prompter or _scripted(call, index)
    scenario_id = call.request.scenario or prompter.choose(offered(index, log))
    session = new_session(scenario_id, index, call.request, log=log, wiring=call.wiring, now=call.now())
    started = MockEvent(
        id=call.wiring.new_id(),
        kind=MockEventKind.STARTED,
        session_id=session.id,
        at=session.started_at,
        body=session,
    )
    if unwanted is not None:
        _drop(unwanted, call, log)
    if isinstance(prompter, ScriptedMockPrompter):
        prompter.check(index.scenario(session.scenario_id))
        return _hold(call, session, None, index, prompter=prompter, log=log, before_it=[started])
    log.append([started])
    return _hold(call, session, None, index, prompter=prompter, log=log)


def _go_on(
    call: _Call, left: MockSession, index: PackIndex, *, prompter: MockPrompter | None, log: MockLog
) -> int:
    past = log.past(left.id)
    drafts = call.drafts(left.id).load(left.id)
    past = MockPast(turns=past.turns, self_ratings=past.self_ratings, drafts=drafts)
    _check_phases(past, index)
    if prompter is not None and (past.turns or drafts):
        for line in prompt_lines(left.title, index.scenario(left.scenario_id).prompt, terminal_width()):
            prompter.show(line)
    return _hold(call, left, past, index, prompter=prompter or _scripted(call, index), log=log)


def _check_phases(past: MockPast, index: PackIndex) -> None:
    known = {phase.id for phase in index.header().phases}
    gone = [turn.phase for turn in past.turns if turn.phase not in known]
    if gone:
        raise CoachError(
            f"The pack has no phase {gone[0]!r} any more, in which you have answered.",
            hint="Put it back, or start another interview with `eda-coach mock` and n.",
        )


def _hold(  # noqa: PLR0913 - everything a sitting needs
    call: _Call,
    session: MockSession,
    past: MockPast | None,
    index: PackIndex,
    *,
    prompter: MockPrompter,
    log: MockLog,
    before_it: Sequence[MockEvent] = (),
) -> int:
    before = log.cards(scenario=session.scenario_id, pack=session.pack_id)
    prompter.show((Style.QUIET, "The interviewer reads the scenario ..."))
    means = means_for(session, index, wiring=call.wiring)
    machine = Mock(session, means=means, now=call.now(), past=past)
    is_filed = isinstance(prompter, ScriptedMockPrompter)
    kept = Whole() if is_filed else log
    drafts = NoDrafts() if is_filed else call.drafts(session.id)
    interview = Interview(machine, prompter=prompter, log=kept, drafts=drafts, now=call.now)
    try:
        finished = interview.hold()
        if isinstance(kept, Whole):  # all or nothing: what is left of it is not to be gone on with
            log.append([*before_it, *kept.events])
    except Leaving:
        say_left_mock()
        return 0
    except KeyboardInterrupt:
        say_left_mock()
        return _INTERRUPTED
    problems = prompter.unused() if isinstance(prompter, ScriptedMockPrompter) else []
    return end_mock(
        finished.card, before[-1] if before else None, prompter, request=call.request, problems=problems
    )


def _left_session(
    call: _Call, prompter: MockPrompter | None, log: MockLog
) -> tuple[MockSession | None, LeftMock | None]:
    """The interview that was left: to be gone on with, or to be ended because it is not wanted."""
    left = log.left()
    if left is None:
        if call.request.resumes:
            raise CoachError("There is no interview to go on with.", hint="Start one with `eda-coach mock`.")
        return None, None
    if call.request.resumes:
        return left.session, None
    if prompter is None:
        return None, None
    choice = prompter.offer(
        f"You left an interview of {left.session.started_at:%Y-%m-%d %H:%M}: {left.session.title}, "
        f"{left.turns} answered."
    )
    return (
        left.session if choice is OnOpenSession.RESUME else None,
        left if choice is OnOpenSession.NEW else None,
    )


def _drop(left: LeftMock, call: _Call, log: MockLog) -> None:
    log.past(left.session.id)
    event = MockEvent(
        id=call.wiring.new_id(), kind=MockEventKind.DROPPED, session_id=left.session.id, at=call.now()
    )
    log.append([event])
    call.drafts(left.session.id).clear()


def _pack_of(left: MockSession | None, call: _Call) -> PackIndex:
    """The pack that is asked for; of an interview that was left, where it was or else by its name."""
    if left is None:
        return call.wiring.open_pack(call.request.pack)
    try:
        return call.wiring.open_pack(left.pack_path)
    except PackNotFoundError:
        return call.wiring.open_pack(left.pack_id)


def _scripted(call: _Call, index: PackIndex) -> ScriptedMockPrompter:
    from eda_coach.cli.mock.prompters.transcript_file import read_transcript

    header = interviewable(index)
    return ScriptedMockPrompter(read_transcript(str(call.request.answers), header.phases, header.dimensions))


def _human_prompter(call: _Call) -> tuple[MockPrompter, AbstractContextManager[Any]]:
    """A prompter for whoever sits there, and what draws its prompts."""
    nobody = "Nobody can be interviewed: this is no terminal."
    if wants_plain_lines(call.wiring, plain=call.request.plain, nobody=nobody):
        from eda_coach.cli.mock.prompters.plain import PlainMockPrompter

        return PlainMockPrompter(), nullcontext()
    from eda_coach.cli.mock.prompters.terminal import TerminalMockPrompter
    from eda_coach.cli.prompters.keys import on_standard_error

    return TerminalMockPrompter(), on_standard_error()
