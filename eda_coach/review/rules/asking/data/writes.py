"""Parts that change a store and publish: the dual write."""

from dataclasses import dataclass

from eda_coach.review.model.design import Design
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import CARRYING, ElementKind
from eda_coach.review.model.flow import Flow, Step
from eda_coach.review.rules.asking.calls import edges_apart
from eda_coach.review.rules.asking.data.stores import described
from eda_coach.review.rules.asking.wording import word_in
from eda_coach.review.rules.asking.work import Work, pairs, works
from eda_coach.review.rules.ruling import Settings
from eda_coach.review.rules.verdict import Confidence

# More often a cache than a broker.
_MEMORY = ("redis", "valkey")


@dataclass(frozen=True, kw_only=True, slots=True)
class DualWrite:
    """A store changed and a message published in one piece of work.

    Attributes:
        is_delivered: Whether a message set the part to work, rather than a request.
        is_certain: Whether the diagram leaves no doubt about both.
    """

    flow: Flow
    service: str
    store: str
    channel: str
    write: Step
    publish: Step
    is_delivered: bool
    is_certain: bool

    @property
    def confidence(self) -> Confidence:
        """How sure it is: behind a request the two surely belong together."""
        return Confidence.MEDIUM if self.is_delivered else Confidence.HIGH


def dual_writes(design: Design, settings: Settings) -> list[DualWrite]:
    """Every service, store and channel once, in the order of the flows.

    Settings:
        words "relays": In names of parts that publish what stands in a store; they are no dual writers.
        words "caches": In names of stores that may lag or be filled again: they hold no truth.
    """
    found = dict[tuple[str, str, str], DualWrite]()
    for flow in design.flows:
        for work in works(flow):
            one = _dual_write(design, settings, work)
            if one is not None:
                found.setdefault((one.service, one.store, one.channel), one)
    return list(found.values())


def writing_publishers(design: Design, settings: Settings) -> list[Edge]:
    """Publishings, outside of flows, of services that also write a store; one for each service."""
    apart = edges_apart(design)
    writers = {edge.source for edge in apart if _may_write(design, edge, settings)}
    publishings = [edge for edge in apart if _is_publishing(design, edge, settings)]
    # A compose file shows who is connected, and not who publishes.
    connections = [] if publishings else [edge for edge in apart if _may_publish(design, edge)]
    found = dict[str, Edge]()
    for edge in (*publishings, *connections):
        if edge.source in writers:
            found.setdefault(edge.source, edge)
    return list(found.values())


def _may_publish(design: Design, edge: Edge) -> bool:
    source, target = design.elements[edge.source], design.elements[edge.target]
    is_open = edge.kind is EdgeKind.LINK and source.kind is ElementKind.SERVICE
    return (
        is_open and target.kind is ElementKind.BROKER and not word_in(described(design, target.id), _MEMORY)
    )


def _dual_write(design: Design, settings: Settings, work: Work) -> DualWrite | None:
    writes = [step for step in work.steps if _is_write(design, step.edge, settings)]
    publishes = [step for step in work.steps if _is_publishing(design, step.edge, settings)]
    pair = next(pairs(writes, publishes), None)
    if pair is None:
        return None
    write, publish = pair
    return DualWrite(
        flow=work.flow,
        service=work.worker,
        store=write.edge.target,
        channel=publish.edge.target,
        write=write,
        publish=publish,
        is_delivered=work.trigger is None or work.trigger.edge.kind is EdgeKind.DELIVER,
        is_certain=write.edge.is_certain and publish.edge.is_certain,
    )


def _is_write(design: Design, edge: Edge, settings: Settings) -> bool:
    return edge.kind is EdgeKind.WRITE and _may_write(design, edge, settings)


def _may_write(design: Design, edge: Edge, settings: Settings) -> bool:
    """Whether an edge goes to a store that holds the truth, and does not only read there."""
    target = design.elements[edge.target]
    return (
        edge.kind in (EdgeKind.WRITE, EdgeKind.CALL, EdgeKind.LINK)
        and target.kind is ElementKind.STORE
        and not word_in(described(design, target.id), settings.words["caches"])
        and not word_in(edge.label, settings.words["relayed"])
    )


def _is_publishing(design: Design, edge: Edge, settings: Settings) -> bool:
    source, target = design.elements[edge.source], design.elements[edge.target]
    return (
        edge.kind is EdgeKind.PUBLISH
        and source.kind is ElementKind.SERVICE
        and target.kind in CARRYING
        and not word_in(source.name, settings.words["relays"])
    )
