"""A rule's card as Markdown: a page of the documentation, and the help in other programs."""

from collections.abc import Mapping

from eda_coach.content.source import Source
from eda_coach.reports.markdown import render
from eda_coach.review.catalogue.card import Card


def card_markdown(card: Card, sources: Mapping[str, Source]) -> str:
    """Render a card; the same card gives the same bytes."""
    cited = [sources[one] for one in card.sources if one in sources]
    return render("rule_card.md.j2", {"card": card, "sources": cited})
