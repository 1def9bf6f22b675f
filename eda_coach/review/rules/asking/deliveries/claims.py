"""Claims that messages are handled exactly once, and what backs them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.fact import Fact, Stand
from eda_coach.review.model.value import Known

# Two guarantees held against each other, or the effect that idempotent consumers have: no claim of delivery.
_NO_CLAIM = re.compile(
    r"at.least.once|at.most.once|effectively.once|once effect|\bvs\b|versus", re.IGNORECASE
)
# Named in the same sentence they make the claim one about their effect.
_MECHANISM = re.compile(r"transaction|idempoten|dedup|two.phase", re.IGNORECASE)
# Stream jobs may have it within their broker; where it ends has to be asked.
_STREAMS = re.compile(r"\bstreams\b|flink|checkpoint|dataflow", re.IGNORECASE)
# A transaction some lines away may back the claim; one in another part of the document is another one.
_NEAR_LINES = 8
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
    for fact in design.facts_on(Aspect.EXACTLY_ONCE):
        place = (fact.evidence.file, fact.evidence.line)
        is_claim = fact.stand is Stand.PRESENT and not _NO_CLAIM.search(fact.evidence.quote)
        if is_claim and place not in said:
            yield _claim(design, fact.elements, fact.evidence, heading=fact.heading)
    for id_, value in (
        *((element.id, element.says(Aspect.EXACTLY_ONCE)) for element in design.elements.values()),
        ("", design.says(Aspect.EXACTLY_ONCE)),
    ):
        if value.known is Known.YES:
            yield _claim(design, (id_,) if id_ else (), value.evidence[0], heading="")


def _claim(design: Design, elements: tuple[str, ...], evidence: Evidence, *, heading: str) -> Claim:
    return Claim(
        elements=elements,
        evidence=evidence,
        is_wish=any(one.search(evidence.quote) for one in (_WISH, _STREAMS)) or bool(_WISH.search(heading)),
        backing=tuple(dict.fromkeys(_backing(design, evidence, heading)))[:3],
    )


def _backing(design: Design, claim: Evidence, heading: str) -> Iterator[Evidence]:
    """Idempotent consumers anywhere; a transaction only where it is spoken of together with the claim."""
    if _MECHANISM.search(claim.quote):
        yield claim
    for fact in design.facts_on(Aspect.IDEMPOTENT, Aspect.IDEMPOTENCY_KEY, Aspect.TRANSACTION, Aspect.OUTBOX):
        is_near = fact.aspect is Aspect.IDEMPOTENT or _is_near(fact, claim, heading)
        if fact.stand is Stand.PRESENT and is_near:
            yield fact.evidence
    for element in design.elements.values():
        if element.says(Aspect.IDEMPOTENT).known is Known.YES:
            yield from element.says(Aspect.IDEMPOTENT).evidence
    for edge in design.edges:
        if edge.says(Aspect.IDEMPOTENT).known is Known.YES:
            yield from edge.says(Aspect.IDEMPOTENT).evidence
    yield from design.says(Aspect.IDEMPOTENT).evidence


def _is_near(fact: Fact, claim: Evidence, heading: str) -> bool:
    is_same_file = fact.evidence.file == claim.file
    is_close = abs(fact.evidence.line - claim.line) <= _NEAR_LINES
    return is_same_file and (is_close or bool(heading and heading == fact.heading))
