"""Who sends a message, who needs it, and how it is told from its neighbours."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design, Format
from eda_coach.review.model.element import ElementKind
from eda_coach.review.model.message import MessageKind
from eda_coach.review.rules.asking.event_names import is_fact, word_set, words_of
from eda_coach.review.rules.asking.fields import is_type
from eda_coach.review.rules.asking.messages import Carried, carried, listed, names_of, places_of
from eda_coach.review.rules.ruling import Ruling, Settings, finding, well_done
from eda_coach.review.rules.verdict import Confidence

# These brokers and formats tell messages apart: by routing key, subject or the name in the schema.
_TELLING_PROTOCOLS = word_set("amqp amqps nats sns sqs googlepubsub mqtt secure-mqtt mqtt5 jms ibmmq")
_TELLING_FORMATS = ("avro", "protobuf", "thrift", "cloudevents")
# So many letters tell "orders" and "ord" alike; fewer would take strangers for one.
_STEM = 3
# Who passes on what others published owns nothing of it.
_WORKING = frozenset({ElementKind.SERVICE, ElementKind.EXTERNAL})
# Documents that name every message that a part sends and reads.
_COMPLETE = frozenset({Format.ASYNCAPI, Format.DESIGN})


def mixed_channel(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """EVT010: several messages on one channel, and nothing in them that tells which is which."""
    by_channel = dict[str, list[Carried]]()
    for one in carried(design):
        for channel in one.channels:
            by_channel.setdefault(channel, []).append(one)
    for channel, messages in by_channel.items():
        is_known = all(one.message.is_whole and one.message.fields for one in messages)
        is_channel = design.elements[channel].kind is ElementKind.CHANNEL
        if messages[1:] == [] or not (is_known and is_channel):
            continue
        told = [field for one in messages for field in one.message.fields if is_type(field)]
        name, names = design.name_of(channel), names_of(messages)
        if told:
            yield well_done((channel,), [told[0].evidence], field=told[0].name, channel=name, messages=names)
        elif not any(_tells_itself(one) for one in messages):
            yield finding(
                (channel,), places_of(messages), confidence=Confidence.MEDIUM, channel=name, messages=names
            )


def _tells_itself(one: Carried) -> bool:
    format_ = one.message.says(Aspect.SCHEMA).text.lower()
    protocols = {edge.protocol for edge in one.edges}
    return any(known in format_ for known in _TELLING_FORMATS) or bool(protocols & _TELLING_PROTOCOLS)


def two_producers(design: Design, settings: Settings) -> Iterator[Ruling]:
    """EVT011: one event that two services publish."""
    owned, has_finding = list[Carried](), False
    for one in carried(design):
        is_news = one.kind is MessageKind.EVENT and is_fact(one.message.name)
        if not is_news or not one.is_certain:
            continue
        owners = [id_ for id_ in one.publishers if _may_own(design, one, id_, settings)]
        names = [design.name_of(id_) for id_ in owners]
        if _are_apart(names, settings):
            has_finding = True
            places = [place for edge in one.edges if edge.source in owners for place in edge.evidence]
            yield finding(
                (*sorted(owners), one.message.id), places, event=one.message.name, publishers=listed(names)
            )
        elif owners and one.consumers:
            owned.append(one)
    if owned and not has_finding:
        yield well_done((), places_of(owned), events=names_of(owned))


def _are_apart(names: Sequence[str], settings: Settings) -> bool:
    """Whether these are names of several services, rather than several names of one.

    "Order Service" of one drawing may be "OrderSvc" or "App" in the next.
    """
    stems = [_stems(name, settings) for name in names]
    return len(stems) > 1 and all(stems) and all(not (a & b) for a, b in combinations(stems, 2))


def _stems(name: str, settings: Settings) -> set[str]:
    """The first letters of the words of a name that tell what it works on."""
    return {word[:_STEM] for word in words_of(name) if word not in settings.words["general"]}


def _may_own(design: Design, one: Carried, id_: str, settings: Settings) -> bool:
    element = design.elements[id_]
    is_relay = bool(set(words_of(element.name)) & set(settings.words["relays"]))
    return element.kind in _WORKING and id_ not in one.consumers and not is_relay


def orphan_message(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """EVT012: a message that nobody reads, or that nobody sends, in documents that show the whole system."""
    if not _is_whole_system(design):
        return
    messages = [one for one in carried(design) if one.is_certain]
    unread = [one for one in messages if not one.consumers]
    unsent = [one for one in messages if not one.publishers]
    for one in unread:
        yield finding(
            (one.owner, one.message.id), one.evidence, message=one.message.name, by=design.name_of(one.owner)
        )
    for one in unsent:
        yield finding(
            (one.owner, one.message.id),
            one.evidence,
            wording="finding-unsent",
            message=one.message.name,
            by=design.name_of(one.owner),
        )
    whole = [one for one in messages if one.publishers and one.consumers]
    if whole and not unread and not unsent:
        yield well_done((), places_of(whole), messages=names_of(whole))


def _is_whole_system(design: Design) -> bool:
    """Whether one document names all messages, or several name those of one part each."""
    formats = [document.format for document in design.documents if document.format in _COMPLETE]
    return Format.DESIGN in formats or len(formats) > 1
