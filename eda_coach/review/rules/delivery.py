"""Rules on delivery and consumers: messages that come twice, too fast, or cannot be handled."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import ASKING, CARRYING, ChannelKind, ElementKind
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.value import Known
from eda_coach.review.rules.asking.answers import Answer, answer_on
from eda_coach.review.rules.asking.consumers import publishings
from eda_coach.review.rules.asking.deliveries.admissions import Admission, about, admissions, denials
from eda_coach.review.rules.asking.deliveries.claims import claims_of_exactly_once
from eda_coach.review.rules.asking.deliveries.cycles import Round, rounds
from eda_coach.review.rules.asking.deliveries.dead_letters import (
    dead_letters,
    dead_letters_by_place,
    is_dead_letter,
    worked_on,
)
from eda_coach.review.rules.asking.deliveries.places import Answered, Place, answers_at, rulings_on
from eda_coach.review.rules.asking.deliveries.speech import as_meant
from eda_coach.review.rules.asking.deliveries.transports import Losable, losable
from eda_coach.review.rules.asking.deliveries.waiting import Publishing, publishings_in_calls
from eda_coach.review.rules.asking.messages import listed
from eda_coach.review.rules.ruling import Rule, Ruling, Settings, finding, not_stated, well_done
from eda_coach.review.rules.verdict import Confidence

_OWN = (ElementKind.GATEWAY, ElementKind.SERVICE)
# A relay may try again for ever: that is the publisher's side, where nothing is given up.
_PUBLISHING = re.compile(r"outbox|relay|publish", re.IGNORECASE)
# Whoever answers a web hook at once and queues the work has acknowledged a request.
_ANSWERED_REQUEST = re.compile(
    r"\b(?:https?|web ?hooks?|20[0-9]|requests?|enqueues?|users?|clients?)\b", re.IGNORECASE
)
# "Fire and forget" often says no more than that nobody waits for the consumers; and some events may be lost.
_LOOSE_PUBLISHING = re.compile(
    r"consumer|subscriber|downstream|recipient|receiver|repl(?:y|ies)|response|answer|analytics|telemetry|"
    r"metric|\blogs?\b|\blogging|click|tracking|location|presence|typing|page view",
    re.IGNORECASE,
)


def unsafe_repeat(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """MSG001: a consumer that does its work twice when a message comes twice."""
    places = [place for place in _consumers(design) if design.elements[place.subject].kind in _OWN]
    yield from rulings_on(design, answers_at(design, places, Aspect.IDEMPOTENT))


def no_dead_letter_path(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """MSG002: no way out for a message that cannot be handled."""
    places = _channels(design)
    drawn = dead_letters_by_place(design, worked_on(design))
    answered = []
    for one in answers_at(design, places, Aspect.DLQ, is_loose=True):
        siblings = drawn.get((one.place.parts[0], one.place.parts[1]), ())
        if siblings and one.answer.known is not Known.NO:
            evidence = tuple(element.evidence[0] for element in siblings)
            one = replace(one, answer=Answer(known=Known.YES, evidence=(*one.answer.evidence, *evidence)))  # noqa: PLW2901 - the same answer, completed
        answered.append(one)
    yield from rulings_on(design, answered)


def unbounded_redelivery(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """MSG003: a message that fails is given out again without end."""
    places = _channels(design)
    unless = (Aspect.MAX_DELIVERIES, Aspect.DLQ)
    admitted = about(admissions(design, Aspect.ENDLESS_REDELIVERY, unless=unless), but=_PUBLISHING)
    if places and admitted:
        yield from _admitted(design, admitted)
        return
    answered = answers_at(design, places, Aspect.MAX_DELIVERIES, is_loose=True)
    yield from rulings_on(design, answered)


def acknowledged_before_work(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """MSG004: a message is acknowledged before its work is done."""
    if not _is_messaging(design):
        return
    admitted = about(
        admissions(design, Aspect.ACK_BEFORE_WORK, unless=(Aspect.ACK_AFTER_WORK,)),
        messages=True,
        but=_ANSWERED_REQUEST,
    )
    yield from _admitted(design, admitted)
    if not admitted:
        answered = answers_at(design, _consumers(design), Aspect.ACK_AFTER_WORK, is_loose=True)
        yield from rulings_on(design, answered, asks=False)
        denied = denials(design, Aspect.ACK_BEFORE_WORK)
        if denied and not any(one.answer.evidence for one in answered):
            yield well_done((), denied, names="your consumers")


def unconfirmed_publish(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """MSG005: nobody notices that the broker did not take a message."""
    places = _publishers(design)
    confirmed = answers_at(design, places, Aspect.CONFIRMED_PUBLISH, is_loose=True)
    kept = answers_at(design, places, Aspect.OUTBOX)
    is_handled = any(one.answer.known is Known.YES for one in (*confirmed, *kept))
    admitted = about(admissions(design, Aspect.UNCONFIRMED_PUBLISH), but=_LOOSE_PUBLISHING)
    if places and admitted and not is_handled:
        yield from _admitted(design, admitted)
        return
    # An outbox makes up for a lost confirmation; that there is none says nothing about confirmations.
    yield from rulings_on(
        design,
        [
            other if one.answer.known is Known.UNKNOWN and other.answer.known is Known.YES else one
            for one, other in zip(confirmed, kept, strict=True)
        ],
    )


def exactly_once_by_magic(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """MSG006: exactly-once delivery is claimed and nothing is said that would bring it about."""
    if not _is_messaging(design):
        return
    for claim in claims_of_exactly_once(design):
        if claim.backing:
            places = tuple(dict.fromkeys((claim.evidence, *claim.backing)))
            yield well_done(claim.elements, places)
        else:
            yield (not_stated if claim.is_wish else finding)(claim.elements, (claim.evidence,))


def no_backpressure(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """MSG007: nothing is said of a producer that is faster than its consumers."""
    yield from rulings_on(design, answers_at(design, _channels(design), Aspect.BACKPRESSURE, is_loose=True))


def event_cycle(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """MSG008: a message comes back to a service that publishes it."""
    for one in rounds(design):
        evidence = tuple(dict.fromkeys(edge.evidence[0] for edge in one.edges))
        elements = (one.message, *sorted(set(one.services)))
        words = _words_of_round(design, one)
        guard = answer_on(design, Aspect.LOOP_GUARD, of=elements)
        if guard.known is Known.YES:
            yield well_done(elements, (*guard.evidence, *evidence), **words)
        elif one.is_shown:
            yield finding(elements, evidence, message=words["message"], names=words["names"])
        else:
            yield not_stated(elements, evidence, **words)


def unwatched_dead_letters(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """MSG009: messages lie in a dead-letter channel and nobody looks."""
    channels = _channels(design)
    drawn = dead_letters(design)
    told = [
        one.answer.evidence[0]
        for one in answers_at(design, channels, Aspect.DLQ, is_loose=True)
        if one.answer.known is Known.YES
    ]
    shown = [element.evidence[0] for element in drawn]
    carrying = [element.name for element in drawn if element.kind in CARRYING]
    names = listed(carrying) or "your dead-letter queue"
    watched = _watched(design, [element.id for element in drawn])
    places = tuple(dict.fromkeys((*watched.evidence, *shown, *told)))
    if watched.known is Known.YES and channels:
        yield well_done((), watched.evidence, names=names)
    elif (shown or told) and watched.known is Known.NO:
        yield finding((), places, names=names)
    elif (shown or told) and not _is_read(design, [element.id for element in drawn]):
        yield not_stated((), places[:3], wording="planned" if watched.is_planned else "", names=names)


def request_over_broker(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """MSG010: a user waits for an answer that travels over a broker and back."""
    found = dict[tuple[str, str], list[Publishing]]()
    for one in publishings_in_calls(design):
        found.setdefault((one.asked.call.edge.source, one.call.edge.target), []).append(one)
    for some in found.values():
        yield _answered_over_broker(design, some)
    waits = admissions(design, Aspect.WAITS_FOR_EVENT)
    if _is_messaging(design) and not any(one.delivery for some in found.values() for one in some):
        for ruling in _admitted(design, waits):
            yield replace(ruling, confidence=Confidence.MEDIUM)


def losable_facts(design: Design, settings: Settings) -> Iterator[Ruling]:
    """MSG011: business facts go over a channel that forgets."""
    told = set[str]()
    for one in losable(design, settings.words):
        channel, is_kept = design.name_of(one.channel), one.answer.known is Known.YES
        if not (is_kept or one.answer.is_planned):
            yield _lost(design, one)
        elif one.channel not in told:
            told.add(one.channel)
            ruling, wording = (well_done, "") if is_kept else (not_stated, "planned")
            yield ruling((one.channel,), one.answer.evidence, wording=wording, channel=channel)


def order_lost_by_scaling(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """MSG012: order is promised where several workers share one queue."""
    places = _channels(design)
    ordered = answers_at(design, places, Aspect.ORDERED)
    competing = answers_at(design, places, Aspect.COMPETING_CONSUMERS)
    keyed = answers_at(design, places, Aspect.PARTITIONED, Aspect.ORDER_KEY)
    is_one = len({place.parts[0] for place in places}) == 1
    for order, workers, key in zip(ordered, competing, keyed, strict=True):
        if order.answer.known is Known.YES and workers.answer.known is Known.YES:
            is_sure = is_one or not (order.is_general or workers.is_general)
            yield _order_among_workers(design, (order, workers, key), is_sure=is_sure)


def _consumers(design: Design) -> list[Place]:
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


def _channels(design: Design) -> list[Place]:
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


def _is_broker(design: Design, id_: str) -> bool:
    return design.elements[id_].kind is ElementKind.BROKER


def _deliveries(design: Design) -> Mapping[tuple[str, str], list[Edge]]:
    """Deliveries by channel and consumer."""
    found = defaultdict[tuple[str, str], list[Edge]](list)
    for edge in design.edges_of(EdgeKind.DELIVER):
        found[edge.source, edge.target].append(edge)
    return found


def _publishers(design: Design) -> list[Place]:
    """Each part of the own system that publishes, once; what only a screen shows is left out."""
    shown = dict[str, bool]()
    for edge in design.edges_of(EdgeKind.DELIVER):
        is_screen = design.elements[edge.target].kind in ASKING
        shown[edge.source] = shown.get(edge.source, True) and is_screen
    edges = dict[str, list[Edge]]()
    for edge in publishings(design):
        source, target = design.elements[edge.source], design.elements[edge.target]
        is_own = source.kind in _OWN and target.kind in CARRYING and not is_dead_letter(target)
        if is_own and not shown.get(target.id, False):
            edges.setdefault(source.id, []).append(edge)
    return [
        Place(subject=id_, parts=(id_, *(edge.target for edge in some)), edges=tuple(some))
        for id_, some in edges.items()
    ]


def _is_messaging(design: Design) -> bool:
    return any(True for _ in design.of_kind(*CARRYING)) or bool(worked_on(design) or publishings(design))


def _admitted(design: Design, some: Iterable[Admission]) -> Iterator[Ruling]:
    for one in some:
        names = listed([design.name_of(id_) for id_ in one.elements if id_ in design.elements])
        yield finding(one.elements, one.evidence, wording="finding-stated", names=names or "The design")


def _words_of_round(design: Design, one: Round) -> dict[str, str]:
    names = [design.name_of(id_) for id_ in one.services]
    return {"message": design.messages[one.message].name, "names": listed(names)}


def _watched(design: Design, channels: Sequence[str]) -> Answer:
    """Whether dead letters are watched, whomever the sentence or label is about."""
    facts = tuple(replace(fact, elements=()) for fact in as_meant(design).facts_on(Aspect.DLQ_WATCHED))
    declared = [edge.says(Aspect.DLQ_WATCHED) for edge in design.edges]
    declared += [element.says(Aspect.DLQ_WATCHED) for element in design.elements.values()]
    return answer_on(replace(design, facts=facts), Aspect.DLQ_WATCHED, of=channels, declared=declared)


def _is_read(design: Design, channels: Sequence[str]) -> bool:
    """Whether somebody is drawn who takes messages out of a dead-letter channel."""
    return any(edge.source in channels for edge in design.edges_of(EdgeKind.DELIVER, EdgeKind.READ))


def _answered_over_broker(design: Design, some: Sequence[Publishing]) -> Ruling:
    """One ruling for all calls of a user to one part."""
    bad = [one for one in some if one.delivery is not None]
    one = (bad or list(some))[0]
    elements = (one.asked.call.edge.source, one.call.edge.target)
    user, service = design.name_of(elements[0]), design.name_of(elements[1])
    # The user's call first: that is what takes so long. Then the way there and back.
    steps = [one.asked.call, one.publication, *([one.delivery] if one.delivery else []), one.answer]
    evidence: tuple[Evidence, ...] = tuple(step.edge.evidence[0] for step in steps)
    if not bad:
        return well_done(elements, (one.answer.edge.evidence[0], *evidence[:2]), user=user, service=service)
    others = tuple(other.asked.call.edge.evidence[0] for other in bad[1:])
    label = one.asked.call.edge.label or "the call"
    places = tuple(dict.fromkeys((*evidence, *others)))
    return finding(elements, places, call=label, user=user, service=service)


def _lost(design: Design, one: Losable) -> Ruling:
    return finding(
        (one.channel, one.consumer),
        tuple(dict.fromkeys((*one.answer.evidence, *one.edge.evidence[:1], *one.evidence))),
        transport=one.transport or "a channel that does not keep messages",
        channel=design.name_of(one.channel),
        consumer=design.name_of(one.consumer),
    )


def _order_among_workers(design: Design, said: tuple[Answered, ...], *, is_sure: bool) -> Ruling:
    order, workers, key = said
    channel = design.elements[order.place.parts[0]]
    evidence = (*workers.answer.evidence, *order.answer.evidence)
    consumer = design.name_of(order.place.parts[1])
    ruling: Callable[..., Ruling] = not_stated
    if key.answer.known is Known.YES:
        ruling, evidence = well_done, (*key.answer.evidence, *evidence)
    elif is_sure and (key.answer.known is Known.NO or channel.channel_kind is ChannelKind.QUEUE):
        ruling = finding
    return ruling((channel.id,), tuple(dict.fromkeys(evidence)), channel=channel.name, consumer=consumer)


RULES: dict[str, Rule] = {
    "MSG001": unsafe_repeat,
    "MSG002": no_dead_letter_path,
    "MSG003": unbounded_redelivery,
    "MSG004": acknowledged_before_work,
    "MSG005": unconfirmed_publish,
    "MSG006": exactly_once_by_magic,
    "MSG007": no_backpressure,
    "MSG008": event_cycle,
    "MSG009": unwatched_dead_letters,
    "MSG010": request_over_broker,
    "MSG011": losable_facts,
    "MSG012": order_lost_by_scaling,
}
