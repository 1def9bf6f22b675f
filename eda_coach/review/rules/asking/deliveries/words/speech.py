"""Sentences that speak of messages, apart from those that use the same words of requests."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.fact import Fact, Stand

# People ask; "the customer id" is a key like any other.
_REQUEST = re.compile(
    r"\b(?:requests?|https?|api|apis|endpoints?|put|post|patch|headers?|buttons?|browsers?|webhooks?|forms?|"
    r"20[0-9]|429|pods?|database|sql|cache)\b|"
    r"\b(?:users?|customers?|buyers?|clients?)\b(?![- _](?:id|key|number))|idempotency.key",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:no|not|none|never|nobody|nothing|without|lacks?|cannot|neither|nor)\b|n['\u2019]t\b", re.IGNORECASE
)
_UNHANDLED = re.compile(
    r"(?:\bcannot|\bnot|n['\u2019]t|\bnever)\b(?: \w+){0,4}? (?:process|processed|handle|handled|parse|"
    r"parsed|deliver|delivered|consumed?|routed?|acknowledged?|acked|deserialized?|deserialised?|validated?|read|"
    r"understood|succeed|confirmed?|completed?|decoded?|mapped|applied)\b",
    re.IGNORECASE,
)
# "If it was already handled, skip it" is how it is done.
_SKIPS = re.compile(
    r"\bif\b.*\b(?:already|before|known|duplicates?|exists?)\b.*\b(?:skip|ignor|drop|discard|no-?op)\w*|"
    r"\b(?:skip|ignor|drop|discard)\w*.*\bif\b.*\b(?:already|before|known|exists?)\b",
    re.IGNORECASE,
)
# "Does nothing" and "refuses to send it twice" deny the harm and not the protection.
_HARMLESS = re.compile(
    r"\b(?:do|does|did|doing|changes?|changed|breaks?|alters?|has|have|with)\s+(?:nothing|"
    r"no (?:effect|harm|damage))\b|"
    r"\b(?:harmless|no-?op|refus\w+ (?:to|it|the))\b|"
    r"\b(?:not|never|n['\u2019]t)\b(?: \w+){0,3} (?:twice|again|a second time|more than once)\b",
    re.IGNORECASE,
)
_SET_ASIDE = (Aspect.DLQ, Aspect.DLQ_WATCHED, Aspect.MAX_DELIVERIES)
# "What the broker has not confirmed is sent again."
_SENT_AGAIN = re.compile(
    r"(?<!no )(?<!not )\b(?:again|re-?tr(?:y|ies|ied)|re-?sen[dt]s?|repeat\w*|kept|stays?|remains?)\b",
    re.IGNORECASE,
)
# What a denial must and must not hold to confess a gap: "we do not alert on a single one" and "a group cannot
# scale beyond its partitions" are none, nor is what holds for others or only until something happens.
_PLAIN_DENIAL: dict[Aspect, tuple[re.Pattern[str] | None, re.Pattern[str] | None]] = {
    Aspect.DLQ_WATCHED: (
        re.compile(
            r"\b(?:nobody|no one|no alerts?|no alarms?|no monitoring|never|without|unwatched|unmonitored|"
            r"not (?:\w+ )?(?:monitored|watched|read|replayed|alerted|inspected))\b"
            r"(?! (?:has|have|needs?) to)",
            re.IGNORECASE,
        ),
        None,
    ),
    Aspect.BACKPRESSURE: (
        re.compile(r"back.?pressure|prefetch|\blimit|\bbound|throttl", re.IGNORECASE),
        None,
    ),
    Aspect.IDEMPOTENT: (
        None,
        re.compile(r"idempotency.key|provider|third.party|vendor|external|partner|supplier", re.IGNORECASE),
    ),
    Aspect.DURABLE: (None, re.compile(r"\b(?:until|unless|if|when|only)\b", re.IGNORECASE)),
    # "What is not acked after 30 s comes again": whoever acks first says so in other words.
    Aspect.ACK_AFTER_WORK: (re.compile(r"(?!)"), None),
}
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


def speaks_of_messages(quote: str) -> bool:
    """Whether a sentence holds a word that is said of messages."""
    return bool(_MESSAGE.search(quote))


def as_meant(design: Design) -> Design:
    """The design with its sentences on delivery taken as they are meant.

    What cannot be handled and therefore goes to a dead-letter queue denies no queue; neither does "nobody
    watches it". A number of attempts behind "if" counts where the sentence goes on to the dead-letter queue,
    and "if it was already handled" where it goes on to skip it.
    """
    by_sentence = defaultdict[Evidence, dict[Aspect, Stand]](dict)
    for fact in design.facts:
        by_sentence[fact.evidence][fact.aspect] = fact.stand
    facts = (replace(fact, stand=_meant(fact, by_sentence[fact.evidence])) for fact in design.facts)
    return replace(design, facts=tuple(facts))


def _meant(fact: Fact, sentence: Mapping[Aspect, Stand]) -> Stand:
    quote = fact.evidence.quote
    if fact.stand is Stand.ABSENT:
        return _meant_denial(fact.aspect, quote, sentence)
    if fact.aspect is Aspect.MAX_DELIVERIES and sentence.get(Aspect.DLQ) is Stand.PRESENT:
        return Stand.PRESENT
    if fact.aspect is Aspect.IDEMPOTENT and fact.stand is Stand.ARGUED and _SKIPS.search(quote):
        return Stand.PRESENT
    return fact.stand


def _meant_denial(aspect: Aspect, quote: str, sentence: Mapping[Aspect, Stand]) -> Stand:
    if aspect is Aspect.IDEMPOTENT and _HARMLESS.search(quote):
        return Stand.PRESENT
    if aspect in _SET_ASIDE and _is_undenied(quote):
        return Stand.PRESENT
    if aspect is Aspect.DLQ and Aspect.DLQ_WATCHED in sentence:
        return Stand.PRESENT
    if aspect is Aspect.MAX_DELIVERIES and sentence.get(Aspect.DLQ) is Stand.PRESENT:
        return Stand.PRESENT
    if aspect is Aspect.CONFIRMED_PUBLISH and _SENT_AGAIN.search(quote):
        return Stand.PRESENT
    needed, spoiling = _PLAIN_DENIAL.get(aspect, (None, None))
    is_plain = not (needed and not needed.search(quote)) and not (spoiling and spoiling.search(quote))
    return Stand.ABSENT if is_plain else Stand.ARGUED


def _is_undenied(quote: str) -> bool:
    """Whether all that a sentence denies is that a message could be handled."""
    rest = _UNHANDLED.sub(" ", quote)
    return rest != quote and not _DENIAL.search(rest)


def _is_of_requests(design: Design, fact: Fact) -> bool:
    quote = fact.evidence.quote
    for id_ in fact.elements:
        # A part called "User Service" makes no sentence about users.
        if id_ in design.elements:
            quote = re.sub(re.escape(design.name_of(id_)), " ", quote, flags=re.IGNORECASE)
    return not is_of_messages(quote)
