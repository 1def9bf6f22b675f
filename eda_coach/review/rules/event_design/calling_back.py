"""Thin events, whose consumers call back for what they need."""

from collections.abc import Iterator
from dataclasses import dataclass

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.edge import EdgeKind
from eda_coach.review.model.element import ElementKind
from eda_coach.review.model.fact import Stand
from eda_coach.review.model.flow import Flow, Step
from eda_coach.review.rules.asking.calls import enclosing
from eda_coach.review.rules.asking.fields import is_content, leaves
from eda_coach.review.rules.asking.messages import by_owner, events, names_of, places_of
from eda_coach.review.rules.asking.wording import first_word, word_in
from eda_coach.review.rules.ruling import Ruling, Settings, finding, not_stated, well_done
from eda_coach.review.rules.verdict import Severity


@dataclass(frozen=True, kw_only=True, slots=True)
class _CallBack:
    """A consumer that asks the publisher after it got an event."""

    publish: Step
    deliver: Step
    call: Step


def thin_event(design: Design, settings: Settings) -> Iterator[Ruling]:
    """EVT001: an event whose consumer has to ask its publisher for more."""
    is_seen = False
    for one in _call_backs(design, settings):
        is_seen = True
        yield _seen(design, one, settings)
    for fact in design.facts_on(Aspect.CALL_BACK):
        if fact.stand is Stand.PRESENT:
            is_seen = True
            yield finding(fact.elements, [fact.evidence], wording="finding-stated")
    if not is_seen:
        yield from _by_payload(design, settings)


def _seen(design: Design, one: _CallBack, settings: Settings) -> Ruling:
    edge, ids = one.call.edge, (one.deliver.edge.messages or one.publish.edge.messages)
    is_thin = any(_content(design, id_) is not None and _is_thin(design, id_, settings) for id_ in ids)
    return finding(
        (edge.target, edge.source),
        [*edge.evidence, *one.deliver.edge.evidence],
        severity=Severity.HIGH if is_thin else None,
        consumer=design.name_of(edge.source),
        publisher=design.name_of(edge.target),
        event=design.messages[ids[0]].name if ids and ids[0] in design.messages else "the event",
        call=edge.label or "a call",
    )


def _call_backs(design: Design, settings: Settings) -> Iterator[_CallBack]:
    """The first of each pair of publisher and consumer."""
    known = set[tuple[str, str]]()
    for flow in design.flows:
        for one in _in_flow(flow, settings):
            pair = (one.call.edge.target, one.call.edge.source)
            # A gateway only passes on: who asks it asks somebody behind it.
            is_owner = design.elements[pair[0]].kind in (ElementKind.SERVICE, ElementKind.EXTERNAL)
            if is_owner and pair not in known:
                known.add(pair)
                yield one


def _in_flow(flow: Flow, settings: Settings) -> Iterator[_CallBack]:
    published = dict[str, list[Step]]()
    delivered = dict[tuple[str, str], tuple[Step, Step]]()
    for step in flow.steps:
        edge = step.edge
        if not edge.is_certain:
            continue
        if edge.kind is EdgeKind.PUBLISH:
            published.setdefault(edge.target, []).append(step)
        elif edge.kind is EdgeKind.DELIVER and edge.source in published:
            sent = _sent(published[edge.source], step)
            delivered[edge.target, sent.edge.source] = (sent, step)
        elif edge.kind is EdgeKind.CALL and (edge.source, edge.target) in delivered:
            sent, got = delivered[edge.source, edge.target]
            # A call that serves a later request is no answer to the event.
            is_later = any(number > got.number for number in enclosing(flow, step))
            if _asks(edge.label, settings) and not is_later and edge.source != edge.target:
                yield _CallBack(publish=sent, deliver=got, call=step)


def _sent(published: list[Step], got: Step) -> Step:
    """Which of the steps put the message there: the last of the same message, or the last of all."""
    same = [step for step in published if set(step.edge.messages) & set(got.edge.messages)]
    return (same or published)[-1]


def _asks(label: str, settings: Settings) -> bool:
    if first_word(label) in settings.words["writes"]:
        return False
    return bool(word_in(label, settings.words["reads"]))


def _by_payload(design: Design, settings: Settings) -> Iterator[Ruling]:
    for owner, messages in by_owner(events(design)).items():
        known = [one for one in messages if _content(design, one.message.id) is not None]
        thin = [one for one in known if _is_thin(design, one.message.id, settings)]
        if thin:
            yield not_stated((owner,), places_of(thin), events=names_of(thin))
        elif known:
            richest = max(known, key=lambda one: len(_content(design, one.message.id) or ()))
            fields = _content(design, richest.message.id) or []
            yield well_done(
                (owner,),
                richest.evidence[:1],
                event=richest.message.name,
                fields=", ".join(fields[:3]),
            )


def _content(design: Design, message: str) -> list[str] | None:
    """Names of the fields that a consumer could work with; None if not all fields are known."""
    known = design.messages.get(message)
    if known is None or not known.is_whole or not known.fields:
        return None
    return [field.name for field in leaves(known) if is_content(field)]


def _is_thin(design: Design, message: str, settings: Settings) -> bool:
    return len(_content(design, message) or ()) <= settings.numbers["most_content_fields"]
