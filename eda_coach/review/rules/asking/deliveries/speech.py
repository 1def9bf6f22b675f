"""Sentences that speak of messages, apart from those that use the same words of requests."""

import re
from collections.abc import Iterable
from dataclasses import replace

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.fact import Fact, Stand

# People ask; "the customer id" is a key like any other.
_REQUEST = re.compile(
    r"\b(?:requests?|https?|api|apis|endpoints?|put|post|patch|headers?|buttons?|browsers?|webhooks?|forms?|"
    r"20[0-9]|429|pods?|database|sql|cache|(?:users?|customers?|buyers?|clients?)(?![- _](?:id|key|number)))\b|"
    r"idempotency.key",
    re.IGNORECASE,
)
_MESSAGE = re.compile(
    r"\b(?:messages?|events?|consum\w+|handlers?|subscri\w+|listeners?|workers?|queues?|topics?|brokers?|"
    r"deliver\w*|redeliver\w*|kafka|rabbitmq|sqs|sns|nats|streams?|publish\w*|producers?|dlqs?|dead|offsets?|"
    r"outbox|partitions?|prefetch|jobs?|acks?)\b",
    re.IGNORECASE,
)


def without_requests(design: Design, aspects: Iterable[Aspect]) -> Design:
    """The design without sentences that say some aspects of requests: "PUT is idempotent".

    Args:
        design: To read.
        aspects: Only sentences on these are left out.
    """
    asked = frozenset(aspects)
    facts = tuple(
        fact for fact in design.facts if fact.aspect not in asked or not _is_of_requests(design, fact)
    )
    return replace(design, facts=facts)


def is_of_messages(quote: str) -> bool:
    """Whether a sentence speaks of messages, or at least not of requests."""
    return bool(_MESSAGE.search(quote)) or not _REQUEST.search(quote)


def dead_letters_kept(design: Design) -> Design:
    """The design with "nobody watches the dead-letter queue" read as a word for the queue, not against it."""
    watching = {fact.evidence for fact in design.facts_on(Aspect.DLQ_WATCHED)}

    def kept(fact: Fact) -> Fact:
        is_kept = fact.aspect is Aspect.DLQ and fact.stand is Stand.ABSENT and fact.evidence in watching
        return replace(fact, stand=Stand.PRESENT) if is_kept else fact

    return replace(design, facts=tuple(map(kept, design.facts)))


def _is_of_requests(design: Design, fact: Fact) -> bool:
    quote = fact.evidence.quote
    for id_ in fact.elements:
        # A part called "User Service" makes no sentence about users.
        if id_ in design.elements:
            quote = re.sub(re.escape(design.name_of(id_)), " ", quote, flags=re.IGNORECASE)
    return not is_of_messages(quote)
