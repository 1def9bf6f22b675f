"""Questions answered by picking: one option, several options, true or false."""

from dataclasses import dataclass
from typing import Literal

from eda_coach.content.fields import Slug, Switch, Text
from eda_coach.content.questions.question import Kind, Question
from eda_coach.content.questions.rubric import Rubric, Sample


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


@dataclass(frozen=True, kw_only=True, slots=True)
class TrueFalse(Question):
    """A statement to judge; with a rubric, the reason is scored too.

    Attributes:
        key: Whether the statement in ``prompt`` is true.
        if_true: Rationale of the option "true", whether or not it is the key.
        if_false: Rationale of the option "false".
        misconception: What somebody believes who judges it wrongly.
        rubric: How the reason is scored; None where no reason is asked for.
    """

    kind: Literal[Kind.TRUE_FALSE] = Kind.TRUE_FALSE
    key: Switch
    if_true: Text
    if_false: Text
    misconception: Slug | None = None
    model_answer: str = ""
    rubric: Rubric | None = None
    overclaims: tuple[Slug, ...] = ()
    samples: tuple[Sample, ...] = ()
