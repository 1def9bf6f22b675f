"""A question made ready to be put: chance decided, numbers filled in, order fixed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from eda_coach.content.questions.choice import MultipleChoice, SingleChoice, TrueFalse
from eda_coach.content.questions.matching import Matching
from eda_coach.content.questions.numeric import Numeric, fill, parameter_values
from eda_coach.content.questions.ordering import Ordering
from eda_coach.content.questions.question import Question
from eda_coach.grading.choice import wrong_pick_cost
from eda_coach.grading.methods import (
    ALL_OR_NOTHING,
    MATCHED_MINUS_MISMATCHED,
    METHODS,
    ORDERED_PAIRS,
    RIGHT_MINUS_WRONG,
    WITHIN_TOLERANCE,
)
from eda_coach.grading.numeric import parameter_words, right_number
from eda_coach.grading.ordering import counted_pairs
from eda_coach.language.quantity import number_words
from eda_coach.practice.asked import Asked, Citation, Part
from eda_coach.practice.session import Slot


@dataclass(frozen=True, kw_only=True, slots=True)
class PackNames:
    """What ids that a question refers to are called in its pack."""

    pack_id: str
    pack_version: str
    topic_title: str
    concepts: Mapping[str, str]
    misconceptions: Mapping[str, str]
    citations: tuple[Citation, ...]


def draw_slot(question: Question, rng: Random) -> Slot:
    """Let chance decide everything about one asking of a question."""
    match question:
        case SingleChoice() | MultipleChoice():
            ids = [option.id for option in question.options]
            order = ids if question.keep_order else rng.sample(ids, len(ids))
            return Slot(question_id=question.id, order=tuple(order), parameters={})
        case Ordering():
            return Slot(question_id=question.id, order=_disorder(question, rng), parameters={})
        case Matching():
            return Slot(
                question_id=question.id,
                order=_shuffled((item.id for item in question.items), rng),
                target_order=_shuffled((target.id for target in question.targets), rng),
                parameters={},
            )
        case Numeric():
            drawn = {
                name: rng.choice(parameter_values(parameter))
                for name, parameter in question.parameters.items()
            }
            return Slot(question_id=question.id, parameters=drawn)
    return Slot(question_id=question.id, parameters={})


def still_fits(question: Question, slot: Slot) -> bool:
    """Whether a slot drawn earlier can be put as it is, the question not having changed in between."""
    fresh = draw_slot(question, Random(0))  # noqa: S311 - only the names are compared
    return (
        sorted(fresh.order) == sorted(slot.order)
        and sorted(fresh.target_order) == sorted(slot.target_order)
        and set(fresh.parameters) == set(slot.parameters)
    )


def pose(question: Question, slot: Slot, names: PackNames) -> Asked:
    """Put a question into words as its slot says."""
    return Asked(
        pack_id=names.pack_id,
        pack_version=names.pack_version,
        question_id=question.id,
        level=question.level.value,
        topic=question.topic,
        topic_title=names.topic_title,
        concepts=names.concepts,
        misconceptions=names.misconceptions,
        citations=names.citations,
        parameters=slot.parameters,
        **_facts_of_kind(question, slot),
    )


def misconceptions_of(question: Question) -> tuple[str, ...]:
    """Ids of the misconceptions that wrong parts of a question stand for."""
    parts: Iterable[Any] = (question,)
    match question:
        case SingleChoice() | MultipleChoice():
            parts = question.options
        case Ordering():
            parts = question.steps
        case Matching():
            parts = question.items
        case Numeric():
            parts = question.slips
    named = (getattr(part, "misconception", None) for part in parts)
    return tuple(dict.fromkeys(id_ for id_ in named if id_))


def _shuffled(ids: Iterable[str], rng: Random) -> tuple[str, ...]:
    listed = list(ids)
    return tuple(rng.sample(listed, len(listed)))


def _disorder(question: Ordering, rng: Random) -> tuple[str, ...]:
    """A random order that is not the right one."""
    right = tuple(step.id for step in question.steps)
    order = _shuffled(right, rng)
    return order if order != right else right[::-1]


def _facts_of_kind(question: Question, slot: Slot) -> dict[str, Any]:
    """What only questions of one kind have."""
    plain = {"context": question.context, "prompt": question.prompt, "hint": question.hint}
    match question:
        case SingleChoice() | MultipleChoice():
            return plain | _choice_facts(question, slot)
        case TrueFalse():
            return plain | _true_false_facts(question)
        case Ordering():
            return plain | _ordering_facts(question, slot)
        case Matching():
            return plain | _matching_facts(question, slot)
        case Numeric():
            return _numeric_facts(question, slot)
    raise ValueError(f"questions of the kind {question!r} cannot be put")


def _method(name: str, **values: object) -> dict[str, str]:
    return {"method": name, "method_words": METHODS[name].format(**values)}


def _choice_facts(question: SingleChoice | MultipleChoice, slot: Slot) -> dict[str, Any]:
    option_by_id = {option.id: option for option in question.options}
    parts = tuple(
        Part(id=id_, text=option_by_id[id_].text, rationale=option_by_id[id_].rationale) for id_ in slot.order
    )
    if isinstance(question, SingleChoice):
        return {"kind": question.kind.value, "parts": parts, "key": (question.key,)} | _method(ALL_OR_NOTHING)
    method = _method(RIGHT_MINUS_WRONG, points=len(set(question.key)), cost=wrong_pick_cost(question))
    return {"kind": question.kind.value, "parts": parts, "key": question.key} | method


def _true_false_facts(question: TrueFalse) -> dict[str, Any]:
    parts = (
        Part(id="true", text="True", rationale=question.if_true),
        Part(id="false", text="False", rationale=question.if_false),
    )
    key = (str(question.key).lower(),)
    return {"kind": question.kind.value, "parts": parts, "key": key} | _method(ALL_OR_NOTHING)


def _ordering_facts(question: Ordering, slot: Slot) -> dict[str, Any]:
    step_by_id = {step.id: step for step in question.steps}
    parts = tuple(
        Part(id=id_, text=step_by_id[id_].text, rationale=step_by_id[id_].rationale) for id_ in slot.order
    )
    method = _method(ORDERED_PAIRS, points=len(counted_pairs(question)))
    return {"kind": question.kind.value, "parts": parts, "key": tuple(step_by_id)} | method


def _matching_facts(question: Matching, slot: Slot) -> dict[str, Any]:
    item_by_id = {item.id: item for item in question.items}
    text_by_id = {target.id: target.text for target in question.targets}
    items = [item_by_id[id_] for id_ in slot.order]
    return {
        "kind": question.kind.value,
        "parts": tuple(
            Part(id=item.id, text=item.text, rationale=item.rationale, match=item.match) for item in items
        ),
        "targets": tuple(Part(id=id_, text=text_by_id[id_]) for id_ in slot.target_order),
        "key": tuple(f"{item.id}={item.match}" for item in items),
    } | _method(MATCHED_MINUS_MISMATCHED, points=len(items))


def _numeric_facts(question: Numeric, slot: Slot) -> dict[str, Any]:
    words = parameter_words(question, slot.parameters)
    answer = f"{number_words(right_number(question, slot.parameters))} {question.unit}".strip()
    tolerance = f"{question.tolerance * 100:g} %"
    near = f", within {question.near_tolerance * 100:g} % half" if question.near_tolerance else ""
    return {
        "kind": question.kind.value,
        "context": fill(question.context, words),
        "prompt": fill(question.prompt, words),
        "hint": fill(question.hint, words),
        "unit": question.unit,
        "answer": answer,
        "working": fill(question.working, {**words, "answer": answer}),
    } | _method(WITHIN_TOLERANCE, tolerance=tolerance, near=near)
