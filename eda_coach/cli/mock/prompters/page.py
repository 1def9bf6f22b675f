"""A page to type on: many lines, pasted ones too, or the candidate's own editor; a clock below."""

import os
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import questionary
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys

from eda_coach.cli.mock.spoken import Command, Spoken, is_meant_as_command, read_spoken
from eda_coach.cli.prompters.keys import STYLE

# How often the clock is drawn again, in seconds.
_TICK_S = 1.0


class Page:
    """Asks for words, and says with which command they came."""

    def __init__(
        self,
        *,
        bar: Callable[[], str],
        keep: Callable[[str], None],
        complain: Callable[[str], None],
        is_one_line: bool,
    ) -> None:
        """Set up a page.

        Args:
            bar: What stands below it.
            keep: Called with all that is typed whenever it changes.
            complain: Tells what is no command.
            is_one_line: Whether Enter sends; else it begins a new line.
        """
        self._bar = bar
        self._keep = keep
        self._complain = complain
        self._is_one_line = is_one_line

    def ask(self, draft: str) -> Spoken:
        """Ask until something is sent.

        Args:
            draft: What was typed before, to be gone on with.

        Returns:
            With a command :attr:`~Command.DONE` where it was sent by keys.

        Raises:
            EOFError: Ctrl-D on an empty page, or the terminal has gone.
            KeyboardInterrupt: Ctrl-C.
        """
        edits = False
        while True:
            spoken = self._once(draft, edits=edits)
            edits = spoken.command is Command.EDIT
            if not edits:
                return spoken
            draft = spoken.text
            edits = bool(os.environ.get("VISUAL") or os.environ.get("EDITOR"))

    def _once(self, draft: str, *, edits: bool) -> Spoken:
        question = questionary.text(
            "",
            qmark=">",
            style=STYLE,
            default=draft if self._is_one_line else _on_a_new_line(draft),
            multiline=True,
            instruction="",
            key_bindings=self._keys(),
            bottom_toolbar=self._bar,
            refresh_interval=_TICK_S,
        )
        buffer = question.application.current_buffer
        buffer.on_text_changed += lambda changed: self._keep(read_spoken(changed.text).text)
        if edits:
            question.application.pre_run_callables.append(lambda: _edit(question.application))
        typed = str(question.unsafe_ask())
        spoken = read_spoken(typed)
        if spoken.command is None and not self._is_one_line and not is_meant_as_command(_last(typed)):
            return Spoken(typed.strip(), Command.DONE)
        if spoken.command is None and is_meant_as_command(_last(typed)):
            self._complain(f"There is no command {_last(typed).strip()}.")
            return Spoken("\n".join(typed.rstrip().split("\n")[:-1]), Command.HELP)
        return spoken

    def _keys(self) -> KeyBindings:
        bindings = KeyBindings()
        bindings.add(Keys.Enter, eager=True)(self._enter)
        bindings.add(Keys.ControlJ, eager=True)(self._enter)
        bindings.add(Keys.Escape, Keys.Enter, eager=True)(self._alt_enter)
        bindings.add(Keys.ControlD, eager=True)(_end)
        bindings.add(Keys.ControlX, Keys.ControlE)(lambda event: _edit(event.app))
        return bindings

    def _enter(self, event: Any) -> None:
        """Send a single line, a command, or what two empty lines end; else begin a new line."""
        buffer = event.current_buffer
        is_ended = buffer.document.is_cursor_at_the_end and (
            is_meant_as_command(_last(buffer.text)) or (buffer.text.strip() and buffer.text.endswith("\n\n"))
        )
        if is_ended or (self._is_one_line and buffer.text.strip()):
            buffer.validate_and_handle()
        elif not self._is_one_line:
            buffer.insert_text("\n")

    def _alt_enter(self, event: Any) -> None:
        """What Enter is not: on one line a new line, on a page the end."""
        if self._is_one_line:
            event.current_buffer.insert_text("\n")
        elif event.current_buffer.text.strip():
            event.current_buffer.validate_and_handle()


def _end(event: Any) -> None:
    """Ctrl-D ends what is typed; where nothing is, it leaves."""
    if event.current_buffer.text.strip():
        event.current_buffer.validate_and_handle()
    else:
        event.app.exit(exception=EOFError)


def _on_a_new_line(draft: str) -> str:
    """A draft behind which typing goes on: on a line of its own."""
    return f"{draft}\n" if draft and not draft.endswith("\n") else draft


def _last(text: str) -> str:
    return text.rstrip("\n").rsplit("\n", 1)[-1]


def _edit(application: Any) -> None:
    """Open the text in the editor; what is saved there comes back to the page."""
    buffer = application.current_buffer
    with suppress(OSError):
        buffer.open_in_editor().add_done_callback(lambda _edited: _to_a_new_line(buffer))


def _to_a_new_line(buffer: Any) -> None:
    buffer.text = _on_a_new_line(buffer.text)
    buffer.cursor_position = len(buffer.text)
