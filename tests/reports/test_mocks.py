"""Mock interviews in the study report: which are told of, compared with what, and how one judges oneself."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import example, given, settings
from syrupy.assertion import SnapshotAssertion

from eda_coach.content.questions.verdict import Verdict
from eda_coach.interview.scorecard.card import Outcome, Practice, Scorecard
from eda_coach.language.printable import one_line
from eda_coach.reports.mocks import mock_lines, self_judgement
from eda_coach.reports.study_json import study_json
from eda_coach.reports.study_markdown import study_markdown
from tests.builders import NOW
from tests.reports.cards import days_ago, make_card, make_full_card, make_line, make_row
from tests.reports.material import make_report
from tests.reports.test_study_markdown import FOREIGN, LAWS, shape, texts

TODAY = NOW.date()


def held(days: int, **changes: Any) -> Scorecard:
    """A card made some days ago."""
    return make_card(at=days_ago(days), **changes)


def some_cards() -> list[Scorecard]:
    """Three interviews on a shop and one on another scenario in between, the oldest first."""
    practice = Practice(why="Say it.", concept="Keys", questions=3, command="eda-coach quiz --count 3")
    return [
        held(9, criteria=(make_line("key", Verdict.MISSING), make_line("ack"))),
        held(6, criteria=(make_line("key"), make_line("ack", points=2)), mean=2.5, outcome=Outcome.NEARLY),
        held(5, scenario_id="tickets", title="Tickets", mean=None, dimensions=(make_row(rating=None),)),
        held(
            1,
            criteria=(make_line("key", Verdict.MISSING), make_line("ack")),
            dimensions=(make_row(rating=2, self_rating=4),),
            practice=(practice,),
        ),
    ]


@pytest.mark.parametrize("render", [study_markdown, study_json], ids=["md", "json"])
def test_golden(snapshot: SnapshotAssertion, render: Any) -> None:
    """If interviews were held, then the report is as in the golden file."""
    assert render(make_report(cards=some_cards())) == snapshot


def test_no_interviews() -> None:
    """If none was held, then the report has no such section, and its JSON an empty list."""
    report = make_report()

    assert "Mock interviews" not in study_markdown(report)
    assert json.loads(study_json(report))["mocks"] == []


def test_order_and_comparison() -> None:
    """If there are several, then the latest comes first, each compared with the one before."""
    lines = mock_lines(some_cards(), since=None)

    before = [one.comparison.before_at if one.comparison else "" for one in lines]
    assert [TODAY - one.day for one in lines] == [timedelta(days=days) for days in (1, 5, 6, 9)]
    assert before == [days_ago(6), "", days_ago(9), ""]
    assert [one.is_latest for one in lines] == [True, True, False, False]


def test_gained_lost_and_missing() -> None:
    """If points rose, fell or never came, then the criteria are told as gained, lost and missing."""
    then = (make_line("up", Verdict.PARTLY, points=1), make_line("down"), make_line("never", Verdict.MISSING))
    now = (make_line("up"), make_line("down", points=2), make_line("never", Verdict.CONTRADICTED))

    (latest, _) = mock_lines([held(2, criteria=then), held(1, criteria=now)], since=None)

    assert latest.comparison is not None
    changed = (latest.comparison.gained, latest.comparison.lost, latest.comparison.missing)
    assert [[line.id for line in lines] for lines in changed] == [["up"], ["down"], ["never"]]


@pytest.mark.parametrize(("pack", "scenario"), [("other", "shop"), ("demo", "tickets")])
def test_others_are_not_compared_with(pack: str, scenario: str) -> None:
    """If the one before was on another scenario or of another pack, then it is not compared with."""
    cards = [held(2, pack_id=pack, scenario_id=scenario), held(1)]

    assert [one.comparison for one in mock_lines(cards, since=None)] == [None, None]


def test_since() -> None:
    """If only days from one on count, then earlier interviews are left out but still compared with."""
    lines = mock_lines(some_cards(), since=TODAY - timedelta(days=5))

    assert [(TODAY - one.day).days for one in lines] == [1, 5]
    assert lines[0].comparison is not None


def test_study_day() -> None:
    """If an interview ended after midnight, then it belongs to the day before, like all that is studied."""
    (line,) = mock_lines([make_card(at="2026-11-23T01:30:00+01:00")], since=None)

    assert line.day == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("pairs", "difference"),
    [
        ([], None),
        ([(3, None)], None),
        ([(None, 3)], None),
        ([(2, 4)], 2.0),
        ([(4, 1)], -3.0),
        ([(2, 4), (3, 3), (1, None), (None, 4)], 1.0),
    ],
)
def test_self_judgement(pairs: list[tuple[int | None, int | None]], difference: float | None) -> None:
    """If the candidate rated what the card rates too, then the mean difference says how they judge."""
    rows = tuple(make_row(f"row-{i}", rating, self_rating=own) for i, (rating, own) in enumerate(pairs))

    assert self_judgement(mock_lines([make_card(dimensions=rows)], since=None)) == difference


@pytest.mark.parametrize(
    ("own", "words"),
    [
        (4, ["you rate yourself 1.0 too high on the scale of 1 to 4"]),
        (2, ["you rate yourself 1.0 too low on the scale of 1 to 4"]),
        (3, ["your own ratings are those of the cards"]),
        (None, []),
    ],
)
def test_self_judgement_in_words(own: int | None, words: list[str]) -> None:
    """If candidates rate themselves too high, too low or like the cards, then the report says so."""
    page = study_markdown(make_report(cards=[make_card(dimensions=(make_row(rating=3, self_rating=own),))]))

    told = [line for line in page.splitlines() if line.startswith("On average")]
    assert told == [f"On average {one}." for one in words]


@settings(LAWS, max_examples=30)
@given(FOREIGN.map(one_line).filter(bool))
@example("|---|")
def test_foreign_text_never_changes_the_page(text: str) -> None:
    """If the texts of interviews are hostile, then the page is built as ever and shows them as typed."""
    hostile, harmless = (study_markdown(make_report(cards=_pair(one))) for one in (text, "harmless"))

    assert shape(hostile) == shape(harmless)
    expected = {one.replace("harmless", one_line(text)) for one in texts(harmless) if "harmless" in one}
    assert expected <= set(texts(hostile))


def _pair(text: str) -> list[Scorecard]:
    return [
        make_full_card(text, at=days_ago(2), criteria=(make_line("key", Verdict.MISSING, says=text),)),
        make_full_card(text, at=days_ago(1)),
    ]
