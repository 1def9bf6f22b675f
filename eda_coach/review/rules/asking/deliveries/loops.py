"""Messages that lead to each other in a circle, and messages that are answered and go no further."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import ElementKind
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.fact import Stand
from eda_coach.review.model.flow import Flow, Step
from eda_coach.review.rules.asking.deliveries.cycles import circles, told_messages
from eda_coach.review.rules.asking.deliveries.relays import owners_by_relay
from eda_coach.review.rules.asking.event_names import words_of

_NAME = r"[`*'\"]{0,3}([A-Z][a-z0-9]{1,30}(?:[A-Z][a-z0-9]{1,30}){1,5}|[a-z]{2,30}(?:[.][a-z-]{2,30}){1,4})"
_TRIGGER = re.compile(
    r"\b(?:on|upon|after|for|whenever|when|receives|gets|consumes)\b"
    r"(?: (?:every|each|any|a|an|the|it|receives|gets|consumes|receiving)){0,4} " + _NAME,
    re.IGNORECASE,
)
_EFFECT = re.compile(
    r"\b(?:publish|publishes|emit|emits|send|sends|raise|raises)\b(?: (?:a|an|the|new|another)){0,2} " + _NAME
)
# News of a value that is another now: the next change brings the next of them.
_CHANGES = frozenset(
    {
        *("changed", "updated", "modified", "edited", "adjusted", "recalculated", "synced", "synchronised"),
        *("synchronized", "refreshed", "recounted", "recomputed"),
    }
)
_EACH_CHANGE = re.compile(
    r"\b(?:every|each|any) (?:change|update)|\b(?:changes|updates|recalculates|adjusts|re-?publish)",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Loop:
    """Messages each of which leads to the next, and the last to the first.

    Attributes:
        messages: Their names.
        services: Ids; empty where only the text tells.
        is_told: Whether words say that each leads to the next; else the arrows only allow it.
    """

    messages: tuple[str, ...]
    services: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    is_told: bool

    @property
    def elements(self) -> tuple[str, ...]:
        """Ids that make the finding's own; of the messages in lower case, where no service is known."""
        return self.services or tuple(sorted(name.lower() for name in self.messages))


def loops(design: Design) -> Iterator[Loop]:
    """Circles that sentences tell ("on every A it publishes B"), then those that arrows show."""
    told = list(_told(design))
    known = {name.lower() for one in told for name in one.messages}
    yield from told
    for one in _drawn(design):
        if not known & {name.lower() for name in one.messages}:
            yield one


def _told(design: Design) -> Iterator[Loop]:
    next_by_name = defaultdict[str, dict[str, Evidence]](dict)
    for fact in design.facts_on(Aspect.REPUBLISHES):
        trigger, effect = _TRIGGER.search(fact.evidence.quote), _EFFECT.search(fact.evidence.quote)
        if fact.stand is Stand.PRESENT and trigger and effect and trigger[1] != effect[1]:
            next_by_name[trigger[1]].setdefault(effect[1], fact.evidence)
    pairs = [(name, other) for name, others in next_by_name.items() for other in others]
    for group in circles(pairs):
        if len(group) > 1:
            told = [next_by_name[a][b] for a, b in pairs if {a, b} <= group]
            drawn = [edge.evidence[0] for edge in _carrying(design, group)]
            yield Loop(
                messages=tuple(sorted(group)),
                services=(),
                evidence=tuple(dict.fromkeys((*told, *drawn))),
                is_told=True,
            )


def _carrying(design: Design, names: set[str]) -> Iterator[Edge]:
    """Edges of some messages, and deliveries of channels to which nothing else is sent."""
    sent = defaultdict[str, set[str]](set)
    for edge in design.edges_of(EdgeKind.PUBLISH):
        sent[edge.target] |= {design.messages[id_].name for id_ in edge.messages if id_ in design.messages}
    for edge in design.edges_of(EdgeKind.PUBLISH, EdgeKind.DELIVER):
        own = {design.messages[id_].name for id_ in edge.messages if id_ in design.messages}
        if (own or sent[edge.source]) and (own or sent[edge.source]) <= names:
            yield edge


@dataclass(frozen=True, kw_only=True, slots=True)
class _Hop:
    """A message of one service that another one gets."""

    message: str
    publish: Edge
    deliver: Edge


def _drawn(design: Design) -> Iterator[Loop]:
    """Circles outside of flows, of messages that all tell of changes."""
    hops = list(_hops(design))
    for group in circles([(hop.publish.source, hop.deliver.target) for hop in hops]):
        inner = [hop for hop in hops if {hop.publish.source, hop.deliver.target} <= group]
        names = tuple(dict.fromkeys(design.messages[hop.message].name for hop in inner))
        is_change = all(words_of(name)[-1:] and words_of(name)[-1] in _CHANGES for name in names)
        kinds = {design.elements[id_].kind for id_ in group}
        if len(group) > 1 and len(names) > 1 and is_change and kinds <= {ElementKind.SERVICE}:
            edges = [edge for hop in inner for edge in (hop.publish, hop.deliver)]
            yield Loop(
                messages=names,
                services=tuple(sorted(group)),
                evidence=tuple(dict.fromkeys(edge.evidence[0] for edge in edges)),
                is_told=any(_EACH_CHANGE.search(edge.label) for edge in edges),
            )


def _hops(design: Design) -> Iterator[_Hop]:
    drawn = {id(step.edge) for flow in design.flows for step in flow.steps}
    edges = [edge for edge in design.edges if id(edge) not in drawn and edge.is_certain]
    published = defaultdict[str, list[tuple[str, Edge]]](list)
    for edge in edges:
        if edge.kind is EdgeKind.PUBLISH:
            published[edge.target] += [(id_, edge) for id_ in sorted(told_messages(design, edge))]
    for edge in edges:
        if edge.kind is not EdgeKind.DELIVER:
            continue
        carried = told_messages(design, edge)
        # What a channel of its own hands out is what was put there; a broker hands out all sorts of things.
        is_channel = (
            design.elements[edge.source].kind is ElementKind.CHANNEL and len(published[edge.source]) == 1
        )
        for message, publish in published[edge.source]:
            if (message in carried or (is_channel and not carried)) and publish.source != edge.target:
                yield _Hop(message=message, publish=publish, deliver=edge)


def answered_messages(design: Design) -> tuple[Evidence, ...]:
    """A message, and the one that answers it and ends there; empty if no flow shows such a pair."""
    owners = owners_by_relay(design)
    return next((found for flow in design.flows if (found := _answered_in(flow, owners))), ())


def _answered_in(flow: Flow, owners: Mapping[str, Sequence[str]]) -> tuple[Evidence, ...]:
    asked, first, last = dict[str, Step](), dict[str, Step](), dict[str, int]()
    found = dict[str, tuple[Step, Step]]()
    for step in flow.steps:
        edge = step.edge
        if edge.kind is EdgeKind.PUBLISH:
            for id_ in edge.messages:
                first.setdefault(id_, step)
            for one in (edge.source, *owners.get(edge.source, ())):
                asked.setdefault(one, step)
                last[one] = step.number
        elif edge.kind is EdgeKind.DELIVER and edge.is_certain and edge.target in asked:
            sent = [first[id_] for id_ in edge.messages if id_ in first]
            # What was sent before it asked is no answer.
            if sent and all(one.number > asked[edge.target].number for one in sent):
                found[edge.target] = (asked[edge.target], step)
    ended = (pair for id_, pair in found.items() if last[id_] < pair[1].number)
    return next(((one.edge.evidence[0], two.edge.evidence[0]) for one, two in ended), ())
