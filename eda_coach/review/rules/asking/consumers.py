"""Who consumes and who publishes what: the asynchronous side of a design."""

from collections.abc import Iterator
from dataclasses import dataclass

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design, Format
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import CARRYING, WORKING, ElementKind
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.fact import Fact, Stand

# Whoever says one of these of a design, or that it lacks it, has messages. The rest is said of requests too.
OF_MESSAGES = frozenset(
    {
        *(Aspect.MESSAGING, Aspect.DLQ_WATCHED, Aspect.DLQ_UNWATCHED, Aspect.MAX_DELIVERIES),
        *(Aspect.ENDLESS_REDELIVERY, Aspect.MESSAGE_DROPPED, Aspect.CONFIRMED_PUBLISH),
        *(Aspect.UNCONFIRMED_PUBLISH, Aspect.LAG_WATCHED, Aspect.CALL_BACK, Aspect.MESSAGE_LOST),
    }
)
# These only show messages where they are there: "we need no dead-letter queue" may well be true.
ONLY_PRESENT = frozenset({Aspect.MESSAGING, Aspect.DLQ, Aspect.COMPETING_CONSUMERS, Aspect.BACKPRESSURE})
_SHOWN = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Consumption:
    """One consumer at one channel or broker.

    Attributes:
        channel: Id of the channel or broker.
        consumer: Id of the element.
        edge: The first delivery that shows it.
    """

    channel: str
    consumer: str
    edge: Edge


def consumptions(design: Design, *, certain: bool = False) -> list[Consumption]:
    """Every consumer at every channel, once each, in the order of the documents.

    Who shows the user a pushed message (an actor or client) is no consumer that works on it.

    Args:
        design: To ask.
        certain: Leave out those whose direction the document leaves open.
    """
    found = dict[tuple[str, str], Consumption]()
    for edge in design.edges_of(EdgeKind.DELIVER):
        target = design.elements[edge.target]
        is_asking = target.kind in (ElementKind.ACTOR, ElementKind.CLIENT)
        if is_asking or target.kind in CARRYING or (certain and not edge.is_certain):
            continue
        key = (edge.source, edge.target)
        found.setdefault(key, Consumption(channel=edge.source, consumer=edge.target, edge=edge))
    return list(found.values())


def publishings(design: Design, *, certain: bool = False) -> list[Edge]:
    """Every publisher at every channel, once each, in the order of the documents."""
    found = dict[tuple[str, str], Edge]()
    for edge in design.edges_of(EdgeKind.PUBLISH):
        if edge.is_certain or not certain:
            found.setdefault((edge.source, edge.target), edge)
    return list(found.values())


def is_asynchronous(design: Design) -> bool:
    """Whether anything goes over a channel or broker, drawn, listed or told."""
    return any(True for _ in _signs(design))


def asynchronous_at(design: Design) -> tuple[Evidence, ...]:
    """Where a design first shows that it passes messages to somebody; empty if it does not.

    What a whole description of a sender alone says nothing of is none of its business: an AsyncAPI document
    that is sure to publish only has no consumers. Neither is what only screens and stores get.
    """
    if _only_sends(design) or _is_only_shown(design):
        return ()
    seen = dict[Evidence, None]()
    for evidence in _signs(design):
        seen.setdefault(evidence)
        if len(seen) == _SHOWN:
            break
    return tuple(seen)


def _is_only_shown(design: Design) -> bool:
    """Whether deliveries are drawn, and none to a part that works on messages."""
    targets = [design.elements[edge.target].kind for edge in design.edges_of(EdgeKind.DELIVER)]
    return bool(targets) and not any(kind in WORKING for kind in targets)


def _signs(design: Design) -> Iterator[Evidence]:
    # Edges first: they show best where a question comes up.
    for edge in design.edges_of(EdgeKind.DELIVER, EdgeKind.PUBLISH):
        yield edge.evidence[0]
    yield from (element.evidence[0] for element in design.of_kind(*CARRYING))
    yield from (fact.evidence for fact in design.facts if _shows_messages(fact))


def _shows_messages(fact: Fact) -> bool:
    if fact.aspect in ONLY_PRESENT:
        return fact.stand is Stand.PRESENT
    return fact.aspect in OF_MESSAGES and fact.stand in (Stand.PRESENT, Stand.ABSENT)


def _only_sends(design: Design) -> bool:
    """Whether all messages are shown by documents that say surely that their application sends them."""
    asyncapi = {one.name for one in design.documents if one.format is Format.ASYNCAPI}
    edges = list(design.edges_of(EdgeKind.PUBLISH, EdgeKind.DELIVER))
    return bool(edges) and all(
        edge.kind is EdgeKind.PUBLISH and edge.is_certain and edge.evidence[0].file in asyncapi
        for edge in edges
    )
