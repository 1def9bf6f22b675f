"""Thin events, whose consumers call back for what they need."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.edge import EdgeKind
from eda_coach.review.model.element import ElementKind
from eda_coach.review.model.fact import Stand
from eda_coach.review.model.flow import Flow, Step
from eda_coach.review.model.value import Known
from eda_coach.review.rules.asking.calls import enclosing
from eda_coach.review.rules.asking.consumers import is_asynchronous
from eda_coach.review.rules.asking.deliveries.relays import owners_by_relay
from eda_coach.review.rules.asking.fields import is_content, leaves
from eda_coach.review.rules.asking.judging import told_by_word
from eda_coach.review.rules.asking.messages import Carried, by_owner, events, names_of, places_of
from eda_coach.review.rules.asking.wording import first_word, word_in
from eda_coach.review.rules.ruling import Ruling, Settings, finding, not_stated, well_done
from eda_coach.review.rules.verdict import Severity, Verdict

# What a consumer asks for if an event does not carry it.
_MORE = re.compile(
    r"\b(?:rest|lean|thin|current|record|source|back|owner|details?|everything|remaining|full|complete|missing|more|items?|additional|further|only)\b"
    r"|GET /",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _CallBack:
    """A consumer that asks the publisher after it got an event."""

    publish: Step
    deliver: Step
    call: Step


def thin_event(design: Design, settings: Settings) -> Iterator[Ruling]:
    """EVT001: an event whose consumer has to ask its publisher for more."""
    sent = {one.message.id: one for one in events(design)}
    seen = [_seen(design, one, sent, settings) for one in _call_backs(design, settings)]
    yield from seen
    said = list(_said(design))
    yield from said
    if seen or any(one.verdict is Verdict.FINDING for one in said):
        return
    for ruling in _by_payload(design, settings):
        # Whoever says that nobody calls back has answered the question.
        if not said or ruling.verdict is Verdict.OK:
            yield ruling


def _said(design: Design) -> Iterator[Ruling]:
    """What sentences and descriptions say of calling back."""
    for fact in design.facts_on(Aspect.CALL_BACK):
        if fact.stand is Stand.PRESENT and _MORE.search(fact.evidence.quote):
            yield finding(fact.elements, [fact.evidence], wording="finding-stated")
    for element in design.elements.values():
        value = element.says(Aspect.CALL_BACK)
        if value.known is Known.YES:
            yield finding((element.id,), value.evidence, wording="finding-stated")
    denied = [fact for fact in design.facts_on(Aspect.CALL_BACK) if fact.stand is Stand.ABSENT]
    if denied and is_asynchronous(design):
        yield well_done((), [denied[0].evidence], wording="ok-stated")
    elif is_asynchronous(design):
        yield from told_by_word(design, good=(Aspect.FULL_EVENT,))


def _seen(design: Design, one: _CallBack, sent: Mapping[str, Carried], settings: Settings) -> Ruling:
    edge, ids = one.call.edge, (one.deliver.edge.messages or one.publish.edge.messages)
    known = [sent[id_] for id_ in ids if id_ in sent and _content(sent[id_]) is not None]
    is_thin = any(_is_thin(one, settings) for one in known)
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
    known, owners = set[tuple[str, str]](), owners_by_relay(design)
    for flow in design.flows:
        for one in _in_flow(flow, owners, settings):
            pair = (one.call.edge.target, one.call.edge.source)
            # A gateway only passes on: who asks it asks somebody behind it.
            is_owner = design.elements[pair[0]].kind in (ElementKind.SERVICE, ElementKind.EXTERNAL)
            if is_owner and pair not in known:
                known.add(pair)
                yield one


def _in_flow(flow: Flow, owners: Mapping[str, Sequence[str]], settings: Settings) -> Iterator[_CallBack]:
    published = dict[str, _Published]()
    delivered = dict[tuple[str, str], tuple[Step, Step]]()
    for step in flow.steps:
        edge = step.edge
        if not edge.is_certain:
            continue
        if edge.kind is EdgeKind.PUBLISH:
            published.setdefault(edge.target, _Published(step)).add(step)
        elif edge.kind is EdgeKind.DELIVER and edge.source in published:
            sent = published[edge.source].sent(step)
            for owner in (sent.edge.source, *owners.get(sent.edge.source, ())):
                delivered[edge.target, owner] = (sent, step)
        elif edge.kind is EdgeKind.CALL and (edge.source, edge.target) in delivered:
            sent, got = delivered[edge.source, edge.target]
            # A call that serves a later request is no answer to the event.
            is_later = any(number > got.number for number in enclosing(flow, step))
            if _asks(edge.label, settings) and not is_later and edge.source != edge.target:
                yield _CallBack(publish=sent, deliver=got, call=step)


class _Published:
    """What was put on one channel so far."""

    def __init__(self, last: Step) -> None:
        self._last = last
        self._last_by_message = dict[str, Step]()

    def add(self, step: Step) -> None:
        self._last = step
        self._last_by_message |= dict.fromkeys(step.edge.messages, step)

    def sent(self, got: Step) -> Step:
        """Which of the steps put the message there: the last of the same message, or the last of all."""
        same = [self._last_by_message[id_] for id_ in got.edge.messages if id_ in self._last_by_message]
        return max(same, key=lambda step: step.number, default=self._last)


def _asks(label: str, settings: Settings) -> bool:
    if first_word(label) in settings.words["writes"]:
        return False
    return bool(word_in(label, settings.words["reads"]))


def _by_payload(design: Design, settings: Settings) -> Iterator[Ruling]:
    for owner, messages in by_owner(events(design)).items():
        known = [one for one in messages if _content(one) is not None]
        thin = [one for one in known if _is_thin(one, settings)]
        if thin:
            yield not_stated((owner,), places_of(thin), events=names_of(thin))
        elif known:
            richest = max(known, key=lambda one: len(_content(one) or ()))
            fields = _content(richest) or []
            yield well_done(
                (owner,),
                richest.evidence[:1],
                event=richest.message.name,
                fields=", ".join(fields[:3]),
            )


def _content(one: Carried) -> list[str] | None:
    """Names of the fields that a consumer could work with; None if not all fields are known.

    What a label lists is taken for all: it is what the author thought of.
    """
    known = one.message
    if not known.fields or not (known.is_whole or one.is_listed):
        return None
    return [field.name for field in leaves(known) if is_content(field)]


def _is_thin(one: Carried, settings: Settings) -> bool:
    return len(_content(one) or ()) <= settings.numbers["most_content_fields"]
