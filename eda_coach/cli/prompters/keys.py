"""Single keys, colours and lines in a terminal: what every prompter there draws and reads with."""

import sys
from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any

import questionary
from prompt_toolkit import print_formatted_text
from prompt_toolkit.application import Application, create_app_session, get_app_session
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.key_binding import KeyBindings, KeyPress
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.output import create_output

from eda_coach.cli.lines import Line, Style, wrap
from eda_coach.cli.prompters.marked import MarkedText
from eda_coach.cli.prompters.port import Leaving
from eda_coach.cli.world.streams import terminal_width

# Sixteen basic colours, so that the terminal's own theme decides how they look.
STYLE = questionary.Style(
    [
        (Style.STRONG, "bold"),
        (Style.QUIET, "fg:ansibrightblack"),
        (Style.RIGHT, "fg:ansigreen"),
        (Style.PARTLY, "fg:ansiyellow"),
        (Style.WRONG, "fg:ansired"),
        ("pointer", "bold"),
        ("highlighted", "bold"),
        ("selected", ""),
        ("answer", "noinherit"),
    ]
)


def on_standard_error() -> AbstractContextManager[Any]:
    """Draw prompts on standard error, so that standard output carries nothing but data."""
    return create_app_session(output=create_output(stdout=sys.stderr))


def draw(line: Line) -> None:
    """Print one line to the current prompt session."""
    style, text = line
    pieces = text.pieces() if isinstance(text, MarkedText) else [(style, str(text))]
    fragments = [(f"class:{one}" if one else "", words) for one, words in pieces]
    print_formatted_text(FormattedText(fragments), style=STYLE, output=get_app_session().output)


def one_key(keys: Mapping[str, Any], words: str) -> str:
    """Wait for one of some keys; Ctrl-C interrupts."""
    bindings = KeyBindings()
    for key in keys:
        bind_exit(bindings, key, key)
    bind_line_feed(bindings)
    bind_exception(bindings, "c-c", KeyboardInterrupt)
    bind_exception(bindings, "c-d", EOFError)
    lines = "\n".join(wrap(words, terminal_width()))
    control = FormattedTextControl([(f"class:{Style.QUIET}", lines)])
    window = Window(control, dont_extend_height=True, wrap_lines=True)
    application: Application[str] = Application(
        layout=Layout(window), key_bindings=bindings, style=STYLE, erase_when_done=True
    )
    try:
        return application.run()
    except EOFError:
        raise Leaving from None


def bind_exit(bindings: Any, key: str, value: object) -> None:
    """Let a key end a prompt with a value."""

    def leave(event: Any) -> None:
        event.app.exit(result=value)

    bindings.add(key, eager=True)(leave)


def bind_line_feed(bindings: Any) -> None:
    """Take a line feed for Enter: that is what Enter is while no prompt reads, between two of them."""

    def enter(event: Any) -> None:
        event.key_processor.feed(KeyPress(Keys.ControlM, "\r"), first=True)

    bindings.add("c-j", eager=True)(enter)


def bind_exception(bindings: Any, key: str, exception: type[BaseException]) -> None:
    """Let a key end a prompt with an exception."""

    def leave(event: Any) -> None:
        event.app.exit(exception=exception)

    bindings.add(key, eager=True)(leave)
