"""Plain lines in and out: for screen readers, simple terminals and pipes."""

import sys
from collections.abc import Callable
from typing import TextIO

from eda_coach.cli.lines import Line, wrap
from eda_coach.cli.prompters.port import Leaving, OnOpenSession
from eda_coach.cli.prompters.screens import (
    ask_keys,
    confidence_words,
    explain_keys,
    how_to_answer,
    left_words,
    step_lines,
)
from eda_coach.cli.world.streams import terminal_width
from eda_coach.errors import CoachError, UnreadableResponseError
from eda_coach.grading.certainty import LEAST_CONFIDENCE, MOST_CONFIDENCE
from eda_coach.practice.asked import Asked
from eda_coach.practice.quiz.session import Session
from eda_coach.practice.quiz.steps import Ask, Explain, Move, MoveKind
from eda_coach.practice.responses import read_typed

_ASK_WORDS = {"h": MoveKind.HINT, "s": MoveKind.SKIP, "f": MoveKind.FLAG, "u": MoveKind.UNDO}
_EXPLAIN_WORDS = {"": MoveKind.NEXT, "u": MoveKind.UNDO, "f": MoveKind.FLAG, "o": MoveKind.OVERRULE}


class PlainPrompter:
    """Writes to standard error and reads lines from standard input."""

    def __init__(self, *, output: TextIO | None = None, read_line: Callable[[], str] | None = None) -> None:
        self._output = output or sys.stderr
        self._read_line = read_line or sys.stdin.readline
        self._shown: Ask | Explain | None = None

    def show(self, line: Line) -> None:
        """Print one line."""
        print(line[1], file=self._output)

    def move(self, step: Ask | Explain) -> Move:
        """Show a step once and read lines until one is a move."""
        if step != self._shown:
            for line in step_lines(step, self._shown, terminal_width(), with_parts=True):
                self.show(line)
            self._shown = step
        return self._explain_move(step) if isinstance(step, Explain) else self._ask_move(step)

    def complain(self, step: Ask | Explain, error: CoachError) -> Move | None:  # noqa: ARG002 - the port's signature
        """Tell that a response cannot be read; it is asked for again."""
        self._tell(f"{error} {error.hint}")
        return None

    def offer(self, session: Session, *, answered: int) -> OnOpenSession:
        """Ask whether to go on with a session that was left."""
        self._tell(left_words(session, answered))
        self._tell("(r go on with it, n start a new one, q leave)")
        while True:
            word = self._line("> ")
            if word in ("r", "n"):
                return OnOpenSession.RESUME if word == "r" else OnOpenSession.NEW

    def _ask_move(self, step: Ask) -> Move:
        self._tell(f"{how_to_answer(step.asked)}. ({ask_keys(step)})")
        while True:
            word = self._line("> ")
            if word in _ASK_WORDS:
                return Move(kind=_ASK_WORDS[word])
            if not word:
                continue
            if step.asked.is_typed and len(word) == 1 and not word.isdecimal():  # a key that is none
                self._tell("Write a sentence or two, or s to skip.")
                continue
            try:
                response = read_typed(step.asked, self._with_more(step.asked, word))
            except UnreadableResponseError as error:
                self.complain(step, error)
                continue
            confidence = self._confidence() if step.with_confidence else None
            return Move(kind=MoveKind.ANSWER, response=response, confidence=confidence)

    def _with_more(self, asked: Asked, first: str) -> str:
        """A typed answer to its end: further lines up to an empty one."""
        lines = [first]
        if asked.is_typed:
            while (line := self._read_line()).strip():
                lines.append(line.strip())
        return "\n".join(lines)

    def _explain_move(self, step: Explain) -> Move:
        self._tell(f"({explain_keys(step)})")
        verdicts = len(step.attempt.score.verdicts) if step.attempt.asked.is_typed else 0
        while True:
            word = self._line("> ")
            if word in _EXPLAIN_WORDS:
                return Move(kind=_EXPLAIN_WORDS[word])
            if word in map(str, range(1, verdicts + 1)):
                return Move(kind=MoveKind.OVERRULE, part=int(word) - 1)

    def _confidence(self) -> int:
        self._tell(f"How sure are you? {confidence_words()}")
        while True:
            word = self._line("> ")
            if word.isdecimal() and word in map(str, range(LEAST_CONFIDENCE, MOST_CONFIDENCE + 1)):
                return int(word)

    def _tell(self, words: str) -> None:
        print(*wrap(words, terminal_width()), sep="\n", file=self._output)

    def _line(self, prompt: str) -> str:
        """One line without its end; leaving on ``q`` and at the end of the input."""
        print(prompt, end="", file=self._output, flush=True)
        line = self._read_line()
        word = line.strip()
        if not line or word.lower() == "q":
            if not line:
                print(file=self._output)
            raise Leaving
        return word.lower() if len(word) == 1 else word
