"""Sentences on running a system, apart from those that use the same words of something else."""

import re
from collections.abc import Iterator
from dataclasses import replace

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.element import ElementKind
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.fact import Fact, Stand

_QUEUE_KIND = re.compile(r"\bquorum\W+queues?\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:three|five|two|[2-9]|nodes|brokers|cluster|replicat\w*|zones?|az)\b", re.IGNORECASE
)
# What others let us send is no limit to what comes in.
_OUTBOUND = re.compile(
    r"\b(?:allows?|our (?:account|quota)|their (?:rate )?limit|stay (?:below|under)|third.party|upstream|"
    r"outbound|provider|vendor|partner api)\b",
    re.IGNORECASE,
)
_NOTHING_WATCHED = re.compile(
    r"\b(?:no|without|neither|nor)\s+(?:\w+\s+){0,2}?"
    r"(?:metrics|monitoring|alerts?|alerting|dashboards?|observability)\b(?! to\b)"
    r"|\b(?:nobody|no one|would not|wouldn't|will not|won't|cannot|can't)\b.{0,40}?\b(?:notice|find out)",
    re.IGNORECASE,
)
_WOULD_MISS = re.compile(
    r"(?<!otherwise )(?<!without it )\b(?:nobody|no one)\b (?:would|will) (?:\w+ )?(?:notice|know|"
    r"see|find out)\b(?! without)",
    re.IGNORECASE,
)
_WATCHED_LATER = re.compile(
    r"\b(?:metrics|monitoring|alerts?|alerting|dashboards?|observability)\b"
    r"(?: (?:is|are|will|be|to|comes?|follows?|for now|still|only|left|added|planned|set|up)){0,4} ?\W{0,2}"
    r"(?:later|planned|follows?|added|next|future|todo|tbd|phase|missing|for (?:q\d|later|phase|now|v\d))",
    re.IGNORECASE,
)
# "One Kafka topic", "a single broker address" count something else.
_OTHER_SINGLE = re.compile(
    r"\b(?:one|single|1)\s+(?:kafka|rabbitmq|redis|nats|broker|database|gateway|postgres)\s+"
    r"(?:topic|connection|address|cluster|queue|stream|partition|endpoint|url|client|key|channel|call|transaction|"
    r"table|schema|lookup|query|command|per\b|for each)",
    re.IGNORECASE,
)
_SCOPE = re.compile(r"\bscope|\bassum|\bexercise|\btask\b|\bsimplif|\bpublic\b|\bread.only", re.IGNORECASE)


def single_parts(design: Design) -> Iterator[Fact]:
    """Sentences by which there is only one of a part."""
    for fact in design.facts_on(Aspect.SINGLE_POINT):
        if fact.stand is Stand.PRESENT and not _OTHER_SINGLE.search(fact.evidence.quote):
            yield fact


def survivals(design: Design) -> list[Fact]:
    """Sentences by which the loss of a machine is survived, or is not."""
    return [fact for fact in design.facts_on(Aspect.REDUNDANT) if not _is_weak(fact)]


def _is_weak(fact: Fact) -> bool:
    """Whether it only tells the kind of a queue, which on one machine is worth nothing."""
    rest = _QUEUE_KIND.sub(" ", fact.evidence.quote)
    return rest != fact.evidence.quote and not _SEVERAL.search(rest)


def inbound(design: Design) -> Design:
    """The design without sentences on how much may be sent to others."""
    outside = {element.id for element in design.of_kind(ElementKind.EXTERNAL)}
    facts = tuple(
        fact
        for fact in design.facts
        if fact.aspect is not Aspect.RATE_LIMIT
        or not (outside & set(fact.elements) or _OUTBOUND.search(fact.evidence.quote))
    )
    return replace(design, facts=facts)


def without_single_metrics(design: Design) -> Design:
    """The design without sentences on one metric that is missing, which leave the others."""
    facts = tuple(
        replace(fact, stand=Stand.PRESENT)
        if fact.stand is Stand.ARGUED and _WOULD_MISS.search(fact.evidence.quote)
        else fact
        for fact in design.facts
        if fact.aspect is not Aspect.UNNOTICED
        or (fact.stand is Stand.PLANNED and _WATCHED_LATER.search(fact.evidence.quote))
        or _NOTHING_WATCHED.search(fact.evidence.quote)
    )
    return replace(design, facts=facts)


def let_in(design: Design) -> Iterator[Evidence]:
    """Sentences by which anybody may use a part; what is left out of an exercise is no claim."""
    for fact in design.facts_on(Aspect.OPEN_TO_ALL):
        is_scope = _SCOPE.search(f"{fact.heading} {fact.evidence.quote}")
        if fact.stand is Stand.PRESENT and not is_scope:
            yield fact.evidence
