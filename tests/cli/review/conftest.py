"""What tests of the review command share: a folder of designs."""

from pathlib import Path

import pytest

from tests.cli.review.designs import ASYNC, SYNC


@pytest.fixture
def designs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of one's own with two designs, and not on a machine that builds."""
    folder = tmp_path / "designs"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.delenv("CI", raising=False)
    (folder / "design.md").write_text(SYNC, encoding="utf-8")
    (folder / "better.md").write_text(ASYNC, encoding="utf-8")
    return folder
