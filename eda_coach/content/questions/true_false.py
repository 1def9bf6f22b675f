"""Questions answered by judging a statement."""

from dataclasses import dataclass
from typing import Literal

from eda_coach.content.fields import Slug, Switch, Text
from eda_coach.content.questions.question import Kind, Question
from eda_coach.content.questions.rubric import Rubric, Sample


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
