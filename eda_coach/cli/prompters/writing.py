"""A prompt for a few sentences: one line that wraps, several lines pasted, or the learner's own editor."""

import os
from collections.abc import Callable, Container
from contextlib import suppress
from typing import Any

import questionary
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys

# Typed alone, it opens the editor; any other single letter is a key of the quiz.
_EDIT = "e"


def write_text(
    style: questionary.Style, keys: Container[str], complain: Callable[[str], None], *, draft: str = ""
) -> str:
    """Ask for words until some are typed.

    Args:
        style: Of the prompt.
        keys: Single letters that mean something at this prompt.
        complain: Tells what cannot be taken for an answer.
        draft: What was written before, to be changed.

    Returns:
        What was typed, without blanks around it; a single letter where a key was meant.

    Raises:
        EOFError: Ctrl-D, or the terminal has gone.
        KeyboardInterrupt: Ctrl-C.
    """
    in_editor = False
    while True:
        typed = _ask(style, draft, in_editor=in_editor)
        draft, in_editor = "", typed.strip().lower() == _EDIT
        if in_editor and not _has_editor():
            complain("No editor is set: name one in the environment variable EDITOR.")
            in_editor = False
        elif typed.strip().lower() in keys:
            return typed.strip().lower()
        elif len(typed.strip()) > 1:
            return typed.strip()
        elif not in_editor:
            complain("Write a sentence or two, or press s and Enter to skip.")


def edit_key() -> str:
    """What opens the editor, for the line of keys."""
    return "e your editor - Alt-Enter new line"


def _has_editor() -> bool:
    return bool(os.environ.get("VISUAL") or os.environ.get("EDITOR"))


def _ask(style: questionary.Style, draft: str, *, in_editor: bool) -> str:
    bindings = KeyBindings()
    bindings.add(Keys.Escape, Keys.Enter)(lambda event: event.current_buffer.insert_text("\n"))
    bindings.add(Keys.ControlX, Keys.ControlE)(lambda event: _edit(event.app))
    question = questionary.text("", qmark=">", style=style, default=draft, key_bindings=bindings)
    if in_editor:
        question.application.pre_run_callables.append(lambda: _edit(question.application))
    typed = question.unsafe_ask()
    return str(typed)


def _edit(application: Any) -> None:
    """Open the text in the editor; what is saved there is the answer."""
    with suppress(OSError):
        application.current_buffer.open_in_editor(validate_and_handle=True)
