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
_KIND_WORDS = frozenset({"service", "svc", "microservice", "api"})
_JOINED = frozenset({ElementKind.SERVICE, ElementKind.GATEWAY})


def merge(parts: Sequence[Part], *, unread: Iterable[Unread] = ()) -> Design:
    """One design out of the parts.

    Args:
        parts: In the order in which the documents were given.
        unread: What no reader could take up.
    """
    elements, ids_by_part = _elements(parts)
    messages = dict[str, Message]()
    values = dict[Aspect, Value]()
    edges, flows, facts, told = list[Edge](), list[Flow](), list[Fact](), list[Unread](unread)
    for part, id_by_old in zip(parts, ids_by_part, strict=True):
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


def _declared_kinds(parts: Sequence[Part]) -> dict[str, list[ElementKind]]:
    """Kinds by id, as documents declare them; those that are only guessed are left out."""
    kinds = dict[str, list[ElementKind]]()
    for part in parts:
        for id_, element in part.elements.items():
            if id_ not in part.weak_kinds:
                kinds.setdefault(id_, []).append(element.kind)
    return kinds


def _elements(parts: Sequence[Part]) -> tuple[dict[str, Element], list[dict[str, str]]]:
    """Elements by id and, for each part, the id that each of its old ones has now."""
    declared = _declared_kinds(parts)
    elements = dict[str, Element]()
    id_by_stem = dict[str, str]()
    ids_by_part = []
    for part in parts:
        id_by_old = dict[str, str]()
        for element in part.elements.values():
            kinds = declared.get(element.id) or [
                elements[element.id].kind if element.id in elements else element.kind
            ]
            kind = kinds[0] if element.id in part.weak_kinds else element.kind
            id_ = _id(element.id, kind, kinds)
            if kind in _JOINED:
                id_ = id_by_stem.setdefault(_stem(id_), id_)
            id_by_old[element.id] = id_
            known = elements.get(id_)
            new = replace(element, id=id_, kind=kind)
            elements[id_] = new if known is None else joined(known, new, kind=known.kind)
        ids_by_part.append(id_by_old)
    return elements, ids_by_part


def _id(id_: str, kind: ElementKind, kinds: Sequence[ElementKind]) -> str:
    """The id of an element; an application that is called as a channel is gets one of its own."""
    is_channel_too = any(one in CARRYING for one in kinds)
    return f"{id_}-application" if is_channel_too and kind not in CARRYING else id_


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
