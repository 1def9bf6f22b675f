"""The pages of all rules, and the page that lists them."""

from collections.abc import Iterator
from itertools import groupby

from eda_coach.reports.markdown import render
from eda_coach.reports.review.cards import card_markdown
from eda_coach.review.catalogue.catalogue import Catalogue

INDEX = "README.md"


def rule_pages(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Name and text of each page, the list first."""
    families = [
        (family.name.replace("_", " ").capitalize(), list(cards))
        for family, cards in groupby(catalogue.cards.values(), key=lambda card: card.family)
    ]
    yield INDEX, render("rule_list.md.j2", {"families": families, "count": len(catalogue.cards)})
    for card in catalogue.cards.values():
        yield f"{card.id}.md", card_markdown(card, catalogue.sources)
