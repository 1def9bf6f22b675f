"""Several documents as one system: what has one name is one thing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.edge import Edge
from eda_coach.review.model.element import CARRYING, Element, ElementKind
from eda_coach.review.model.fact import Fact
from eda_coach.review.model.flow import Flow
from eda_coach.review.model.message import Message
from eda_coach.review.model.unread import Unread
from eda_coach.review.model.value import Value
from eda_coach.review.readers.part import Part, joined, joined_messages, joined_values

# "orders", "order-service" and "orders-svc" are one service; what only differs in these words is one thing.
_KIND_WORDS = frozenset({"service", "svc", "microservice", "application"})


def merge(parts: Sequence[Part], *, unread: Iterable[Unread] = ()) -> Design:
    """One design out of the parts.

    Args:
        parts: In the order in which the documents were given.
        unread: What no reader could take up.
    """
    kinds = _kinds(parts)
    elements, id_by_old = _elements(parts, kinds)
    messages = dict[str, Message]()
    values = dict[Aspect, Value]()
    edges, flows, facts, told = list[Edge](), list[Flow](), list[Fact](), list[Unread](unread)
    for part in parts:
        for message in part.messages.values():
            known = messages.get(message.id)
            messages[message.id] = message if known is None else joined_messages(known, message)
        values = joined_values(values, part.value_by_aspect)
        edges += [_moved(edge, id_by_old) for edge in part.edges]
        flows += [_moved_flow(flow, id_by_old) for flow in part.flows]
        facts += [_moved_fact(fact, id_by_old) for fact in part.facts]
        told += part.unread
    return Design(
        name=next((part.title for part in parts if part.title), ""),
        documents=tuple(part.document for part in parts),
        elements=elements,
        edges=tuple(edges),
        messages=messages,
        flows=tuple(flows),
        facts=tuple(facts),
        unread=tuple(told),
        value_by_aspect=values,
    )


def _kinds(parts: Sequence[Part]) -> dict[str, ElementKind]:
    """Kind by id: one that a document declares, else the first guess."""
    declared = dict[str, ElementKind]()
    guessed = dict[str, ElementKind]()
    for part in parts:
        for id_, element in part.elements.items():
            (guessed if id_ in part.weak_kinds else declared).setdefault(id_, element.kind)
    return guessed | declared


def _elements(
    parts: Sequence[Part], kinds: Mapping[str, ElementKind]
) -> tuple[dict[str, Element], dict[str, str]]:
    """Elements by id, and the id that each old one has now."""
    elements = dict[str, Element]()
    id_by_old = dict[str, str]()
    id_by_stem = dict[tuple[str, bool], str]()
    for part in parts:
        for element in part.elements.values():
            key = (_stem(element.id), kinds[element.id] in CARRYING)
            joins = kinds[element.id] in (ElementKind.SERVICE, ElementKind.GATEWAY)
            id_ = id_by_stem.setdefault(key, element.id) if joins else element.id
            id_by_old[element.id] = id_
            known = elements.get(id_)
            new = replace(element, kind=kinds[element.id])
            elements[id_] = new if known is None else joined(known, new, kind=known.kind)
    return elements, id_by_old


def _stem(id_: str) -> str:
    words = id_.split("-")
    kept = [word for word in words if word not in _KIND_WORDS] or words
    return "-".join(word.removesuffix("s") for word in kept)


def _moved(edge: Edge, id_by_old: Mapping[str, str]) -> Edge:
    source, target = id_by_old[edge.source], id_by_old[edge.target]
    if (source, target) == (edge.source, edge.target):
        return edge
    return replace(edge, source=source, target=target)


def _moved_flow(flow: Flow, id_by_old: Mapping[str, str]) -> Flow:
    steps = tuple(replace(step, edge=_moved(step.edge, id_by_old)) for step in flow.steps)
    return replace(flow, steps=steps)


def _moved_fact(fact: Fact, id_by_old: Mapping[str, str]) -> Fact:
    return replace(fact, elements=tuple(dict.fromkeys(id_by_old.get(id_, id_) for id_ in fact.elements)))
