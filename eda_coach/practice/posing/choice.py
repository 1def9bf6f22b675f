"""Single-choice and multiple-choice questions, made ready to be put."""

from random import Random
from typing import Any

from eda_coach.content.questions.choice import MultipleChoice, SingleChoice
from eda_coach.grading.choice import wrong_pick_cost
from eda_coach.grading.methods import ALL_OR_NOTHING, RIGHT_MINUS_WRONG, method_facts
from eda_coach.practice.asked import Part
from eda_coach.practice.quiz.session import Slot


def draw(question: SingleChoice | MultipleChoice, rng: Random) -> Slot:
    """Shuffle the options, unless their order carries meaning."""
    ids = [option.id for option in question.options]
    order = ids if question.keep_order else rng.sample(ids, len(ids))
    return Slot(question_id=question.id, order=tuple(order), parameters={})


def facts(question: SingleChoice | MultipleChoice, slot: Slot) -> dict[str, Any]:
    """Options in the drawn order, and the key."""
    option_by_id = {option.id: option for option in question.options}
    options = (option_by_id[id_] for id_ in slot.order)
    parts = tuple(Part(id=option.id, text=option.text, rationale=option.rationale) for option in options)
    if isinstance(question, SingleChoice):
        return {"parts": parts, "key": (question.key,), **method_facts(ALL_OR_NOTHING)}
    method = method_facts(RIGHT_MINUS_WRONG, points=len(set(question.key)), cost=wrong_pick_cost(question))
    return {"parts": parts, "key": question.key, **method}


def misconceptions(question: SingleChoice | MultipleChoice) -> tuple[str | None, ...]:
    """Those of the options."""
    return tuple(option.misconception for option in question.options)
