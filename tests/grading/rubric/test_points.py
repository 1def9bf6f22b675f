"""What verdicts are worth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.content.questions.verdict import Verdict
from eda_coach.grading.rubric.points import Row, earned, row_of, total, total_if_sure
from tests.strategies import LAW
from tests.typed_builders import make_criterion

KEY, ACK = Row("key", 4, is_must=True), Row("ack", 3, is_must=False)
MET, PARTLY, MISSING, WRONG, UNSURE = (
    Verdict.MET,
    Verdict.PARTLY,
    Verdict.MISSING,
    Verdict.CONTRADICTED,
    Verdict.UNSURE,
)
VERDICTS = st.fixed_dictionaries({"key": st.sampled_from(Verdict), "ack": st.sampled_from(Verdict)})
PENALTIES = st.lists(st.integers(0, 4), max_size=3)


def test_row_of_a_criterion() -> None:
    """If a criterion is made a row, then its points and whether it is a must are kept."""
    assert row_of(make_criterion("key", points=4, must_have=True)) == KEY


@pytest.mark.parametrize(
    ("points", "verdict", "worth"),
    [
        (4, MET, 4),
        (4, PARTLY, 2),
        (3, PARTLY, 1),
        (1, PARTLY, 0),
        (4, MISSING, 0),
        (4, WRONG, 0),
        (4, UNSURE, 0),
    ],
)
def test_points_of_a_verdict(points: int, verdict: Verdict, worth: int) -> None:
    """If a criterion is met it earns all, partly half rounded down, and else nothing."""
    assert earned(Row("key", points, is_must=False), verdict) == worth


@pytest.mark.parametrize(
    ("key", "ack", "penalties", "points"),
    [
        (MET, MET, [], 7),
        (MET, MISSING, [], 4),
        (PARTLY, MET, [], 5),
        (MISSING, MET, [], 3),
        (MET, MET, [2], 5),
        (MET, MET, [2, 3], 2),
        (MET, MET, [9], 0),
        (MISSING, MISSING, [1], 0),
        (MISSING, MET, [1], 2),
    ],
)
def test_total(key: Verdict, ack: Verdict, penalties: list[int], points: int) -> None:
    """If verdicts are added up, then penalties are taken off, and never below 0."""
    assert total([KEY, ACK], {"key": key, "ack": ack}, penalties) == points


@pytest.mark.parametrize("lacking", [MISSING, WRONG, UNSURE])
def test_without_a_must_half_is_the_most(lacking: Verdict) -> None:
    """If a must is not even partly met, then everything else earns at most half of all points."""
    rows = [Row("must", 2, is_must=True), Row("rest", 7, is_must=False)]

    assert total(rows, {"must": lacking, "rest": MET}, []) == 4
    assert total(rows, {"must": PARTLY, "rest": MET}, []) == 8


def test_penalty_goes_before_the_cap() -> None:
    """If a must is missing and something is overclaimed, then the penalty is taken off what was earned."""
    rows = [Row("must", 2, is_must=True), Row("rest", 8, is_must=False)]

    assert total(rows, {"must": MISSING, "rest": MET}, [2]) == 5


def test_what_is_not_named_is_missing() -> None:
    """If there is no verdict on a row, then it is missing."""
    assert total([ACK], {}, []) == 0


@pytest.mark.parametrize(("key", "ack", "points"), [(UNSURE, MET, 7), (MET, UNSURE, 7), (MISSING, UNSURE, 3)])
def test_total_if_sure(key: Verdict, ack: Verdict, points: int) -> None:
    """If everything unsure were met, then that is the upper end of the range."""
    assert total_if_sure([KEY, ACK], {"key": key, "ack": ack}, []) == points


@LAW
@given(verdicts=VERDICTS, penalties=PENALTIES)
def test_points_in_range(verdicts: dict[str, Verdict], penalties: list[int]) -> None:
    """If any verdicts are added up, then points go from 0 to the sum, and being sure never costs any."""
    points = total([KEY, ACK], verdicts, penalties)

    assert 0 <= points <= total_if_sure([KEY, ACK], verdicts, penalties) <= 7


@LAW
@given(verdicts=VERDICTS, penalties=PENALTIES, better=st.sampled_from(["key", "ack"]))
def test_a_better_verdict_never_costs(
    verdicts: dict[str, Verdict], penalties: list[int], better: str
) -> None:
    """If one verdict becomes met, then the total does not fall."""
    assert total([KEY, ACK], verdicts | {better: MET}, penalties) >= total([KEY, ACK], verdicts, penalties)
