"""Sentences on alerts that only point at the dead-letter queue of the sentence before."""

import re
from collections.abc import Iterator
from dataclasses import replace

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.fact import Fact, Stand

# "An alert fires if more than 50 arrive there, and a script replays them."
_POINTING = re.compile(r"\b(?:there|them|it|these|those|each entry|each one|in here)\b", re.IGNORECASE)
_LOOKING = re.compile(
    r"\b(?:alert|alarm|page[ds]?\b|slack|replay|re-?driv|requeue|looks?\b|ticket)", re.IGNORECASE
)
# A sentence that points back stands this near, in lines.
_NEAR_LINES = 3


def told_to_be_watched(design: Design) -> Iterator[Fact]:
    """Facts on alerts that follow a sentence on a dead-letter queue and point back at it."""
    shelves = dict[tuple[str, str], list[int]]()
    for fact in design.facts_on(Aspect.DLQ):
        if fact.stand is Stand.PRESENT:
            shelves.setdefault((fact.evidence.file, fact.heading), []).append(fact.evidence.line)
    for fact in design.facts_on(Aspect.OBSERVED, Aspect.DLQ_WATCHED):
        lines = shelves.get((fact.evidence.file, fact.heading), ())
        quote = fact.evidence.quote
        is_near = any(0 <= fact.evidence.line - line <= _NEAR_LINES for line in lines)
        if fact.stand is Stand.PRESENT and is_near and _POINTING.search(quote) and _LOOKING.search(quote):
            yield replace(fact, aspect=Aspect.DLQ_WATCHED, elements=())
