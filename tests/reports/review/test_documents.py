"""A review as Markdown and JSON: golden files, and foreign text that cannot break it."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from syrupy.assertion import SnapshotAssertion

from eda_coach.language.printable import one_line
from eda_coach.reports.review.markdown import review_markdown
from eda_coach.reports.review.review_json import review_json
from eda_coach.reports.review.sarif import review_sarif
from eda_coach.review.model.evidence import How
from eda_coach.review.outcome.remark import Review
from eda_coach.review.rules.verdict import Severity
from tests.cli.test_hostile_content import ACTING, HOSTILE
from tests.reports.review.reviews import a_comparison, a_full_review, an_empty_review, with_everywhere
from tests.reports.test_study_markdown import FOREIGN, LAWS, PAGE


def as_markdown(review: Review) -> str:
    """A review with a comparison as Markdown."""
    return review_markdown(review, a_comparison(review))


def as_json(review: Review) -> str:
    """A review with a comparison as JSON."""
    return review_json(review, a_comparison(review))


def as_sarif(review: Review) -> str:
    """A review with all it says as SARIF."""
    return review_sarif(review, with_all=True)


RENDER = {"md": as_markdown, "json": as_json}


@pytest.mark.parametrize("form", RENDER)
def test_golden(snapshot: SnapshotAssertion, form: str) -> None:
    """If a review says all that a review can say, then it is as in the golden file, twice the same."""
    first, second = (RENDER[form](a_full_review()) for _ in range(2))

    assert first == snapshot
    assert first == second


def test_empty(snapshot: SnapshotAssertion) -> None:
    """If a review has nothing to say, then its documents are as in the golden files."""
    review = an_empty_review()

    assert review_markdown(review, None) == snapshot
    assert review_json(review, None) == snapshot


def test_lighter_findings_are_left_out() -> None:
    """If only findings from a severity on are wanted, then no lighter one is told, but all are counted."""
    page = review_markdown(a_full_review(), None, least=Severity.HIGH)

    assert "A waits for B" in page
    assert "comes for ever" not in page
    assert "5 findings" in page


def test_evidence_without_words_is_a_place() -> None:
    """If nothing is quoted, then the place stands alone, without empty marks."""
    review = a_full_review()
    remarks = [
        replace(one, evidence=tuple(replace(each, quote="") for each in one.evidence))
        for one in review.remarks
    ]
    page = review_markdown(replace(review, remarks=tuple(remarks)), None)

    assert "- docs/design.md:11\n" in page
    assert '""' not in page
    assert "``" not in page


def test_quotes_are_code_or_sentences() -> None:
    """If a line of a diagram is quoted, then it is shown as code, and a sentence in quotation marks."""
    page = review_markdown(a_full_review(), None)

    assert "`A->>B: call 11`" in page
    assert '"We save the order and then publish it."' in page


@pytest.mark.parametrize("form", [as_json, as_sarif])
def test_programs_get_foreign_text_as_it_is(form: Callable[[Review], str]) -> None:
    """If a design holds markup or controls, then JSON escapes them and still says the same."""
    text = form(with_everywhere(a_full_review(), HOSTILE))

    assert ACTING.findall(text.replace("\n", "")) == []
    assert json.dumps(HOSTILE)[1:-1] in json.dumps(json.loads(text))


def test_people_see_controls() -> None:
    """If a design holds controls, then Markdown makes them visible."""
    page = as_markdown(with_everywhere(a_full_review(), HOSTILE))

    assert ACTING.findall(page.replace("\n", "")) == []
    assert r"\\x1b\[31mred" in page


@settings(LAWS, max_examples=60)
@given(FOREIGN.map(str.strip).filter(one_line))
@example("|---|")
@example("a`b")
def test_foreign_text_never_changes_the_page(text: str) -> None:
    """If every foreign text is hostile, then the page is built as ever and shows it as it stands."""
    hostile, harmless = (as_markdown(with_everywhere(a_full_review(), one)) for one in (text, "harmless"))

    assert _shape(hostile) == _shape(harmless)
    expected = {one.replace("harmless", one_line(text)) for one in _shown(harmless) if "harmless" in one}
    # What holds a backtick is told in quotation marks and not as code.
    assert {one.replace('"', "") for one in expected} <= {one.replace('"', "") for one in _shown(hostile)}


def _shape(page: str) -> list[str]:
    """What a page is built of; whether words are code does not matter."""
    tokens = [inner for token in PAGE.parse(page) for inner in (token, *(token.children or ()))]
    words = ("text", "text_special", "inline", "code_inline")
    return [f"{token.type} {token.tag}" for token in tokens if token.type not in words]


def _shown(page: str) -> set[str]:
    """Every run of text and code of a page, as it is shown."""
    words = ("text", "text_special", "code_inline")
    return {
        "".join(child.content for child in token.children or () if child.type in words)
        for token in PAGE.parse(page)
        if token.type == "inline"
    }


@settings(LAWS, max_examples=30)
@given(FOREIGN.map(str.strip).filter(one_line))
def test_a_hostile_sentence_stays_a_sentence(text: str) -> None:
    """If a sentence is hostile, then it is shown in quotation marks as it stands."""
    review = a_full_review()
    remark = review.findings()[0]
    said = replace(remark, evidence=(replace(remark.evidence[0], quote=text, how=How.PROSE),))

    page = review_markdown(replace(review, remarks=(said,)), None)

    assert f'docs/design.md:11: "{one_line(text)}"' in _shown(page)
