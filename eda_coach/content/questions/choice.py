"""Questions answered by picking one option or several."""

from dataclasses import dataclass
from typing import Literal

from eda_coach.content.fields import Slug, Text
from eda_coach.content.questions.question import Kind, Question


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """One thing to pick.

    Attributes:
        rationale: Why it is right or wrong, shown after the response.
        misconception: What somebody believes who picks it; only a wrong option has one.
    """

    id: Slug
    text: Text
    rationale: Text
    misconception: Slug | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SingleChoice(Question):
    """Exactly one option is right.

    Attributes:
        key: Id of the right option.
        keep_order: Why the options must not be shuffled; empty where they may be.
    """

    kind: Literal[Kind.SINGLE_CHOICE] = Kind.SINGLE_CHOICE
    options: tuple[Option, ...]
    key: Slug
    keep_order: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class MultipleChoice(Question):
    """At least two options are right, and at least one is wrong.

    Attributes:
        key: Ids of the right options, in any order.
        keep_order: Why the options must not be shuffled; empty where they may be.
    """

    kind: Literal[Kind.MULTIPLE_CHOICE] = Kind.MULTIPLE_CHOICE
    options: tuple[Option, ...]
    key: tuple[Slug, ...]
    keep_order: str = ""
