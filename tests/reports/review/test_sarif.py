"""A review as SARIF: its shape, its addresses, its fingerprints."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import PurePath, PurePosixPath, PureWindowsPath
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from eda_coach.reports.review.sarif import review_sarif, uri_of
from eda_coach.review.catalogue.catalogue import bundled_catalogue
from eda_coach.review.outcome.remark import Review
from tests.cli.review.designs import ASYNC, SYNC
from tests.reports.review.reviews import a_document, a_full_review, an_empty_review, evidence
from tests.reports.review.sarif_shape import LOG
from tests.reports.test_study_markdown import FOREIGN, LAWS
from tests.review.remarks import a_remark, a_review
from tests.review.reviewed import read, reviewed


def run_of(review: Review, *, with_all: bool = False) -> dict[str, Any]:
    """The one run of a review."""
    log = json.loads(review_sarif(review, with_all=with_all))
    assert list(LOG.problems(log)) == []
    run: dict[str, Any] = log["runs"][0]
    return run


def prints(run: dict[str, Any]) -> list[str]:
    """Fingerprints of results."""
    return [one["partialFingerprints"]["eda-coach/v1"] for one in run["results"]]


@pytest.mark.parametrize("with_all", [False, True])
def test_golden(snapshot: SnapshotAssertion, *, with_all: bool) -> None:
    """If a review says all that a review can say, then results and artifacts are as in the golden file."""
    run = run_of(a_full_review(), with_all=with_all)

    assert {key: run[key] for key in ("artifacts", "results")} == snapshot


def a_real_review() -> Review:
    """A review of two designs by all rules."""
    return reviewed(read(SYNC, ASYNC))


@pytest.mark.parametrize("make", [a_full_review, an_empty_review, a_real_review])
@pytest.mark.parametrize("with_all", [False, True])
def test_shape(make: Callable[[], Review], *, with_all: bool) -> None:
    """If a review is rendered, then it has the shape, and results fit their rules."""
    run = run_of(make(), with_all=with_all)

    rules = run["tool"]["driver"]["rules"]
    assert [rules[one["ruleIndex"]]["id"] for one in run["results"]] == [
        one["ruleId"] for one in run["results"]
    ]
    assert all((one["kind"] == "fail") == (one["level"] != "none") for one in run["results"])


def test_shape_is_strict() -> None:
    """If something strays from the shape, then it is told: an empty text, an unknown key, a line 0."""
    log = json.loads(review_sarif(a_full_review()))
    result = log["runs"][0]["results"][0]
    result["message"] = {"text": "", "markdown": "x"}
    result["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    result["relatedLocations"] *= 2
    del result["kind"]

    told = "\n".join(LOG.problems(log))

    for what in (
        "message.text.",
        "markdown: not known",
        "region.startLine.0",
        "holds something",
        "kind: miss",
    ):
        assert what in told


def test_every_card_becomes_a_rule() -> None:
    """If every rule is asked, then each card is a rule that code hosts accept."""
    remarks = [a_remark(card) for card in bundled_catalogue().cards]

    run = run_of(a_review(*remarks))

    assert len(run["tool"]["driver"]["rules"]) == len(run["results"]) == len(remarks)


def test_questions_come_only_if_wanted() -> None:
    """If all is wanted, then questions come too, with no level."""
    some, everything = (run_of(a_full_review(), with_all=one)["results"] for one in (False, True))

    assert {one["kind"] for one in some} == {"fail"}
    assert {one["kind"] for one in everything} == {"fail", "review"}


def test_what_is_waived_is_suppressed_or_left_out() -> None:
    """If a finding is waived, then it comes suppressed with its reason; or not at all, where wanted."""
    results = run_of(a_full_review())["results"]
    kinds = [one["suppressions"][0]["kind"] for one in results if "suppressions" in one]
    left = json.loads(review_sarif(a_full_review(), with_waived=False))["runs"][0]["results"]

    assert set(kinds) == {"inSource", "external"}
    assert len(left) == len(results) - len(kinds)
    assert not any("suppressions" in one for one in left)


@pytest.mark.parametrize(
    ("name", "path", "uri"),
    [
        ("-", PurePosixPath, "stdin"),
        ("docs/a.md", PurePosixPath, "docs/a.md"),
        ("./docs//a.md", PurePosixPath, "docs/a.md"),
        ("../a.md", PurePosixPath, "../a.md"),
        ("my docs/ü 100%.md", PurePosixPath, "my%20docs/%C3%BC%20100%25.md"),
        ("a#b?c.md", PurePosixPath, "a%23b%3Fc.md"),
        ("c:d.md", PurePosixPath, "c%3Ad.md"),
        ("a\\b.md", PurePosixPath, "a%5Cb.md"),
        ("caf\udce9.md", PurePosixPath, "caf%E9.md"),
        ("/home/me/a b.md", PurePosixPath, "file:///home/me/a%20b.md"),
        ("docs\\ü.md", PureWindowsPath, "docs/%C3%BC.md"),
        ("C:\\my docs\\a.md", PureWindowsPath, "file:///C:/my%20docs/a.md"),
        ("\\\\server\\share\\a.md", PureWindowsPath, "file://server/share/a.md"),
    ],
)
def test_names_become_addresses(name: str, path: type[PurePath], uri: str) -> None:
    """If a document has a name of any system, then its address is one of the web, relative where it was."""
    assert uri_of(name, path=path) == uri


def test_two_names_of_one_file_are_one_artifact() -> None:
    """If a file is named twice, then it is one artifact."""
    review = an_empty_review()
    documents = tuple(a_document(name) for name in ("a.md", "./a.md", "b.md"))

    run = run_of(replace(review, design=replace(review.design, documents=documents)))

    assert [one["location"]["uri"] for one in run["artifacts"]] == ["a.md", "b.md"]


def test_what_is_about_nothing_in_particular_stands_at_the_beginning() -> None:
    """If a finding has no evidence, then it is shown at the first line of the first document."""
    run = run_of(a_review(replace(a_remark("DOC001"), evidence=())))

    (place,) = run["results"][0]["locations"]
    assert place["physicalLocation"]["artifactLocation"] == {"uri": "d.md"}
    assert place["physicalLocation"]["region"]["startLine"] == 1


def test_words_of_the_user_are_no_link() -> None:
    """If words look like a link of SARIF, then they are none in messages."""
    remark = a_remark("SYN001")
    hostile = "see [this](https://example.org) or [that](1)"
    places = (evidence(1, "x"), evidence(2, hostile))

    run = run_of(a_review(replace(remark, message=hostile, evidence=places)))

    (result,) = run["results"]
    for message in (result["message"], result["relatedLocations"][0]["message"]):
        assert message == {"text": "see [this] (https://example.org) or [that] (1)"}


def _moved(texts: Sequence[str]) -> list[str]:
    return [f"First words.\n\nAnd more.\n\n{text}" for text in texts]


def test_fingerprints_stay_when_lines_move() -> None:
    """If text is put before everything, then results keep their fingerprints, each its own."""
    before = run_of(a_real_review(), with_all=True)
    after = run_of(reviewed(read(*_moved([SYNC, ASYNC]))), with_all=True)

    assert prints(before) == prints(after)
    assert len(set(prints(before))) == len(prints(before)) > 5
    lines = [
        [one["locations"][0]["physicalLocation"]["region"]["startLine"] for one in run["results"]]
        for run in (before, after)
    ]
    assert lines[0] != lines[1]


def test_a_finding_and_a_question_about_one_thing_are_two() -> None:
    """If a rule finds something and asks something about one thing, then the fingerprints differ."""
    finding, question = a_full_review().remarks[0], a_full_review().remarks[-3]
    same = replace(question, id=finding.id, card=finding.card)

    first, second = prints(run_of(a_review(finding, same), with_all=True))

    assert first != second


@settings(LAWS, max_examples=50)
@given(FOREIGN, st.integers(1, 10**6))
def test_foreign_text_keeps_the_shape(text: str, line: int) -> None:
    """If file, quote and message are hostile, then the shape holds, and the message says what it said."""
    place = evidence(line, text, file=text or "a")
    remark = replace(a_remark("SYN001"), message=f"It is {text}.", evidence=(place, place))

    run = run_of(a_review(remark))

    assert run["results"][0]["message"]["text"] == f"It is {text}.".replace("](", "] (")
