"""Questions answered in the learner's own words."""

from dataclasses import dataclass
from typing import Literal

from eda_coach.content.fields import Number, Slug, Text
from eda_coach.content.questions.question import Kind, Question
from eda_coach.content.questions.rubric import Rubric, Sample


@dataclass(frozen=True, kw_only=True, slots=True)
class ShortAnswer(Question):
    """A few sentences, scored by a rubric."""

    kind: Literal[Kind.SHORT_ANSWER] = Kind.SHORT_ANSWER
    model_answer: Text
    rubric: Rubric
    overclaims: tuple[Slug, ...] = ()
    samples: tuple[Sample, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Stance:
    """A defensible choice.

    Attributes:
        suits: When it is the better choice.
        costs: What it gives up.
        switch_if: What would change a reasonable mind.
    """

    id: Slug
    text: Text
    suits: Text
    costs: Text
    switch_if: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class TradeOff(Question):
    """Choose a stance, then justify it; at least two stances can be defended."""

    kind: Literal[Kind.TRADE_OFF] = Kind.TRADE_OFF
    stances: tuple[Stance, ...]
    model_answer: Text
    rubric: Rubric
    overclaims: tuple[Slug, ...] = ()
    samples: tuple[Sample, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Threshold:
    """The value at which a choice flips; ``tolerance`` is a share of it."""

    value: Number
    unit: str = ""
    tolerance: Number = 0.1


@dataclass(frozen=True, kw_only=True, slots=True)
class ConstraintFlip(Question):
    """The same scenario with one requirement changed.

    Attributes:
        change: The requirement as it is now.
        before: Id of the stance that fits without the change.
        after: Id of the stance that fits with it; the same where nothing flips.
        threshold: Where the choice flips; None where no number decides.
    """

    kind: Literal[Kind.CONSTRAINT_FLIP] = Kind.CONSTRAINT_FLIP
    stances: tuple[Stance, ...]
    change: Text
    before: Slug
    after: Slug
    threshold: Threshold | None = None
    model_answer: Text
    rubric: Rubric
    overclaims: tuple[Slug, ...] = ()
    samples: tuple[Sample, ...] = ()
