"""Who consumes and who publishes what: the asynchronous side of a design."""

from dataclasses import dataclass

from eda_coach.review.model.design import Design
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import CARRYING, ElementKind


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
    """Whether anything goes over a channel or broker."""
    return any(True for _ in design.edges_of(EdgeKind.PUBLISH, EdgeKind.DELIVER))
