"""What publisher and consumers must agree on: the schema, its versions, and the order."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.value import Known
from eda_coach.review.rules.asking.answers import Answer, answer_on
from eda_coach.review.rules.asking.consumers import asynchronous_at, is_asynchronous
from eda_coach.review.rules.asking.deliveries.words.ordering import orders_told, without_order
from eda_coach.review.rules.asking.event_names import entity_of, has_version
from eda_coach.review.rules.asking.fields import is_schema_version, is_sequence, is_time
from eda_coach.review.rules.asking.judging import admitted_instead, told_by_word
from eda_coach.review.rules.asking.messages import (
    Carried,
    by_owner,
    carried,
    ends_of,
    events,
    names_of,
    places_of,
)
from eda_coach.review.rules.ruling import Ruling, Settings, finding, not_stated, well_done
from eda_coach.review.rules.verdict import Verdict


def no_version(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """EVT004: events whose shape can never change without harm."""
    messages, signs = carried(design), asynchronous_at(design)
    if not messages and not signs:
        return
    declared = [value for one in messages for value in one.says(Aspect.VERSIONED)]
    ends = ends_of(design) or tuple(design.elements)
    said = answer_on(design, Aspect.VERSIONED, of=ends, declared=declared)
    if said.known is not Known.YES:
        said = admitted_instead(design, said, Aspect.UNVERSIONED)
    shown = _version_shown(design, messages)
    if said.known is Known.YES:
        yield well_done((), said.evidence, wording="ok-stated")
    elif said.known is Known.NO and not shown:
        yield finding((), said.evidence)
    elif shown:
        yield well_done((), [shown[1]], version=shown[0])
    else:
        wording = "planned" if said.is_planned else ""
        places = said.evidence or places_of(messages) or signs
        yield not_stated((), places, wording=wording, messages=names_of(messages) or "your messages")


def _version_shown(design: Design, messages: Sequence[Carried]) -> tuple[str, Evidence] | None:
    """A field, or the name of a message or channel, that tells a version."""
    for one in messages:
        for field in one.message.fields:
            if is_schema_version(field):
                return field.name, field.evidence
        for name, place in _named(design, one):
            if has_version(name):
                return name, place
    return None


def _named(design: Design, one: Carried) -> Iterator[tuple[str, Evidence]]:
    yield one.message.name, one.evidence[0]
    for id_ in one.channels:
        yield design.name_of(id_), design.elements[id_].evidence[0]


def message_without_schema(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """EVT005: messages of which nobody says what is in them."""
    said = answer_on(design, Aspect.SCHEMA, of=ends_of(design))
    if said.known is Known.NO:
        yield finding((), said.evidence, wording="finding-stated")
        return
    for owner, messages in by_owner(carried(design)).items():
        bare = [one for one in messages if one.message.says(Aspect.SCHEMA).known is Known.NO]
        shaped = [one for one in messages if one.message.fields and one.message.is_whole]
        if bare and said.known is not Known.YES:
            yield finding((owner,), places_of(bare), messages=names_of(bare))
        elif len(shaped) == len(messages):
            yield well_done((owner,), places_of(shaped), messages=names_of(shaped))


def order_not_handled(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """EVT009: events of one thing that may overtake each other."""
    by_entity = dict[str, list[Carried]]()
    for one in events(design):
        by_entity.setdefault(entity_of(one.message.name), []).append(one)
    by_entity.pop("", None)
    groups = {entity: group for entity, group in by_entity.items() if len(group) > 1}
    open_ = list[tuple[str, list[Carried]]]()
    for entity, group in groups.items():
        ruling = _order_of(design, entity, group)
        if ruling is None:
            open_.append((entity, group))
        else:
            yield ruling
    yield from _not_ordered(design, open_, has_groups=bool(groups))


def _not_ordered(
    design: Design, open_: Sequence[tuple[str, list[Carried]]], *, has_groups: bool
) -> Iterator[Ruling]:
    """The question, once for the design; also where order is asked for and no events are shown."""
    lost = next(without_order(design, orders_told(design)), None)
    if lost is not None:
        yield finding((), lost, wording="finding-needed")
        return
    bad = (Aspect.UNORDERED_EVENTS, Aspect.ORDER_BROKEN)
    owned = list(told_by_word(design, good=(Aspect.ORDER_KEY,), bad=bad))
    if is_asynchronous(design) and any(one.verdict is Verdict.FINDING for one in owned):
        yield from (replace(one, wording="finding-owned") for one in owned)
        return
    if open_:
        entity, group = open_[0]
        yield not_stated((), places_of(group), events=names_of(group), entity=entity)
    elif not has_groups and is_asynchronous(design):
        yield from _order_by_word(design)


def _order_by_word(design: Design) -> Iterator[Ruling]:
    """Where no events are shown that could overtake each other: what the text asks for and does."""
    everywhere = replace(design, facts=tuple(replace(fact, elements=()) for fact in design.facts))
    needed = answer_on(everywhere, Aspect.ORDER_NEEDED)
    # A sentence that asks for order does not tell how it comes about.
    asking = set(needed.evidence)
    told = tuple(
        fact for fact in everywhere.facts if fact.aspect is not Aspect.ORDERED or fact.evidence not in asking
    )
    by = answer_on(replace(everywhere, facts=told), Aspect.ORDER_KEY, Aspect.ORDERED)
    key = answer_on(everywhere, Aspect.ORDER_KEY)
    if by.known is Known.YES and (needed.known is Known.YES or key.known is Known.YES):
        yield well_done((), by.evidence, wording="ok-stated")
    elif needed.known is Known.YES and key.known is Known.NO:
        yield finding((), [*needed.evidence[:1], *by.evidence], wording="finding-needed")
    elif needed.known is Known.YES:
        yield not_stated((), needed.evidence, wording="not-stated-needed")


def _order_of(design: Design, entity: str, group: Sequence[Carried]) -> Ruling | None:
    """What is to be said of the order of events of one thing; None if nothing tells."""
    owner = min(one.owner for one in group)
    names = names_of(group)
    said = _order_said(design, group)
    sorted_by = [field for one in group for field in one.message.fields if is_sequence(field)]
    if said.known is Known.YES:
        return well_done((owner, entity), said.evidence, wording="ok-stated", entity=entity, events=names)
    if sorted_by:
        return well_done(
            (owner, entity), [sorted_by[0].evidence], field=sorted_by[0].name, entity=entity, events=names
        )
    if _is_bare(group) and (said.known is Known.NO or _is_shared_out(design, group)):
        places = said.evidence if said.known is Known.NO else _shared_at(design, group)
        return finding((owner, entity), [*places, *places_of(group)], entity=entity, events=names)
    without_key = answer_on(design, Aspect.ORDER_KEY, of=ends_of(design, group))
    if without_key.known is Known.NO and answer_on(design, Aspect.ORDER_NEEDED).known is not Known.NO:
        return finding((owner, entity), without_key.evidence, wording="finding-stated", events=names)
    return None


def _order_said(design: Design, group: Sequence[Carried]) -> Answer:
    declared = [value for one in group for value in one.says(Aspect.ORDER_KEY, Aspect.ORDERED)]
    ends = ends_of(design, group)
    return answer_on(design, Aspect.ORDER_KEY, Aspect.ORDERED, of=ends, declared=declared)


def _is_bare(group: Sequence[Carried]) -> bool:
    """Whether all fields are known, and none of them tells older from newer."""
    return all(
        one.message.is_whole
        and one.message.fields
        and not any(is_time(field) or is_sequence(field) for field in one.message.fields)
        for one in group
    )


def _is_shared_out(design: Design, group: Sequence[Carried]) -> bool:
    return bool(_shared_at(design, group))


def _shared_at(design: Design, group: Sequence[Carried]) -> tuple[Evidence, ...]:
    """Where it is said that several instances work on one channel of these events."""
    parts = [*{id_ for one in group for id_ in (*one.channels, *one.consumers)}]
    values = [design.elements[id_].says(Aspect.COMPETING_CONSUMERS) for id_ in sorted(parts)]
    values += [edge.says(Aspect.COMPETING_CONSUMERS) for one in group for edge in one.edges]
    return next((value.evidence for value in values if value.known is Known.YES and value.evidence), ())
