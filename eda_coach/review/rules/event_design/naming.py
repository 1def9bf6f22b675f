"""What names of events tell: orders in the clothes of facts, and facts cut too small."""

from collections.abc import Iterator, Sequence

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design, Format
from eda_coach.review.model.element import ChannelKind
from eda_coach.review.model.message import MessageKind
from eda_coach.review.rules.asking.consumers import is_asynchronous
from eda_coach.review.rules.asking.event_names import (
    changed_field_of,
    entity_of,
    is_fact,
    is_order,
    says_command,
    says_event,
    words_of,
)
from eda_coach.review.rules.asking.judging import told_by_word
from eda_coach.review.rules.asking.messages import Carried, carried, events, names_of, places_of
from eda_coach.review.rules.ruling import Ruling, Settings, finding, not_stated, well_done
from eda_coach.review.rules.verdict import Confidence, Verdict

_OPEN_TO_MANY = frozenset({ChannelKind.TOPIC, ChannelKind.LOG})


def command_as_event(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """EVT003: a message that tells somebody what to do, sent as if it were news."""
    good, has_ruling = list[Carried](), False
    for one in carried(design):
        ruling = _ordering(design, one) if is_order(one.message.name) else None
        if ruling is not None:
            has_ruling = True
            yield ruling
        elif is_fact(one.message.name) or _is_open_command(design, one):
            good.append(one)
    if good:
        wording = "" if is_fact(good[0].message.name) else "ok-command"
        yield well_done(
            good[0].channels[:1], good[0].evidence[:1], wording=wording, message=good[0].message.name
        )
    if is_asynchronous(design):
        for told in told_by_word(design, good=(Aspect.NAMED_AS_FACTS,), bad=(Aspect.COMMAND_AS_EVENT,)):
            if told.verdict is Verdict.FINDING or not (good or has_ruling):
                yield told


def _ordering(design: Design, one: Carried) -> Ruling | None:
    """What to say of a message that is named like an order; None where it is sent as one."""
    if _is_open_command(design, one):
        return None
    channel, places = design.elements[one.channels[0]], one.evidence
    name = one.message.name
    elements = (one.channels[0], one.message.id)
    if one.message.kind is MessageKind.EVENT or words_of(one.message.name)[-1] in ("event", "events"):
        return finding(elements, places, message=name, channel=channel.name)
    if any(says_event(design.name_of(id_)) for id_ in one.channels):
        return finding(elements, places, message=name, channel=channel.name)
    if channel.channel_kind in _OPEN_TO_MANY and len(one.consumers) == 1 and one.is_certain:
        consumer = design.name_of(one.consumers[0])
        return finding(
            elements,
            places,
            wording="finding-one",
            confidence=Confidence.MEDIUM,
            message=name,
            channel=channel.name,
            consumer=consumer,
        )
    return (
        not_stated(elements, places, message=name, channel=channel.name)
        if channel.channel_kind in _OPEN_TO_MANY
        else None
    )


def _is_open_command(design: Design, one: Carried) -> bool:
    """Whether it says that it is a command, or goes to the one reader of a queue."""
    names = [one.message.name, *(design.name_of(id_) for id_ in one.channels)]
    kinds = {design.elements[id_].channel_kind for id_ in one.channels}
    return (
        (_is_declared(design, one) and one.message.kind in (MessageKind.COMMAND, MessageKind.QUERY))
        or any(map(says_command, names))
        or kinds == {ChannelKind.QUEUE}
    )


def _is_declared(design: Design, one: Carried) -> bool:
    """Whether its kind is written down; readers of other formats tell it by the name."""
    formats = {document.name: document.format for document in design.documents}
    return formats.get(one.evidence[0].file) is Format.DESIGN


def too_fine_events(design: Design, settings: Settings) -> Iterator[Ruling]:
    """EVT008: an event for each field, or more events of one thing than anybody follows."""
    by_entity = dict[str, list[Carried]]()
    for one in events(design):
        if entity := entity_of(one.message.name):
            by_entity.setdefault(entity, []).append(one)
    for entity, messages in by_entity.items():
        yield from _fineness(entity, messages, settings)


def _fineness(entity: str, messages: Sequence[Carried], settings: Settings) -> Iterator[Ruling]:
    changes = [one for one in messages if changed_field_of(one.message.name)]
    fields = {changed_field_of(one.message.name) for one in changes}
    elements = (min(one.owner for one in messages), entity)
    number, names = str(len(messages)), names_of(changes or messages)
    if len(fields) >= settings.numbers["fields"]:
        yield finding(elements, places_of(changes), entity=entity, number=number, events=names)
    elif len(messages) >= settings.numbers["types"]:
        yield not_stated(elements, places_of(messages), entity=entity, number=number, events=names)
    elif len(messages) >= settings.numbers["enough"] and not changes:
        yield well_done(elements, places_of(messages), entity=entity, number=number, events=names)
