"""A scorecard as Markdown: worth showing to a mentor."""

from eda_coach.interview.scorecard.card import Scorecard
from eda_coach.interview.scorecard.comparison import Comparison
from eda_coach.reports.markdown import render


def scorecard_markdown(card: Scorecard, comparison: Comparison | None) -> str:
    """Render a scorecard; the same card gives the same bytes.

    Args:
        card: To render.
        comparison: With the sitting before; None for the first one.
    """
    titles = {phase.id: phase.title for phase in card.phases}
    return render("scorecard.md.j2", {"card": card, "comparison": comparison, "titles": titles})
