"""Rules on delivery and consumers: messages that come twice, too fast, or cannot be handled."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.edge import EdgeKind
from eda_coach.review.model.element import CARRYING, ChannelKind
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.value import Known
from eda_coach.review.rules.asking.answers import Answer, answer_on
from eda_coach.review.rules.asking.consumers import is_asynchronous
from eda_coach.review.rules.asking.deliveries.cycles import Round, rounds
from eda_coach.review.rules.asking.deliveries.dead_letters import (
    dead_letters,
    dead_letters_by_place,
    worked_on,
)
from eda_coach.review.rules.asking.deliveries.loops import Loop, answered_messages, loops
from eda_coach.review.rules.asking.deliveries.places import Answered, answers_at, rulings_on
from eda_coach.review.rules.asking.deliveries.questions import (
    Question,
    admitted_findings,
    rulings_by_word,
    rulings_for,
    said_anywhere,
    with_admissions,
)
from eda_coach.review.rules.asking.deliveries.sides import (
    OWN,
    channel_places,
    consumer_places,
    publisher_places,
)
from eda_coach.review.rules.asking.deliveries.transports import Losable, losable, lost_by_word
from eda_coach.review.rules.asking.deliveries.waiting import Publishing, publishings_in_calls
from eda_coach.review.rules.asking.deliveries.words.admissions import (
    admissions,
    admitted_of_messages,
    denials,
)
from eda_coach.review.rules.asking.deliveries.words.claims import (
    claims_of_exactly_once,
    disclaimers_of_exactly_once,
)
from eda_coach.review.rules.asking.deliveries.words.ordering import orders_told, workers_without_key
from eda_coach.review.rules.asking.deliveries.words.speech import as_meant
from eda_coach.review.rules.asking.deliveries.words.watching import told_to_be_watched
from eda_coach.review.rules.asking.hearsay import without_hearsay
from eda_coach.review.rules.asking.judging import told_by_word
from eda_coach.review.rules.asking.messages import listed
from eda_coach.review.rules.ruling import Rule, Ruling, Settings, finding, not_stated, well_done
from eda_coach.review.rules.verdict import Confidence, Verdict

# What would happen without protection is no admission that it is missing.
_REPEATED = re.compile(
    r"\b(?:would|could|might|otherwise|avoid\w*|prevent\w*|without|must not|should not|unless|so that|"
    r"twice (?:a|per|every))\b",
    re.IGNORECASE,
)
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
    places = [place for place in consumer_places(design) if design.elements[place.subject].kind in OWN]
    question = Question(aspects=(Aspect.IDEMPOTENT,), names="your consumers")
    admitted = admitted_of_messages(design, Aspect.REPEAT_HARMS, unless=(Aspect.IDEMPOTENT,), but=_REPEATED)
    yield from with_admissions(design, rulings_for(design, places, question), admitted)


def no_dead_letter_path(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """MSG002: no way out for a message that cannot be handled."""
    admitted = admitted_of_messages(design, Aspect.MESSAGE_DROPPED, unless=(Aspect.DLQ,))
    yield from with_admissions(design, _set_aside(design), admitted)


def _set_aside(design: Design) -> Iterator[Ruling]:
    places = channel_places(design)
    drawn = dead_letters_by_place(design, worked_on(design))
    answered = []
    for one in answers_at(design, places, Aspect.DLQ, is_loose=True):
        siblings = drawn.get((one.place.parts[0], one.place.parts[1]), ())
        if siblings and one.answer.known is not Known.NO:
            evidence = tuple(element.evidence[0] for element in siblings)
            one = replace(one, answer=Answer(known=Known.YES, evidence=(*one.answer.evidence, *evidence)))  # noqa: PLW2901 - the same answer, completed
        answered.append(one)
    yield from rulings_on(design, answered)
    if not places:
        yield from _set_aside_by_word(design)


def _set_aside_by_word(design: Design) -> Iterator[Ruling]:
    drawn = [element.evidence[0] for element in dead_letters(design)]
    if drawn and said_anywhere(design, Aspect.DLQ).known is not Known.NO:
        yield well_done((), drawn, names="your consumers")
    else:
        yield from rulings_by_word(design, Question(aspects=(Aspect.DLQ,), names="your consumers"))


def unbounded_redelivery(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """MSG003: a message that fails is given out again without end."""
    unless = (Aspect.MAX_DELIVERIES, Aspect.DLQ)
    admitted = admitted_of_messages(design, Aspect.ENDLESS_REDELIVERY, unless=unless, but=_PUBLISHING)
    if admitted:
        yield from admitted_findings(design, admitted)
        return
    question = Question(aspects=(Aspect.MAX_DELIVERIES,), names="your consumers", is_loose=True)
    yield from rulings_for(design, channel_places(design), question)


def acknowledged_before_work(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """MSG004: a message is acknowledged before its work is done."""
    admitted = admitted_of_messages(
        design, Aspect.ACK_BEFORE_WORK, unless=(Aspect.ACK_AFTER_WORK,), but=_ANSWERED_REQUEST
    )
    yield from admitted_findings(design, admitted)
    if admitted:
        return
    question = Question(aspects=(Aspect.ACK_AFTER_WORK,), names="your consumers", is_loose=True, asks=False)
    said = list(rulings_for(design, consumer_places(design), question))
    yield from said
    denied = denials(design, Aspect.ACK_BEFORE_WORK)
    if denied and not said and is_asynchronous(design):
        yield well_done((), denied, names="your consumers")


def unconfirmed_publish(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """MSG005: nobody notices that the broker did not take a message."""
    places = publisher_places(design)
    admitted = admitted_of_messages(
        design, Aspect.UNCONFIRMED_PUBLISH, unless=(Aspect.OUTBOX,), but=_LOOSE_PUBLISHING
    )
    if not places:
        aspects = (Aspect.CONFIRMED_PUBLISH, Aspect.OUTBOX)
        is_kept = said_anywhere(design, *aspects).known is Known.YES
        asked = aspects if is_kept else aspects[:1]
        # Who is only drawn to read has nothing to publish.
        is_drawn = any(True for _ in design.edges_of(EdgeKind.DELIVER))
        question = Question(aspects=asked, names="your publishers", asks=not is_drawn)
        rulings = rulings_by_word(design, question)
        yield from with_admissions(design, rulings, admitted)
        return
    confirmed = answers_at(design, places, Aspect.CONFIRMED_PUBLISH, is_loose=True)
    kept = answers_at(design, places, Aspect.OUTBOX)
    # An outbox makes up for a lost confirmation; that there is none says nothing about confirmations.
    answered = [
        other if one.answer.known is Known.UNKNOWN and other.answer.known is Known.YES else one
        for one, other in zip(confirmed, kept, strict=True)
    ]
    yield from with_admissions(design, rulings_on(design, answered), admitted)


def exactly_once_by_magic(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """MSG006: exactly-once delivery is claimed and nothing is said that would bring it about."""
    if not is_asynchronous(design):
        return
    claims = list(claims_of_exactly_once(design))
    for claim in claims:
        if claim.backing:
            places = tuple(dict.fromkeys((claim.evidence, *claim.backing)))
            yield well_done(claim.elements, places)
        else:
            yield (not_stated if claim.is_wish else finding)(claim.elements, (claim.evidence,))
    disclaimed = [] if claims else disclaimers_of_exactly_once(design)
    if disclaimed:
        yield well_done((), disclaimed, wording="ok-disclaimed")


def no_backpressure(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """MSG007: nothing is said of a producer that is faster than its consumers."""
    question = Question(aspects=(Aspect.BACKPRESSURE,), names="your consumers", is_loose=True)
    admitted = admitted_of_messages(design, Aspect.OVERRUN, unless=(Aspect.BACKPRESSURE,))
    yield from with_admissions(design, rulings_for(design, channel_places(design), question), admitted)


def event_cycle(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """MSG008: a message comes back to a service that publishes it."""
    found = list(rounds(design))
    for one in found:
        yield _round_ruling(design, one)
    looping = list(loops(design))
    for loop in looping:
        yield _loop_ruling(design, loop)
    admitted = admitted_of_messages(design, Aspect.EVENT_LOOP, unless=(Aspect.LOOP_GUARD,), but=_REPEATED)
    yield from admitted_findings(design, admitted)
    answered = () if found or looping or admitted else answered_messages(design)
    if answered:
        yield well_done((), answered, wording="ok-answered")


def _round_ruling(design: Design, one: Round) -> Ruling:
    evidence = tuple(dict.fromkeys(edge.evidence[0] for edge in one.edges))
    elements = (one.message, *sorted(set(one.services)))
    words = _words_of_round(design, one)
    guard = answer_on(design, Aspect.LOOP_GUARD, of=elements)
    if guard.known is Known.YES:
        return well_done(elements, (*guard.evidence, *evidence), **words)
    if one.is_shown:
        return finding(elements, evidence, message=words["message"], names=words["names"])
    return not_stated(elements, evidence, **words)


def _loop_ruling(design: Design, one: Loop) -> Ruling:
    guard = answer_on(design, Aspect.LOOP_GUARD, of=one.services)
    names = listed(one.messages)
    if guard.known is Known.YES:
        return well_done(one.elements, (*guard.evidence, *one.evidence), wording="ok-loop", names=names)
    if one.is_told:
        return finding(
            one.elements, one.evidence, wording="finding-loop", confidence=Confidence.MEDIUM, names=names
        )
    return not_stated(one.elements, one.evidence, wording="not-stated-loop", names=names)


def unwatched_dead_letters(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """MSG009: messages lie in a dead-letter channel and nobody looks."""
    drawn = dead_letters(design)
    told = list(said_anywhere(design, Aspect.DLQ).evidence)
    if said_anywhere(design, Aspect.DLQ).known is not Known.YES:
        told = []
    shown = [element.evidence[0] for element in drawn]
    carrying = [element.name for element in drawn if element.kind in CARRYING]
    names = listed(carrying) or "your dead-letter queue"
    watched = _watched(design, [element.id for element in drawn])
    admitted = admitted_of_messages(design, Aspect.DLQ_UNWATCHED, unless=(Aspect.DLQ_WATCHED,))
    places = tuple(dict.fromkeys((*watched.evidence, *shown, *told)))
    if watched.known is Known.YES:
        yield well_done((), watched.evidence, names=names)
    elif admitted:
        yield finding((), [place for one in admitted for place in one.evidence], names=names)
    elif (shown or told) and watched.known is Known.NO:
        yield finding((), places, names=names)
    elif watched.is_planned:
        yield not_stated((), watched.evidence, wording="planned", names=names)
    elif (shown or told) and not _is_read(design, [element.id for element in drawn]):
        yield not_stated((), places[:3], names=names)


def request_over_broker(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """MSG010: a user waits for an answer that travels over a broker and back."""
    found = dict[tuple[str, str], list[Publishing]]()
    for one in publishings_in_calls(design):
        found.setdefault((one.asked.call.edge.source, one.call.edge.target), []).append(one)
    waits = admissions(design, Aspect.WAITS_FOR_EVENT)
    told = tuple(place for one in waits for place in one.evidence)
    for some in found.values():
        ruling = _answered_over_broker(design, some)
        is_bad = any(one.delivery for one in some)
        yield replace(ruling, evidence=(*ruling.evidence, *told)) if is_bad else ruling
    if is_asynchronous(design) and not any(one.delivery for some in found.values() for one in some):
        for ruling in admitted_findings(design, waits):
            yield replace(ruling, confidence=Confidence.MEDIUM)


def losable_facts(design: Design, settings: Settings) -> Iterator[Ruling]:
    """MSG011: business facts go over a channel that forgets."""
    told, has_ruling = set[str](), False
    for one in losable(design, settings.words):
        has_ruling = True
        channel, is_kept = design.name_of(one.channel), one.answer.known is Known.YES
        if not (is_kept or one.answer.is_planned):
            yield _lost(design, one)
        elif one.channel not in told:
            told.add(one.channel)
            ruling, wording = (well_done, "") if is_kept else (not_stated, "planned")
            yield ruling((one.channel,), one.answer.evidence, wording=wording, channel=channel)
    if not has_ruling:
        yield from lost_by_word(design, settings.words)


def order_lost_by_scaling(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """MSG012: order is promised where several workers share one queue."""
    places = channel_places(design)
    ordered = answers_at(design, places, Aspect.ORDERED)
    competing = answers_at(design, places, Aspect.COMPETING_CONSUMERS)
    keyed = answers_at(design, places, Aspect.PARTITIONED, Aspect.ORDER_KEY)
    is_one, is_found = len({place.parts[0] for place in places}) == 1, False
    for order, workers, key in zip(ordered, competing, keyed, strict=True):
        if order.answer.known is Known.YES and workers.answer.known is Known.YES:
            is_sure = is_one or not (order.is_general or workers.is_general)
            ruling = _order_among_workers(design, (order, workers, key), is_sure=is_sure)
            is_found |= ruling.verdict is Verdict.FINDING
            yield ruling
    if is_found:
        return
    without_key = list(workers_without_key(design, orders_told(design)))
    for workers_, needed in without_key:
        yield finding((), (workers_, needed), wording="finding-stated", confidence=Confidence.MEDIUM)
    if not without_key and is_asynchronous(design):
        yield from told_by_word(design, good=(Aspect.ORDER_AMONG_WORKERS,), bad=(Aspect.ORDER_BROKEN,))


def _words_of_round(design: Design, one: Round) -> dict[str, str]:
    names = [design.name_of(id_) for id_ in one.services]
    return {"message": design.messages[one.message].name, "names": listed(names)}


def _watched(design: Design, channels: Sequence[str]) -> Answer:
    """Whether dead letters are watched, whomever the sentence or label is about."""
    facts = (
        *(replace(fact, elements=()) for fact in as_meant(design).facts_on(Aspect.DLQ_WATCHED)),
        *told_to_be_watched(design),
    )
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
    "MSG001": without_hearsay(unsafe_repeat),
    "MSG002": without_hearsay(no_dead_letter_path),
    "MSG003": without_hearsay(unbounded_redelivery),
    "MSG004": without_hearsay(acknowledged_before_work),
    "MSG005": without_hearsay(unconfirmed_publish),
    "MSG006": without_hearsay(exactly_once_by_magic),
    "MSG007": without_hearsay(no_backpressure),
    "MSG008": without_hearsay(event_cycle),
    "MSG009": without_hearsay(unwatched_dead_letters),
    "MSG010": without_hearsay(request_over_broker),
    "MSG011": without_hearsay(losable_facts),
    "MSG012": without_hearsay(order_lost_by_scaling),
}
