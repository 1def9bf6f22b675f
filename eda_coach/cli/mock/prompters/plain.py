"""Plain lines in and out: for screen readers, simple terminals and pipes."""

import sys
from collections.abc import Callable, Sequence
from typing import TextIO

from eda_coach.cli.lines import Line, wrap
from eda_coach.cli.mock.prompters.port import Offered
from eda_coach.cli.mock.screens import asks_questions, shown_lines, told_lines
from eda_coach.cli.mock.spoken import (
    Command,
    is_meant_as_command,
    is_question_back,
    not_to_be_asked,
    read_spoken,
)
from eda_coach.cli.prompters.port import Leaving, OnOpenSession
from eda_coach.cli.world.streams import terminal_width
from eda_coach.errors import CoachError
from eda_coach.interview.mock.steps import Feedback, Listen, MockMove, MockMoveKind, RateYourself, Shown
from eda_coach.interview.scorecard.ratings import HIGHEST

_MOVE_BY_COMMAND = {
    Command.DONE: MockMoveKind.SAY,
    Command.SKIP: MockMoveKind.SKIP,
    Command.BACK: MockMoveKind.BACK,
    Command.HINT: MockMoveKind.HINT,
}


class PlainMockPrompter:
    """Writes to standard error and reads lines from standard input."""

    def __init__(self, *, output: TextIO | None = None, read_line: Callable[[], str] | None = None) -> None:
        self._output = output or sys.stderr
        self._read_line = read_line or sys.stdin.readline
        self._shown: Shown | None = None

    def show(self, line: Line) -> None:
        """Print one line."""
        print(line[1], file=self._output)

    def move(self, step: Shown, *, running_s: Callable[[], float], keep: Callable[[str], None]) -> MockMove:
        """Show a step and read lines until they are a move."""
        for line in shown_lines(step, self._shown, terminal_width()):
            self.show(line)
        self._shown = step
        if isinstance(step, Listen):
            return self._listen(step, running_s, keep)
        if isinstance(step, RateYourself):
            return self._rate()
        if isinstance(step, Feedback) and not step.is_coached:
            return MockMove(kind=MockMoveKind.NEXT)
        self._tell("(Enter to go on, q to leave)")
        while self._word():
            self._tell("Nothing is written down here: Enter goes on.")
        return MockMove(kind=MockMoveKind.NEXT)

    def complain(self, error: CoachError) -> None:
        """Tell that a move cannot be made."""
        self._tell(f"{error} {error.hint}")

    def offer(self, words: str) -> OnOpenSession:
        """Ask whether to go on with an interview that was left."""
        self._tell(words)
        self._tell("(r go on with it, n end it and start a new one, q leave)")
        while True:
            word = self._word()
            if word in ("r", "n"):
                return OnOpenSession.RESUME if word == "r" else OnOpenSession.NEW

    def choose(self, scenarios: Sequence[Offered]) -> str:
        """Ask which scenario to design."""
        for number, one in enumerate(scenarios, start=1):
            self._tell(f"{number}. {one.title} ({one.level}{one.last and ', ' + one.last})")
        self._tell("(a number, or q to leave)")
        while True:
            word = self._word()
            if word.isdecimal() and 1 <= int(word) <= len(scenarios):
                return scenarios[int(word) - 1].id

    def _listen(self, step: Listen, running_s: Callable[[], float], keep: Callable[[str], None]) -> MockMove:
        asks = asks_questions(step)
        lines = [] if asks or not step.draft else step.draft.split("\n")
        for line in lines:
            self._tell(f"  {line}")
        if step.pending:
            self._tell(f"You had begun to ask: {step.pending}")
        while True:
            line = self._typed_line()
            if is_meant_as_command(line):
                move = self._commanded(line, lines, step, running_s)
            elif asks:
                move = MockMove(kind=MockMoveKind.ASK, text=line.strip()) if line.strip() else None
            else:
                lines.append(line)
                keep("\n".join(lines))
                is_ended = lines[-2:] == ["", ""] and any(lines)
                move = self._said("\n".join(lines), lines, step) if is_ended else None
            if move is not None:
                return move

    def _typed_line(self) -> str:
        typed = self._read_line()
        if not typed:
            print(file=self._output)
            raise Leaving
        return typed.rstrip("\r\n")

    def _said(self, text: str, lines: list[str], step: Listen) -> MockMove | None:
        """What was said; None where it is no answer, and what was typed of it is dropped."""
        if step.probe is not None and is_question_back(text):
            self._tell(not_to_be_asked(may_hint=step.may_hint))
            lines.clear()
            return None
        return MockMove(kind=MockMoveKind.SAY, text=text.strip())

    def _commanded(
        self, line: str, lines: list[str], step: Listen, running_s: Callable[[], float]
    ) -> MockMove | None:
        """The move a command makes; None if it only tells something."""
        spoken = read_spoken(line)
        if spoken.command in _MOVE_BY_COMMAND:
            before = [step.draft] if asks_questions(step) else lines
            text = "\n".join((*before, spoken.text)).strip()
            if spoken.command is Command.DONE:
                return self._said(text, lines, step)
            return MockMove(kind=_MOVE_BY_COMMAND[spoken.command], text=text)
        if spoken.command is Command.QUIT:
            raise Leaving
        if spoken.command is None:
            self._tell(f"There is no command {line.strip()}.")
            spoken = spoken._replace(command=Command.HELP)
        for _, words in told_lines(spoken, step, running_s(), terminal_width()):
            print(words, file=self._output)
        return None

    def _rate(self) -> MockMove:
        self._tell(f"(1 to {HIGHEST}, s would not say, q leave)")
        while True:
            word = self._word()
            if word == "s":
                return MockMove(kind=MockMoveKind.RATE, rating=0)
            if word.isdecimal() and 1 <= int(word) <= HIGHEST:
                return MockMove(kind=MockMoveKind.RATE, rating=int(word))

    def _tell(self, words: str) -> None:
        print(*wrap(words, terminal_width()), sep="\n", file=self._output)

    def _word(self) -> str:
        """One short answer; leaving on ``q`` and at the end of the input."""
        print("> ", end="", file=self._output, flush=True)
        line = self._read_line()
        word = line.strip().lower()
        if not line or word in ("q", ":q", ":quit"):
            if not line:
                print(file=self._output)
            raise Leaving
        return word
