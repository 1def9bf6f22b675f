"""Designs of channels and their consumers in a few lines, for rules on delivery."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import yaml

from eda_coach.content.coding import decode
from eda_coach.review.catalogue.card import Card
from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design, Document, Format
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import ChannelKind, Element, ElementKind
from eda_coach.review.model.fact import Fact, Stand
from eda_coach.review.model.message import Message
from eda_coach.review.model.value import Known, Value
from eda_coach.review.rules.delivery import RULES
from eda_coach.review.rules.ruling import Ruling, Settings
from tests.review.rules.drawn import at

_CARDS = Path(__file__).parents[3] / "eda_coach" / "review" / "catalogue" / "cards" / "delivery.yaml"
_KIND_BY_ARROW = {"->": EdgeKind.CALL, "~>": EdgeKind.PUBLISH, "=>": EdgeKind.DELIVER, "--": EdgeKind.LINK}
_KIND_BY_NAME = {
    "user": ElementKind.ACTOR,
    "browser": ElementKind.CLIENT,
    "bank": ElementKind.EXTERNAL,
    "kafka": ElementKind.BROKER,
    "redis-pub-sub": ElementKind.BROKER,
    "db": ElementKind.STORE,
}

Values = Mapping[str, Mapping[Aspect, Known]]


def delivered(
    text: str, *, facts: Iterable[Fact] = (), values: Values | None = None, is_certain: bool = True
) -> Design:
    """A design out of lines such as ``shop ~> orders-queue: order-placed``.

    ``~>`` publishes, ``=>`` delivers, ``->`` calls, ``--`` joins. What ends in queue, topic, dlq or letters
    is a channel, what is not known by name a service. Line ``n`` is evidence at line ``n``.

    Args:
        text: The lines.
        facts: Sentences.
        values: Of elements, by id.
        is_certain: Whether the edges are.
    """
    edges = [_edge(line, number, is_certain) for number, line in enumerate(text.strip().split("\n"), 1)]
    names = dict.fromkeys(end for edge in edges for end in (edge.source, edge.target))
    return Design(
        name="a",
        documents=(Document(name="a.md", format=Format.MARKDOWN, lines=99, has_prose=True, evidence=at(1)),),
        elements={name: _element(name, values or {}) for name in names},
        edges=tuple(edges),
        messages={id_: _message(id_) for edge in edges for id_ in edge.messages},
        facts=tuple(facts),
    )


def with_messages(design: Design) -> Design:
    """A drawn design in which the labels of publications and deliveries are messages."""

    def carrying(edge: Edge) -> Edge:
        is_message = edge.kind in (EdgeKind.PUBLISH, EdgeKind.DELIVER) and edge.label
        return replace(edge, messages=(edge.label,)) if is_message else edge

    flows = tuple(
        replace(flow, steps=tuple(replace(step, edge=carrying(step.edge)) for step in flow.steps))
        for flow in design.flows
    )
    edges = tuple(step.edge for flow in flows for step in flow.steps) or tuple(map(carrying, design.edges))
    messages = {id_: _message(id_) for edge in edges for id_ in edge.messages}
    return replace(design, flows=flows, edges=edges, messages=messages)


def told(
    aspect: Aspect,
    quote: str,
    *elements: str,
    stand: Stand = Stand.PRESENT,
    line: int = 50,
    heading: str = "",
) -> Fact:
    """A sentence that names some elements."""
    return Fact(aspect=aspect, stand=stand, elements=elements, heading=heading, evidence=at(line, quote))


def ruled(id_: str, design: Design) -> list[Ruling]:
    """What a rule on delivery says, with the settings of its card."""
    card = cards()[id_]
    rulings = list(RULES[id_](design, Settings(numbers=card.numbers, words=card.words)))
    for ruling in rulings:
        wording = card.wordings[ruling.wording or ruling.verdict.value]
        assert "{" not in wording.format(**ruling.words)
        assert ruling.evidence
    return rulings


@cache
def cards() -> dict[str, Card]:
    """The cards of the rules on delivery, by id."""
    text = _CARDS.read_text(encoding="utf-8")
    return {one["id"]: decode(Card, one) for one in yaml.safe_load(text)["rules"]}


def _edge(line: str, number: int, is_certain: bool) -> Edge:  # noqa: FBT001 - passed on as it came
    way, _, message = line.strip().partition(": ")
    source, arrow, target = way.split()
    return Edge(
        source=source,
        target=target,
        kind=_KIND_BY_ARROW[arrow],
        label=message,
        messages=(message,) if message and arrow in ("~>", "=>") else (),
        is_certain=is_certain,
        evidence=(at(number, line.strip()),),
    )


def _element(name: str, values: Values) -> Element:
    is_channel = name.endswith(("queue", "topic", "dlq", "letters"))
    kind = ElementKind.CHANNEL if is_channel else _KIND_BY_NAME.get(name, ElementKind.SERVICE)
    said = {
        aspect: Value(known=known, evidence=(at(90, f"{name} {aspect.value}"),))
        for aspect, known in values.get(name, {}).items()
    }
    channel_kind = ChannelKind.QUEUE if name.endswith("queue") else ChannelKind.UNKNOWN
    return Element(
        id=name,
        name=name,
        kind=kind,
        channel_kind=channel_kind,
        value_by_aspect=said,
        evidence=(at(1, name),),
    )


def _message(id_: str) -> Message:
    return Message(id=id_, name=id_, evidence=(at(1, id_),))
