"""What to practise after a review."""

from eda_coach.review.outcome.remark import Review
from eda_coach.review.rules.verdict import Verdict

# Of more concepts than this the first questions would no longer be about the heaviest findings.
_MOST_CONCEPTS = 8


def concepts_to_practise(review: Review) -> tuple[str, ...]:
    """Ids of concepts behind the findings, the weightiest first, then behind the open questions."""
    remarks = (*review.findings(), *review.of_verdict(Verdict.NOT_STATED))
    concepts = dict.fromkeys(concept for remark in remarks for concept in remark.card.concepts)
    return tuple(concepts)[:_MOST_CONCEPTS]
