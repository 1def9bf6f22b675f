"""Design reviews in the study report: which are told of, compared with what, and how."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import example, given, settings
from syrupy.assertion import SnapshotAssertion

from eda_coach.language.printable import one_line
from eda_coach.reports.reviews import review_lines
from eda_coach.reports.study_json import study_json
from eda_coach.reports.study_markdown import study_markdown
from eda_coach.review.outcome.kept import KeptReview
from tests.builders import NOW
from tests.journal.review_builders import make_kept_remark, make_kept_review
from tests.reports.material import make_report
from tests.reports.test_study_markdown import FOREIGN, LAWS, shape, texts

TODAY = NOW.date()


def made(days: int, *findings: str, **changes: Any) -> KeptReview:
    """A review made some days ago."""
    return make_kept_review(*findings, at=(NOW - timedelta(days=days)).isoformat(), **changes)


def some_reviews() -> list[KeptReview]:
    """Three reviews of one design, and one of another in between, the oldest first."""
    many = [f"SYN00{number}@a" for number in range(1, 8)]
    asked = tuple(
        make_kept_remark(f"MSG00{one}", severity="", message=f"What of {one}?") for one in range(1, 8)
    )
    return [
        made(9, "SYN001@a", "SYN002@b"),
        made(6, "SYN002@b", "DAT001@orders"),
        made(5, files=("-",), name="", questions=(), concepts=(), good=(), unread=0),
        made(1, *many, "DAT001@orders", "DOC901@docs/design.md@part", questions=asked),
    ]


@pytest.mark.parametrize("render", [study_markdown, study_json], ids=["md", "json"])
def test_golden(snapshot: SnapshotAssertion, render: Any) -> None:
    """If designs were reviewed, then the report is as in the golden file."""
    assert render(make_report(reviews=some_reviews())) == snapshot


def test_no_reviews() -> None:
    """If no design was reviewed, then the report has no such section, and its JSON an empty list."""
    report = make_report()

    assert "Designs reviewed" not in study_markdown(report)
    assert json.loads(study_json(report))["reviews"] == []


def test_the_last_review_of_each_design_comes_latest_first() -> None:
    """If a design was reviewed several times, then the last counts, compared with the one before it."""
    lines = review_lines(some_reviews(), since=None)

    assert [(TODAY - one.day).days for one in lines] == [1, 5]
    assert (lines[0].fixed, lines[1].fixed) == (("SYN002@b",), ())
    assert lines[0].new == tuple(f"SYN00{number}@a" for number in range(1, 8))


def test_fixed_and_new() -> None:
    """If findings went and came since the last review of the same files, then they are told by their ids."""
    (line,) = review_lines([made(2, "SYN001@a", "SYN002@b"), made(1, "SYN002@b", "EVT001@c")], since=None)

    assert (line.fixed, line.new) == (("SYN001@a",), ("EVT001@c",))


@pytest.mark.parametrize("files", [("other.md",), ("docs/design.md", "more.md"), ()])
def test_other_files_are_another_design(files: tuple[str, ...]) -> None:
    """If the one before was of other files, then nothing is fixed or new."""
    lines = review_lines([made(2, "SYN001@a", files=files), made(1, "EVT001@c")], since=None)

    assert [(one.fixed, one.new) for one in lines] == [((), ()), ((), ())]


def test_reviewed_again_comes_first() -> None:
    """If a design is reviewed again, then it comes before those reviewed in between."""
    reviews = [made(3, files=("a.md",)), made(2, files=("b.md",)), made(1, files=("a.md",))]

    assert [one.review.files for one in review_lines(reviews, since=None)] == [("a.md",), ("b.md",)]


def test_since() -> None:
    """If only days from one on count, then earlier reviews are left out but still compared with."""
    lines = review_lines(some_reviews(), since=TODAY - timedelta(days=4))

    assert [(TODAY - one.day).days for one in lines] == [1]
    assert lines[0].fixed == ("SYN002@b",)


def test_study_day() -> None:
    """If a review was made after midnight, then it belongs to the day before, like all that is studied."""
    (line,) = review_lines([make_kept_review(at="2026-11-23T01:30:00+01:00")], since=None)

    assert line.day == date(2026, 11, 22)


def test_remarks_on_what_was_read_are_no_findings() -> None:
    """If a part was not read, then that is no finding of the study report, neither now nor as new."""
    before, after = made(2), made(1, "DOC901@docs/design.md@part", "DOC902@docs/design.md")

    (line,) = review_lines([before, after], since=None)

    assert (line.findings, line.new, line.review.findings) == ((), (), ())
    assert line.review.unread == 2


def test_the_name_or_else_the_files() -> None:
    """If a design has no name, then it is called by its files."""
    lines = review_lines([made(2, files=("-", "b.md"), name=""), made(1)], since=None)

    assert [one.title for one in lines] == ["Orders", "standard input, b.md"]


def test_what_to_practise() -> None:
    """If there are concepts behind a review, then a quiz on the first of them is named; else none."""
    concepts = ("timeouts", "outbox", "dlq", "ordering")
    lines = review_lines([made(2, concepts=concepts), made(1, files=("b.md",), concepts=())], since=None)

    assert [one.command for one in lines] == [
        "",
        "eda-coach quiz --concept timeouts --concept outbox --concept dlq",
    ]


@settings(LAWS, max_examples=40)
@given(FOREIGN.map(str.strip).filter(one_line))
@example("|---|")
def test_foreign_text_never_changes_the_page(text: str) -> None:
    """If the texts of reviews are hostile, then the page is built as ever and shows them as typed."""
    hostile, harmless = (study_markdown(make_report(reviews=_pair(one))) for one in (text, "harmless"))

    assert shape(hostile) == shape(harmless)
    expected = {one.replace("harmless", one_line(text)) for one in texts(harmless) if "harmless" in one}
    assert expected <= set(texts(hostile))


def _pair(text: str) -> list[KeptReview]:
    finding = make_kept_remark(f"SYN001@{text}", rule="SYN001", message=text, place=text, quote=text)
    question = make_kept_remark("MSG002", severity="", message=text, place=text)
    return [
        made(2, name=text, files=(text,)),
        made(1, name=text, files=(text,), findings=(finding,), questions=(question,)),
    ]
