"""Where the folders of a user lie."""

from pathlib import Path

import pytest

from eda_coach.cli.world.documents import deliver
from eda_coach.cli.world.home import find_home


def test_folders_below_the_variable(home: Path) -> None:
    """If EDA_COACH_HOME is set, then everything lies below it."""
    found = find_home()

    assert found.journal.is_relative_to(home)
    assert found.packs.is_relative_to(home)
    assert found.cache.is_relative_to(home)


@pytest.mark.parametrize("value", [None, ""])
def test_folders_of_the_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str | None) -> None:
    """If EDA_COACH_HOME is not set, then the system's own folders are used."""
    monkeypatch.delenv("EDA_COACH_HOME")
    if value is not None:
        monkeypatch.setenv("EDA_COACH_HOME", value)
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))

    found = find_home()

    assert "eda-coach" in found.data.parts
    assert found.data != found.cache


def test_relative_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """If EDA_COACH_HOME is a relative path, then a later change of the folder does not move it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDA_COACH_HOME", "mine")

    assert find_home().data == tmp_path / "mine/data"


def test_document_that_breaks_off(tmp_path: Path) -> None:
    """If writing a document breaks off, then the file as it was stays, with nothing beside it."""
    file = tmp_path / "report.md"
    file.write_text("before")

    with pytest.raises(UnicodeEncodeError):
        deliver("half a character: \ud800", str(file))

    assert [(one.name, one.read_text()) for one in tmp_path.glob("*.*")] == [("report.md", "before")]
