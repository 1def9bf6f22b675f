"""A quiz out of an answer file: nobody is asked, nothing is shown before the end."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from eda_coach.cli.prompters.answers_file import FiledAnswer, filed_response
from eda_coach.cli.prompters.port import Leaving, OnOpenSession
from eda_coach.errors import CoachError
from eda_coach.practice.quiz.session import Session
from eda_coach.practice.quiz.steps import Ask, Explain, Move, MoveKind

if TYPE_CHECKING:
    from eda_coach.cli.lines import Line  # it wraps and words what a script never shows


class ScriptedPrompter:
    """Answers each question by its name, or else with the next answer that has no name.

    Attributes:
        problems: What could not be read; those questions are skipped, never scored.
    """

    def __init__(self, answers: Sequence[FiledAnswer]) -> None:
        self._named = {answer.question_id: answer for answer in answers if answer.question_id}
        self._unnamed = iter([answer for answer in answers if not answer.question_id])
        self._current: tuple[str, FiledAnswer] | None = None
        self._flagged: set[str] = set()
        self.problems: list[str] = []
        self._used: set[str] = set()

    def note_unused(self) -> None:
        """Note every named answer whose question was not asked."""
        for id_ in self._named.keys() - self._used:
            self.problems.append(f"{self._named[id_].place}: this question was not asked.")

    def rename(self, current_ids: Mapping[str, str]) -> None:
        """Let answers to questions that were named by a former id count under the present one."""
        self._named = {current_ids.get(id_, id_): answer for id_, answer in self._named.items()}

    def show(self, line: "Line") -> None:
        """Nothing is shown before the end."""

    def move(self, step: Ask | Explain) -> Move:
        """The filed move at a step; leaves when there is no answer."""
        if isinstance(step, Explain):
            return Move(kind=MoveKind.NEXT)
        answer = self._answer_to(step.asked.question_id)
        if answer.flags and step.asked.question_id not in self._flagged:
            self._flagged.add(step.asked.question_id)
            return Move(kind=MoveKind.FLAG)
        if answer.hints and not step.hint:
            return Move(kind=MoveKind.HINT)
        if answer.skips:
            return Move(kind=MoveKind.SKIP)
        try:
            response = filed_response(answer, step.asked)
        except CoachError as error:
            return self.complain(step, error)
        return Move(kind=MoveKind.ANSWER, response=response, confidence=answer.confidence)

    def complain(self, step: Ask | Explain, error: CoachError) -> Move:
        """Note what cannot be read, and skip the question."""
        place = self._current[1].place if self._current else ""
        question = step.asked.question_id if isinstance(step, Ask) else ""
        where = place if place.endswith(question) else f"{place} ({question})"
        self.problems.append(f"{where}: {error} {error.hint}".strip())
        return Move(kind=MoveKind.SKIP)

    def offer(self, session: Session, *, answered: int) -> OnOpenSession:  # noqa: ARG002 - the port's signature
        """A script says what it wants by its flags; an open session stays open."""
        return OnOpenSession.LEAVE

    def _answer_to(self, question_id: str) -> FiledAnswer:
        if self._current is None or self._current[0] != question_id:
            answer = self._named.get(question_id) or next(self._unnamed, None)
            if answer is None:
                raise Leaving
            self._used.add(question_id)
            self._current = (question_id, answer)
        return self._current[1]
