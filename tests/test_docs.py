"""What the pages under docs/ show works."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eda_coach.cli.app import app

ROOT = Path(__file__).parent.parent
_ANSWERS = ROOT / "docs" / "answers.md"

pytestmark = pytest.mark.skipif(not _ANSWERS.is_file(), reason="the pages are not beside the tests")


def test_the_answer_file_of_the_page_is_read_whole(tmp_path: Path) -> None:
    """If the first file that docs/answers.md shows is handed in, then each of its answers is scored."""
    (shown,) = re.findall(r"```yaml\n(which-event.*?)```", _ANSWERS.read_text(encoding="utf-8"), re.DOTALL)
    file = tmp_path / "answers.yaml"
    file.write_text(shown, encoding="utf-8")

    outcome = CliRunner().invoke(app, ["quiz", "--answers", str(file), "--json"])

    session = json.loads(outcome.stdout)
    assert (outcome.exit_code, session["problems"]) == (0, [])
    assert len({attempt["kind"] for attempt in session["attempts"]}) == 7
