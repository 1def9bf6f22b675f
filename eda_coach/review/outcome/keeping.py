"""What of a review is kept."""

from eda_coach.review.outcome.kept import KEPT_VERSION, KeptRemark, KeptReview
from eda_coach.review.outcome.practice import concepts_to_practise
from eda_coach.review.outcome.remark import Remark, Review, first_of_each_rule
from eda_coach.review.rules.verdict import Verdict


def kept(review: Review, *, at: str) -> KeptReview:
    """What is kept of a review.

    Args:
        review: To keep.
        at: When it was made, in ISO 8601.
    """
    return KeptReview(
        version=KEPT_VERSION,
        at=at,
        files=tuple(document.name for document in review.design.documents),
        name=review.design.name,
        profile=review.profile.value,
        level=review.level.value,
        findings=tuple(_kept(one, one.id) for one in review.findings()),
        questions=tuple(
            _kept(one, one.rule) for one in first_of_each_rule(review.of_verdict(Verdict.NOT_STATED))
        ),
        good=tuple(rule for rule, verdict in review.verdict_by_rule.items() if verdict is Verdict.OK),
        unread=len(review.design.unread),
        concepts=concepts_to_practise(review),
    )


def _kept(remark: Remark, id_: str) -> KeptRemark:
    first = remark.evidence[0] if remark.evidence else None
    return KeptRemark(
        id=id_,
        rule=remark.rule,
        title=remark.card.title,
        severity=remark.severity.value if remark.verdict is Verdict.FINDING else "",
        message=remark.message,
        place=f"{first.file}:{first.line}" if first else "",
        quote=first.quote if first else "",
    )
