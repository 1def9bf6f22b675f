"""A review on a screen: golden files for narrow and wide ones, and what must never reach a terminal."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from eda_coach.cli.lines import Style
from eda_coach.cli.review.colours import rendered
from eda_coach.cli.review.lines import review_lines
from eda_coach.review.outcome.remark import Review
from eda_coach.review.rules.verdict import Severity
from tests.cli.test_hostile_content import ACTING, HOSTILE, SHOWN
from tests.reports.review.reviews import a_comparison, a_full_review, an_empty_review, with_everywhere
from tests.reports.test_study_markdown import FOREIGN, LAWS


def shown(review: Review, width: int = 80, *, least: Severity = Severity.INFO) -> str:
    """A review with a comparison as plain text."""
    return rendered(review_lines(review, a_comparison(review), width, least=least), coloured=False)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_golden(snapshot: SnapshotAssertion, width: int) -> None:
    """If a review says all that a review can say, then it is as in the golden file, and no line too wide."""
    text = shown(a_full_review(), width)

    assert text == snapshot
    assert max(map(len, text.splitlines())) < width


def test_empty(snapshot: SnapshotAssertion) -> None:
    """If a review has nothing to say, then one line says so."""
    assert rendered(review_lines(an_empty_review(), None, 80), coloured=False) == snapshot


def test_colours() -> None:
    """If colours are wanted, then they are around each line that has a style, and the words are the same."""
    lines = list(review_lines(a_full_review(), None, 80))

    coloured = rendered(lines, coloured=True)

    assert "\n\x1b[31m1. [high] A waits for B, which waits" in coloured
    assert {style for style, _ in lines} == set(Style)


def test_lighter_findings_are_left_out() -> None:
    """If only findings from a severity on are wanted, then no lighter one is told, but all are counted."""
    text = shown(a_full_review(), least=Severity.HIGH)

    assert "A waits for B" in text
    assert "[medium]" not in text
    assert "[low" not in text
    assert text.startswith("5 findings")


def test_questions_beyond_the_level_alone_have_their_heading() -> None:
    """If all that is asked is beyond the level, then it stands below the heading of questions."""
    review = a_full_review()
    beyond = tuple(one for one in review.remarks if one.rule == "OPS007")

    text = shown(replace(review, remarks=beyond))

    assert "\nNot stated: the interviewer will ask\n  1 question more beyond your level: OPS007\n" in text


def test_evidence_without_words_is_a_place() -> None:
    """If nothing is quoted, then the place stands alone, without empty marks."""
    review = a_full_review()
    remarks = tuple(
        replace(one, evidence=tuple(replace(each, quote="") for each in one.evidence))
        for one in review.remarks
    )

    text = shown(replace(review, remarks=remarks))

    assert '""' not in text
    assert "\n   docs/design.md:11\n" in text


def test_controls_are_visible() -> None:
    """If everything that the user wrote holds controls, then they are made visible."""
    text = shown(with_everywhere(a_full_review(), HOSTILE), 120)

    assert ACTING.findall(text) == []
    assert SHOWN in " ".join(text.split())


@settings(LAWS, max_examples=40)
@given(FOREIGN, st.integers(20, 200))
def test_foreign_text_keeps_the_width(text: str, width: int) -> None:
    """If everything that the user wrote is foreign, then no line is too wide, and nothing acts."""
    lines = shown(with_everywhere(a_full_review(), text), width)

    assert max(map(len, lines.split("\n"))) < max(21, width)
    assert ACTING.findall(lines) == []
