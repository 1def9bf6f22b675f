"""The short cut for scripts: it does what the full program does, or leaves the call to it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st

from eda_coach.cli import report
from eda_coach.cli.express import PACK_LIST_OPTIONS, QUIZ_OPTIONS, REPORT_OPTIONS, Take, express
from eda_coach.cli.pack import command as pack
from eda_coach.cli.quiz import command
from eda_coach.cli.quiz.request import QuizRequest
from eda_coach.cli.report_writing import Format, ReportRequest
from eda_coach.cli.world.streams import guarded
from eda_coach.content.index.selection import Selection
from tests.cli.conftest import Run

# What Typer raises for every call it refuses.
REFUSED: Any = typer.BadParameter.__mro__[2]
# Values that some option takes, and some that hardly any does.
VALUES = [
    "mid",
    "junior",
    "5",
    "0",
    "-1",
    "007",
    "md",
    "json",
    "numeric",
    "true-false",
    "basics",
    "2026-11-01",
    "x",
    "",
    "-",
    "bogus",
]
TABLES = {"quiz": (command.app, QUIZ_OPTIONS), "report": (report.app, REPORT_OPTIONS)}


def typer_options(app: typer.Typer, name: str | None = None) -> dict[str, Take]:
    """Long options of a command by what they take, as Typer knows them."""
    found: Any = typer.main.get_command(app)
    found = found.commands[name] if name else found
    takes = {True: Take.FLAG, False: Take.ONE}
    return {
        option: Take.MANY if parameter.multiple else takes[parameter.is_flag]
        for parameter in found.params
        for option in parameter.opts
        if option.startswith("--") and option != "--help"
    }


@pytest.mark.parametrize(
    ("options", "app", "name"),
    [
        (QUIZ_OPTIONS, command.app, None),
        (REPORT_OPTIONS, report.app, None),
        (PACK_LIST_OPTIONS, pack.app, "list"),
    ],
    ids=["quiz", "report", "pack list"],
)
def test_options_are_those_of_the_command(
    options: Mapping[str, Take], app: typer.Typer, name: str | None
) -> None:
    """If the full command gets or loses an option, then so must the short cut."""
    assert options == typer_options(app, name)


def words_of(name: str) -> st.SearchStrategy[list[str]]:
    """Calls of a command, most of them nearly right."""
    options = st.sampled_from(sorted(TABLES[name][1]))
    pair = st.tuples(options, st.sampled_from(VALUES)).map(list)
    right = st.sampled_from(
        [
            ["--level", "mid"],
            ["--count", "5"],
            ["--kind", "numeric"],
            ["--format", "json"],
            ["--missed", "3"],
            ["--missed", "0"],
            ["--json"],
            ["--now", "x"],
        ]
    )
    word = st.sampled_from([*VALUES, "-o", "--help", "--count=5", "--no-json"]).map(lambda word: [word])
    return st.lists(right | right | pair | options.map(lambda one: [one]) | word, max_size=5).map(
        lambda parts: [word for part in parts for word in part]
    )


def parsed(words: Sequence[str], name: str) -> dict[str, Any] | None:
    """Values by parameter as Typer reads them; None if it refuses the call."""
    full: Any = typer.main.get_command(TABLES[name][0])
    try:
        return dict(full.make_context(name, list(words)).params)
    except (typer.Exit, REFUSED):
        return None


def quiz_request(values: Mapping[str, Any]) -> QuizRequest:
    """What a quiz is to be called with."""
    selection = Selection(
        topics=tuple(values["topic"] or ()),
        concepts=tuple(values["concept"] or ()),
        questions=tuple(values["question"] or ()),
        level=values["level"],
        kinds=tuple(values["kind"] or ()),
    )
    same = {name: values[name] for name in ("count", "seed", "pack", "answers", "as_json", "plain", "now")}
    return QuizRequest(
        selection=selection, with_confidence=values["confidence"], resumes=values["resume"], **same
    )


def report_request(values: Mapping[str, Any]) -> ReportRequest:
    """What a report is to be written with."""
    same = {name: values[name] for name in ("output", "since", "missed", "now")}
    return ReportRequest(format=Format.JSON if values["as_json"] else values["format_"], **same)


def lane(words: Sequence[str], name: str) -> object:
    """The request that the short cut builds; None if it leaves the call to the full program."""
    run = express([name, *words])
    return run and next(
        cell.cell_contents for cell in run.__closure__ or () if "Request" in type(cell.cell_contents).__name__
    )


@settings(deadline=None, max_examples=100, derandomize=True)
@given(words_of("quiz"))
def test_quiz_is_requested_the_same(words: list[str]) -> None:
    """If the short cut takes a quiz, then it asks for just what the full program would."""
    words = ["--answers", "answers.yaml", *words]

    short = lane(words, "quiz")

    values = parsed(words, "quiz")
    assert short is None or (values is not None and short == quiz_request(values))


@settings(deadline=None, max_examples=100, derandomize=True)
@given(words_of("report"))
def test_report_is_requested_the_same(words: list[str]) -> None:
    """If the short cut takes a report, then it asks for just what the full program would."""
    short = lane(words, "report")

    values = parsed(words, "report")
    assert short is None or (values is not None and short == report_request(values))


@pytest.mark.parametrize(
    "words",
    [
        ["quiz", "--answers", "a.yaml"],
        [
            "quiz",
            "--answers",
            "-",
            "--json",
            "--pack",
            "p",
            "--topic",
            "a",
            "--topic",
            "b",
            "--level",
            "mid",
            "--seed",
            "3",
        ],
        ["report"],
        ["report", "--format", "json", "--now", "2026-11-23T20:00", "--since", "2026-11-01"],
        ["pack", "list", "--json"],
        ["pack", "list"],
    ],
)
def test_calls_of_scripts_are_taken(words: list[str]) -> None:
    """If a script makes one of the usual calls, then it is spared the full program."""
    assert express(words) is not None


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--help"],
        ["quiz"],
        ["quiz", "--answers"],
        ["quiz", "--answers", "a", "--level", "expert"],
        ["quiz", "--answers", "a", "--count", "0"],
        ["quiz", "--answers", "a", "--seed", "-1"],
        ["quiz", "--help"],
        ["report", "--json", "--format", "pdf"],
        ["report", "-o", "file"],
        ["pack", "list", "--quiet"],
        ["pack", "show"],
        ["journal", "path"],
    ],
)
def test_other_calls_are_left_to_the_full_program(words: list[str]) -> None:
    """If a call is not wholly known, then the full program says what it means or what is wrong."""
    assert express(words) is None


@pytest.mark.parametrize(
    "words",
    [
        ["report", "--json", "--now", "2026-11-23T20:00"],
        ["report", "--now", "nonsense"],
        ["pack", "list", "--json"],
        ["quiz", "--answers", "FILE"],
    ],
)
def test_same_output(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    """If the short cut runs a call, then it writes what the full program writes."""
    file = tmp_path / "answers"
    file.write_text("who-fetches: nonsense\n")
    words = [str(file) if word == "FILE" else word for word in words]
    short = express(words)
    assert short is not None

    result = run(*words, obj=None)
    exit_code = guarded(short)

    assert (exit_code, capsys.readouterr()) == (result.exit_code, (result.stdout, result.stderr))
