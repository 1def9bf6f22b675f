"""Two versions of a design: what is fixed, what is new, what is still there."""

from dataclasses import dataclass

from eda_coach.review.outcome.remark import Remark, Review
from eda_coach.review.rules.verdict import Verdict


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """A review beside that of an older version.

    Attributes:
        fixed: Findings of the older version that are gone, as they were worded then.
        new: Findings that the older version had not.
        still: Findings that both have, as they are worded now.
        answered: Ids of rules that asked a question then and find it answered now.
        reopened: Ids of rules that were answered then and ask now.
        asked: Ids of rules that had nothing to ask after then and ask now.
    """

    fixed: tuple[Remark, ...]
    new: tuple[Remark, ...]
    still: tuple[Remark, ...]
    answered: tuple[str, ...]
    reopened: tuple[str, ...]
    asked: tuple[str, ...] = ()


def compare(old: Review, new: Review) -> Comparison:
    """Compare two reviews by the ids of their findings, which have no lines in them.

    What is waived in the new version is neither fixed nor new: it is still there, and known.
    """
    now = {remark.id for remark in new.remarks if remark.verdict is Verdict.FINDING}
    then = {remark.id for remark in old.remarks if remark.verdict is Verdict.FINDING}
    return Comparison(
        fixed=tuple(one for one in old.findings() if one.id not in now),
        new=tuple(one for one in new.findings() if one.id not in then),
        still=tuple(one for one in new.findings() if one.id in then),
        answered=_turned(old, new, Verdict.NOT_STATED, Verdict.OK),
        reopened=_turned(old, new, Verdict.OK, Verdict.NOT_STATED),
        asked=_turned(old, new, Verdict.NOT_APPLICABLE, Verdict.NOT_STATED),
    )


def _turned(old: Review, new: Review, before: Verdict, after: Verdict) -> tuple[str, ...]:
    return tuple(
        rule
        for rule, verdict in new.verdict_by_rule.items()
        if verdict is after and old.verdict_by_rule.get(rule) is before
    )
