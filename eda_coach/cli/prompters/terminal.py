"""Prompts in a terminal: digit keys, arrows, one key for everything else."""

from collections.abc import Mapping
from typing import Any

import questionary
from questionary.prompts.common import InquirerControl

from eda_coach.cli.lines import Line, Style, wrap
from eda_coach.cli.prompters.explanations import outcome
from eda_coach.cli.prompters.keys import (
    STYLE,
    bind_exception,
    bind_exit,
    bind_line_feed,
    draw,
    one_key,
)
from eda_coach.cli.prompters.port import Leaving, OnOpenSession
from eda_coach.cli.prompters.screens import (
    ask_keys,
    confidence_words,
    explain_keys,
    how_to_answer,
    left_words,
    step_lines,
)
from eda_coach.cli.prompters.writing import edit_key, write_text
from eda_coach.cli.world.streams import terminal_width
from eda_coach.errors import CoachError, UnreadableResponseError
from eda_coach.grading.response import Response
from eda_coach.practice.asked import Asked
from eda_coach.practice.quiz.session import Session
from eda_coach.practice.quiz.steps import Ask, Explain, Move, MoveKind
from eda_coach.practice.responses import read_typed

_ASK_KEYS: Mapping[str, MoveKind | None] = {
    "h": MoveKind.HINT,
    "s": MoveKind.SKIP,
    "f": MoveKind.FLAG,
    "u": MoveKind.UNDO,
    "q": None,
}
_EXPLAIN_KEYS: Mapping[str, MoveKind | None] = {
    "enter": MoveKind.NEXT,
    " ": MoveKind.NEXT,
    "n": MoveKind.NEXT,
    "u": MoveKind.UNDO,
    "f": MoveKind.FLAG,
    "o": MoveKind.OVERRULE,
    "q": None,
}
_PICKED_KINDS = ("single-choice", "true-false", "multiple-choice", "trade-off", "constraint-flip")
# What a choice is indented by: pointer, indicator, digit.
_INDENT = " " * 6
_MOST_DIGITS = 9


class TerminalPrompter:
    """Draws to the current prompt session and reads its keys."""

    def __init__(self) -> None:
        self._shown: Ask | Explain | None = None
        # Number of the question, what was chosen and what was written, while the answer is not complete.
        self._chosen: tuple[int, Response] = (0, Response())

    def show(self, line: Line) -> None:
        """Print one line."""
        draw(line)

    def move(self, step: Ask | Explain) -> Move:
        """Show a step once and wait for a move."""
        width = terminal_width()
        if step != self._shown:
            with_parts = isinstance(step, Ask) and not _is_picked(step.asked)
            for line in step_lines(step, self._shown, width, with_parts=with_parts):
                self.show(line)
            self._shown = step
        if isinstance(step, Explain):
            return self._explain_move(step)
        return self._ask(step, width)

    def complain(self, step: Ask | Explain, error: CoachError) -> Move | None:  # noqa: ARG002 - the port's signature
        """Tell that a response cannot be read; it is asked for again."""
        self._tell_wrong(f"{error} {error.hint}")
        return None

    def offer(self, session: Session, *, answered: int) -> OnOpenSession:
        """Ask whether to go on with a session that was left."""
        for line in wrap(left_words(session, answered), terminal_width()):
            self.show((Style.STRONG, line))
        key = one_key(
            {"r": None, "enter": None, "n": None, "q": None},
            "Enter go on with it - n start a new one - q leave",
        )
        if key == "q":
            raise Leaving
        return OnOpenSession.NEW if key == "n" else OnOpenSession.RESUME

    def _explain_move(self, step: Explain) -> Move:
        verdicts = min(len(step.attempt.score.verdicts), _MOST_DIGITS)
        turns = map(str, range(1, verdicts + 1)) if step.attempt.asked.is_typed else ()
        keys = {**dict.fromkeys(turns, MoveKind.OVERRULE), **_EXPLAIN_KEYS}
        key = one_key(keys, f"{outcome(step.attempt)}: {explain_keys(step)}")
        return Move(kind=_move_kind(keys[key]), part=int(key) - 1 if key.isdecimal() else -1)

    def _ask(self, step: Ask, width: int) -> Move:
        try:
            answer = self._answer(step, width)
        except EOFError:  # Ctrl-D, or the terminal has gone
            raise Leaving from None
        if not isinstance(answer, Response):
            return Move(kind=_move_kind(answer))
        if not step.with_confidence:
            return Move(kind=MoveKind.ANSWER, response=answer)
        confidence = self._confidence(width)
        if confidence:
            return Move(kind=MoveKind.ANSWER, response=answer, confidence=confidence)
        if step.asked.is_typed:  # a few sentences are not to be typed again
            self._chosen = (step.number, answer)
        return self._ask(step, width)

    def _answer(self, step: Ask, width: int) -> Response | MoveKind | None:
        if step.asked.is_typed:
            return self._choose_and_write(step, width)
        if not _is_picked(step.asked):
            return self._type(step, width)
        self._key_bar(f"1-{len(step.asked.parts)} mark - Enter answer - {ask_keys(step)}", width)
        is_one = step.asked.kind != "multiple-choice"
        return self._pick_one(step.asked, width) if is_one else self._pick_some(step.asked, width)

    def _choose_and_write(self, step: Ask, width: int) -> Response | MoveKind | None:
        """A choice, if there is one to make, and the words for it; a hint in between keeps the choice."""
        chosen = self._chosen if self._chosen[0] == step.number else (step.number, Response())
        while True:
            if step.asked.parts and not chosen[1].picked:
                answer = self._choose(step, width)
                if not isinstance(answer, Response):
                    return answer
                chosen = (step.number, answer)
            self._chosen = chosen
            back = "u choose again - " if step.asked.parts else ""
            what = "Say why" if step.asked.parts else "Your answer"
            self._key_bar(f"{what} - Enter done - {edit_key()} - {back}{ask_keys(step)}", width)
            words = write_text(STYLE, _ASK_KEYS, self._tell_wrong, draft=chosen[1].text)
            if words == "u" and step.asked.parts:
                chosen = (step.number, Response())
            elif words in _ASK_KEYS:
                return _ASK_KEYS[words]
            else:
                self._chosen = (0, Response())
                return Response(picked=chosen[1].picked, text=words)

    def _choose(self, step: Ask, width: int) -> Response | MoveKind | None:
        self._key_bar(
            f"1-{len(step.asked.parts)} mark - Enter choose, then say why - {ask_keys(step)}", width
        )
        answer = self._pick_one(step.asked, width)
        if isinstance(answer, Response):
            for line in wrap(f"You choose: {step.asked.part(answer.picked[0]).text}", width):
                self.show((Style.STRONG, line))
        return answer

    def _tell_wrong(self, words: str) -> None:
        for line in wrap(words, terminal_width()):
            self.show((Style.WRONG, line))

    def _pick_one(self, asked: Asked, width: int) -> Response | MoveKind | None:
        question = questionary.select(
            "",
            choices=_choices(asked, width),
            qmark="",
            instruction=" ",
            use_shortcuts=True,
            style=STYLE,
            erase_when_done=True,
        )
        _bind(question, _ASK_KEYS)
        picked = question.unsafe_ask()
        return Response(picked=(picked,)) if isinstance(picked, str) else picked

    def _pick_some(self, asked: Asked, width: int) -> Response | MoveKind | None:
        question = questionary.checkbox(
            "",
            choices=_choices(asked, width, numbered=True),
            qmark="",
            instruction=" ",
            validate=lambda picked: bool(picked) or "Mark at least one.",
            style=STYLE,
            erase_when_done=True,
        )
        _bind(question, _ASK_KEYS)
        _bind_toggles(question, len(asked.parts))
        picked = question.unsafe_ask()
        return Response(picked=tuple(picked)) if isinstance(picked, list) else picked

    def _type(self, step: Ask, width: int) -> Response | MoveKind | None:
        """A typed line; what cannot be read is told below it, and asked for again."""
        how = f"{how_to_answer(step.asked)} - Enter answer - or one letter and Enter: {ask_keys(step)}"
        self._key_bar(how, width)
        while True:
            typed = questionary.text("", qmark=">", style=STYLE).unsafe_ask().strip()
            if typed.lower() in _ASK_KEYS:
                return _ASK_KEYS[typed.lower()]
            try:
                return read_typed(step.asked, typed)
            except UnreadableResponseError as error:
                self.complain(step, error)

    def _confidence(self, width: int) -> int | None:
        """How sure the learner is; None to answer anew."""
        self._key_bar(f"How sure are you? {confidence_words()}", width)
        key = one_key({"1": None, "2": None, "3": None, "u": None, "q": None}, "1, 2 or 3 - u back - q leave")
        if key == "q":
            raise Leaving
        return None if key == "u" else int(key)

    def _key_bar(self, words: str, width: int) -> None:
        for line in wrap(words, width):
            self.show((Style.QUIET, line))


def _move_kind(kind: MoveKind | None) -> MoveKind:
    if kind is None:
        raise Leaving
    return kind


def _choices(asked: Asked, width: int, *, numbered: bool = False) -> list[questionary.Choice]:
    """Answers as choices, wrapped by hand: the prompt would cut long lines off."""
    choices = []
    for number, part in enumerate(asked.parts, start=1):
        first = f"{number}) " if numbered else ""
        indent = f"{_INDENT}{' ' * len(first)}"
        lines = wrap(part.text, width - len(indent))
        title = first + f"\n{indent}".join(lines)
        choices.append(questionary.Choice(title=title, value=part.id))
    return choices


def _is_picked(asked: Asked) -> bool:
    """Whether the answers are few enough to be marked with digits."""
    return asked.kind in _PICKED_KINDS and len(asked.parts) <= _MOST_DIGITS


def _bind(question: questionary.Question, keys: Mapping[str, MoveKind | None]) -> None:
    """Let keys end a prompt with their move."""
    for key, kind in keys.items():
        bind_exit(question.application.key_bindings, key, kind)
    bind_line_feed(question.application.key_bindings)
    bind_exception(question.application.key_bindings, "c-d", EOFError)


def _bind_toggles(question: questionary.Question, count: int) -> None:
    """Let digits mark the choices of a checkbox."""
    control = next(
        window.content
        for window in question.application.layout.find_all_windows()
        if isinstance(window.content, InquirerControl)
    )
    for number in range(1, count + 1):
        _bind_toggle(question.application.key_bindings, control, number)


def _bind_toggle(bindings: Any, control: InquirerControl, number: int) -> None:
    def toggle(_event: Any) -> None:
        control.pointed_at = number - 1
        value = control.get_pointed_at().value
        chosen = control.selected_options
        chosen.remove(value) if value in chosen else chosen.append(value)

    bindings.add(str(number), eager=True)(toggle)
