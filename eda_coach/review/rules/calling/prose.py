"""Sentences that speak of calls, apart from those that use the same words of messages, sessions and stock."""

import re
from collections.abc import Iterator
from dataclasses import replace

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.fact import Fact, Stand
from eda_coach.review.model.value import Known
from eda_coach.review.rules.asking.wording import word_in

_OF_CALLS_AND_MESSAGES = frozenset(
    {
        Aspect.TIMEOUT,
        Aspect.NO_TIMEOUT,
        Aspect.RETRY,
        Aspect.BACKOFF,
        Aspect.RETRY_LIMIT,
        Aspect.RETRY_FOREVER,
        Aspect.RETRY_AT_ONCE,
        Aspect.WAIT_FOREVER,
        Aspect.IDEMPOTENCY_KEY,
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
# In such a sentence a mistake is told of others, of a rejected way, or as a warning.
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
    "alternative",
    "option",
    "rejected",
    "unlike",
    "legacy",
    "old system",
    "as is",
    "why",
    "risk of",
    "used to",
    "until now",
    "at present",
    "previously",
    "before the migration",
)
# Under such a heading stands what was, or what was not chosen.
_ELSEWHERE = (
    "naive",
    "antipattern",
    "anti pattern",
    "alternative",
    "option",
    "rejected",
    "legacy",
    "as is",
    "why",
    "pitfall",
    "context",
    "background",
    "motivation",
    "problem",
    "status quo",
    "history",
    "today",
)
# "Known problems" are those of the design itself.
_OWN_PROBLEMS = ("known", "open")
# What people do by themselves is no retry of a program.
_BY_PEOPLE = re.compile(
    r"\b(?:users?|customers?|buyers?|shoppers?|guests?|people|operators?|support)\b"
    r"(?: (?:can|may|could|might|then|simply|just|also|will|must|has to|have to)){0,3} "
    r"(?:re-?tr(?:y|ies)|repeats?|tr(?:y|ies)|sends?|clicks?)\b",
    re.IGNORECASE,
)
# "If it does not answer within 300 ms, ..." names a time that somebody chose.
_CHOSEN_TIME = re.compile(
    r"\b(?:if|when|once|unless)\b[^.;]{0,80}\b(?:answer\w*|respon\w+|repl\w+|came|comes|takes?|hears?|back)\b"
    r"[^.;]{0,40}?\b\d[\d.,]{0,6} ?(?:ms|milliseconds?|s|secs?|seconds?)\b",
    re.IGNORECASE,
)
_LONGEST_QUOTE = 1000


def about_calls(design: Design) -> Design:
    """A design without the sentences on retries and timeouts of messages, sessions and locks."""
    return replace(design, facts=tuple(fact for fact in design.facts if is_of_calls(fact)))


def is_of_calls(fact: Fact) -> bool:
    """Whether a sentence on what calls and messages have in common speaks of calls."""
    if fact.aspect not in _OF_CALLS_AND_MESSAGES:
        return True
    quote = fact.evidence.quote
    if fact.aspect in (Aspect.TIMEOUT, Aspect.NO_TIMEOUT) and word_in(quote, _OTHER_TIMEOUTS):
        return False
    return not word_in(quote, _MESSAGE_WORDS) or bool(word_in(quote, _CALL_WORDS))


def first_said(design: Design, *aspects: Aspect) -> Evidence | None:
    """The first sentence that claims one of some aspects for the design."""
    return next((fact.evidence for fact in design.facts_on(*aspects) if fact.stand is Stand.PRESENT), None)


def admitted(design: Design, *aspects: Aspect) -> Evidence | None:
    """The first sentence that admits one of some mistakes of the design itself."""
    return next((fact.evidence for fact in confessions(design, *aspects)), None)


def confessions(design: Design, *aspects: Aspect) -> Iterator[Fact]:
    """Sentences that admit one of some mistakes of the design itself, in the order of the documents."""
    return (fact for fact in design.facts_on(*aspects) if _is_admission(fact))


def noted(design: Design, *aspects: Aspect) -> Evidence | None:
    """The first note or description of an element or arrow that admits one of some mistakes."""
    values = [one.says(aspect) for one in (design, *design.elements.values()) for aspect in aspects]
    values += [edge.says(aspect) for edge in design.edges for aspect in aspects]
    found = (one for value in values if value.known is Known.YES for one in value.evidence)
    return next((one for one in found if not word_in(one.quote, _ARGUING)), None)


def _is_admission(fact: Fact) -> bool:
    quote, heading = fact.evidence.quote[:_LONGEST_QUOTE], fact.heading
    if fact.stand is not Stand.PRESENT or word_in(quote, _ARGUING) or _BY_PEOPLE.search(quote):
        return False
    return not word_in(heading, _ELSEWHERE) or bool(word_in(heading, _OWN_PROBLEMS))


def chosen_time(design: Design) -> Evidence | None:
    """The first sentence that tells what happens when an answer does not come in a given time."""
    for fact in design.facts_on(Aspect.TIMEOUT):
        if is_of_calls(fact) and _CHOSEN_TIME.search(fact.evidence.quote[:_LONGEST_QUOTE]):
            return fact.evidence
    return None
