"""Questions answered in words, made ready to be put."""

import pytest

from eda_coach.content.questions.typed import Threshold
from eda_coach.grading.grade import grade
from eda_coach.grading.response import Response
from eda_coach.practice.posing.pose import draw_slot, misconceptions_of
from tests.builders import make_asked, make_slot
from tests.strategies import dice
from tests.typed_builders import (
    STRONG,
    make_flip,
    make_reasoned,
    make_short_answer,
    make_stances,
    make_trade_off,
    make_wording,
)

TYPED = [
    (make_short_answer(), ()),
    (make_reasoned(), ("true",)),
    (make_trade_off(), ("events",)),
    (make_flip(), ("events",)),
    (make_flip(threshold=Threshold(value=1500.0, unit="requests/s", tolerance=0.05)), ("events",)),
]


@pytest.mark.parametrize(("question", "picked"), TYPED)
def test_rows_are_those_of_the_score(question: object, picked: tuple[str, ...]) -> None:
    """If a typed question is put, then each part that earns points is told, as the score has it."""
    asked = make_asked(question)  # type: ignore[arg-type] # one of the typed kinds
    score = grade(question, Response(picked=picked, text=STRONG), {}, make_wording())  # type: ignore[arg-type]

    assert asked.is_typed
    assert [one.id for one in asked.criteria] == [part.part for part in score.verdicts]
    assert sum(one.points for one in asked.criteria) == score.max_points
    assert asked.method == score.method
    assert asked.model_answer == STRONG
    assert all(one.says for one in asked.criteria)


def test_criteria_keep_what_is_shown_after_the_answer() -> None:
    """If a typed question is put, then hints, probes and musts stay with their criteria."""
    criterion = make_asked(make_short_answer()).criterion("stable-key")

    assert (criterion.must_have, criterion.points, criterion.dimension) == (True, 4, "failure")
    assert (criterion.hint, criterion.probe) == ("Hint at stable-key.", "What about stable-key?")


def test_stances_are_shuffled_and_explained() -> None:
    """If a trade-off is put, then its stances stand in the drawn order, each with its pros and cons."""
    question = make_trade_off(stances=make_stances("a", "b", "c"))
    orders = {draw_slot(question, dice(seed)).order for seed in range(40)}

    assert len(orders) == 6
    asked = make_asked(question, seed=3)
    assert tuple(part.id for part in asked.parts) == make_slot(question, seed=3).order
    assert {part.rationale for part in asked.parts} == {"Suits: Often. Costs: Some. Switch if: Load grows."}
    assert asked.key == ()


def test_flip_tells_what_changes() -> None:
    """If a flip is put, then it says what was chosen so far and what changes; its key is the choice after."""
    asked = make_asked(make_flip(context="A shop."))

    assert (
        asked.context
        == "A shop.\nSo far the choice is: Use requests. Now one thing changes: Ten times the load."
    )
    assert asked.key == ("events",)


def test_threshold_is_told_after_the_answer() -> None:
    """If a flip has a threshold, then its row says the number, its unit and how near is near enough."""
    threshold = Threshold(value=1500.0, unit="requests/s", tolerance=0.05)

    says = make_asked(make_flip(threshold=threshold)).criterion("threshold").says

    assert says == "It flips at about 1,500 requests/s (within 5 %)."


@pytest.mark.parametrize("key", [True, False])
def test_judgement_says_the_key(*, key: bool) -> None:
    """If a statement needs a reason, then the row of the judgement says what is right."""
    assert (
        make_asked(make_reasoned(key=key)).criterion("answer").says == f"The statement is {str(key).lower()}."
    )


def test_no_misconceptions() -> None:
    """If a question is answered in words, then no part of it stands for a misconception."""
    assert misconceptions_of(make_short_answer()) == ()
