"""Items to match, made ready to be put."""

from random import Random
from typing import Any

from eda_coach.content.questions.matching import Matching
from eda_coach.grading.methods import MATCHED_MINUS_MISMATCHED, method_facts
from eda_coach.practice.asked import Part
from eda_coach.practice.quiz.session import Slot


def draw(question: Matching, rng: Random) -> Slot:
    """Shuffle the items and the targets."""
    items = [item.id for item in question.items]
    targets = [target.id for target in question.targets]
    return Slot(
        question_id=question.id,
        order=tuple(rng.sample(items, len(items))),
        target_order=tuple(rng.sample(targets, len(targets))),
        parameters={},
    )


def facts(question: Matching, slot: Slot) -> dict[str, Any]:
    """Items and targets in the drawn order, and the key."""
    item_by_id = {item.id: item for item in question.items}
    text_by_id = {target.id: target.text for target in question.targets}
    items = [item_by_id[id_] for id_ in slot.order]
    return {
        "parts": tuple(
            Part(id=item.id, text=item.text, rationale=item.rationale, match=item.match) for item in items
        ),
        "targets": tuple(Part(id=id_, text=text_by_id[id_]) for id_ in slot.target_order),
        "key": tuple(f"{item.id}={item.match}" for item in items),
        **method_facts(MATCHED_MINUS_MISMATCHED, points=len(items)),
    }


def misconceptions(question: Matching) -> tuple[str | None, ...]:
    """Those of the items."""
    return tuple(item.misconception for item in question.items)
