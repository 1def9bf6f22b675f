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
    fields: dict[str, Any] = {"parts": parts, "key": (str(question.key).lower(),)}
    return fields | (_reason_facts(question) if question.rubric else method_facts(ALL_OR_NOTHING))


def _reason_facts(question: TrueFalse) -> dict[str, Any]:
    """Where the reason is scored too."""
    from eda_coach.grading.typed import judgement_row
    from eda_coach.practice.asked import AskedCriterion
    from eda_coach.practice.posing.typed import rubric_facts

    row = judgement_row()
    says = f"The statement is {str(question.key).lower()}."
    judgement = AskedCriterion(id=row.part, says=says, points=row.points, must_have=row.is_must)
    return rubric_facts(question, (judgement,))


def misconceptions(question: TrueFalse) -> tuple[str | None, ...]:
    """That of the wrong judgement."""
    return (question.misconception,)
