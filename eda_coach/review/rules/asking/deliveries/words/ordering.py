"""Order that a text asks for or promises, and workers of whom it says that they share the messages."""

import re
from collections.abc import Iterator, Sequence

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.fact import Fact, Stand

# Keys that have nothing to do with order.
_OTHER_KEY = re.compile(
    r"\b(?:idempotency|api|primary|foreign|object|encryption|private|public|ssh)[ -]?keys?\b", re.IGNORECASE
)


def orders_told(design: Design) -> list[Fact]:
    """Sentences by which messages are to be worked off in order."""
    told = design.facts_on(Aspect.ORDER_NEEDED, Aspect.ORDERED)
    return [fact for fact in told if fact.stand is Stand.PRESENT]


def without_order(design: Design, orders: Sequence[Fact]) -> Iterator[tuple[Evidence, Evidence]]:
    """Sentences that say that nothing keeps an order, each with one under its heading that asks for it."""
    by_heading = {(fact.evidence.file, fact.heading): fact for fact in reversed(orders)}
    for fact in design.facts_on(Aspect.UNORDERED):
        needed = by_heading.get((fact.evidence.file, fact.heading))
        is_other = _OTHER_KEY.search(fact.evidence.quote)
        if fact.stand is Stand.PRESENT and needed is not None and not is_other:
            yield fact.evidence, needed.evidence


def workers_without_key(design: Design, orders: Sequence[Fact]) -> Iterator[tuple[Evidence, Evidence]]:
    """As above, where the sentence says too that several workers share the messages."""
    shared = {
        fact.evidence
        for fact in design.facts_on(Aspect.COMPETING_CONSUMERS, Aspect.REPLICAS)
        if fact.stand is Stand.PRESENT
    }
    yield from (pair for pair in without_order(design, orders) if pair[0] in shared)
