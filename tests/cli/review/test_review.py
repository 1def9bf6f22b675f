"""``eda-coach review`` from its call to its exit code."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.review.designs import ASYNC, BARE, SYNC


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of one's own, and not on a machine that builds."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CI", raising=False)
    Path("design.md").write_text(SYNC, encoding="utf-8")
    Path("better.md").write_text(ASYNC, encoding="utf-8")
    return tmp_path


def _review(run: Run, *words: str) -> dict[str, object]:
    plain: dict[str, object] = json.loads(run("review", *words, "--json").stdout)
    return plain


def _ids(review: dict[str, object], verdict: str = "finding") -> list[str]:
    remarks = review["remarks"]
    assert isinstance(remarks, list)
    return [one["id"] for one in remarks if one["verdict"] == verdict and one["waiver"] is None]


def test_a_finding_is_told_with_line_quote_and_what_to_do(run: Run) -> None:
    """A finding is told with line quote and what to do."""
    result = run("review", "design.md", "--fail-on", "medium")

    assert result.exit_code == 1
    assert "1 finding (1 medium)" in result.stdout
    assert 'design.md:7: "Orders->>Notification service: POST /mails"' in result.stdout
    assert "Fix:" in result.stdout
    assert "Not stated: the interviewer will ask" in result.stdout


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 0),
        (["--fail-on", "high"], 0),
        (["--fail-on", "medium"], 1),
        (["--fail-on", "info"], 1),
        (["--fail-on", "never"], 0),
        (["--strict"], 1),
        (["--fail-on", "never", "--strict"], 1),
        (["--fail-on", "medium", "--min-severity", "high"], 1),
    ],
)
def test_the_threshold_decides_the_exit_code(run: Run, options: list[str], code: int) -> None:
    """The threshold decides the exit code."""
    assert run("review", "design.md", *options).exit_code == code


def test_what_is_hidden_still_fails(run: Run) -> None:
    """What is hidden still fails."""
    result = run("review", "design.md", "--fail-on", "medium", "--min-severity", "high")

    assert "POST /mails" not in result.stdout.split("Not stated")[0]


def test_standard_input_is_read(run: Run) -> None:
    """Standard input is read."""
    result = run("review", "-", input=SYNC)

    assert "standard input:7" in result.stdout


def test_several_files_are_one_system(run: Run) -> None:
    """Several files are one system."""
    Path("more.mmd").write_text(BARE, encoding="utf-8")

    review = _review(run, "design.md", "more.mmd")

    assert [(one["name"], one["format"]) for one in review["documents"]] == [  # type: ignore[attr-defined] # JSON
        ("design.md", "markdown"),
        ("more.mmd", "mermaid"),
    ]


def test_a_folder_stands_for_the_designs_in_it(run: Run) -> None:
    """A folder stands for the designs in it."""
    Path("docs/.hidden").mkdir(parents=True)
    Path("docs/a.md").write_text(SYNC, encoding="utf-8")
    Path("docs/b.bin").write_bytes(b"\0" * 100)
    Path("docs/.hidden/c.md").write_text(SYNC, encoding="utf-8")

    review = _review(run, "docs")

    assert [one["name"] for one in review["documents"]] == [os.path.join("docs", "a.md")]  # type: ignore[attr-defined] # noqa: PTH118 - as printed


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("gone.md", None, "cannot be opened (No such file or directory)"),
        ("a.bin", b"\0\1\2" * 99, "it is no text"),
        ("empty.md", b"", "no design that a review reads"),
        ("other.yaml", b"a: 1\nb: 2\n", "no design that a review reads"),
        ("huge.md", b"# a\n" * 2_000_000, "larger than 5 MB"),
    ],
)
def test_what_cannot_be_read_is_told_and_ends_with_2(
    run: Run, name: str, content: bytes | None, told: str
) -> None:
    """What cannot be read is told and ends with 2."""
    if content is not None:
        Path(name).write_bytes(content)

    result = run("review", name)

    assert result.exit_code == 2
    assert told in result.stderr
    assert "No design could be read." in result.stderr
    assert result.stdout == ""


def test_one_bad_file_among_good_ones_is_a_part_not_read(run: Run) -> None:
    """One bad file among good ones is a part not read."""
    result = run("review", "design.md", "gone.md")

    assert result.exit_code == 0
    assert "gone.md:1: it cannot be opened" in result.stdout


def test_a_line_beyond_all_measure_is_cut_and_told(run: Run) -> None:
    """A line beyond all measure is cut and told."""
    Path("long.md").write_text(SYNC + "\n" + "word " * 20_000 + "\n", encoding="utf-8")

    result = run("review", "long.md")

    assert "a line of 100,000 characters; only the first 50,000 were read" in " ".join(result.stdout.split())


def test_latin_1_is_read_and_told(run: Run) -> None:
    """Latin 1 is read and told."""
    Path("old.md").write_bytes(SYNC.encode() + "\nCaf\u00e9.\n".encode("latin-1"))

    result = run("review", "old.md")

    assert "old.md:12: a character that is not UTF-8" in " ".join(result.stdout.split())


def test_utf_16_and_windows_line_ends_are_read(run: Run) -> None:
    """Utf 16 and windows line ends are read."""
    Path("win.md").write_bytes(SYNC.replace("\n", "\r\n").encode("utf-16"))

    assert _ids(_review(run, "win.md")) == _ids(_review(run, "design.md"))


def test_several_documents_come_out_at_once(run: Run) -> None:
    """Several documents come out at once."""
    result = run(
        "review", "design.md", "-f", "text", "-f", "md=r.md", "-f", "json=r.json", "-f", "sarif=r.sarif"
    )

    assert result.stdout.startswith("1 finding")
    assert Path("r.md").read_text(encoding="utf-8").startswith("# Design review")
    assert json.loads(Path("r.json").read_text(encoding="utf-8"))["format"] == "eda-coach-review"
    assert json.loads(Path("r.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "No design was named."),
        (["design.md", "-f", "html"], "--format 'html' is not known."),
        (["design.md", "-f", "json="], "names no file"),
        (["design.md", "-f", "text", "-f", "json"], "Only one format can go to standard output."),
        (["design.md", "-f", "json=a", "-o", "b"], "-o needs exactly one format"),
        (["design.md", "-o", "gone/r.md"], "lies in a folder that is not there"),
        (["-", "--against", "-"], "Standard input can be read only once."),
        (["design.md", "--model", "--to-design", "x"], "exclude each other"),
        (["design.md", "--model", "-f", "sarif"], "--model comes out as text or JSON."),
        (["design.md", "--model", "--quiz"], "only show what was read"),
        (["design.md", "--fail-on", "hihg"], "is no threshold"),
        (["design.md", "--count", "3"], "belong to --quiz"),
        (["design.md", "--config", "gone.toml"], "gone.toml cannot be read"),
        (["design.md", "--baseline", "gone.json"], "gone.json cannot be read"),
        (["design.md", "--against", "gone.md"], "No design could be read."),
        (["design.md", "--now", "soon"], "is no moment"),
    ],
)
def test_wrong_calls_end_with_2_and_a_word(run: Run, words: list[str], told: str) -> None:
    """Wrong calls end with 2 and a word."""
    result = run("review", *words)

    assert result.exit_code == 2
    assert told in " ".join(result.stderr.split())


def test_an_older_version_is_compared_with(run: Run) -> None:
    """An older version is compared with."""
    result = run("review", "better.md", "--against", "design.md")

    assert "1 fixed, 0 new, 0 still there" in result.stdout
    assert "SYN002@orders@notification-service" in "".join(result.stdout.split())


def test_an_ignore_in_the_document_holds_with_a_reason_only(run: Run) -> None:
    """An ignore in the document holds with a reason only."""
    comment = "%% eda-coach: ignore SYN002{} \n  Orders->>Not"
    Path("with.md").write_text(
        SYNC.replace("Orders->>Not", comment.format(" -- the mail is the product")), encoding="utf-8"
    )
    Path("without.md").write_text(SYNC.replace("Orders->>Not", comment.format("")), encoding="utf-8")

    held, stale = run("review", "with.md"), run("review", "without.md")

    assert "No finding" in held.stdout
    assert "the mail is the product" in " ".join(held.stdout.split())
    assert "1 finding" in stale.stdout
    assert "gives no reason" in " ".join(stale.stdout.split())


def test_accepted_risks_and_settings_are_taken_from_the_current_folder(run: Run) -> None:
    """Accepted risks and settings are taken from the current folder."""
    Path("eda-coach.toml").write_text(
        '[accept]\n"SYN002@*" = { reason = "the mail is the product", until = 2026-12-31 }\n',
        encoding="utf-8",
    )

    assert "No finding" in run("review", "design.md", "--now", "2026-12-31").stdout
    assert "1 finding" in run("review", "design.md", "--now", "2027-01-01").stdout


def test_a_rule_can_be_turned_off(run: Run) -> None:
    """A rule can be turned off."""
    Path("eda-coach.toml").write_text('[review]\noff = ["SYN002"]\n', encoding="utf-8")

    assert "SYN002" not in _review(run, "design.md")["verdicts"]  # type: ignore[operator] # JSON


def test_a_baseline_only_shrinks(run: Run) -> None:
    """A baseline only shrinks."""
    written = run("review", "design.md", "--write-baseline")
    known = run("review", "design.md", "--fail-on", "medium")
    shown = run("review", "design.md", "--no-baseline")
    Path("design.md").write_text(ASYNC, encoding="utf-8")
    run("review", "design.md")
    Path("design.md").write_text(SYNC, encoding="utf-8")
    again = run("review", "design.md", "--fail-on", "medium")

    assert written.exit_code == known.exit_code == 0
    assert "1 finding known from the baseline" in known.stdout
    assert "1 finding (1 medium)" in shown.stdout
    assert again.exit_code == 1


def test_a_machine_that_builds_leaves_the_baseline_alone(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that builds leaves the baseline alone."""
    run("review", "design.md", "--write-baseline")
    before = Path("eda-coach-baseline.json").read_bytes()
    monkeypatch.setenv("CI", "true")
    Path("design.md").write_text(ASYNC, encoding="utf-8")

    result = run("review", "design.md")

    assert Path("eda-coach-baseline.json").read_bytes() == before
    assert "1 of the baseline is fixed" in result.stderr


def test_another_document_leaves_the_baseline_alone(run: Run) -> None:
    """If another design is reviewed, then what is known of the first one stays."""
    run("review", "design.md", "--write-baseline")
    run("review", "better.md")

    assert "1 finding known from the baseline" in run("review", "design.md").stdout


def test_a_design_to_complete_is_never_written_over(run: Run) -> None:
    """If the file is there already, then it stays as it is."""
    Path("mine.yaml").write_text("design: 1\n", encoding="utf-8")

    result = run("review", "design.md", "--to-design", "mine.yaml")

    assert result.exit_code == 2
    assert "is there already" in result.stderr
    assert Path("mine.yaml").read_text(encoding="utf-8") == "design: 1\n"


def test_the_same_files_give_the_same_bytes(run: Run) -> None:
    """The same files give the same bytes."""
    assert run("review", "design.md", "--json").stdout == run("review", "design.md", "--json").stdout


def test_the_level_changes_the_order_and_finds_nothing_more_or_less(run: Run) -> None:
    """The level changes the order and finds nothing more or less."""
    junior, staff = (_review(run, "better.md", "--level", level) for level in ("junior", "staff"))

    assert junior["verdicts"] == staff["verdicts"]
    assert "beyond your level" in run("review", "better.md", "--level", "junior").stdout
    assert "beyond your level" not in run("review", "better.md", "--level", "staff").stdout


def test_production_does_not_ask_about_wording(run: Run) -> None:
    """Production does not ask about wording."""
    asked = _review(run, "design.md")["verdicts"]
    production = _review(run, "design.md", "--profile", "production")["verdicts"]

    assert isinstance(asked, dict)
    assert isinstance(production, dict)
    assert set(production) < set(asked)


def test_the_model_is_shown_as_text_and_json(run: Run) -> None:
    """The model is shown as text and json."""
    text = run("review", "design.md", "--model")
    plain = json.loads(run("review", "design.md", "--model", "--json").stdout)

    assert "orders -call-> notification-service" in text.stdout
    assert plain["format"] == "eda-coach-design-model"
    assert set(plain["elements"]) == {"user", "orders", "notification-service"}


def test_the_model_is_written_as_a_design_to_complete(run: Run) -> None:
    """The model is written as a design to complete."""
    result = run("review", "better.md", "--to-design", "design.yaml")
    again = _review(run, "design.yaml")

    assert result.exit_code == 0
    assert "unknown" in Path("design.yaml").read_text(encoding="utf-8")
    assert _ids(again) == _ids(_review(run, "better.md"))


def test_the_schema_of_a_design_is_printed(run: Run) -> None:
    """The schema of a design is printed."""
    assert "$schema" in json.loads(run("review", "--schema").stdout)


def test_forty_columns_are_enough(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty columns are enough."""
    monkeypatch.setenv("COLUMNS", "40")

    result = run("review", "design.md")

    assert max(map(len, result.stdout.splitlines())) <= 40


def test_control_characters_of_a_design_never_reach_the_terminal(run: Run) -> None:
    """Control characters of a design never reach the terminal."""
    Path("bad.md").write_text(SYNC.replace("POST /mails", "POST /mails \x1b[31m[red]"), encoding="utf-8")

    for words in ([], ["--json"], ["-f", "markdown"], ["-f", "sarif"], ["--model"]):
        assert "\x1b" not in run("review", "bad.md", *words).stdout
