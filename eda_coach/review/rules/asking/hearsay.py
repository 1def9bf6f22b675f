"""Sentences that do not tell of the design: of its predecessor, of the domain, of what would be if."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.evidence import How
from eda_coach.review.model.fact import Fact, Stand
from eda_coach.review.rules.asking.hearing.near_misses import is_near_miss
from eda_coach.review.rules.ruling import Rule, Ruling, Settings

# "The old API had no limits", "auto commit was used in the previous pipeline".
_PAST = re.compile(
    r"\b(?:previous|former|legacy|retired|predecessor|last|old)\s+(?:\w+ )?(?:systems?|pipelines?|designs?|"
    r"versions?|apis?|bus|brokers?|stack|platform|implementations?|solutions?|setup|monolith|jobs?|employers?|"
    r"compan(?:y|ies)|teams?|projects?|architecture|generation)\b[^.;]{0,160}\b(?:was|were|had|did|lost|used|kept|ran|"
    r"caused|never|broke|failed|sent)\b|"
    r"\b(?:was|were|had|lost|used|kept|ran|caused|broke)\b[^.;]{0,160}\b(?:previous|former|predecessor'?s?|last)\s+"
    r"(?:\w+ )?(?:systems?|pipelines?|designs?|versions?|api|bus|broker|stack|platform|job|"
    r"company|team|project)\b",
    re.IGNORECASE,
)
_TODAY = re.compile(r"\b(?:still|today|now|also|as well|keep|remains?|unchanged|too)\b", re.IGNORECASE)
# "We rejected core NATS because it does not store messages."
_REJECTED = re.compile(
    r"\b(?:rejected|ruled out|discarded the (?:idea|option)|decided against|dismissed|turned down|"
    r"did not choose|"
    r"didn't choose|considered and dropped)\b[^.;]{0,160}\b(?:because|since|as|for|due to)\b",
    re.IGNORECASE,
)
# "Without tracing, debugging is guesswork", "if events contain only an identifier, consumers end up ...".
_GENERAL = re.compile(
    r"^\W*(?:without\b[^,]{1,80},? \w|if (?:the |your |all )?(?:events?|messages?|consumers?|you)\b"
    r"(?! (?:cannot|can't|fails?|is (?:redelivered|delivered)|comes?|arrives?))"
    r"[^,]{1,80}, (?:\w+ ){0,3}(?:end up|would|will|have to|learns?|gets?|loses?|must)\b)",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:todo|later|phase (?:2|3|two|three)|milestone|next (?:release|quarter|sprint)|until)\b[^.]{0,160}?"
    r"\b(?:for now|until then|today|currently|right now|at the moment|still)\b",
    re.IGNORECASE,
)
# "Cache-aside means that ...", "OAuth2 is a framework for ...": a lesson.
_LESSON = re.compile(
    r"^\W*(?:an? |the )?[\w-]+(?: [\w-]+){0,2} (?:means|stands for|refers to|is (?:an? |"
    r"the )(?:\w+ )?(?:framework|protocol|"
    r"pattern|technique|concept|term|principle|standard|approach|practice|problem|strategy|"
    r"mechanism|idea|name))\b|"
    r"\b(?:in theory|in general|generally speaking|by definition|as a rule|textbooks?|tutorials?|"
    r"the book|the docs say)\b",
    re.IGNORECASE,
)
_FIX = re.compile(r"\b(?:so we|therefore|hence|that is why|that's why|which is why|thus)\b", re.IGNORECASE)
# Post, pipes and cars have dead letters, pressure and parking lots of their own.
_OF_DOMAIN: dict[Aspect, re.Pattern[str]] = {
    Aspect.DLQ: re.compile(
        r"\bdead.letter (?:office|mail)|\bparking lot (?:\d|level|ticket|gate)", re.IGNORECASE
    ),
    Aspect.MAX_DELIVERIES: re.compile(
        r"\b(?:couriers?|postm[ae]n|drivers?|parcels?|at home|recipient|door|neighbou?r)\b", re.IGNORECASE
    ),
    Aspect.BACKPRESSURE: re.compile(
        r"\b(?:pipes?|bar|psi|valves?|pumps?|exhaust|turbines?|boilers?|hydraulic|cable|concert|stage)\b",
        re.IGNORECASE,
    ),
    Aspect.CACHE: re.compile(r"\bgeocach|\bbrowser history", re.IGNORECASE),
}
# Here a denial, or the word "past", belongs to what is done: "nothing is ever removed".
_MEANT: dict[Aspect, re.Pattern[str]] = {
    Aspect.NAMED_AS_FACTS: re.compile(r"\bpast tense\b|\bparticiple\b|\bnobody is told\b", re.IGNORECASE),
    Aspect.FULL_EVENT: re.compile(
        r"\b(?:nobody|no one|never|not)\b[^.]{0,60}\b(?:asks?|calls?|comes?|back)\b", re.IGNORECASE
    ),
    Aspect.VERSIONED: re.compile(
        r"\b(?:nothing|never|no fields?)\b[^.]{0,60}\b(?:remov|renam|taken away)", re.IGNORECASE
    ),
}
_SUPPOSED = re.compile(r"\b(?:if|would|should|could|might|ought|todo|later)\b", re.IGNORECASE)
# Only mistakes are argued with; what is there may well be told of in such words.
_MISTAKES = frozenset(
    {
        *(Aspect.CALL_BACK, Aspect.UNTRACED, Aspect.UNNOTICED, Aspect.OVERRUN, Aspect.REPEAT_HARMS),
        *(Aspect.UNLIMITED_CLIENTS, Aspect.MESSAGE_LOST, Aspect.UNORDERED_EVENTS, Aspect.ORDER_BROKEN),
        *(Aspect.UNVERSIONED, Aspect.UNCONFIRMED_PUBLISH, Aspect.ACK_BEFORE_WORK, Aspect.MESSAGE_DROPPED),
        *(Aspect.ENDLESS_REDELIVERY, Aspect.SINGLE_POINT, Aspect.OPEN_TO_ALL, Aspect.COMMAND_AS_EVENT),
        *(Aspect.UNIDENTIFIED, Aspect.BODY_IN_EVENT, Aspect.SENSITIVE_EVENT, Aspect.DLQ_UNWATCHED),
        *(Aspect.READS_PRESS, Aspect.UNORDERED),
    }
)


def without_hearsay(rule: Rule) -> Rule:
    """The rule, asked of the design without its sentences that do not tell of it."""

    def asked(design: Design, settings: Settings) -> Iterator[Ruling]:
        yield from rule(of_this_design(design), settings)

    asked.__doc__, asked.__name__ = rule.__doc__, getattr(rule, "__name__", "rule")
    return asked


def of_this_design(design: Design) -> Design:
    """The design without sentences on its predecessor, its domain, or what would be without something."""
    facts = tuple(_dated(fact) for fact in design.facts if not _is_hearsay(fact))
    return design if facts == design.facts else replace(design, facts=facts)


def _dated(fact: Fact) -> Fact:
    """The fact, as of now: "TODO X, today Y" has no X yet, and Y already."""
    meant = _MEANT.get(fact.aspect)
    if meant and meant.search(fact.evidence.quote) and not _SUPPOSED.search(fact.evidence.quote):
        return replace(fact, stand=Stand.PRESENT)
    if fact.stand is Stand.PRESENT and fact.aspect not in _MISTAKES and _is_dated(fact.evidence.quote):
        return replace(fact, stand=Stand.PLANNED)
    if fact.stand is Stand.PLANNED and fact.aspect in _MISTAKES and _is_dated(fact.evidence.quote):
        return replace(fact, stand=Stand.PRESENT)
    return fact


@lru_cache(maxsize=4096)
def _is_dated(quote: str) -> bool:
    return bool(_NOT_YET.search(quote))


def _is_hearsay(fact: Fact) -> bool:
    quote = fact.evidence.quote
    domain = _OF_DOMAIN.get(fact.aspect)
    if domain is not None and domain.search(quote):
        return True
    if _is_of_others(quote) or is_near_miss(fact):
        return True
    is_against = fact.aspect in _MISTAKES or fact.stand is Stand.ABSENT
    return is_against and fact.evidence.how is How.PROSE and _is_general(quote)


@lru_cache(maxsize=4096)
def _is_of_others(quote: str) -> bool:
    if _LESSON.search(quote):
        return True
    found = _PAST.search(quote) or _REJECTED.search(quote)
    return bool(found) and not _TODAY.search(quote)


@lru_cache(maxsize=4096)
def _is_general(quote: str) -> bool:
    return bool(_GENERAL.search(quote)) and not _FIX.search(quote)
