"""Statements to judge, made ready to be put."""

from random import Random
from typing import Any

from eda_coach.content.questions.true_false import TrueFalse
from eda_coach.grading.methods import ALL_OR_NOTHING, method_facts
from eda_coach.practice.asked import Part
from eda_coach.practice.quiz.session import Slot


def draw(question: TrueFalse, rng: Random) -> Slot:  # noqa: ARG001 - every kind has the same signature
    """True always stands before false."""
    return Slot(question_id=question.id, parameters={})


def facts(question: TrueFalse, slot: Slot) -> dict[str, Any]:  # noqa: ARG001 - every kind has the same signature
    """The two judgements, and the key."""
    parts = (
        Part(id="true", text="True", rationale=question.if_true),
        Part(id="false", text="False", rationale=question.if_false),
    )
    return {"parts": parts, "key": (str(question.key).lower(),), **method_facts(ALL_OR_NOTHING)}


def misconceptions(question: TrueFalse) -> tuple[str | None, ...]:
    """That of the wrong judgement."""
    return (question.misconception,)
