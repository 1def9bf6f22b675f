"""Sentences that speak of calls, apart from those that use the same words of messages, sessions and stock."""

from dataclasses import replace

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.fact import Fact, Stand
from eda_coach.review.rules.asking.wording import word_in

_OF_CALLS_AND_MESSAGES = frozenset(
    {
        Aspect.TIMEOUT,
        Aspect.RETRY,
        Aspect.BACKOFF,
        Aspect.RETRY_LIMIT,
        Aspect.RETRY_FOREVER,
        Aspect.RETRY_AT_ONCE,
        Aspect.WAIT_FOREVER,
    }
)
_MESSAGE_WORDS = (
    "message",
    "queue",
    "consumer",
    "subscriber",
    "event",
    "broker",
    "topic",
    "partition",
    "dead letter",
    "dlq",
    "outbox",
    "redelivery",
    "redeliver",
    "kafka",
    "rabbitmq",
    "sqs",
)
_CALL_WORDS = (
    "call",
    "request",
    "http",
    "rpc",
    "grpc",
    "api",
    "rest",
    "client",
    "upstream",
    "downstream",
    "dependency",
    "dependencies",
)
# Waiting times that bound no call.
_OTHER_TIMEOUTS = (
    "visibility timeout",
    "session timeout",
    "idle timeout",
    "lock timeout",
    "lease timeout",
    "ack timeout",
    "cart timeout",
    "reservation timeout",
    "election timeout",
    "heartbeat timeout",
    "rebalance timeout",
)
# In such a sentence or section a mistake is told of others, of a rejected way, or as a warning.
_ARGUING = (
    "naive",
    "naively",
    "would",
    "could",
    "should",
    "storm",
    "antipattern",
    "anti pattern",
    "instead",
    "rather than",
    "avoid",
    "otherwise",
    "mistake",
    "pitfall",
    "never",
    "alternative",
    "option",
    "rejected",
    "unlike",
    "legacy",
    "old system",
    "as is",
    "problem",
    "why",
    "risk",
)


def about_calls(design: Design) -> Design:
    """A design without the sentences on retries and timeouts of messages, sessions and locks."""
    return replace(design, facts=tuple(fact for fact in design.facts if _is_of_calls(fact)))


def _is_of_calls(fact: Fact) -> bool:
    if fact.aspect not in _OF_CALLS_AND_MESSAGES:
        return True
    quote = fact.evidence.quote
    if fact.aspect is Aspect.TIMEOUT and word_in(quote, _OTHER_TIMEOUTS):
        return False
    return not word_in(quote, _MESSAGE_WORDS) or bool(word_in(quote, _CALL_WORDS))


def first_said(design: Design, *aspects: Aspect) -> Evidence | None:
    """The first sentence that claims one of some aspects for the design."""
    return next((fact.evidence for fact in design.facts_on(*aspects) if fact.stand is Stand.PRESENT), None)


def admitted(design: Design, *aspects: Aspect) -> Evidence | None:
    """The first sentence that admits one of some mistakes of the design itself."""
    return next((fact.evidence for fact in design.facts_on(*aspects) if _is_admission(fact)), None)


def _is_admission(fact: Fact) -> bool:
    is_told = fact.stand is Stand.PRESENT and not word_in(fact.evidence.quote, _ARGUING)
    return is_told and not word_in(fact.heading, _ARGUING)
