"""What every test starts from: a home of its own, and no word of the real environment."""

from pathlib import Path

import pytest

_VARIABLES = (
    "ACCESSIBLE",
    "NO_COLOR",
    "FORCE_COLOR",
    "TERM",
    "COLUMNS",
    "LINES",
    "PYTHONIOENCODING",
    "TYPER_USE_RICH",
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh EDA_COACH_HOME; the real one is out of reach."""
    for name in _VARIABLES:
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "home"
    monkeypatch.setenv("EDA_COACH_HOME", str(folder))
    monkeypatch.setenv("HOME", str(tmp_path / "nobody"))
    return folder
