"""The two sides of the channels: who consumes, at which channel, and who publishes."""

from collections import defaultdict
from collections.abc import Mapping

from eda_coach.review.model.design import Design
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import ASKING, CARRYING, ElementKind
from eda_coach.review.rules.asking.consumers import publishings
from eda_coach.review.rules.asking.deliveries.dead_letters import is_dead_letter, worked_on
from eda_coach.review.rules.asking.deliveries.places import Place

# Parts of the own system that work on messages.
OWN = (ElementKind.GATEWAY, ElementKind.SERVICE)


def consumer_places(design: Design) -> list[Place]:
    """Each consumer once, with all channels it reads."""
    edges, deliveries = dict[str, list[Edge]](), _deliveries(design)
    for one in worked_on(design):
        edges.setdefault(one.consumer, []).extend(deliveries[one.channel, one.consumer])
    return [
        Place(
            subject=consumer,
            parts=(consumer, *dict.fromkeys(edge.source for edge in some)),
            edges=tuple(some),
        )
        for consumer, some in edges.items()
    ]


def channel_places(design: Design) -> list[Place]:
    """Each consumer at each channel; the parts begin with the channel and the consumer."""
    deliveries = _deliveries(design)
    return [
        Place(
            # A broker that carries everything is no channel: there the consumer tells which one is meant.
            subject=one.consumer if _is_broker(design, one.channel) else one.channel,
            parts=(one.channel, one.consumer),
            edges=tuple(deliveries[one.channel, one.consumer]),
        )
        for one in worked_on(design)
    ]


def publisher_places(design: Design) -> list[Place]:
    """Each part of the own system that publishes, once; what only a screen shows is left out."""
    shown = dict[str, bool]()
    for edge in design.edges_of(EdgeKind.DELIVER):
        is_screen = design.elements[edge.target].kind in ASKING
        shown[edge.source] = shown.get(edge.source, True) and is_screen
    edges = dict[str, list[Edge]]()
    for edge in publishings(design):
        source, target = design.elements[edge.source], design.elements[edge.target]
        is_own = source.kind in OWN and target.kind in CARRYING and not is_dead_letter(target)
        if is_own and not shown.get(target.id, False):
            edges.setdefault(source.id, []).append(edge)
    return [
        Place(subject=id_, parts=(id_, *(edge.target for edge in some)), edges=tuple(some))
        for id_, some in edges.items()
    ]


def _is_broker(design: Design, id_: str) -> bool:
    return design.elements[id_].kind is ElementKind.BROKER


def _deliveries(design: Design) -> Mapping[tuple[str, str], list[Edge]]:
    """Deliveries by channel and consumer."""
    found = defaultdict[tuple[str, str], list[Edge]](list)
    for edge in design.edges_of(EdgeKind.DELIVER):
        found[edge.source, edge.target].append(edge)
    return found
