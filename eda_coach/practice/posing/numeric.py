"""Numbers to work out, made ready to be put."""

from random import Random
from typing import Any

from eda_coach.content.questions.numeric import Numeric, fill, parameter_values
from eda_coach.grading.methods import WITHIN_TOLERANCE, method_facts
from eda_coach.grading.numeric import parameter_words, right_number
from eda_coach.language.numbers.quantity import number_words
from eda_coach.practice.quiz.session import Slot


def draw(question: Numeric, rng: Random) -> Slot:
    """Draw each parameter."""
    drawn = {name: rng.choice(parameter_values(one)) for name, one in question.parameters.items()}
    return Slot(question_id=question.id, parameters=drawn)


def facts(question: Numeric, slot: Slot) -> dict[str, Any]:
    """Texts with the drawn numbers, the right answer and the way to it."""
    words = parameter_words(question, slot.parameters)
    answer = f"{number_words(right_number(question, slot.parameters))} {question.unit}".strip()
    near = f", within {question.near_tolerance * 100:g} % half" if question.near_tolerance else ""
    return {
        "context": fill(question.context, words),
        "prompt": fill(question.prompt, words),
        "hint": fill(question.hint, words),
        "unit": question.unit,
        "answer": answer,
        "working": fill(question.working, {**words, "answer": answer}),
        **method_facts(WITHIN_TOLERANCE, tolerance=f"{question.tolerance * 100:g} %", near=near),
    }


def misconceptions(question: Numeric) -> tuple[str | None, ...]:
    """Those of the known slips."""
    return tuple(slip.misconception for slip in question.slips)
