"""Overclaims in an answer: what says more than is true, unless the answer itself qualifies it."""

from typing import NamedTuple

from eda_coach.content.questions.rubric import Overclaim
from eda_coach.grading.rubric.answer import Answer
from eda_coach.grading.rubric.compiled import CompiledOverclaim
from eda_coach.grading.rubric.evidence import Finding, find
from eda_coach.language.polarity.stance import Polarity

_SAID = (Polarity.ASSERTED, Polarity.CONDITIONAL)


class Fired(NamedTuple):
    """An overclaim that an answer makes, with the offsets of its words."""

    overclaim: Overclaim
    span: tuple[int, int]


def fired(overclaim: CompiledOverclaim, answer: Answer) -> Fired | None:
    """Where an overclaim is first made without being qualified; None if it is not."""
    claims = [one for one in find(overclaim.evidence, answer) if one.polarity in _SAID]
    claims = [one for one in claims if not answer.stance.brings_harm(one.indices)]
    if not claims:
        return None
    qualified = {one.sentence for one in find(overclaim.unless, answer) if one.polarity in _SAID}
    bare = [one for one in claims if not _is_qualified(one, qualified)]
    if not bare:
        return None
    first = min(bare, key=lambda one: one.indices)
    return Fired(overclaim.overclaim, answer.span(first.indices))


def is_taken_back(overclaim: CompiledOverclaim, answer: Answer) -> bool:
    """Whether an answer qualifies the overclaim or denies it, and does not make it again."""
    if fired(overclaim, answer) is not None:
        return False
    qualified = any(one.polarity in _SAID for one in find(overclaim.unless, answer))
    return qualified or any(one.polarity is Polarity.NEGATED for one in find(overclaim.evidence, answer))


def _is_qualified(claim: Finding, qualified: set[int]) -> bool:
    """A qualification stands in the same sentence or in the next."""
    return claim.sentence in qualified or claim.sentence + 1 in qualified
