"""Channels that forget what nobody received."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import Element, ElementKind
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.value import Known
from eda_coach.review.rules.asking.answers import Answer
from eda_coach.review.rules.asking.consumers import Consumption
from eda_coach.review.rules.asking.deliveries.dead_letters import worked_on
from eda_coach.review.rules.asking.deliveries.places import Place, answers_at
from eda_coach.review.rules.asking.deliveries.questions import said_anywhere
from eda_coach.review.rules.asking.deliveries.words.admissions import admitted_of_messages
from eda_coach.review.rules.asking.wording import word_in
from eda_coach.review.rules.ruling import Ruling, finding, not_stated, well_done
from eda_coach.review.rules.verdict import Confidence

# What goes over a channel is told by its first labels.
_MOST_WORDS = 5_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Losable:
    """A service that works on what goes over a channel.

    Attributes:
        transport: What is known to forget, such as ``Redis Pub/Sub``; empty if only the design says so.
        evidence: Where the design names the transport.
        answer: Whether the channel keeps its messages.
    """

    channel: str
    consumer: str
    edge: Edge
    transport: str
    evidence: tuple[Evidence, ...]
    answer: Answer


def losable(design: Design, words: Mapping[str, tuple[str, ...]]) -> Iterator[Losable]:
    """Channels of which it is said that they keep messages or do not, or whose product does not.

    Args:
        design: To ask.
        words: ``transports`` that forget, ``facts`` (words of what may not be lost), ``fleeting`` (of what
            may) and ``screens`` (of services that only pass on to a screen).
    """
    edges_by_channel = defaultdict[str, list[Edge]](list)
    for edge in design.edges_of(EdgeKind.PUBLISH, EdgeKind.DELIVER):
        edges_by_channel[edge.target if edge.kind is EdgeKind.PUBLISH else edge.source].append(edge)
    consumed = worked_on(design)
    places = [Place(subject=one.channel, parts=(one.channel,), edges=(one.edge,)) for one in consumed]
    answered = answers_at(design, places, Aspect.DURABLE)
    brokers = list(islice(design.of_kind(ElementKind.BROKER), 2))
    traffic_by_channel = dict[str, _Traffic]()
    for place, said in zip(consumed, answered, strict=True):
        if place.channel not in traffic_by_channel:
            elements = [design.elements[place.channel], *(brokers if len(brokers) == 1 else ())]
            traffic = _traffic(elements, edges_by_channel[place.channel], words)
            traffic_by_channel[place.channel] = traffic
        traffic = traffic_by_channel[place.channel]
        one = _losable(place, said.answer, traffic)
        is_settled = one.answer.known is not Known.UNKNOWN or one.answer.is_planned
        loses = one.answer.known is not Known.YES
        if (is_settled or one.transport) and not (loses and _may_be_lost(design, one, traffic, words)):
            yield one


def lost_by_word(design: Design, words: Mapping[str, tuple[str, ...]]) -> Iterator[Ruling]:
    """What the text tells of channels that forget, where none is drawn with who works on it."""
    admitted = admitted_of_messages(design, Aspect.MESSAGE_LOST, unless=(Aspect.DURABLE,))
    fleeting = words.get("fleeting", ())
    sure = [one for one in admitted if not word_in(one.evidence[0].quote, fleeting)]
    durable = said_anywhere(design, Aspect.DURABLE)
    if durable.known is Known.NO and word_in(durable.evidence[0].quote, fleeting):
        return
    if durable.known is Known.YES:
        yield well_done((), durable.evidence[:1], channel="Your channel")
    elif sure or durable.known is Known.NO:
        evidence = sure[0].evidence if sure else durable.evidence
        yield finding((), evidence, wording="finding-stated", confidence=Confidence.MEDIUM)
    elif durable.is_planned:
        told = (*durable.evidence, *(place for one in admitted for place in one.evidence))
        yield not_stated((), told, wording="planned", channel="The channel")
    elif admitted:
        yield not_stated((), admitted[0].evidence, channel="The channel")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Traffic:
    """What goes over one channel, looked at once for all who work on it.

    Attributes:
        transport: The product that forgets, and ``evidence`` of it; empty if none is named.
        text: The words of the channel and of what goes over it.
    """

    transport: str
    evidence: tuple[Evidence, ...]
    publishers: frozenset[str]
    text: str


def _traffic(
    elements: Sequence[Element], edges: Sequence[Edge], words: Mapping[str, tuple[str, ...]]
) -> _Traffic:
    transport, evidence = _transport(elements, edges, words)
    messages = [id_ for edge in edges for id_ in edge.messages]
    return _Traffic(
        transport=transport,
        evidence=evidence,
        publishers=frozenset(edge.source for edge in edges if edge.kind is EdgeKind.PUBLISH),
        text=" ".join([elements[0].id, *(edge.label for edge in edges), *messages])[:_MOST_WORDS],
    )


def _losable(place: Consumption, answer: Answer, traffic: _Traffic) -> Losable:
    return Losable(
        channel=place.channel,
        consumer=place.consumer,
        edge=place.edge,
        transport=traffic.transport,
        evidence=traffic.evidence,
        answer=answer,
    )


def _transport(
    elements: Sequence[Element], edges: Sequence[Edge], words: Mapping[str, tuple[str, ...]]
) -> tuple[str, tuple[Evidence, ...]]:
    """The product that forgets, as the channel, the only broker or the arrows name it, and where."""
    texts = [(f"{one.name} {one.technology}", one.evidence[:1]) for one in elements]
    texts += [(f"{edge.protocol} {edge.label}", edge.evidence[:1]) for edge in edges]
    for text, evidence in texts:
        transport = word_in(text, words.get("transports", ()))
        if transport:
            return transport, evidence
    return "", ()


def _may_be_lost(
    design: Design, one: Losable, traffic: _Traffic, words: Mapping[str, tuple[str, ...]]
) -> bool:
    """Whether a loss does no harm as far as can be told: it concerns a screen, or passing news."""
    consumer = design.elements[one.consumer]
    said = [evidence.quote for evidence in one.answer.evidence]
    is_told = one.answer.known is Known.NO or one.answer.is_planned
    return bool(
        consumer.kind is not ElementKind.SERVICE
        or not one.edge.is_certain
        or not traffic.publishers - {one.consumer}
        or word_in(consumer.name, words.get("screens", ()))
        or word_in(" ".join([traffic.text, *said]), words.get("fleeting", ()))
        or not (is_told or word_in(traffic.text, words.get("facts", ())))
    )
