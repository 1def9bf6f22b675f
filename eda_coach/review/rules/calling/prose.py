"""Sentences that speak of calls, apart from those that use the same words of messages, sessions and stock."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import wraps

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.fact import Fact, Stand
from eda_coach.review.model.value import Known
from eda_coach.review.rules.asking.hearing.near_misses import is_near_miss
from eda_coach.review.rules.asking.wording import word_in
from eda_coach.review.rules.ruling import Rule, Ruling, Settings

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
# Whoever does it like that is not the design.
_NAIVE = ("naive", "naively")
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
    r"[^.;]{0,40}?\b(?:\d[\d.,]{0,6}|two|three|four|five|six|eight|ten|twenty|thirty) ?(?:ms|"
    r"milliseconds?|s|secs?|seconds?)\b",
    re.IGNORECASE,
)
# What makes of the words of a mistake something else: steps of a relay, a code that the user needs.
_SPOILING = {
    Aspect.RETRY_FOREVER: re.compile(r"\b(?:budget|deadline|at most|up to|max\w*)\b", re.IGNORECASE),
    Aspect.REPEATED_EFFECT: re.compile(r"\ba (?:day|week|month|year)\b|\bper \w+\b", re.IGNORECASE),
    Aspect.DUAL_WRITE: re.compile(
        r"\b(?:relay|poller|debezium|cdc|connector|ack\w*|inbox|pipelines?|slack|git|ci|on disk|"
        r"e-?mails?|mails)\b|"
        r"\b(?:users?|customers?|clients?|broker|kafka|consumers?) (?:\w+ )?(?:saves?|stores?|writes?)\b",
        re.IGNORECASE,
    ),
    Aspect.SHARED_STORE: re.compile(
        r"\b(?:message|event|avro|protobuf|json|registry|contract|nobody|former|formerly|cut|"
        r"split|divided|used to)s?\b|"
        r"\b(?:instances|replicas|pods|nodes|copies|tenants|threads|containers|subscription)\b",
        re.IGNORECASE,
    ),
    Aspect.CHECK_THEN_ACT: re.compile(
        r"\b(?:consumers?|handlers?|inbox|already|duplicates?|is known|tokens?|letters?|e-?mails?|"
        r"mails?|logs?)\b",
        re.IGNORECASE,
    ),
    Aspect.NO_LOCK: re.compile(r"\b(?:needed|need|necessary|required|vendor)\b", re.IGNORECASE),
    Aspect.LOGIN_BY_QUEUE: re.compile(
        r"\b(?:after|on|upon|with) (?:\w+ ){0,2}(?:log-?ins?|sign-?ins?|authentication)\b|\baudit\b",
        re.IGNORECASE,
    ),
    Aspect.PROMISED_EARLY: re.compile(
        r"\b(?:users?|customers?|guests?|buyers?|members?|passengers?) (?:\w+ ){0,2}confirms?\b",
        re.IGNORECASE,
    ),
    Aspect.SIDE_EFFECT_IN_REQUEST: re.compile(
        r"\b(?:codes?|otp|passcodes?|verification|verify|link|settings?|preferences?|survey|templates?)\b",
        re.IGNORECASE,
    ),
}
# What a sentence that has it too says the mistake is not.
_ACQUITTING = {
    Aspect.RETRY_FOREVER: (Aspect.RETRY_LIMIT,),
    Aspect.REPEATED_EFFECT: (Aspect.IDEMPOTENCY_KEY,),
    Aspect.DUAL_WRITE: (Aspect.OUTBOX,),
    Aspect.WRITE_AND_PUBLISH: (Aspect.OUTBOX, Aspect.TRANSACTION),
    Aspect.CHECK_THEN_ACT: (Aspect.ATOMIC_CHECK,),
    Aspect.NO_LOCK: (Aspect.ATOMIC_CHECK,),
    Aspect.NO_WAY_BACK: (Aspect.WAY_BACK,),
    Aspect.LOGIN_BY_QUEUE: (Aspect.CALLED_DIRECTLY,),
    Aspect.LONG_WORK_IN_REQUEST: (Aspect.LATER_WORK,),
    Aspect.SIDE_EFFECT_IN_REQUEST: (Aspect.SIDE_EFFECT_LATER,),
}
# What a sentence tells of other systems, of what is over, or of a term, is nothing of the design.
_OF_OTHERS = re.compile(
    r"\b(?:our|the|my|their|a) (?:previous|former|old|last|earlier) (?:\w+ )?(?:vendor|system|"
    r"version|company|team|job|"
    r"employer|project|design|platform|solution|provider|setup|monolith|release|application)\b|"
    r"\b(?:netflix|uber|google|amazon|linkedin|airbnb|shopify)\b[^.]{0,40} (?:became|is|are|was|"
    r"uses?|used|built|wrote|"
    r"published|invented|has|had|does)\b|"
    r"\b(?:netflix|uber|facebook|linkedin|airbnb|twitter) (?:\w+ )?[a-z]+s\b|"
    r"\b(?:is|are) (?:a|an|the|one|some) (?:\w+ ){0,2}(?:patterns?|terms?|techniques?|concepts?|"
    r"buzzwords?|acronym)\b|"
    r"\b(?:stands for|is defined as|became known|textbooks?|in theory|in general|by definition|"
    r"the literature|"
    r"blog posts?|chapter|articles?|years ago|back then|in the past|no longer|used to|we once|"
    r"my thesis|for example|"
    r"fonts?|audio|typeface)\b|"
    r"^\W*(?:what is|what are|how (?:do|does|would|should|can)|do you|should we|would it)\b",
    re.IGNORECASE,
)
# What makes of the words for something done well something else.
_NOT_MEANT = {
    Aspect.FALLBACK: re.compile(
        r"\bfallback (?:languages?|locales?|fonts?|images?|colou?rs?)\b", re.IGNORECASE
    ),
    Aspect.FAILURE_TOLD: re.compile(
        r"\b(?:log-?in|log in|validation|invalid|passwords?|40[0-9]|422|forms?|delivered|input)\b",
        re.IGNORECASE,
    ),
    Aspect.ANSWERED: re.compile(
        r"\b(?:consumers?|brokers?|offsets?|subscribers?|workers?|listeners?)\b", re.IGNORECASE
    ),
    Aspect.WAY_BACK: re.compile(
        r"\b(?:health|liveness|readiness|load balancers?|prometheus|kubernetes|orchestrator|monitoring)\b",
        re.IGNORECASE,
    ),
}
# "Without a breaker callers keep hammering": a reason to have one.
_ARGUED_FOR = re.compile(r"^\W*without\b[^.]{0,60}, ", re.IGNORECASE)
# A promise that says how it is until then.
_UNTIL_THEN = re.compile(
    r"\b(?:todo|to do|fixme|tbd|today|now|nowadays|currently|presently|right now|still|"
    r"at the moment|at present|"
    r"so far|not (?:solved|handled|covered|done|decided))\b",
    re.IGNORECASE,
)
_LONGEST_QUOTE = 1000
_LONGEST_PROMISE = 12


def of_itself(design: Design) -> Design:
    """A design without sentences that tell of other systems, of what is over, or what a term means."""
    return replace(design, facts=tuple(fact for fact in design.facts if not _is_of_others(fact)))


def on_own_words(rule: Rule) -> Rule:
    """A rule that is asked without what :func:`of_itself` leaves out."""

    @wraps(rule)
    def asked_so(design: Design, settings: Settings) -> Iterable[Ruling]:
        return rule(of_itself(design), settings)

    return asked_so


def _is_of_others(fact: Fact) -> bool:
    quote = fact.evidence.quote[:_LONGEST_QUOTE]
    is_argued = fact.stand is Stand.ABSENT and bool(_ARGUED_FOR.search(quote))
    other = _NOT_MEANT.get(fact.aspect)
    is_other = other is not None and bool(other.search(quote))
    return is_argued or is_other or is_near_miss(fact) or bool(_OF_OTHERS.search(quote))


def about_calls(design: Design) -> Design:
    """A design without the sentences on retries and timeouts of messages, sessions and locks."""
    return replace(design, facts=tuple(fact for fact in design.facts if is_of_calls(fact)))


def is_of_calls(fact: Fact) -> bool:
    """Whether a sentence on what calls and messages have in common speaks of calls."""
    if fact.aspect not in _OF_CALLS_AND_MESSAGES:
        return True
    quote = fact.evidence.quote
    if fact.stand is Stand.PRESENT and (is_elsewhere(fact.heading) or word_in(quote, _NAIVE)):
        return False
    if fact.aspect in (Aspect.TIMEOUT, Aspect.NO_TIMEOUT) and word_in(quote, _OTHER_TIMEOUTS):
        return False
    names_calls = bool(word_in(quote, _CALL_WORDS))
    # Who promises more in more words says of what; if not of calls, of something else.
    is_long = fact.stand is Stand.PLANNED and len(quote.split()) > _LONGEST_PROMISE
    return names_calls or not (is_long or word_in(quote, _MESSAGE_WORDS))


def naming_calls(design: Design) -> Design:
    """A design without promises of later retries and timeouts that do not say that they are of calls."""

    def is_kept(fact: Fact) -> bool:
        is_named = bool(word_in(fact.evidence.quote, _CALL_WORDS))
        return fact.stand is not Stand.PLANNED or fact.aspect not in _OF_CALLS_AND_MESSAGES or is_named

    return replace(design, facts=tuple(filter(is_kept, design.facts)))


def first_said(design: Design, *aspects: Aspect) -> Evidence | None:
    """The first sentence that claims one of some aspects for the design."""
    return next((fact.evidence for fact in design.facts_on(*aspects) if fact.stand is Stand.PRESENT), None)


def admitted(design: Design, *aspects: Aspect) -> Evidence | None:
    """The first sentence that admits one of some mistakes of the design itself."""
    return next((fact.evidence for fact in confessions(design, *aspects)), None)


def confessions(design: Design, *aspects: Aspect) -> Iterator[Fact]:
    """Sentences that admit one of some mistakes of the design itself, in the order of the documents."""
    told = [fact for fact in design.facts_on(*aspects) if _is_admission(fact)]
    for fact in told:
        better = design.facts_on(*_ACQUITTING.get(fact.aspect, ()))
        if not any(one.stand is Stand.PRESENT and one.evidence == fact.evidence for one in better):
            yield fact


def handled(design: Design, *aspects: Aspect) -> Evidence | None:
    """The first sentence that claims one of some aspects, and not as a case, a warning or a way of others."""
    told = confessions(design, *aspects)
    return next((fact.evidence for fact in told if fact.stand is Stand.PRESENT), None)


def noted(design: Design, *aspects: Aspect) -> Evidence | None:
    """The first note or description of an element or arrow that admits one of some mistakes."""
    values = [design.says(aspect) for aspect in aspects]
    values += [element.says(aspect) for element in design.elements.values() for aspect in aspects]
    values += [edge.says(aspect) for edge in design.edges for aspect in aspects]
    found = (one for value in values if value.known is Known.YES for one in value.evidence)
    return next((one for one in found if not word_in(one.quote, _ARGUING)), None)


def _is_admission(fact: Fact) -> bool:
    quote, heading = fact.evidence.quote[:_LONGEST_QUOTE], fact.heading
    spoiling = _SPOILING.get(fact.aspect)
    is_spoilt = spoiling is not None and bool(spoiling.search(quote))
    is_owned_up = fact.stand is Stand.PLANNED and bool(_UNTIL_THEN.search(quote))
    is_of_others = (not is_owned_up and bool(word_in(quote, _ARGUING))) or bool(_BY_PEOPLE.search(quote))
    if not (fact.stand is Stand.PRESENT or is_owned_up) or is_spoilt or is_of_others:
        return False
    return not is_elsewhere(heading)


def is_elsewhere(heading: str) -> bool:
    """Whether under a heading stands what was, or what was not chosen."""
    return bool(word_in(heading, _ELSEWHERE)) and not word_in(heading, _OWN_PROBLEMS)


def chosen_time(design: Design) -> Evidence | None:
    """The first sentence that tells what happens when an answer does not come in a given time."""
    for fact in design.facts_on(Aspect.TIMEOUT):
        if is_of_calls(fact) and _CHOSEN_TIME.search(fact.evidence.quote[:_LONGEST_QUOTE]):
            return fact.evidence
    return None
