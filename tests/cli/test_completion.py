"""What a shell offers when the learner presses Tab."""

from pathlib import Path

import pytest
from typer.testing import Result

from tests.builders import write_pack
from tests.cli.conftest import Run
from tests.content.broken import text_of
from tests.content.full_pack import FULL_PACK


def complete(run: Run, words: str) -> Result:
    """What bash is offered behind these words."""
    count = len(words.split(" ")) - 1
    variables = {"_EDA_COACH_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(count)}
    return run(env=variables, prog_name="eda-coach")


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("eda-coach ", ["quiz", "mock", "review", "rules", "report", "pack", "grade", "journal"]),
        ("eda-coach jou", ["journal"]),
        ("eda-coach mo", ["mock"]),
        ("eda-coach journal re", ["restore", "reset"]),
        ("eda-coach quiz --res", ["--resume"]),
        ("eda-coach mock --res", ["--resume"]),
        ("eda-coach mock --pack demo ", []),
        ("eda-coach mock --level ", ["junior", "mid", "senior", "staff"]),
        ("eda-coach quiz --level ", ["junior", "mid", "senior", "staff"]),
        ("eda-coach quiz --pack d", ["demo"]),
        ("eda-coach quiz --pack demo --topic ", ["basics", "more"]),
        ("eda-coach quiz --pack demo --question in", ["in-flight"]),
        ("eda-coach quiz --pack demo --concept x", []),
        ("eda-coach quiz --pack missing --topic ", []),
    ],
)
def test_offers(run: Run, home: Path, words: str, offered: list[str]) -> None:
    """If Tab is pressed, then the names that fit are offered, out of the pack that is named; else nothing."""
    write_pack(home / "data/packs/demo")

    result = complete(run, words)

    assert result.stderr == ""
    assert result.stdout.split() == offered


@pytest.mark.parametrize(
    ("begun", "offered"), [("", ["food-delivery"]), ("fo", ["food-delivery"]), ("x", [])]
)
def test_scenarios_are_offered(run: Run, home: Path, begun: str, offered: list[str]) -> None:
    """If Tab is pressed behind `mock`, then the scenarios of the pack that is named are offered."""
    write_pack(home / "data/packs/full", {name: text_of(name) for name in FULL_PACK})

    result = complete(run, f"eda-coach mock --pack full {begun}")

    assert result.stderr == ""
    assert result.stdout.split() == offered
