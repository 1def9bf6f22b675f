"""Questions of every kind made ready to be put."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.content.questions.matching import Target
from eda_coach.content.questions.numeric import Parameter, Slip, parameter_values
from eda_coach.content.questions.question import Question
from eda_coach.grading.grade import grade
from eda_coach.grading.response import Response
from eda_coach.practice.asked import Asked, Citation
from eda_coach.practice.posing.pose import draw_slot, misconceptions_of, pose, still_fits
from eda_coach.practice.quiz.session import Slot
from tests.builders import (
    make_asked,
    make_matching,
    make_multiple,
    make_names,
    make_numeric,
    make_option,
    make_ordering,
    make_single,
    make_true_false,
)
from tests.strategies import LAW, dice, every_question

SEEDS = st.integers(0, 1000)


def key_response(asked: Asked) -> Response:
    """The response that the key of an asked question calls right."""
    if asked.answer:
        return Response(text=asked.answer)
    if asked.targets:
        return Response(pairs=tuple((part.id, part.match) for part in asked.parts))
    return Response(picked=asked.key)


@LAW
@given(question=every_question(), seed=SEEDS)
def test_same_seed_same_slot(question: Question, seed: int) -> None:
    """If chance starts from the same seed, then everything about an asking is the same."""
    assert draw_slot(question, dice(seed)) == draw_slot(question, dice(seed))


@LAW
@given(question=every_question(), seed=SEEDS)
def test_key_is_right(question: Question, seed: int) -> None:
    """If the key that a learner is shown is given as the response, then it earns everything."""
    slot = draw_slot(question, dice(seed))
    asked = pose(question, slot, make_names(question))

    assert grade(question, key_response(asked), slot.parameters).is_right


@LAW
@given(question=every_question(), seed=SEEDS)
def test_all_parts_are_shown(question: Question, seed: int) -> None:
    """If a question is put, then each part stands there once with its rationale, in the drawn order."""
    slot = draw_slot(question, dice(seed))
    asked = pose(question, slot, make_names(question))

    assert all(part.rationale for part in asked.parts)
    assert len({part.id for part in asked.parts}) == len(asked.parts)
    assert slot.order in ((), tuple(part.id for part in asked.parts))
    assert slot.target_order == tuple(part.id for part in asked.targets)


@LAW
@given(question=every_question(), seed=SEEDS)
def test_names(question: Question, seed: int) -> None:
    """If a question is put, then it carries every name that a report needs when the pack is gone."""
    asked = make_asked(question, seed=seed)

    assert (asked.question_id, asked.kind, asked.level) == (
        question.id,
        question.kind.value,
        question.level.value,
    )
    assert (asked.pack_id, asked.pack_version, asked.topic_title) == ("demo", "1.0", "Basics")
    assert asked.concepts == {"push-vs-pull": "Push Vs Pull"}
    assert set(asked.misconceptions) == set(misconceptions_of(question))
    assert [citation.id for citation in asked.citations] == ["rfc9110"]
    assert asked.method_words


@LAW
@given(question=every_question(), seed=SEEDS)
def test_slot_still_fits(question: Question, seed: int) -> None:
    """If a question has not changed, then a slot drawn before still fits it."""
    assert still_fits(question, draw_slot(question, dice(seed)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (make_single(options=["a", "b"]), make_single(options=["a", "b", "c"])),
        (make_single(options=["a", "b"]), make_single(options=["a", "z"])),
        (make_single(), make_true_false()),
        (make_ordering(steps=["s1", "s2"]), make_ordering(steps=["s1", "s3"])),
        (make_matching(spare="t8"), make_matching(spare="t9")),
        (make_matching(), replace(make_matching(), targets=(Target(id="t1", text="One"),))),
        (make_numeric(), make_numeric(parameters={"rate": Parameter(values=(1.0,))}, formula="rate")),
    ],
)
def test_slot_of_changed_question(before: Question, after: Question) -> None:
    """If parts or parameters of a question changed, then a slot drawn before does not fit it."""
    assert not still_fits(after, draw_slot(before, dice(1)))


def test_options_are_shuffled() -> None:
    """If a question is put often, then each option comes to stand at each place."""
    question = make_single(options=["a", "b", "c"])

    orders = {draw_slot(question, dice(seed)).order for seed in range(100)}

    assert len(orders) == 6


@pytest.mark.parametrize(
    "question", [make_single(keep_order="By size."), make_multiple(keep_order="By size.")]
)
def test_order_with_meaning(question: Question) -> None:
    """If the order of options carries meaning, then it is never shuffled."""
    orders = {draw_slot(question, dice(seed)).order for seed in range(20)}

    assert len(orders) == 1
    assert orders.pop()[:3] == ("a", "b", "c")


@pytest.mark.parametrize("free", [[], [["s1", "s2"]], [["s2", "s3", "s4"]], [["s1", "s2"], ["s3", "s4"]]])
def test_order_shown_is_not_right(free: list[list[str]]) -> None:
    """If steps are shown to be put in order, then not in an order that is right already."""
    question = make_ordering(free=free)

    shown = [draw_slot(question, dice(seed)).order for seed in range(100)]

    assert not [order for order in shown if grade(question, Response(picked=order), {}).is_right]
    assert len(set(shown)) > 10


def test_items_and_targets_are_shuffled_apart() -> None:
    """If a matching question is put often, then neither side gives the other away."""
    slots = [draw_slot(make_matching(), dice(seed)) for seed in range(100)]

    assert len({slot.order for slot in slots}) > 20
    assert len({slot.target_order for slot in slots}) > 50


def test_parameters_are_drawn() -> None:
    """If numbers are drawn often, then every value comes up, and no other."""
    question = make_numeric()

    drawn = [draw_slot(question, dice(seed)).parameters for seed in range(200)]

    for name, parameter in question.parameters.items():
        assert {parameters[name] for parameters in drawn} == set(parameter_values(parameter))


def test_numeric_texts() -> None:
    """If numbers are drawn, then they stand in every text, with their units."""
    question = make_numeric(
        context="A shop takes {rate}.",
        hint="How long is {time}? {unknown} {",
        unit="requests",
        near_tolerance=0.1,
        working="{rate} x {time} = {answer}",
    )
    slot = Slot(question_id="q1", parameters={"rate": 2000.0, "time": 150.0})

    asked = pose(question, slot, make_names(question))

    assert asked.context == "A shop takes 2,000 requests/s."
    assert asked.prompt == "2,000 requests/s spend 150 ms each. How many are in flight?"
    assert asked.hint == "How long is 150 ms? {unknown} {"
    assert asked.working == "2,000 requests/s x 150 ms = 300 requests"
    assert asked.method_words == "within 2 % of the right number earns everything, within 10 % half"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (make_single(), "one answer is right; it earns everything"),
        (make_true_false(), "one answer is right; it earns everything"),
        (
            make_multiple(options=["a", "b", "c"], key=["a", "b"]),
            "each right pick earns 1 of 2, each wrong pick takes 2 off; picking all earns 0",
        ),
        (
            make_ordering(free=[["s1", "s2"]]),
            "each pair in the right order earns 1 of 5, each in the wrong order takes 1 off",
        ),
        (
            make_matching(),
            "each right match earns 1 of 4, each wrong one takes 1 off, a blank costs nothing",
        ),
        (make_numeric(), "within 2 % of the right number earns everything"),
    ],
)
def test_method_words(question: Question, words: str) -> None:
    """If a question is put, then the learner is told before answering how it is scored."""
    assert make_asked(question).method_words == words


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        (make_single(), ("myth-b", "myth-c")),
        (replace(make_single(), options=(make_option("a"), make_option("b"))), ()),
        (make_true_false(), ("myth-tf",)),
        (make_ordering(), ("myth-s1", "myth-s2", "myth-s3", "myth-s4")),
        (make_matching(match={"i1": "t1"}), ("myth-i1",)),
        (make_numeric(), ()),
        (make_numeric(slips=[Slip(formula="1", rationale="So.", misconception="myth")] * 2), ("myth",)),
    ],
)
def test_misconceptions(question: Question, ids: tuple[str, ...]) -> None:
    """If wrong parts of a question stand for misconceptions, then each is named once."""
    assert misconceptions_of(question) == ids


def test_part() -> None:
    """If a part or a target is looked up by its id, then it is found."""
    asked = make_asked(make_matching())

    assert (asked.part("i2").match, asked.part("t2").text) == ("t2", "Target t2")
    assert asked.citations[0] == Citation(
        id="rfc9110", title="RFC 9110", url="https://www.rfc-editor.org/rfc/rfc9110"
    )
