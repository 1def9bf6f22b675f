"""The import contracts of pyproject.toml: each was seen to fail when it is broken."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parent.parent
_BREACHES = {
    "a lower room imports a higher one": (
        "language/numbers/units.py",
        "from eda_coach.grading.score import Score",
        "Imports point down only",
    ),
    "rooms of one floor know each other": (
        "reports/study.py",
        "from eda_coach.journal.log.store import SqliteJournal",
        "Imports point down only",
    ),
    "a room without a floor": (
        "attic/__init__.py",
        '"""A room that nobody placed."""',
        "Imports point down only",
    ),
    "a pure room reads the environment": ("practice/day.py", "import os", "The pure rooms"),
    "the interview looks at the clock": ("interview/agenda.py", "import time", "The pure rooms"),
    "the interview reads the journal": (
        "interview/mock/machine.py",
        "from eda_coach.journal.log.store import SqliteJournal",
        "Imports point down only",
    ),
    "a pure room asks a judge itself": (
        "grading/judging.py",
        "from eda_coach.judges.opening import open_judge",
        "Imports point down only",
    ),
    "a rule reads a file": ("review/rules/document.py", "import pathlib", "The pure rooms"),
    "the review knows the quiz": (
        "review/reviewing.py",
        "from eda_coach.practice.deck import Standing",
        "Imports point down only",
    ),
    "a pure room talks to the network": ("grading/judging.py", "import httpx", "The pure rooms"),
    "a type of content loads a library": ("content/header.py", "import yaml", "Types of content"),
    "the journal prompts": ("journal/log/store.py", "import questionary", "Each heavy library"),
    "two files import each other": (
        "practice/attempt.py",
        "from eda_coach.practice.quiz.machine import Quiz",
        "No cycles",
    ),
}


@pytest.mark.parametrize("breach", _BREACHES)
def test_a_breach_is_found(breach: str, tmp_path: Path) -> None:
    """If an import breaks a rule of the house, then the contract that holds the rule says so."""
    file, line, contract = _BREACHES[breach]
    shutil.copytree(_ROOT / "eda_coach", tmp_path / "eda_coach", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(_ROOT / "pyproject.toml", tmp_path)
    target = tmp_path / "eda_coach" / file
    target.parent.mkdir(exist_ok=True)
    before = target.read_text(encoding="utf-8") if target.exists() else ""
    target.write_text(f"{before}\n{line}\n", encoding="utf-8")

    checked = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )

    broken = [line for line in checked.stdout.splitlines() if line.endswith("BROKEN")]
    assert checked.returncode == 1
    assert any(line.startswith(contract) for line in broken), checked.stdout
