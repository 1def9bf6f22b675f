"""One question of any kind, made ready to be put."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from random import Random
from typing import Any, Protocol

from eda_coach.content.questions.question import Kind, Question
from eda_coach.practice.asked import Asked, Citation
from eda_coach.practice.quiz.session import Slot


class KindModule(Protocol):
    """What each file of this folder offers for its kind of question."""

    def draw(self, question: Any, rng: Random) -> Slot:
        """Let chance decide everything about one asking."""
        ...

    def facts(self, question: Any, slot: Slot) -> dict[str, Any]:
        """Fields of :class:`Asked` that only questions of this kind fill, and texts with their numbers."""
        ...

    def misconceptions(self, question: Any) -> tuple[str | None, ...]:
        """Misconceptions that wrong parts of a question stand for; None where a part stands for none."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class PackNames:
    """What ids that a question refers to are called in its pack."""

    pack_id: str
    pack_version: str
    topic_title: str
    concepts: Mapping[str, str]
    misconceptions: Mapping[str, str]
    citations: tuple[Citation, ...]


# Loaded when first needed: a quiz of one kind loads one.
_MODULE_BY_KIND = {
    Kind.SINGLE_CHOICE: "eda_coach.practice.posing.choice",
    Kind.MULTIPLE_CHOICE: "eda_coach.practice.posing.choice",
    Kind.TRUE_FALSE: "eda_coach.practice.posing.true_false",
    Kind.ORDERING: "eda_coach.practice.posing.ordering",
    Kind.MATCHING: "eda_coach.practice.posing.matching",
    Kind.NUMERIC: "eda_coach.practice.posing.numeric",
    Kind.SHORT_ANSWER: "eda_coach.practice.posing.typed",
    Kind.TRADE_OFF: "eda_coach.practice.posing.typed",
    Kind.CONSTRAINT_FLIP: "eda_coach.practice.posing.typed",
}


def draw_slot(question: Question, rng: Random) -> Slot:
    """Let chance decide everything about one asking of a question."""
    return _module(question).draw(question, rng)


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
    texts = {"context": question.context, "prompt": question.prompt, "hint": question.hint}
    return Asked(
        pack_id=names.pack_id,
        pack_version=names.pack_version,
        question_id=question.id,
        kind=question.kind.value,
        level=question.level.value,
        topic=question.topic,
        topic_title=names.topic_title,
        concepts=names.concepts,
        misconceptions=names.misconceptions,
        citations=names.citations,
        parameters=slot.parameters,
        **(texts | _module(question).facts(question, slot)),
    )


def misconceptions_of(question: Question) -> tuple[str, ...]:
    """Ids of the misconceptions that wrong parts of a question stand for, each once."""
    return tuple(dict.fromkeys(id_ for id_ in _module(question).misconceptions(question) if id_))


def _module(question: Question) -> KindModule:
    module: Any = import_module(_MODULE_BY_KIND[question.kind])
    found: KindModule = module
    return found
