"""Steps to put in order, made ready to be put."""

from random import Random
from typing import Any

from eda_coach.content.questions.ordering import Ordering
from eda_coach.grading.methods import ORDERED_PAIRS, method_facts
from eda_coach.grading.ordering import counted_pairs
from eda_coach.practice.asked import Part
from eda_coach.practice.quiz.session import Slot


def draw(question: Ordering, rng: Random) -> Slot:
    """A random order of the steps that is not a right one."""
    right = [step.id for step in question.steps]
    order = rng.sample(right, len(right))
    if all(order.index(first) < order.index(second) for first, second in counted_pairs(question)):
        order = right[::-1]
    return Slot(question_id=question.id, order=tuple(order), parameters={})


def facts(question: Ordering, slot: Slot) -> dict[str, Any]:
    """Steps in the drawn order, and the right one."""
    step_by_id = {step.id: step for step in question.steps}
    steps = (step_by_id[id_] for id_ in slot.order)
    parts = tuple(Part(id=step.id, text=step.text, rationale=step.rationale) for step in steps)
    method = method_facts(ORDERED_PAIRS, points=len(counted_pairs(question)))
    return {"parts": parts, "key": tuple(step_by_id), **method}


def misconceptions(question: Ordering) -> tuple[str | None, ...]:
    """Those of the steps."""
    return tuple(step.misconception for step in question.steps)
