"""Questions answered by putting steps in order."""

from dataclasses import dataclass
from typing import Literal

from eda_coach.content.fields import Slug, Text
from eda_coach.content.questions.question import Kind, Question


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One thing to place; ``rationale`` says why it belongs where it does."""

    id: Slug
    text: Text
    rationale: Text
    misconception: Slug | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Ordering(Question):
    """Steps to put in order.

    Attributes:
        steps: In the right order.
        free: Groups of neighbouring steps whose order among themselves is free.
    """

    kind: Literal[Kind.ORDERING] = Kind.ORDERING
    steps: tuple[Step, ...]
    free: tuple[tuple[Slug, ...], ...] = ()
