"""Messages that go round: a message that comes back to a service that publishes it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from eda_coach.review.model.design import Design
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import ElementKind
from eda_coach.review.model.flow import Flow, Step

# Labels that say what is done and not what is sent.
_NAMELESS = frozenset(
    {
        *("publish", "consume", "event", "events", "message", "messages", "msg", "send", "sends", "receive"),
        *("receives", "deliver", "notify", "notification", "subscribe", "process", "poll", "ack", "push"),
        *("pull", "data", "request", "response"),
    }
)
# A message that is sent again on purpose is no loop.
_ON_PURPOSE = re.compile(
    r"\b(?:re-?tr(?:y|ies)|delay|dlq|dlx|dead|re-?driv|re-?play|re-?queue|re-?publish|parking|backoff)",
    re.IGNORECASE,
)
# Deliveries and publications of one round; longer ones are not looked for, or a flow would be searched to its
# beginning from each of its steps.
_LONGEST_WAY = 40
_NUMBERED = re.compile(r"(?:^|-)(?:\d+|[a-z])(?=-|$)|\d+$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Round:
    """A message on a way that leads back.

    Attributes:
        message: Its id.
        services: Ids, in the order of the way; at least two.
        edges: That show it, in the same order.
        is_shown: Whether a flow shows each as the consequence of the one before; else all that is known is
            that each service receives the message and publishes it.
    """

    message: str
    services: tuple[str, ...]
    edges: tuple[Edge, ...]
    is_shown: bool


def rounds(design: Design) -> list[Round]:
    """Every message that goes or may go round, those that a flow shows first.

    The same message has to come back: an order that a payment answers, which the order takes up, is a
    conversation. A retry is none either, nor are twins of one service that talk to each other.
    """
    shown = {one.message: one for flow in design.flows for one in _shown(design, flow)}
    drawn = {id(step.edge) for flow in design.flows for step in flow.steps}
    possible = [one for one in _possible(design, drawn) if one.message not in shown]
    return [one for one in (*shown.values(), *possible) if _is_in_earnest(design, one)]


def _is_in_earnest(design: Design, one: Round) -> bool:
    kinds = {design.elements[service].kind for service in one.services}
    families = {_NUMBERED.sub("", service) for service in one.services}
    words = [
        design.messages[one.message].name,
        *(edge.label for edge in one.edges),
        *(design.name_of(end) for edge in one.edges for end in (edge.source, edge.target)),
    ]
    return (
        len(families) > 1
        and kinds <= {ElementKind.SERVICE, ElementKind.GATEWAY, ElementKind.EXTERNAL}
        and not any(_ON_PURPOSE.search(word) for word in words)
    )


def told_messages(design: Design, edge: Edge) -> set[str]:
    """Ids of the messages of an edge whose names say what is sent."""
    return {
        id_
        for id_ in edge.messages
        if edge.is_certain and id_ in design.messages and not set(id_.split("-")) <= _NAMELESS
    }


def _shown(design: Design, flow: Flow) -> Iterator[Round]:
    """Rounds in a flow: a delivery leads to a publication, which is delivered, and so on."""
    published, cause = dict[tuple[str, str], Step](), dict[int, Step]()
    arrived = dict[str, Step]()
    for step in flow.steps:
        edge = step.edge
        if edge.kind is EdgeKind.PUBLISH:
            if edge.source in arrived:
                cause[step.number] = arrived[edge.source]
            published.update({(edge.target, message): step for message in told_messages(design, edge)})
        if edge.kind is EdgeKind.DELIVER:
            for message in sorted(told_messages(design, edge)):
                before = published.get((edge.source, message))
                if before is not None:
                    cause[step.number] = before
                    yield from _back(message, step, cause)
        # What a service was asked or told last is why it publishes; answers to its own calls are not.
        if edge.kind in (EdgeKind.CALL, EdgeKind.DELIVER) and edge.source != edge.target:
            arrived[edge.target] = step


def _back(message: str, delivery: Step, cause: Mapping[int, Step]) -> Iterator[Round]:
    """The round that a delivery closes, if one of the services on its way is the one it reaches."""
    way, step = [delivery], delivery
    while step.number in cause and len(way) < _LONGEST_WAY:
        step = cause[step.number]
        if step.edge.kind not in (EdgeKind.PUBLISH, EdgeKind.DELIVER) or message not in step.edge.messages:
            return
        way.append(step)
        if step.edge.kind is EdgeKind.PUBLISH and step.edge.source == delivery.edge.target:
            break
    else:
        return
    way.reverse()
    services = tuple(one.edge.source for one in way if one.edge.kind is EdgeKind.PUBLISH)
    if len(set(services)) > 1:
        edges = tuple(one.edge for one in way)
        yield Round(message=message, services=services, edges=edges, is_shown=True)


def _possible(design: Design, drawn: set[int]) -> Iterator[Round]:
    """Messages that two or more services publish to and receive from each other, outside of flows."""
    edges = defaultdict[str, list[Edge]](list)
    for edge in design.edges_of(EdgeKind.PUBLISH, EdgeKind.DELIVER):
        if id(edge) not in drawn:
            for message in sorted(told_messages(design, edge)):
                edges[message].append(edge)
    for message, some in edges.items():
        publishers = {edge.source for edge in some if edge.kind is EdgeKind.PUBLISH}
        consumers = {edge.target for edge in some if edge.kind is EdgeKind.DELIVER}
        if len(publishers & consumers) > 1:
            for group in circles((edge.source, edge.target) for edge in some):
                services = tuple(sorted(group & publishers & consumers))
                inner = tuple(edge for edge in some if {edge.source, edge.target} <= group)
                if len(services) > 1:
                    yield Round(message=message, services=services, edges=inner, is_shown=False)


def circles(pairs: Iterable[tuple[str, str]]) -> list[set[str]]:
    """Groups of ends each of which reaches every other (Kosaraju's two searches)."""
    ahead, back = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for source, target in pairs:
        ahead[source].append(target)
        back[target].append(source)
    order = [node for root in _search(ahead, list(ahead)) for node in root]
    return [set(group) for group in _search(back, order[::-1])]


def _search(following: Mapping[str, list[str]], roots: Iterable[str]) -> list[list[str]]:
    """What each root reaches that no root before it did, in the order in which it was finished."""
    seen, found = set[str](), list[list[str]]()
    for root in roots:
        if root in seen:
            continue
        seen.add(root)
        finished, stack = list[str](), [(root, iter(following.get(root, ())))]
        while stack:
            node, rest = stack[-1]
            fresh = next((one for one in rest if one not in seen), None)
            if fresh is None:
                finished.append(node)
                stack.pop()
            else:
                seen.add(fresh)
                stack.append((fresh, iter(following.get(fresh, ()))))
        found.append(finished)
    return found
