"""Claims that messages are handled exactly once, and what backs them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.fact import Stand
from eda_coach.review.model.value import Known
from eda_coach.review.rules.asking.deliveries.words.speech import as_meant, without_requests

# Two guarantees held against each other, the effect that idempotent consumers have, or a denial anywhere in
# the sentence ("is not enforced"): no claim of delivery.
_NO_CLAIM = re.compile(
    r"at.least.once|at.most.once|effectively.once|once effect|\bvs\b|versus|\bnot\b|\bnever\b|cannot|"
    r"n['\u2019]t\b|myth|impossible|illusion|planned|instead|rather",
    re.IGNORECASE,
)
# "Kafka is exactly-once, so consumers need not check" claims it all the more.
_PLAIN_CLAIM = re.compile(
    r"\b(?:kafka|rabbitmq|sqs|nats|broker|queue|bus) (?:is|does|gives us|guarantees|delivers|promises) "
    r"(?:\w+ ){0,2}exactly.once",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(r"at.least.once", re.IGNORECASE)
# Named in the same sentence they make the claim one about their effect.
_MECHANISM = re.compile(r"transaction|idempoten|dedup|two.phase", re.IGNORECASE)
# Stream jobs may have it within their broker; where it ends has to be asked.
_STREAMS = re.compile(r"\bstreams\b|flink|checkpoint|dataflow", re.IGNORECASE)
# A transaction some lines away may back the claim; one in another part of the document is another one.
_NEAR_LINES = 8
# Quotes that back one claim; one would do.
_MOST_BACKING = 3
# What shall be is no claim that it is.
_WISH = re.compile(
    r"\b(?:must|should|shall|needs?|want|wants|requires?|required|requirements?|goals?|ideally|expected to|"
    r"has to|have to|ought)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """A claim of exactly-once delivery.

    Attributes:
        elements: Ids of the elements that are claimed to do so; may be empty.
        is_wish: Whether it is only demanded, or holds for stream jobs at best.
        backing: What would bring it about; may be empty.
    """

    elements: tuple[str, ...]
    evidence: Evidence
    is_wish: bool
    backing: tuple[Evidence, ...]


def claims_of_exactly_once(design: Design) -> Iterator[Claim]:
    """Every claim in prose, then those declared of elements and of the whole."""
    said = {
        (fact.evidence.file, fact.evidence.line)
        for fact in design.facts_on(Aspect.EXACTLY_ONCE)
        if fact.stand in (Stand.ABSENT, Stand.ARGUED)
    }
    backing = _Backing(design)
    for fact in design.facts_on(Aspect.EXACTLY_ONCE):
        place = (fact.evidence.file, fact.evidence.line)
        quote = fact.evidence.quote
        is_claim = fact.stand is Stand.PRESENT and not _NO_CLAIM.search(quote)
        is_claim |= fact.stand is not Stand.ABSENT and bool(_PLAIN_CLAIM.search(quote))
        if is_claim and place not in said:
            yield _claim(backing, fact.elements, fact.evidence, heading=fact.heading)
    for id_, value in (
        *((element.id, element.says(Aspect.EXACTLY_ONCE)) for element in design.elements.values()),
        ("", design.says(Aspect.EXACTLY_ONCE)),
    ):
        if value.known is Known.YES:
            yield _claim(backing, (id_,) if id_ else (), value.evidence[0], heading="")


def disclaimers_of_exactly_once(design: Design) -> list[Evidence]:
    """A sentence that does not count on it, and what makes up for it; empty if either lacks."""
    denied = [
        fact.evidence
        for fact in design.facts_on(Aspect.EXACTLY_ONCE)
        if fact.stand is Stand.ABSENT
        or (fact.stand is Stand.ARGUED and _AT_LEAST.search(fact.evidence.quote))
    ]
    denied += [fact.evidence for fact in design.facts_on(Aspect.AT_LEAST_ONCE) if fact.stand is Stand.PRESENT]
    backing = list(islice(_idempotent(design), 1))
    return list(dict.fromkeys((*denied[:1], *backing))) if denied and backing else []


def _claim(backing: "_Backing", elements: tuple[str, ...], evidence: Evidence, *, heading: str) -> Claim:
    return Claim(
        elements=elements,
        evidence=evidence,
        is_wish=any(one.search(evidence.quote) for one in (_WISH, _STREAMS)) or bool(_WISH.search(heading)),
        backing=tuple(dict.fromkeys(backing.of(evidence, heading)))[:_MOST_BACKING],
    )


class _Backing:
    """What may back a claim: idempotent consumers anywhere, transactions only near it."""

    def __init__(self, design: Design) -> None:
        self._anywhere = list(islice(_idempotent(design), _MOST_BACKING))
        self._by_heading = dict[tuple[str, str], Evidence]()
        self._by_line = dict[tuple[str, int], Evidence]()
        for fact in design.facts_on(Aspect.IDEMPOTENCY_KEY, Aspect.TRANSACTION, Aspect.OUTBOX):
            if fact.stand is Stand.PRESENT:
                if fact.heading:
                    self._by_heading.setdefault((fact.evidence.file, fact.heading), fact.evidence)
                self._by_line.setdefault((fact.evidence.file, fact.evidence.line), fact.evidence)

    def of(self, claim: Evidence, heading: str) -> Iterator[Evidence]:
        if _MECHANISM.search(claim.quote):
            yield claim
        yield from self._anywhere
        if (claim.file, heading) in self._by_heading:
            yield self._by_heading[claim.file, heading]
        for line in range(claim.line - _NEAR_LINES, claim.line + _NEAR_LINES + 1):
            if (claim.file, line) in self._by_line:
                yield self._by_line[claim.file, line]


def _idempotent(design: Design) -> Iterator[Evidence]:
    meant = without_requests(as_meant(design), [Aspect.IDEMPOTENT])
    for fact in meant.facts_on(Aspect.IDEMPOTENT):
        if fact.stand is Stand.PRESENT:
            yield fact.evidence
    values = (
        *(element.says(Aspect.IDEMPOTENT) for element in design.elements.values()),
        *(edge.says(Aspect.IDEMPOTENT) for edge in design.edges),
        design.says(Aspect.IDEMPOTENT),
    )
    for value in values:
        if value.known is Known.YES:
            yield from value.evidence
