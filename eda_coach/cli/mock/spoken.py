"""What is typed in a turn: words, and commands that stand on a line of their own."""

import re
from enum import StrEnum
from typing import NamedTuple


class Command(StrEnum):
    """What a line with a colon asks for."""

    DONE = "done"
    SKIP = "skip"
    BACK = "back"
    HINT = "hint"
    TASK = "task"
    TIME = "time"
    EDIT = "edit"
    HELP = "help"
    QUIT = "quit"


class Spoken(NamedTuple):
    """Words, and the command behind them; None while there is none."""

    text: str
    command: Command | None


_COMMAND = re.compile(r"[ \t]*:([a-z]+!?|\?)[ \t]*", re.IGNORECASE)
# Many forget the line of its own.
_DONE_BEHIND = re.compile(r"(.*\S)[ \t]+:done[ \t]*", re.IGNORECASE)
# What people type who are used to another editor.
_OTHER_NAMES = {
    "t": "time",
    "?": "help",
    "h": "hint",
    "wq": "done",
    "x": "done",
    "next": "done",
    "exit": "quit",
    "q!": "quit",
}
# What is no answer but a question back, or a shrug.
_SHRUG = re.compile(
    r"(?:idk|no idea|what|pardon|sorry|huh|what do you mean\b.*"
    r"|(?:i )?(?:do not|don'?t) (?:know|understand|get)\b.*)[ .!?]*",
    re.IGNORECASE,
)
_FEW_WORDS = 12
_HELP = {
    Command.DONE: "send it and go on",
    Command.SKIP: "go on with what is there",
    Command.BACK: "open the phase before again",
    Command.HINT: "a hint; what it leads to earns half",
    Command.TASK: "what is to be designed, once more",
    Command.TIME: "how the time stands",
    Command.EDIT: "go on in your own editor",
    Command.QUIT: "leave; it goes on where you left",
}


def read_spoken(typed: str) -> Spoken:
    """Words and the command on their last line, if there is one."""
    lines = typed.rstrip().split("\n")
    behind = _DONE_BEHIND.fullmatch(lines[-1])
    if behind:
        return Spoken("\n".join((*lines[:-1], behind[1])), Command.DONE)
    found = _COMMAND.fullmatch(lines[-1])
    command = command_named(found[1]) if found else None
    if command is None:
        return Spoken(typed, None)
    return Spoken("\n".join(lines[:-1]).rstrip(), command)


def command_named(word: str) -> Command | None:
    """The command of a name, of the beginning of one, or of what people type for it; None if none fits."""
    word = word.lower()
    word = _OTHER_NAMES.get(word, word)
    return next((command for command in Command if command.startswith(word)), None)


def is_meant_as_command(line: str) -> bool:
    """Whether a line looks like a command, be there such a one or not."""
    return _COMMAND.fullmatch(line) is not None or _DONE_BEHIND.fullmatch(line) is not None


def help_words(*, can_go_back: bool, may_hint: bool) -> list[str]:
    """Every command that can be given now, with what it does."""
    hidden = {Command.BACK: not can_go_back, Command.HINT: not may_hint}
    return [f":{command} {words}" for command, words in _HELP.items() if not hidden.get(command)]


def is_question_back(text: str) -> bool:
    """Whether a few words answer nothing, but ask back or give up."""
    words = text.strip()
    is_short = len(words.split()) <= _FEW_WORDS and "\n" not in words
    return is_short and (words.endswith("?") or _SHRUG.fullmatch(words) is not None)


def not_to_be_asked(*, may_hint: bool) -> str:
    """What the interviewer says to a question back."""
    hint = ":hint helps, " if may_hint else ""
    return f"Say what your design does here, as well as you can. {hint}:skip goes on."
