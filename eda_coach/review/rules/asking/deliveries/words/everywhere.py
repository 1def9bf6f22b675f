"""Sentences that speak of every part, though they name one."""

import re
from collections.abc import Iterable
from dataclasses import replace

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.fact import Fact, Stand

# "All consumers of Kafka ..." names Kafka and speaks of consumers; so does a bare plural.
_ALL = re.compile(
    r"\b(?:all|every|each|any)\b(?: [\w-]+){0,3}? (?:consumer|handler|queue|topic|channel|subscription|"
    r"subscriber|worker|listener|publisher|producer)s?\b"
    r"|\b(?:consumers|handlers|subscribers|workers|listeners|publishers|producers)\b",
    re.IGNORECASE,
)


_CONSUMER = re.compile(r"\b(?:consumer|handler|subscriber|worker|listener)s?\b", re.IGNORECASE)


def heard_everywhere(
    design: Design, *aspects: Aspect, parts: Iterable[str] = (), is_loose: bool = False
) -> Design:
    """The design with those sentences freed of their names that speak of every part.

    Args:
        design: To read.
        aspects: Only sentences on these are looked at.
        parts: Ids of the elements in question. A sentence on a consumer that names none of them speaks of
            all.
        is_loose: Whether any sentence that names none of them, such as one about the publisher, speaks of
            all. Fit for what only they can have, such as a dead-letter queue.
    """
    asked = frozenset(parts)

    def freed(fact: Fact) -> Fact:
        if fact.aspect not in aspects or not fact.elements:
            return fact
        quote = fact.evidence.quote
        is_of_others = not asked & set(fact.elements) and (
            (is_loose and fact.stand is not Stand.ABSENT) or _CONSUMER.search(quote)
        )
        return replace(fact, elements=()) if is_of_others or _ALL.search(quote) else fact

    return replace(design, facts=tuple(map(freed, design.facts)))
