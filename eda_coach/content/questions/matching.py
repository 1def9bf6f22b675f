"""Questions answered by matching each item with a target."""

from dataclasses import dataclass
from typing import Literal

from eda_coach.content.fields import Slug, Text
from eda_coach.content.questions.question import Kind, Question


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One thing to find the target of.

    Attributes:
        match: Id of its target.
        rationale: Why that target and no other.
        misconception: What somebody believes who matches it wrongly.
    """

    id: Slug
    text: Text
    match: Slug
    rationale: Text
    misconception: Slug | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """One thing that items are matched with: any number of them, also none."""

    id: Slug
    text: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Matching(Question):
    """Items to match; the number of targets differs from the number of items."""

    kind: Literal[Kind.MATCHING] = Kind.MATCHING
    items: tuple[Item, ...]
    targets: tuple[Target, ...]
