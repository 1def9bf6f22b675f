"""``eda-coach rules``: listed, explained, written as pages."""

import json
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from eda_coach.review.catalogue.catalogue import bundled_catalogue
from tests.cli.conftest import Run
from tests.cli.test_hostile_content import ACTING
from tests.cli.test_width import too_wide

CARDS = bundled_catalogue().cards
PAGE = MarkdownIt("commonmark").enable("table")
HEADINGS = (
    "Why it matters",
    "How it is detected",
    "When it is a false alarm",
    "What to do",
    "Before",
    "After",
    "Say in an interview",
    "What they ask next",
    "Sources",
)


def headings(page: str, tag: str) -> list[str]:
    """Words of the headings of one height of a page."""
    tokens = PAGE.parse(page)
    return [
        tokens[at + 1].content
        for at, one in enumerate(tokens)
        if (one.type, one.tag) == ("heading_open", tag)
    ]


@pytest.mark.parametrize("columns", ["40", "80"])
def test_list(run: Run, columns: str) -> None:
    """If rules are listed, then each stands there once with severity and level, and no line is too wide."""
    result = run("rules", "list", env={"COLUMNS": columns})

    assert (result.exit_code, result.stderr) == (0, "")
    rows = re.findall(r"^([A-Z]{3}\d{3})  (.+?) \((\w+), (\w+)\)$", _unwrapped(result.stdout), re.MULTILINE)
    assert rows == [(card.id, card.title, card.severity, card.level) for card in CARDS.values()]
    assert too_wide(result.stdout, int(columns)) == []


def _unwrapped(listing: str) -> str:
    return re.sub(r"\n +", " ", listing)


def test_list_as_json(run: Run, tmp_path: Path) -> None:
    """If the list is wanted as JSON, then it holds whole cards, and goes into a file if one is named."""
    shown = run("rules", "list", "--json").stdout
    written = run("rules", "list", "--json", "-o", tmp_path / "rules.json")

    plain = json.loads(shown)
    assert (plain["format"], plain["version"]) == ("eda-coach-rules", 1)
    assert [one["id"] for one in plain["rules"]] == list(CARDS)
    assert (written.exit_code, written.stdout) == (0, "")
    assert (tmp_path / "rules.json").read_text(encoding="utf-8") == shown


@pytest.mark.parametrize("rule", CARDS)
def test_every_card_on_a_narrow_screen(run: Run, rule: str) -> None:
    """If a rule is explained, then all is there, and only examples and addresses are too wide."""
    result = run("rules", "explain", rule, env={"COLUMNS": "40"})

    assert (result.exit_code, result.stderr) == (0, "")
    assert f"{rule}: {CARDS[rule].title}" in " ".join(result.stdout.split())
    lines = result.stdout.splitlines()
    assert [line for line in lines if line in HEADINGS] == list(HEADINGS)
    examples = {
        f"    {line}" for one in (CARDS[rule].bad, CARDS[rule].good) for line in one.text.splitlines()
    }
    assert [line for line in too_wide(result.stdout, 40) if line not in examples] == []
    assert ACTING.findall(result.stdout) == []


@pytest.mark.parametrize("rule", CARDS)
def test_every_card_as_a_page(run: Run, rule: str) -> None:
    """If a rule is explained as Markdown, then the page has one title, every part, and no HTML."""
    page = run("rules", "explain", rule, "-f", "markdown").stdout

    (title,) = headings(page, "h1")
    assert title.startswith(f"{rule}: ")
    assert headings(page, "h2") == list(HEADINGS)
    assert [one for one in PAGE.parse(page) if one.type == "html_block"] == []
    assert "\n\n\n" not in page
    assert page.endswith(">\n") or page.endswith(")\n")


def test_settings_and_profiles_are_told(run: Run) -> None:
    """If a rule has numbers or is not asked in a profile, then the card says so, as text and as a page."""
    with_numbers = next(card for card in CARDS.values() if card.numbers)
    not_asked = next(card for card in CARDS.values() if card.off_in)

    for form in ("text", "markdown"):
        numbers = run("rules", "explain", with_numbers.id, "-f", form).stdout
        assert f"[review.rules.{with_numbers.id}]" in numbers
        assert next(iter(with_numbers.numbers)) in numbers
        told = " ".join(run("rules", "explain", not_asked.id, "-f", form).stdout.split())
        assert f"not asked in the profile {not_asked.off_in[0]}" in told


@pytest.mark.parametrize("words", [["--json"], ["-f", "json"]])
def test_explain_as_json(run: Run, words: list[str]) -> None:
    """If a card is wanted as JSON, then it is whole, with its sources."""
    plain = json.loads(run("rules", "explain", "SYN001", *words).stdout)

    assert (plain["format"], plain["version"]) == ("eda-coach-rule", 1)
    assert plain["rule"]["id"] == "SYN001"
    assert [one["id"] for one in plain["sources"]] == plain["rule"]["sources"]


def test_small_letters_will_do(run: Run) -> None:
    """If an id is typed in small letters, then the rule is found."""
    assert run("rules", "explain", "msg002").stdout == run("rules", "explain", "MSG002").stdout


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("MGS002", "Did you mean MSG002? `eda-coach rules list` lists all."),
        ("syn01", "Did you mean SYN001? `eda-coach rules list` lists all."),
        ("zzz", "`eda-coach rules list` lists all."),
        ("", "`eda-coach rules list` lists all."),
    ],
)
def test_unknown_rule(run: Run, typed: str, hint: str) -> None:
    """If there is no such rule, then the exit code is 2, and the nearest one is named if there is one."""
    result = run("rules", "explain", typed)

    assert (result.exit_code, result.stdout) == (2, "")
    told, hinted = result.stderr.splitlines()
    assert told == f"Error: There is no rule {typed!r}."
    assert re.sub(r"SYN\d+", "SYN001", hinted) == hint


def test_hostile_id(run: Run) -> None:
    """If a word of the call holds controls, then the error shows them as they are."""
    result = run("rules", "explain", "\x1b[31m")

    assert result.exit_code == 2
    assert ACTING.findall(result.output) == []


def test_explain_into_a_file(run: Run, tmp_path: Path) -> None:
    """If a file is named, then the card is there, and standard output stays empty."""
    file = tmp_path / "card.md"

    result = run("rules", "explain", "SYN001", "-f", "markdown", "-o", file)

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"Written: {file}\n")
    assert file.read_text(encoding="utf-8") == run("rules", "explain", "SYN001", "-f", "markdown").stdout


def test_pages(run: Run, tmp_path: Path) -> None:
    """If pages are wanted, then each rule has one, and the list links to every one of them."""
    result = run("rules", "pages", tmp_path)

    assert (result.exit_code, result.stdout) == (0, "")
    pages = {one.name: one.read_text(encoding="utf-8") for one in tmp_path.iterdir() if one.suffix == ".md"}
    listing = pages.pop("README.md")
    assert set(pages) == {f"{rule}.md" for rule in CARDS}
    assert re.findall(r"\]\((.+?)\)", listing) == [f"{rule}.md" for rule in CARDS]
    rows = [one for one in PAGE.parse(listing) if one.type == "tr_open"]
    assert len(rows) == len(CARDS) + len(headings(listing, "h2"))


@pytest.mark.parametrize("folder", ["gone", "file"])
def test_pages_into_no_folder(run: Run, tmp_path: Path, folder: str) -> None:
    """If there is no such folder, then the exit code is 2, and nothing is written."""
    (tmp_path / "file").touch()

    result = run("rules", "pages", tmp_path / folder)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "is no folder" in result.stderr


def test_alone(run: Run) -> None:
    """If no command is named, then the help is shown."""
    result = run("rules")

    assert "explain" in result.output
    assert "list" in result.output
