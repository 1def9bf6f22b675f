"""The README: what it names exists, and what exists it names."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

import eda_coach
from eda_coach.cli.app import app

ROOT = Path(eda_coach.__file__).parent.parent
README = ROOT / "README.md"
# Named in a block of code or between backticks.
_CALL = re.compile(r"(?:^|`|\$ |>)\s*(eda-coach(?: [^`\n#|<>&;\\]*)?)", re.MULTILINE)
_PATH = re.compile(r"`((?:eda_coach|content|docs|tests|benchmarks)/[\w./-]*)`")
_TARGET = re.compile(r"\bmake ([a-z]+)\b")

pytestmark = pytest.mark.skipif(
    not README.is_file() or not README.read_text(encoding="utf-8").strip(), reason="there is no README yet"
)


def text() -> str:
    """The README."""
    return README.read_text(encoding="utf-8")


def commands(command: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Words of every command that is no group."""
    if not hasattr(command, "list_commands"):
        yield words
        return
    for name in command.list_commands(None):
        yield from commands(command.get_command(None, name), (*words, name))


ALL = frozenset(commands(typer.main.get_command(app)))


def calls() -> list[list[str]]:
    """Words behind ``eda-coach`` of every call that the README shows."""
    return [
        shlex.split(match[1].replace("...", "").replace("[", "").replace("]", ""))[1:]
        for match in _CALL.finditer(text())
    ]


def test_every_call_is_one_of_a_command() -> None:
    """If the README shows a call, then there is such a command with such options."""
    full: Any = typer.main.get_command(app)
    shown = calls()

    assert shown
    for words in shown:
        command, rest = full, list(words)
        while rest and hasattr(command, "get_command") and not rest[0].startswith("-"):
            command = command.get_command(None, rest.pop(0).partition("|")[0])
            assert command is not None, words
        known = {option for parameter in command.params for option in parameter.opts} | {"--help", "-h"}
        known |= {"--install-completion", "--show-completion"}
        assert [
            word
            for word in rest
            if word.startswith("-") and word != "-" and word.partition("=")[0] not in known
        ] == [], words


def test_every_command_is_shown() -> None:
    """If there is a command, then the README names it."""
    assert {words for words in ALL if f"{words[0]}" not in text() or words[-1] not in text()} == set()


def test_every_path_exists() -> None:
    """If the README names a path of the project, then it is there."""
    named = _PATH.findall(text())

    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_make_target_exists() -> None:
    """If the README names a target of make, then the Makefile has it."""
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)

    assert [target for target in _TARGET.findall(text()) if target not in targets] == []
