"""What does not count, and what is told of waivers that fit nothing."""

from datetime import date

import pytest

from eda_coach.errors import UsageError
from eda_coach.review.known.baseline import baseline_text, read_baseline, shrunk, to_write
from eda_coach.review.known.comparison import compare
from eda_coach.review.known.ignores import Ignore
from eda_coach.review.known.waiving import Accepted, Known, waive
from eda_coach.review.outcome.remark import Knowing
from eda_coach.review.rules.verdict import Verdict
from tests.review.remarks import a_remark, a_review

TODAY = date(2026, 11, 23)
ONE = a_remark("SYN001@a@b", line=4)
OTHER = a_remark("MSG002@orders", line=9)
REVIEW = a_review(ONE, OTHER)


def _ignore(*rules: str, reason: str = "why", covers: range = range(3, 6), file: str = "d.md") -> Ignore:
    return Ignore(rules=rules, reason=reason, file=file, line=3, covers=covers)


def _accepted(pattern: str, until: date | None = None) -> Accepted:
    return Accepted(pattern=pattern, reason="cheap", by="ops", until=until, place="eda-coach.toml")


@pytest.mark.parametrize("rule", ["SYN001", "SYN001@a@b"])
def test_an_ignore_waives_what_it_covers(rule: str) -> None:
    """An ignore waives what it covers."""
    review = waive(REVIEW, Known(ignores=[_ignore(rule)]), today=TODAY)

    assert [one.id for one in review.findings()] == ["MSG002@orders"]
    waiver = review.waived()[0].waiver
    assert waiver is not None
    assert (waiver.knowing, waiver.reason, waiver.place) == (Knowing.IGNORED, "why", "d.md:3")
    assert review.notices == ()


@pytest.mark.parametrize(
    ("ignore", "told"),
    [
        (_ignore("SYN001", reason=""), "gives no reason"),
        (_ignore("SYN001", covers=range(6, 9)), "fits nothing"),
        (_ignore("SYN001", file="e.md"), "fits nothing"),
        (_ignore("SYN001@a@c"), "fits nothing"),
        (_ignore("SYN01"), "perhaps SYN001"),
        (_ignore(), "names no rule"),
    ],
)
def test_an_ignore_that_does_not_hold_is_told(ignore: Ignore, told: str) -> None:
    """An ignore that does not hold is told."""
    review = waive(REVIEW, Known(ignores=[ignore]), today=TODAY)

    assert len(review.findings()) == 2
    assert len(review.notices) == 1
    assert told in review.notices[0]


@pytest.mark.parametrize("pattern", ["SYN001@a@b", "SYN001@*", "SYN*", "*@b"])
def test_an_accepted_risk_does_not_count(pattern: str) -> None:
    """An accepted risk does not count."""
    review = waive(REVIEW, Known(accepted=[_accepted(pattern, TODAY)]), today=TODAY)

    assert [one.id for one in review.findings()] == ["MSG002@orders"]
    waiver = review.waived()[0].waiver
    assert waiver is not None
    assert (waiver.by, waiver.until) == ("ops", "2026-11-23")


def test_an_acceptance_that_is_over_is_told() -> None:
    """An acceptance that is over is told."""
    review = waive(REVIEW, Known(accepted=[_accepted("SYN001@*", date(2026, 11, 22))]), today=TODAY)

    assert len(review.findings()) == 2
    assert "ended on 2026-11-22" in review.notices[0]


def test_an_acceptance_that_fits_nothing_is_told() -> None:
    """An acceptance that fits nothing is told."""
    review = waive(REVIEW, Known(accepted=[_accepted("SYN009@*")]), today=TODAY)

    assert "fits nothing any more" in review.notices[0]


def test_what_is_well_done_is_never_waived() -> None:
    """What is well done is never waived."""
    review = waive(
        a_review(a_remark("SYN001@a", verdict=Verdict.OK)),
        Known(accepted=[_accepted("SYN001@*")]),
        today=TODAY,
    )

    assert review.waived() == ()


def test_questions_can_be_waived_but_stand_in_no_baseline() -> None:
    """Questions can be waived but stand in no baseline."""
    asked = a_review(a_remark("SYN001", verdict=Verdict.NOT_STATED, line=4))

    assert waive(asked, Known(ignores=[_ignore("SYN001")]), today=TODAY).waived()
    assert not waive(asked, Known(baseline=frozenset({"d.md: SYN001"})), today=TODAY).waived()


def test_the_baseline_is_what_is_written_to_it() -> None:
    """The baseline is what is written to it."""
    text = baseline_text(to_write(REVIEW))

    assert read_baseline(text, "b.json") == {"d.md: SYN001@a@b", "d.md: MSG002@orders"}


def test_a_finding_of_the_baseline_does_not_count_and_stays_in_a_new_one() -> None:
    """A finding of the baseline does not count and stays in a new one."""
    review = waive(REVIEW, Known(baseline=frozenset({"d.md: SYN001@a@b"})), today=TODAY)

    assert [one.id for one in review.findings()] == ["MSG002@orders"]
    assert to_write(review) == {"d.md: SYN001@a@b", "d.md: MSG002@orders"}


def test_a_baseline_only_shrinks() -> None:
    """A baseline only shrinks."""
    baseline = frozenset({"d.md: SYN001@a@b", "d.md: MSG002@gone", "e.md: MSG002@gone"})

    assert shrunk(baseline, REVIEW) == {"d.md: SYN001@a@b", "e.md: MSG002@gone"}


def test_of_rules_that_were_not_asked_the_baseline_keeps_everything() -> None:
    """Of rules that were not asked the baseline keeps everything."""
    assert shrunk(frozenset({"d.md: OPS002@rabbit"}), REVIEW) == {"d.md: OPS002@rabbit"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"version": 1}',
        '{"version": 1, "findings": [1]}',
        '{"version": 2, "findings": []}',
        "[" * 9999,
    ],
)
def test_what_is_no_baseline_is_told(text: str) -> None:
    """What is no baseline is told."""
    with pytest.raises(UsageError, match=r"b\.json"):
        read_baseline(text, "b.json")


def test_two_versions_are_compared_by_ids() -> None:
    """Two versions are compared by ids."""
    old = a_review(ONE, OTHER, a_remark("DAT001", verdict=Verdict.NOT_STATED))
    new = a_review(
        a_remark("MSG002@orders", line=90),
        a_remark("MSG002@bills"),
        a_remark("DAT001@x", verdict=Verdict.OK),
    )

    comparison = compare(old, new)

    assert [one.id for one in comparison.fixed] == ["SYN001@a@b"]
    assert [one.id for one in comparison.new] == ["MSG002@bills"]
    assert [one.id for one in comparison.still] == ["MSG002@orders"]
    assert comparison.answered == ("DAT001",)
    assert compare(new, old).reopened == ("DAT001",)


def test_what_is_waived_now_is_no_fix() -> None:
    """What is waived now is no fix."""
    now = waive(REVIEW, Known(accepted=[_accepted("SYN001@*")]), today=TODAY)

    assert compare(REVIEW, now).fixed == ()
