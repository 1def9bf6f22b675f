"""Questions answered in the learner's own words, made ready to be put."""

from random import Random
from typing import TYPE_CHECKING, Any

from eda_coach.content.questions.typed import ConstraintFlip, ShortAnswer, Stance, TradeOff
from eda_coach.grading.methods import BY_RUBRIC, method_facts
from eda_coach.grading.typed import CHOICE, THRESHOLD, flip_rows
from eda_coach.practice.asked import AskedCriterion, Part
from eda_coach.practice.quiz.session import Slot

if TYPE_CHECKING:  # all kinds of question; one of them is loaded
    from eda_coach.content.questions.kinds import TypedQuestion


def draw(question: ShortAnswer | TradeOff | ConstraintFlip, rng: Random) -> Slot:
    """Shuffle the stances, if there are some."""
    ids = [] if isinstance(question, ShortAnswer) else [stance.id for stance in question.stances]
    return Slot(question_id=question.id, order=tuple(rng.sample(ids, len(ids))), parameters={})


def facts(question: ShortAnswer | TradeOff | ConstraintFlip, slot: Slot) -> dict[str, Any]:
    """Stances in the drawn order, criteria and model answer."""
    fields = rubric_facts(question, _own_rows(question))
    if isinstance(question, ShortAnswer):
        return fields
    stance_by_id = {stance.id: stance for stance in question.stances}
    fields["parts"] = tuple(_part(stance_by_id[id_]) for id_ in slot.order)
    if isinstance(question, ConstraintFlip):
        before = stance_by_id[question.before].text.rstrip(".")
        story = f"So far the choice is: {before}. Now one thing changes: {question.change}"
        fields |= {"key": (question.after,), "context": f"{question.context}\n{story}".strip()}
    return fields


def misconceptions(question: object) -> tuple[str | None, ...]:  # noqa: ARG001 - every kind has the same signature
    """None: what is believed shows in the words."""
    return ()


def rubric_facts(question: "TypedQuestion", before: tuple[AskedCriterion, ...] = ()) -> dict[str, Any]:
    """Fields of a question with a rubric.

    Args:
        question: With a rubric.
        before: Parts besides the criteria that earn points.
    """
    criteria = question.rubric.criteria if question.rubric else ()
    asked = before + tuple(
        AskedCriterion(
            id=one.id,
            says=one.says,
            points=one.points,
            dimension=one.dimension,
            must_have=one.must_have,
            hint=one.hint,
            probe=one.probe,
        )
        for one in criteria
    )
    points = sum(one.points for one in asked)
    return {
        "criteria": asked,
        "model_answer": question.model_answer,
        **method_facts(BY_RUBRIC, points=points),
    }


def _own_rows(question: ShortAnswer | TradeOff | ConstraintFlip) -> tuple[AskedCriterion, ...]:
    if not isinstance(question, ConstraintFlip):
        return ()
    says = {CHOICE: "The choice that fits after the change.", THRESHOLD: _threshold_words(question)}
    return tuple(
        AskedCriterion(id=row.part, says=says[row.part], points=row.points, must_have=row.is_must)
        for row in flip_rows(question)
    )


def _threshold_words(question: ConstraintFlip) -> str:
    if question.threshold is None:
        return ""
    value = f"{question.threshold.value:,.15g} {question.threshold.unit}".strip()
    return f"It flips at about {value} (within {question.threshold.tolerance * 100:g} %)."


def _part(stance: Stance) -> Part:
    rationale = f"Suits: {stance.suits} Costs: {stance.costs} Switch if: {stance.switch_if}"
    return Part(id=stance.id, text=stance.text, rationale=rationale)
