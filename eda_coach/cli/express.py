"""Calls of scripts, without Typer: its import alone takes five times as long as an empty Python.

The lane only ever is a shortcut. It takes a call whose every word it knows for certain and does just
what the Typer command would do; anything else, and every mistake, it leaves to Typer. A test holds
its options against those of the commands. docs/decisions/0002-start-up-time.md has the figures.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Any

Run = Callable[[], int]


class Take(Enum):
    """What an option takes."""

    FLAG = "nothing"
    ONE = "one value; the last one counts"
    MANY = "one value each time it stands"


QUIZ_OPTIONS = {
    "--topic": Take.MANY,
    "--concept": Take.MANY,
    "--question": Take.MANY,
    "--kind": Take.MANY,
    "--level": Take.ONE,
    "--count": Take.ONE,
    "--seed": Take.ONE,
    "--pack": Take.ONE,
    "--answers": Take.ONE,
    "--now": Take.ONE,
    "--confidence": Take.FLAG,
    "--resume": Take.FLAG,
    "--json": Take.FLAG,
    "--plain": Take.FLAG,
}
REPORT_OPTIONS = {
    "--output": Take.ONE,
    "--format": Take.ONE,
    "--since": Take.ONE,
    "--missed": Take.ONE,
    "--now": Take.ONE,
    "--json": Take.FLAG,
}
PACK_LIST_OPTIONS = {"--json": Take.FLAG}


def express(words: Sequence[str]) -> Run | None:
    """What a call does, if it is one of a script and wholly understood; else None."""
    try:
        if words[:1] == ["quiz"]:
            return _quiz(parse(words[1:], QUIZ_OPTIONS))
        if words[:1] == ["report"]:
            return _report(parse(words[1:], REPORT_OPTIONS))
        if words[:2] == ["pack", "list"]:
            return _pack_list(parse(words[2:], PACK_LIST_OPTIONS))
    except ValueError:
        pass  # not a word of ours: Typer says what is wrong with it
    return None


def parse(words: Sequence[str], options: Mapping[str, Take]) -> dict[str, Any]:
    """Values by option.

    Raises:
        ValueError: A word is none of the options, or a value is missing.
    """
    values: dict[str, Any] = {name: () for name, take in options.items() if take is Take.MANY}
    rest = iter(words)
    for word in rest:
        take = options.get(word)
        if take is Take.FLAG:
            values[word] = True
            continue
        value = next(rest, None)
        if take is None or value is None or value.startswith("--"):
            raise ValueError(word)
        values[word] = (*values[word], value) if take is Take.MANY else value
    return values


def _quiz(values: dict[str, Any]) -> Run | None:
    if "--answers" not in values:
        return None  # somebody is asked: they do not notice what Typer takes
    from eda_coach.cli.quiz.request import QuizRequest
    from eda_coach.content.index.selection import Selection
    from eda_coach.content.questions.question import Kind, Level

    level = values.get("--level")
    selection = Selection(
        topics=values["--topic"],
        concepts=values["--concept"],
        questions=values["--question"],
        level=Level(level) if level is not None else None,
        kinds=tuple(map(Kind, values["--kind"])),
    )
    request = QuizRequest(
        selection=selection,
        count=_whole(values.get("--count"), least=1),
        seed=_whole(values.get("--seed"), least=0),
        with_confidence="--confidence" in values,
        pack=values.get("--pack"),
        resumes="--resume" in values,
        answers=values["--answers"],
        as_json="--json" in values,
        plain="--plain" in values,
        now=values.get("--now"),
    )

    def run() -> int:
        from eda_coach.cli.quiz.session import run_quiz
        from eda_coach.cli.world.wiring import Wiring

        return run_quiz(request, Wiring())

    return run


def _report(values: dict[str, Any]) -> Run:
    from eda_coach.cli.report_writing import MOST_MISSED, Format, ReportRequest, write_report

    format_ = Format(values.get("--format", Format.MARKDOWN))
    missed = _whole(values.get("--missed"), least=0)
    request = ReportRequest(
        output=values.get("--output"),
        format=Format.JSON if "--json" in values else format_,
        since=values.get("--since"),
        missed=MOST_MISSED if missed is None else missed,
        now=values.get("--now"),
    )

    def run() -> int:
        from eda_coach.cli.world.wiring import Wiring

        write_report(request, Wiring())
        return 0

    return run


def _pack_list(values: dict[str, Any]) -> Run:
    def run() -> int:
        from eda_coach.cli.pack.listing import list_packs
        from eda_coach.cli.world.wiring import Wiring

        list_packs(Wiring(), as_json="--json" in values)
        return 0

    return run


def _whole(word: str | None, *, least: int) -> int | None:
    """A whole number in plain digits, or None for no word."""
    if word is None:
        return None
    if not (word.isascii() and word.isdecimal()) or int(word) < least:
        raise ValueError(word)
    return int(word)
