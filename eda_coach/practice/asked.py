"""A question as it was put: what a learner sees, and what a report needs when the pack is gone."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """An option, step, item or target.

    Attributes:
        match: Of an item, the id of its target.
    """

    id: str
    text: str
    rationale: str = ""
    match: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedCriterion:
    """A criterion by which a typed response is scored; shown after answering.

    Attributes:
        id: Of the criterion, or the name of another part that earns points.
        must_have: Without it the whole answer earns at most half.
    """

    id: str
    says: str
    points: int
    dimension: str = ""
    must_have: bool = False
    hint: str = ""
    probe: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Citation:
    """A source to read."""

    id: str
    title: str
    url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A question as it was put to the learner, complete in itself.

    Attributes:
        question_id: With ``pack_id`` the name under which progress is kept.
        concepts: Title by id, the concept mainly asked about first.
        parts: Options, steps or items, in the order shown.
        targets: Of a matching question, in the order shown.
        key: Ids of right options, ids of all steps in the right order, or ``item=target`` of all items.
        method: Name of the method of partial credit.
        method_words: The same in words, told before answering.
        unit: Of a number.
        answer: The right number as a person would write it.
        working: How to get to the number.
        parameters: Drawn numbers by name.
        criteria: Of a question that is answered in words, every part that earns points, in order.
        model_answer: An answer that meets every criterion.
        misconceptions: What is believed, by id, of everything the question's wrong parts stand for.
    """

    pack_id: str
    pack_version: str
    question_id: str
    kind: str
    level: str
    topic: str
    topic_title: str
    concepts: Mapping[str, str]
    context: str
    prompt: str
    parts: tuple[Part, ...] = ()
    targets: tuple[Part, ...] = ()
    key: tuple[str, ...] = ()
    method: str
    method_words: str
    hint: str = ""
    unit: str = ""
    answer: str = ""
    working: str = ""
    criteria: tuple[AskedCriterion, ...] = ()
    model_answer: str = ""
    parameters: Mapping[str, float]
    misconceptions: Mapping[str, str]
    citations: tuple[Citation, ...] = ()

    @property
    def is_typed(self) -> bool:
        """Whether it is answered in the learner's own words, perhaps after a choice."""
        return bool(self.criteria)

    def criterion(self, id_: str) -> AskedCriterion:
        """A criterion by its id; of an id that is none, as a foreign journal may have, itself."""
        found = next((one for one in self.criteria if one.id == id_), None)
        return found or AskedCriterion(id=id_, says=id_, points=0)

    def part(self, id_: str) -> Part:
        """A part or target by its id; of an id that is none, as a foreign journal may have, itself."""
        named = (part for part in (*self.parts, *self.targets) if part.id == id_)
        return next(named, None) or Part(id=id_, text=id_)
