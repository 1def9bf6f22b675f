"""OPS: whether the design can be run, watched and protected."""

from collections.abc import Iterator
from dataclasses import replace

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design, Format
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import ASKING, CARRYING, Element, ElementKind
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.fact import Fact, Stand
from eda_coach.review.model.flow import Flow
from eda_coach.review.model.value import Known, Value
from eda_coach.review.rules.asking.answers import Answer
from eda_coach.review.rules.asking.consumers import (
    asynchronous_at,
    consumptions,
    is_asynchronous,
    publishings,
)
from eda_coach.review.rules.asking.data.requests import READING, method_of
from eda_coach.review.rules.asking.data.stores import described
from eda_coach.review.rules.asking.fields import is_correlation
from eda_coach.review.rules.asking.hearsay import without_hearsay
from eda_coach.review.rules.asking.judging import (
    admitted_instead,
    judged,
    listed,
    said_of_whole,
    told_by_word,
)
from eda_coach.review.rules.asking.messages import carried
from eda_coach.review.rules.asking.running import (
    inbound,
    let_in,
    single_parts,
    survivals,
    without_single_metrics,
)
from eda_coach.review.rules.asking.wording import word_in
from eda_coach.review.rules.ruling import Rule, Ruling, Settings, finding, not_stated, well_done
from eda_coach.review.rules.verdict import Confidence, Severity

# Whether one of them can be lost: a part of which there is only one.
_SERVING = (ElementKind.BROKER, ElementKind.GATEWAY, ElementKind.STORE)

# A longer number is no count of machines.
_MOST_DIGITS = 6


def no_correlation(design: Design, settings: Settings) -> Iterator[Ruling]:
    """OPS001: one request cannot be followed over its asynchronous hops."""
    if not is_asynchronous(design):
        return
    answer = _followed(design)
    tracers = [
        one
        for one in design.elements.values()
        if word_in(described(design, one.id), settings.words["tracers"])
    ]
    if answer.known is Known.UNKNOWN and tracers:
        yield well_done([], tracers[0].evidence[:1])
        return
    edges = list(design.edges_of(EdgeKind.PUBLISH, EdgeKind.DELIVER))
    shown = _first_hop(design, edges) if edges else asynchronous_at(design)
    if not (shown or answer.evidence):
        return
    channel = design.name_of(_carrier(design, edges[0])) if edges else "your messages"
    ruling = judged(answer, [], shown, channel=channel)
    is_long = len(publishings(design)) >= settings.numbers["hops"]
    yield ruling if is_long else replace(ruling, severity=Severity.MEDIUM)


def _followed(design: Design) -> Answer:
    """Whether something ties messages to what they come from."""
    declared = [
        *(message.says(Aspect.CORRELATION) for message in design.messages.values()),
        *_in_fields(design),
        *(edge.says(Aspect.CORRELATION) for edge in design.edges),
    ]
    answer = said_of_whole(design, Aspect.CORRELATION, declared=declared)
    return answer if answer.known is Known.YES else admitted_instead(design, answer, Aspect.UNTRACED)


def _in_fields(design: Design) -> Iterator[Value]:
    for message in (*design.messages.values(), *(one.message for one in carried(design))):
        for field in message.fields:
            if is_correlation(field):
                yield Value(known=Known.YES, text=field.name, evidence=(field.evidence,))


def _carrier(design: Design, edge: Edge) -> str:
    return edge.target if design.elements[edge.target].kind in CARRYING else edge.source


def _first_hop(design: Design, edges: list[Edge]) -> tuple[Evidence, ...]:
    """The request from which the first message comes, and the message; or the message alone."""
    for flow in design.flows:
        for step in flow.steps:
            if step.edge.kind is EdgeKind.PUBLISH:
                request = _request_before(design, flow, step.number)
                publish = step.edge.evidence[:1]
                return (*request.evidence[:1], *publish) if request else publish
    return edges[0].evidence[:1]


def _request_before(design: Design, flow: Flow, number: int) -> Edge | None:
    for step in reversed(flow.steps[:number]):
        if step.edge.kind is EdgeKind.CALL and design.elements[step.edge.source].kind in ASKING:
            return step.edge
    return None


def single_point(design: Design, settings: Settings) -> Iterator[Ruling]:
    """OPS002: a broker, gateway or store of which there is only one."""
    open_, safe = list[Element](), dict[str, tuple[Evidence, ...]]()
    said = list(_said_of_whole(design))
    yield from said
    for element in design.of_kind(*_SERVING):
        answer = _redundancy(design, element, settings)
        if answer.known is Known.YES:
            safe[element.name] = answer.evidence
        elif answer.known is Known.NO or answer.is_planned:
            yield judged(answer, [element.id], element.evidence[:1], part=element.name)
        elif element.kind is ElementKind.BROKER:
            open_.append(element)
    if safe:
        yield well_done([], [one[0] for one in safe.values() if one], part=listed(list(safe)))
    brokers = sum(1 for _ in design.of_kind(ElementKind.BROKER))
    if open_ and not said and len(open_) == brokers:
        names = listed([element.name for element in open_])
        yield not_stated([], [element.evidence[0] for element in open_], part=names)


def _redundancy(design: Design, element: Element, settings: Settings) -> Answer:
    """Whether a part survives the loss of a machine, as far as it is said of this part."""
    aspects = (Aspect.REDUNDANT, Aspect.MANAGED)
    values = [element.says(aspect) for aspect in aspects]
    no = next((value for value in values[:1] if value.known is Known.NO), None)
    copies = _copies(element.says(Aspect.REPLICAS))
    if any(value.known is Known.YES for value in values) or (no is None and copies > 1):
        evidence = next((value.evidence for value in values if value.known is Known.YES), element.evidence)
        return Answer(known=Known.YES, evidence=evidence)
    if no is not None or (copies == 1 and not _is_composed(design, element.says(Aspect.REPLICAS))):
        told = no or element.says(Aspect.REPLICAS)
        return Answer(known=Known.NO, evidence=told.evidence)
    is_store = element.kind is ElementKind.STORE
    if not is_store and word_in(described(design, element.id), settings.words["managed"]):
        return Answer(known=Known.YES, evidence=element.evidence[:1])
    if element.kind is ElementKind.BROKER and design.says(Aspect.REDUNDANT).known is not Known.UNKNOWN:
        whole = design.says(Aspect.REDUNDANT)
        return Answer(known=whole.known, evidence=whole.evidence)
    return _written(design, element)


def _written(design: Design, element: Element) -> Answer:
    facts = [
        fact
        for fact in design.facts_on(Aspect.REDUNDANT, Aspect.MANAGED, Aspect.REPLICAS)
        if element.id in fact.elements
    ]
    for stand, known in ((Stand.PRESENT, Known.YES), (Stand.PLANNED, Known.UNKNOWN)):
        evidence = tuple(fact.evidence for fact in facts if fact.stand is stand)
        if evidence:
            return Answer(known=known, is_planned=stand is Stand.PLANNED, evidence=evidence)
    absent = tuple(
        fact.evidence for fact in facts if fact.stand is Stand.ABSENT and fact.aspect is Aspect.REDUNDANT
    )
    return Answer(known=Known.NO if absent else Known.UNKNOWN, evidence=absent)


def _is_composed(design: Design, value: Value) -> bool:
    """Whether a compose file says it: there one container means "for now", not "only one"."""
    compose = {one.name for one in design.documents if one.format is Format.COMPOSE}
    return any(evidence.file in compose for evidence in value.evidence)


def _copies(value: Value) -> int:
    """How many are declared; 0 if that is not said."""
    if value.known is not Known.YES:
        return 1 if value.known is Known.NO else 0
    digits = value.text.split()[0] if value.text.split() else ""
    return int(digits) if digits.isdecimal() and len(digits) <= _MOST_DIGITS else 0


def _said_of_whole(design: Design) -> Iterator[Ruling]:
    """What prose says of single parts, whether drawn or not."""
    facts = survivals(design)
    single = [fact for fact in single_parts(design) if not _is_answered(fact, facts)]
    told = [
        ((element.id,), element.says(Aspect.SINGLE_POINT).evidence)
        for element in design.elements.values()
        if element.says(Aspect.SINGLE_POINT).known is Known.YES
    ]
    for elements, evidence in [*told, *((fact.elements, (fact.evidence,)) for fact in single)][:1]:
        yield finding(elements, evidence, wording="finding-stated", confidence=Confidence.MEDIUM)
    serving = {element.id for element in design.of_kind(*_SERVING)}
    present = [fact for fact in facts if fact.stand is Stand.PRESENT and not serving & set(fact.elements)]
    kept = [element.says(Aspect.REDUNDANT) for element in design.of_kind(ElementKind.CHANNEL)]
    shown = [
        *(fact.evidence for fact in present),
        *(place for value in kept if value.known is Known.YES for place in value.evidence),
    ]
    if shown and not (single or told):
        yield replace(well_done([], shown[:1]), wording="ok-stated")


def _is_answered(fact: Fact, others: list[Fact]) -> bool:
    """Whether the same section, or a sentence about the same part, says what is done about it."""
    return any(
        other.stand is not Stand.ARGUED
        and (_is_said_beside(fact, other) or bool(set(other.elements) & set(fact.elements)))
        and other.evidence.file == fact.evidence.file
        and other.stand is Stand.PRESENT
        for other in others
    )


def _is_said_beside(fact: Fact, other: Fact) -> bool:
    """Whether two sentences stand in one section, and not each of a part of its own."""
    return other.heading == fact.heading and not (fact.elements and other.elements)


def no_rate_limit(design: Design, settings: Settings) -> Iterator[Ruling]:
    """OPS003: nothing is said of what one client may send at most."""
    edge = next((edge for edge in design.edges_of(EdgeKind.CALL) if _is_at_edge(design, edge)), None)
    door = next(design.of_kind(ElementKind.GATEWAY), None)
    declared = [one.says(Aspect.RATE_LIMIT) for one in design.edges]
    answer = said_of_whole(inbound(design), Aspect.RATE_LIMIT, declared=declared)
    if answer.known is not Known.YES:
        answer = admitted_instead(design, answer, Aspect.UNLIMITED_CLIENTS)
    named = next(
        (one for one in design.elements.values() if word_in(one.name, settings.words["limiters"])), None
    )
    if answer.known is Known.UNKNOWN and named is not None:
        answer = Answer(known=Known.YES, evidence=named.evidence[:1])
    if edge is not None:
        yield judged(answer, [], edge.evidence[:1], part=design.name_of(edge.target))
    elif answer.evidence or door is not None:
        evidence = door.evidence[:1] if door is not None else ()
        yield judged(answer, [], evidence, part=door.name if door is not None else "the API")


def _is_at_edge(design: Design, edge: Edge) -> bool:
    source, target = design.elements[edge.source], design.elements[edge.target]
    return source.kind in ASKING and target.kind in (ElementKind.GATEWAY, ElementKind.SERVICE)


def no_cache(design: Design, settings: Settings) -> Iterator[Ruling]:
    """OPS004: reads are said to outnumber writes by far, and nothing is kept ready for them."""
    reads = said_of_whole(design, Aspect.READ_HEAVY)
    if reads.known is not Known.YES:
        yield from told_by_word(
            design,
            good=(Aspect.CACHE, Aspect.READ_MODEL, Aspect.CACHE_ANSWERED),
            bad=(Aspect.READS_PRESS,),
        )
        return
    answer = said_of_whole(design, Aspect.CACHE, Aspect.READ_MODEL)
    caches = [
        one
        for one in design.elements.values()
        if word_in(described(design, one.id), settings.words["caches"])
    ]
    if answer.known is not Known.YES and caches:
        answer = Answer(known=Known.YES, evidence=caches[0].evidence[:1])
    yield judged(answer, [], reads.evidence[:1])


def unobserved(design: Design, settings: Settings) -> Iterator[Ruling]:
    """OPS005: nobody would see that messages pile up."""
    found = consumptions(design)
    wanted = int(settings.numbers["shown"])
    evidence = tuple(one.edge.evidence[0] for one in found)[:wanted] or asynchronous_at(design)
    if not evidence:
        return
    answer = said_of_whole(design, Aspect.LAG_WATCHED, Aspect.DLQ_WATCHED)
    general = said_of_whole(design, Aspect.OBSERVED)
    if answer.known is Known.UNKNOWN and not answer.is_planned and general.known is not Known.YES:
        answer = general
    if answer.known is not Known.YES:
        answer = admitted_instead(without_single_metrics(design), answer, Aspect.UNNOTICED)
    names = listed(list(dict.fromkeys(design.name_of(one.channel) for one in found)))
    yield judged(answer, [], evidence, channel=names or "your queues")


def start_order(design: Design, settings: Settings) -> Iterator[Ruling]:
    """OPS006: a compose file that orders the starts and does not wait until what is needed is ready."""
    compose = {one.name for one in design.documents if one.format is Format.COMPOSE}
    needed = [
        edge
        for edge in design.edges
        if edge.evidence[0].file in compose
        and word_in(edge.label, settings.words["needs"])
        and design.elements[edge.target].kind in (ElementKind.BROKER, ElementKind.STORE)
        # Brokers and stores know how to wait for each other.
        and design.elements[edge.source].kind not in (ElementKind.BROKER, ElementKind.STORE)
    ]
    waiting = [edge for edge in needed if edge.says(Aspect.HEALTH_CHECK).known is Known.YES]
    blind = [edge for edge in needed if edge not in waiting]
    if blind:
        first = blind[0].source
        names = [design.name_of(edge.target) for edge in blind if edge.source == first]
        evidence = [edge.evidence[0] for edge in blind]
        words = {"service": design.name_of(first), "part": listed(names)}
        if waiting or any(_is_cared_for(design, edge) for edge in needed):
            yield not_stated([], evidence, **words)
        else:
            yield replace(finding([], evidence, confidence=Confidence.MEDIUM), words=words)
    elif waiting:
        yield well_done([], waiting[0].says(Aspect.HEALTH_CHECK).evidence or waiting[0].evidence[:1])


def _is_cared_for(design: Design, edge: Edge) -> bool:
    """Whether what is needed is checked, or who needs it is started again."""
    is_checked = design.elements[edge.target].says(Aspect.HEALTH_CHECK).known is Known.YES
    return is_checked or edge.says(Aspect.HEALTH_CHECK).text.startswith("restart")


def no_numbers(design: Design, settings: Settings) -> Iterator[Ruling]:
    """OPS007: a text of some length without a rate, a size or a time."""
    answer = said_of_whole(design, Aspect.NUMBERS)
    documents = [
        one
        for one in design.documents
        if one.has_prose and sum(section.words for section in one.sections) >= settings.numbers["words"]
    ]
    if answer.known is Known.YES:
        yield well_done([], answer.evidence[:1])
    elif documents and design.elements:
        yield not_stated([], [documents[0].evidence])


def open_to_all(design: Design, settings: Settings) -> Iterator[Ruling]:
    """OPS008: a broker or API that is declared to ask nobody who they are."""
    shown = int(settings.numbers["shown"])
    for element in design.elements.values():
        value = element.says(Aspect.AUTH)
        if value.known is Known.NO:
            yield finding([element.id], value.evidence[:shown], part=element.name)
    values = [
        design.says(Aspect.AUTH),
        *(element.says(Aspect.AUTH) for element in design.elements.values()),
        *(edge.says(Aspect.AUTH) for edge in design.edges),
    ]
    yes = [one for one in values if one.known is Known.YES]
    # What everybody may read may well be public; what everybody may change is not.
    changes = [edge for edge in design.edges_of(EdgeKind.CALL) if method_of(edge.label) not in READING]
    no = [
        one
        for one in (design.says(Aspect.AUTH), *(edge.says(Aspect.AUTH) for edge in changes))
        if one.known is Known.NO
    ]
    told = [] if yes else list(let_in(design))
    if told:
        yield finding([], told[:shown], wording="finding-stated", confidence=Confidence.MEDIUM)
    if no and not yes:
        yield finding([], no[0].evidence[:shown], part="The API")
    elif yes and not no:
        yield well_done([], yes[0].evidence[:1])
    elif not (no or told):
        yield from told_by_word(design, good=(Aspect.AUTH,))


RULES: dict[str, Rule] = {
    "OPS001": without_hearsay(no_correlation),
    "OPS002": without_hearsay(single_point),
    "OPS003": without_hearsay(no_rate_limit),
    "OPS004": without_hearsay(no_cache),
    "OPS005": without_hearsay(unobserved),
    "OPS006": without_hearsay(start_order),
    "OPS007": without_hearsay(no_numbers),
    "OPS008": without_hearsay(open_to_all),
}
