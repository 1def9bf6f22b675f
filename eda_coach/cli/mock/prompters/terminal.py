"""A mock interview in a terminal: a page to type on, a clock below it, single keys for everything else."""

from collections.abc import Callable, Sequence

import questionary

from eda_coach.cli.lines import Line, Style, wrap
from eda_coach.cli.mock.prompters.page import Page
from eda_coach.cli.mock.prompters.port import Offered
from eda_coach.cli.mock.screens import asks_questions, bar_words, shown_lines, told_lines
from eda_coach.cli.mock.spoken import Command, Spoken, is_question_back, not_to_be_asked
from eda_coach.cli.prompters.keys import STYLE, bind_exception, bind_exit, draw, one_key
from eda_coach.cli.prompters.port import Leaving, OnOpenSession
from eda_coach.cli.world.streams import terminal_width
from eda_coach.errors import CoachError
from eda_coach.interview.mock.steps import Feedback, Listen, MockMove, MockMoveKind, Open, RateYourself, Shown

_MOVE_BY_COMMAND = {
    Command.DONE: MockMoveKind.SAY,
    Command.SKIP: MockMoveKind.SKIP,
    Command.BACK: MockMoveKind.BACK,
    Command.HINT: MockMoveKind.HINT,
}


class TerminalMockPrompter:
    """Draws to the current prompt session and reads its keys."""

    def __init__(self) -> None:
        self._shown: Shown | None = None

    def show(self, line: Line) -> None:
        """Print one line."""
        draw(line)

    def move(self, step: Shown, *, running_s: Callable[[], float], keep: Callable[[str], None]) -> MockMove:
        """Show a step and wait for a move."""
        for line in shown_lines(step, self._shown, terminal_width()):
            draw(line)
        self._shown = step
        if isinstance(step, Listen):
            return self._listen(step, running_s, keep)
        if isinstance(step, RateYourself):
            return self._rate()
        if isinstance(step, Feedback) and not step.is_coached:  # nothing that takes time to read
            return MockMove(kind=MockMoveKind.NEXT)
        # Only Enter: who is typing already must not leave by a letter.
        words = "Enter starts the clock" if isinstance(step, Open) else "Enter next phase"
        one_key({"enter": None}, f"{words} - Ctrl-C leave")
        return MockMove(kind=MockMoveKind.NEXT)

    def complain(self, error: CoachError) -> None:
        """Tell that a move cannot be made."""
        self._tell(f"{error} {error.hint}", Style.WRONG)

    def offer(self, words: str) -> OnOpenSession:
        """Ask whether to go on with an interview that was left."""
        self._tell(words, Style.STRONG)
        keys = dict.fromkeys(("r", "enter", "n", "q"))
        key = one_key(keys, "Enter go on with it - n end it and start a new one - q leave")
        if key == "q":
            raise Leaving
        return OnOpenSession.NEW if key == "n" else OnOpenSession.RESUME

    def choose(self, scenarios: Sequence[Offered]) -> str:
        """Ask which scenario to design."""
        self._tell("Which system do you want to design?", Style.STRONG)
        width = terminal_width() - len(" => 1) ")
        choices = [
            questionary.Choice(
                title="\n       ".join(
                    wrap(f"{one.title} ({one.level}{one.last and ', ' + one.last})", width)
                ),
                value=one.id,
            )
            for one in scenarios
        ]
        question = questionary.select(
            "",
            choices=choices,
            qmark="",
            instruction=" ",
            use_shortcuts=True,
            style=STYLE,
            erase_when_done=True,
        )
        bind_exit(question.application.key_bindings, "q", None)
        bind_exception(question.application.key_bindings, "c-d", EOFError)
        self._tell("A digit or the arrows and Enter - q leave", Style.QUIET)
        try:
            chosen = question.unsafe_ask()
        except EOFError:
            raise Leaving from None
        if chosen is None:
            raise Leaving
        return str(chosen)

    def _listen(self, step: Listen, running_s: Callable[[], float], keep: Callable[[str], None]) -> MockMove:
        asks = asks_questions(step)
        page = Page(
            bar=lambda: bar_words(step, running_s(), terminal_width()),
            keep=keep,
            complain=lambda words: self._tell(words, Style.WRONG),
            is_one_line=asks,
        )
        draft = step.pending if asks else step.draft
        while True:
            try:
                spoken = page.ask(draft)
            except EOFError:
                raise Leaving from None
            if step.probe and spoken.command is Command.DONE and is_question_back(spoken.text):
                self._tell(not_to_be_asked(may_hint=step.may_hint), Style.PARTLY)
                draft = ""
                continue
            if spoken.command in _MOVE_BY_COMMAND:
                text = "\n".join(filter(None, (step.draft, spoken.text))) if asks else spoken.text
                return MockMove(kind=_MOVE_BY_COMMAND[spoken.command], text=text.strip())
            if asks and spoken.command is None and spoken.text.strip():
                return MockMove(kind=MockMoveKind.ASK, text=spoken.text.strip())
            draft = self._answered(spoken, step, running_s)

    def _answered(self, spoken: Spoken, step: Listen, running_s: Callable[[], float]) -> str:
        """What a command tells; the words typed before it."""
        if spoken.command is Command.QUIT:
            raise Leaving
        for line in told_lines(spoken, step, running_s(), terminal_width()):
            draw(line)
        return spoken.text

    def _rate(self) -> MockMove:
        keys = dict.fromkeys(("1", "2", "3", "4", "s", "q"))
        key = one_key(keys, "1 to 4 - s would not say - q leave")
        if key == "q":
            raise Leaving
        self._tell(f"You: {key if key != 's' else 'not said'}", Style.QUIET)
        return MockMove(kind=MockMoveKind.RATE, rating=int(key) if key.isdecimal() else 0)

    def _tell(self, words: str, style: Style) -> None:
        for line in wrap(words, terminal_width()):
            draw((style, line))
