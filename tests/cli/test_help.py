"""The help, the version, wrong words and their exit codes."""

from collections.abc import Iterator
from typing import Any

import pytest
import typer

from eda_coach.cli.app import COMMANDS, app
from eda_coach.version import __version__
from tests.cli.conftest import Run


def every_command(command: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Words of every command there is, itself included."""
    yield words
    for name in command.list_commands(None) if hasattr(command, "list_commands") else ():
        yield from every_command(command.get_command(None, name), (*words, name))


ALL = tuple(every_command(typer.main.get_command(app)))


def test_there_are_commands() -> None:
    """If the walk over the commands found nothing, then the tests below would say nothing."""
    assert len(ALL) > 12
    assert ("journal", "import") in ALL


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_help_has_an_example(run: Run, words: tuple[str, ...]) -> None:
    """If help is asked for any command, then it shows an example of that command, or lists those below it."""
    result = run(*words, "--help", env={"TYPER_USE_RICH": "0"})

    assert (result.exit_code, result.stderr) == (0, "")
    shown = " ".join(result.stdout.split())
    assert f"Example: eda-coach {' '.join(words)}".strip() in shown or words in (("pack",), ("journal",))


@pytest.mark.parametrize("words", [("-h",), ("quiz", "-h"), ("mock", "-h"), ("pack",), ("journal",)])
def test_other_ways_to_the_help(run: Run, words: tuple[str, ...]) -> None:
    """If -h is given, or a group is called without a command, then the help is shown."""
    assert "Usage" in run(*words).output


def test_help_lists_each_command_with_its_own_words(run: Run) -> None:
    """If a command is listed, then the line about it is the first of its own help."""
    for name, (_, summary) in COMMANDS.items():
        assert " ".join(summary.split()) in " ".join(run(name, "--help").output.split())


def test_version(run: Run) -> None:
    """If the version is asked for, then it stands alone on standard output."""
    result = run("--version")

    assert (result.exit_code, result.stdout, result.stderr) == (0, f"eda-coach {__version__}\n", "")


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["quiz", "--nonsense"],
        ["quiz", "--level", "expert"],
        ["quiz", "--count", "0"],
        ["quiz", "--kind", "essay"],
        ["quiz", "--seed", "x"],
        ["quiz", "--json"],
        ["quiz", "--topic", "nonsense", "--plain"],
        ["quiz", "--concept", "nonsense", "--plain"],
        ["quiz", "--question", "nonsense", "--plain"],
        ["quiz", "--pack", "nonsense", "--plain"],
        ["quiz", "--now", "soon", "--plain"],
        ["mock", "--nonsense"],
        ["mock", "--minutes", "0"],
        ["mock", "--level", "expert"],
        ["mock", "--format", "pdf"],
        ["report", "--format", "pdf"],
        ["report", "--missed", "-1"],
        ["pack", "nonsense"],
        ["journal", "import"],
        ["--now", "soon"],
    ],
)
def test_wrong_usage(run: Run, words: list[str]) -> None:
    """If a call is wrong, then the exit code is 2, standard output is empty and a word says why."""
    result = run(*words)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "rror" in result.stderr


def test_no_question_fits(run: Run, demo: Any) -> None:
    """If no question fits the filters, then the exit code is 2 and says what to do."""
    result = run("quiz", "--plain", "--pack", demo, "--level", "junior", "--kind", "numeric")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "Error: No question of the pack demo fits these filters.\n"
        "Leave one out, or see what there is with `eda-coach pack show`.\n"
    )


@pytest.mark.parametrize("words", [["quiz"], ["quiz", "--topic", "basics"], ["quiz", "--resume"]])
def test_nobody_to_ask(run: Run, words: list[str]) -> None:
    """If there is no terminal and no answers, then the exit code is 2 and names the option."""
    result = run(*words)

    assert (result.exit_code, result.stdout) == (2, "")
    assert (
        result.stderr
        == "Error: Nobody can be asked: this is no terminal.\nGive the answers with --answers FILE.\n"
    )
