"""Words typed on the page of an interview: lines, pastes, and the keys and commands that send them."""

from pathlib import Path

import pytest
from typer.testing import Result

from eda_coach.interview.mock.machine import MOST_CHARACTERS
from tests.cli.conftest import Run
from tests.cli.mock.conftest import ALT_ENTER, CTRL_D, PASTE, PASTED, Turns
from tests.cli.mock.pack import PHASES, write_mock_pack

CTRL_U, LEFT, BACKSPACE = "\x15", "\x1b[D", "\x7f"
GO_ON = "Kept, and the clock stands still. Go on with:\n   eda-coach mock --resume\n"


@pytest.fixture(scope="module")
def one_phase(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a pack whose interviews begin with a page and have nothing else."""
    folder = tmp_path_factory.mktemp("packs") / "page"
    return write_mock_pack(folder, header={"phases": PHASES[1:2]})


@pytest.fixture
def page(press: Run, one_phase: Path) -> Run:
    """Press some keys on the first page."""

    def call(pressed: str) -> Result:
        return press(f"\r{pressed}", "mock", "shop", "--pack", one_phase)

    return call


@pytest.mark.parametrize(
    ("pressed", "said"),
    [
        ("One.\r\r\r", "One."),
        ("One.\r\rTwo.\r\r\r", "One.\n\nTwo."),
        ("One.\rTwo.\r:done\r", "One.\nTwo."),
        ("One. :done\r", "One."),
        ("One.\r:DONE \r", "One."),
        ("One.\r:wq\r", "One."),
        ("One.\nTwo.\n\n\n", "One.\nTwo."),
        (f"One.{ALT_ENTER}", "One."),
        (f"One.\rTwo.{CTRL_D}", "One.\nTwo."),
        ("  One.  \r\r\r", "One."),
        (f"wrong{CTRL_U}One.\r\r\r", "One."),
        ("- one\r  - two\r:done\r", "- one\n  - two"),
        (":done\r", ""),
    ],
)
def test_sent(page: Run, turns: Turns, pressed: str, said: str) -> None:
    """If words are sent by keys or by a command, then all lines are kept, without what sent them."""
    result = page(pressed)

    assert (result.exit_code, result.stdout) == (0, "")
    assert turns() == [said]
    assert "The interviewer asks" in result.stderr


@pytest.mark.parametrize(
    "pressed",
    [
        "One.\r\r",
        "\r\r\r\r",
        ALT_ENTER,
        ": done\r",
        "That is :done or so\r",
        f"One.\r:done{LEFT}{LEFT}\r",
        f"{PASTE}One.\nTwo.\n\n\n{PASTED}",
        f"{PASTE}One.\r\nTwo.\r\n{PASTED}",
        f"{PASTE}:done\nOne.{PASTED}",
    ],
)
def test_not_sent(page: Run, turns: Turns, pressed: str) -> None:
    """If Enter begins a line, nothing is there, or lines are pasted, then the page stays."""
    result = page(pressed)

    assert result.exit_code == 0
    assert turns() == []
    assert result.stderr.endswith(GO_ON)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_pasted_then_sent(page: Run, turns: Turns, line_end: str) -> None:
    """If lines are pasted, then they can be gone on with and are sent as one text."""
    pasted = line_end.join(("One.", "Two."))

    page(f"{PASTE}{pasted}{PASTED}\rThree.\r:done\r")

    assert turns() == ["One.\nTwo.\nThree."]


def test_paste_goes_on_with_a_line(page: Run, turns: Turns) -> None:
    """If words are pasted behind others, then they stand on the same line."""
    page(f"First: {PASTE}One.{PASTED} :done\r")

    assert turns() == ["First: One."]


def test_diagram(page: Run, turns: Turns) -> None:
    """If a diagram is pasted, then it is kept as it stands, blank lines and all."""
    diagram = "```mermaid\ngraph LR\n\n\n  shop --> bank: pay\n```"

    page(f"{PASTE}{diagram}{PASTED}\r:done\r")

    assert turns() == [diagram]


def test_page_is_the_same_for_probes(page: Run, turns: Turns) -> None:
    """If a probe is answered, then it takes lines like a phase."""
    page("One.\r:done\rTwo.\rThree.\r\r\r")

    assert turns() == ["One.", "Two.\nThree."]


def test_too_long(page: Run, turns: Turns) -> None:
    """If more is sent than anybody reads, then it is refused and stays on the page."""
    long = "x" * (MOST_CHARACTERS + 1)

    refused = page(f"{PASTE}{long}{PASTED}\r:done\r")

    assert "characters are too much for one turn" in " ".join(refused.stderr.split())
    assert turns() == []


def test_too_long_then_mended(page: Run, turns: Turns) -> None:
    """If what was refused is made shorter, then it is taken."""
    long = "x" * (MOST_CHARACTERS + 1)

    page(f"{PASTE}{long}{PASTED}\r:done\r{CTRL_U}{BACKSPACE}{CTRL_U}One.\r:done\r")

    assert turns() == ["One."]


def test_no_editor(page: Run, turns: Turns, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the editor is asked for and none is named, then the words stay on the page."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)

    page("One.\r:edit\rTwo.\r:done\r")

    assert turns() == ["One.\nTwo."]
