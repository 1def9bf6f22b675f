"""A review as Markdown."""

from eda_coach.reports.markdown import code, escape, render
from eda_coach.reports.review.telling import first_place, grouped_unread, place, tell, verdict_line
from eda_coach.review.known.comparison import Comparison
from eda_coach.review.model.evidence import Evidence, How
from eda_coach.review.outcome.remark import Review
from eda_coach.review.rules.verdict import Severity

# More places for one reason tell nothing new.
_MOST_PLACES = 20


def review_markdown(review: Review, comparison: Comparison | None, *, least: Severity = Severity.INFO) -> str:
    """Render a review; the same review gives the same bytes.

    Args:
        review: To render.
        comparison: With an older version; None for none.
        least: Findings below are left out.
    """
    told = tell(review, least=least)
    values = {
        "review": review,
        "comparison": comparison,
        "told": told,
        "verdict_line": verdict_line(review),
        "unread": grouped_unread(told.unread, most=_MOST_PLACES),
        "place": place,
        "first_place": first_place,
        "quoted": _quoted,
    }
    return render("review.md.j2", values)


def _quoted(evidence: Evidence) -> str:
    """A sentence in quotation marks; what is written in another language than ours, as code."""
    is_sentence = evidence.how is How.PROSE
    return f'"{escape(evidence.quote)}"' if is_sentence or "`" in evidence.quote else code(evidence.quote)
