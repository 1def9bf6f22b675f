"""Scorecards and worked answers as pages and as JSON: golden files, and foreign text that breaks nothing."""

import json
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from eda_coach.content.header import Phase
from eda_coach.content.questions.question import Level
from eda_coach.content.questions.verdict import Verdict
from eda_coach.content.scenario import Scenario, WorkedAnswer
from eda_coach.interview.scorecard.card import RequirementLine
from eda_coach.interview.scorecard.comparison import compare
from eda_coach.language.printable import one_line, printable
from eda_coach.reports.scorecard_json import scorecard_json
from eda_coach.reports.scorecard_markdown import scorecard_markdown
from eda_coach.reports.worked_markdown import worked_markdown
from tests.reports.cards import ANCHORS, days_ago, make_card, make_full_card, make_line, make_row
from tests.reports.test_study_markdown import FOREIGN, LAWS, PAGE, shape, texts

BEFORE = make_full_card(
    at=days_ago(3),
    mean=2.4,
    dimensions=(make_row("failure", 3), make_row("data", None), make_row("scope", 2)),
    criteria=(
        make_line("key", Verdict.MISSING),
        make_line("ack"),
        make_line("lag", Verdict.MISSING),
        make_line("retry", Verdict.MISSING),
        make_line("outbox", dimension="data"),
        make_line("gone"),
    ),
)

# A whole card is slow to render.
FEW = settings(LAWS, max_examples=30)


PHASES = (Phase(id="design", title="Design", minutes=5.0),)


def make_worked(*answers: WorkedAnswer, **changes: Any) -> Scenario:
    """A scenario with worked answers."""
    fields: dict[str, Any] = {
        "id": "shop",
        "title": "A shop",
        "level": Level.MID,
        "concepts": (),
        "sources": (),
        "prompt": "Design the checkout of a shop.",
        "worked_answers": answers,
    }
    return Scenario(**fields | changes)


@pytest.mark.parametrize("render", [scorecard_markdown, scorecard_json], ids=["md", "json"])
@pytest.mark.parametrize("is_first", [True, False], ids=["first", "compared"])
def test_golden(snapshot: SnapshotAssertion, render: Any, *, is_first: bool) -> None:
    """If a card tells of everything, then it is as in the golden file, twice the same."""
    card = make_full_card()
    comparison = None if is_first else compare(BEFORE, card)

    first, second = (render(card, comparison) for _ in range(2))

    assert first == snapshot
    assert first == second


@pytest.mark.parametrize("render", [scorecard_markdown, scorecard_json], ids=["md", "json"])
def test_little_to_tell(snapshot: SnapshotAssertion, render: Any) -> None:
    """If next to nothing was said, then the card is as in the golden file."""
    card = make_card(
        mean=None, dimensions=(make_row(rating=None),), criteria=(make_line("key", Verdict.MISSING),)
    )

    assert render(card, None) == snapshot


def test_worked_golden(snapshot: SnapshotAssertion) -> None:
    """If worked answers are shown, then paragraphs stay and diagrams stand in fences of their own."""
    scenario = make_worked(
        WorkedAnswer(
            level=Level.MID,
            says={"design": "One charge.\n\nOne key:\nthe id."},
            diagram="graph LR\n  a --> b",
        ),
        WorkedAnswer(level=Level.SENIOR, says={"design": "# All of it."}),
    )

    assert worked_markdown(scenario, PHASES) == snapshot


def test_worked_answer_phase_by_phase() -> None:
    """If a worked answer has a text for each phase, then each stands below the title of its phase."""
    phases = (*PHASES, Phase(id="wrap-up", title="Wrap it up", minutes=5.0))
    scenario = make_worked(WorkedAnswer(level=Level.MID, says={"design": "One key.", "wrap-up": "Bye."}))

    page = worked_markdown(scenario, phases)

    blocks = [line for line in page.partition("## A worked answer: mid")[2].splitlines() if line]
    assert blocks == ["### Design", "One key.", "### Wrap it up", "Bye."]


def test_every_key_is_there() -> None:
    """If something was not rated, measured or answered, then its key is there all the same, with null."""
    plain = json.loads(scorecard_json(make_card(mean=None, dimensions=(make_row(rating=None),)), None))
    full = json.loads(scorecard_json(make_full_card(), None))

    assert (plain["mean"], plain["self_mean"], plain["comparison"]) == (None, None, None)
    assert set(plain) == set(full)
    for name in ("dimensions", "phases", "probes", "criteria"):
        assert len({frozenset(row) for row in (*plain[name], *full[name])}) == 1


def test_same_words_same_bytes() -> None:
    """If two sittings differ by their ids only, then so do not their cards."""
    one, other = (scorecard_json(make_full_card(session_id=id_), None) for id_ in ("mock-1", "mock-2"))

    assert one == other


def test_ascii_only() -> None:
    """If only ASCII can be shown, then nothing else is in the text, and its values are the same."""
    card = make_full_card("5 µs → 速い")

    escaped, usual = (scorecard_json(card, None, ascii_only=ascii_only) for ascii_only in (True, False))

    assert escaped.isascii()
    assert not usual.isascii()
    assert json.loads(escaped) == json.loads(usual)


@pytest.mark.parametrize("rating", [1, 2, 3, 4])
def test_what_ratings_look_like(rating: int) -> None:
    """If a row is rated, then the page says what is typical of its rating and of a 4, each once."""
    page = scorecard_markdown(make_card(dimensions=(make_row(rating=rating),)), None)

    typical = [line for line in page.splitlines() if line.startswith("Typical of a ")]
    assert typical == [f"Typical of a {one}: {ANCHORS[one - 1]}" for one in sorted({rating, 4})]


def test_nothing_is_typical_of_what_is_not_rated() -> None:
    """If a row is not rated, then the page says why, and nothing that is typical of a rating."""
    page = scorecard_markdown(make_card(dimensions=(make_row(rating=None),)), None)

    assert "Too little was said to rate it." in page
    assert "Typical of" not in page


@pytest.mark.parametrize("lacks", ["", "It says key."])
def test_what_costs_a_rating(lacks: str) -> None:
    """If a must-have is lacking, then the page names it with what it costs; else it does not say so."""
    page = scorecard_markdown(make_card(dimensions=(make_row(rating=2, lacks=lacks),)), None)

    words = "**Nothing of this was heard, which costs a rating above 2:**"
    assert (f"{words} {lacks}\n" in page, words in page) == (bool(lacks), bool(lacks))


def test_what_was_asked_for() -> None:
    """If requirements were asked for, then their row lists them with their points, and no others."""
    found, other = (
        RequirementLine(
            id=id_, asks=f"About {id_}", answer="Yes.", dimension="scope", is_found=is_found, of=2
        )
        for id_, is_found in (("peak", True), ("refunds", False))
    )
    rows = (make_row("failure"), make_row("scope"))
    page = scorecard_markdown(make_card(requirements=(found, other), dimensions=rows), None)

    failure, scope = page.partition("## Scope")[::2]
    assert "- Asked for: About peak (2 of 2)\n" in scope
    assert "Asked for:" not in failure
    assert page.count("- Asked for:") == 1
    assert "- About refunds: Yes." in page


@FEW
@given(FOREIGN.map(one_line).filter(bool))
@example("|---|")
@example("&copy")
def test_foreign_text_never_changes_the_page(text: str) -> None:
    """If every foreign text of a card is hostile, then the page is built as ever and shows it as typed."""
    hostile, harmless = (_compared(one) for one in (text, "harmless"))

    assert shape(hostile) == shape(harmless)
    expected = {one.replace("harmless", one_line(text)) for one in texts(harmless) if "harmless" in one}
    assert expected <= set(texts(hostile))


def _compared(text: str) -> str:
    card = make_full_card(text)
    return scorecard_markdown(card, compare(make_full_card(text, at=days_ago(1)), card))


@FEW
@given(st.text(max_size=60))
def test_json_can_be_shown_in_a_terminal(text: str) -> None:
    """If a card holds any text, then its JSON keeps it and holds nothing that a terminal would obey."""
    shown = scorecard_json(make_full_card(text), None)

    assert json.loads(shown)["prompt"] == f"Design it: {text}"
    assert not {"\x1b", "\x9b", "\u202e", "\x7f"} & set(shown)


@FEW
@given(FOREIGN.map(one_line).filter(bool))
@example("```\n# out\n````")
def test_worked_answer_never_changes_the_page(text: str) -> None:
    """If a worked answer is hostile, then each paragraph is one, and its diagram is one block."""
    scenario = make_worked(
        WorkedAnswer(level=Level.MID, says={"design": text}, diagram=text), title=text, prompt=text
    )

    tokens = PAGE.parse(worked_markdown(scenario, PHASES))

    fences = [token for token in tokens if token.type == "fence"]
    assert [fence.info for fence in fences] == ["mermaid"]
    assert fences[0].content.strip("\n") == printable(text).strip("\n")
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1", "h2", "h3"]
    assert tokens[-1] == fences[0]
