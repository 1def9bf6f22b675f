"""Designs of a few messages on channels, for rules on events."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from eda_coach.content.coding import decode
from eda_coach.review.catalogue.card import Card
from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design, Document, Format
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import ChannelKind, Element, ElementKind
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.fact import Fact
from eda_coach.review.model.message import Field, Message, MessageKind
from eda_coach.review.model.value import Known, Value
from eda_coach.review.rules import document, events
from eda_coach.review.rules.ruling import Ruling, Settings
from tests.review.rules.drawn import at

_CARDS = Path(__file__).parents[3] / "eda_coach" / "review" / "catalogue" / "cards"
_KIND_BY_NAME = {"Browser": ElementKind.CLIENT, "Kafka": ElementKind.BROKER}


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A message and its way.

    Attributes:
        fields: Names, with a type behind a colon and ``@`` before a header; None if they are not known.
        by: Who publishes it.
        to: Who reads it.
    """

    name: str
    fields: str | None = None
    by: tuple[str, ...] = ("Shop",)
    to: tuple[str, ...] = ("Mail",)
    channel: str = "orders"
    kind: MessageKind = MessageKind.UNKNOWN
    says: Mapping[Aspect, Known] | None = None


def published(  # noqa: PLR0913 - one call makes one design
    *messages: Sent,
    facts: Iterable[Fact] = (),
    format_: Format = Format.ASYNCAPI,
    channel_kind: ChannelKind = ChannelKind.TOPIC,
    channel_says: Mapping[Aspect, Known] | None = None,
    protocol: str = "kafka",
    is_certain: bool = True,
) -> Design:
    """A design in which messages are published and read; message ``n`` stands at line ``10 n``."""
    edges = [
        edge
        for number, sent in enumerate(messages, 1)
        for edge in _edges(sent, line=10 * number, protocol=protocol, is_certain=is_certain)
    ]
    names = dict.fromkeys(end for edge in edges for end in (edge.source, edge.target))
    channels = {sent.channel for sent in messages}
    elements = {
        name: _element(
            name, channel_kind, channel_says if name in channels else {}, is_channel=name in channels
        )
        for name in names
    }
    return Design(
        name="a",
        documents=(Document(name="a.md", format=format_, lines=99, evidence=at(1)),),
        elements=elements,
        edges=tuple(edges),
        messages={sent.name: _message(sent, 10 * number) for number, sent in enumerate(messages, 1)},
        facts=tuple(facts),
    )


def ruled_by(id_: str, design: Design) -> list[Ruling]:
    """What a rule says, with the settings of its card; every wording can be filled."""
    card = _cards()[id_]
    rule = {**events.RULES, **document.RULES}[id_]
    rulings = list(rule(design, Settings(numbers=card.numbers, words=card.words)))
    for ruling in rulings:
        assert "{" not in card.wordings[ruling.wording or ruling.verdict.value].format(**ruling.words)
        assert ruling.evidence
    return rulings


def said_of(rulings: Iterable[Ruling]) -> list[str]:
    """Verdict and wording, in their order."""
    return [f"{one.verdict.value} {one.wording}".strip() for one in rulings]


def values(known_by_aspect: Mapping[Aspect, Known] | None, line: int) -> dict[Aspect, Value]:
    """What is declared, at a line."""
    return {
        aspect: Value(known=known, evidence=(at(line, aspect.value),))
        for aspect, known in (known_by_aspect or {}).items()
    }


def _edges(sent: Sent, *, line: int, protocol: str, is_certain: bool) -> list[Edge]:
    ends = [(name, sent.channel, EdgeKind.PUBLISH) for name in sent.by]
    ends += [(sent.channel, name, EdgeKind.DELIVER) for name in sent.to]
    return [
        Edge(
            source=source,
            target=target,
            kind=kind,
            protocol=protocol,
            messages=(sent.name,),
            is_certain=is_certain,
            evidence=(at(line + 5, f"{source} to {target}"),),
        )
        for source, target, kind in ends
    ]


def _element(
    name: str, channel_kind: ChannelKind, says: Mapping[Aspect, Known] | None, *, is_channel: bool
) -> Element:
    return Element(
        id=name,
        name=name,
        kind=ElementKind.CHANNEL
        if is_channel and name not in _KIND_BY_NAME
        else _KIND_BY_NAME.get(name, ElementKind.SERVICE),
        channel_kind=channel_kind if is_channel else ChannelKind.UNKNOWN,
        value_by_aspect=values(says, 7),
        evidence=(at(5, name),),
    )


def _message(sent: Sent, line: int) -> Message:
    return Message(
        id=sent.name,
        name=sent.name,
        kind=sent.kind,
        fields=tuple(
            _field(one.strip(), at(line + 1, one)) for one in (sent.fields or "").split(",") if one.strip()
        ),
        is_whole=sent.fields is not None,
        value_by_aspect=values(sent.says, line),
        evidence=(at(line, sent.name),),
    )


def _field(written: str, evidence: Evidence) -> Field:
    name, _, type_ = written.partition(":")
    return Field(name=name.lstrip("@"), type=type_.strip(), is_header=name.startswith("@"), evidence=evidence)


@cache
def _cards() -> dict[str, Card]:
    texts = [(_CARDS / f"{family}.yaml").read_text(encoding="utf-8") for family in ("events", "document")]
    rules = [one for text in texts for one in yaml.load(text, Loader=yaml.BaseLoader)["rules"]]  # noqa: S506 - a loader of plain texts only
    return {card.id: card for card in (decode(Card, one) for one in rules)}
