"""DAT: whether data stays true when several parts change it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design, Format
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import CARRYING, ElementKind
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.fact import Fact, Stand
from eda_coach.review.model.flow import Flow, Step
from eda_coach.review.model.value import Known
from eda_coach.review.rules.asking.answers import Answer, answer_on
from eda_coach.review.rules.asking.consumers import is_asynchronous
from eda_coach.review.rules.asking.data.checks import check_then_acts, guarded_acts
from eda_coach.review.rules.asking.data.sharing import Sharing, same_databases, sharings, stores_apart
from eda_coach.review.rules.asking.data.writes import DualWrite, dual_writes, writing_publishers
from eda_coach.review.rules.asking.judging import judged, listed, said_of_whole
from eda_coach.review.rules.asking.wording import first_word, word_in
from eda_coach.review.rules.asking.work import words_at, works
from eda_coach.review.rules.calling.prose import confessions, handled, noted, on_own_words
from eda_coach.review.rules.ruling import Rule, Ruling, Settings, finding, not_stated, well_done
from eda_coach.review.rules.verdict import Confidence, Severity

# "We do not use an outbox": said of the whole design.
_DENIAL = re.compile(
    r"^\W*(?:we (?:do not|don't|never) (?:use|have|write)|we have no|there is no|there's no|no)\b",
    re.IGNORECASE,
)


def dual_write(design: Design, settings: Settings) -> Iterator[Ruling]:
    """DAT001: a part changes its store and publishes, and nothing makes both happen or neither."""
    answer = _denied(design, Aspect.OUTBOX) or said_of_whole(design, Aspect.OUTBOX)
    found = dual_writes(design, settings)
    if found:
        yield from (_on_dual_write(design, settings, one) for one in found)
    else:
        yield from _on_silence(design, settings, answer)
    if answer.known is not Known.YES:
        yield from _confessed(design, Aspect.DUAL_WRITE)


def _denied(design: Design, aspect: Aspect) -> Answer | None:
    """A sentence that says that the design does without; whoever denies it outright means it."""
    written = [fact.evidence for fact in design.facts_on(aspect) if _is_denial(fact)]
    return Answer(known=Known.NO, evidence=tuple(written)) if written else None


def _is_denial(fact: Fact) -> bool:
    return fact.stand is Stand.ABSENT and bool(_DENIAL.search(fact.evidence.quote))


def _confessed(design: Design, *mistakes: Aspect) -> Iterator[Ruling]:
    """A mistake that a sentence, a note or a description owns up to, worded ``finding-stated``: the first."""
    written = [((), fact.evidence) for fact in confessions(design, *mistakes)]
    declared = [
        ((id_,), value.evidence[0])
        for id_, element in design.elements.items()
        for value in map(element.says, mistakes)
        if value.known is Known.YES and value.evidence
    ]
    note = noted(design, *mistakes)
    for elements, evidence in (*written, *declared, *([((), note)] if note else ()))[:1]:
        yield finding(elements, [evidence], wording="finding-stated", confidence=Confidence.MEDIUM)


def _on_silence(design: Design, settings: Settings, answer: Answer) -> Iterator[Ruling]:
    """No flow shows a dual write: what is drawn without an order, and what is said."""
    apart = writing_publishers(design, settings)
    names = listed([design.name_of(edge.source) for edge in apart]) or "A service"
    words = {"service": names, "channel": "the broker", "store": "a database"}
    handled = _handled_apart(design, settings) if is_asynchronous(design) else ()
    if handled and answer.known is Known.UNKNOWN:
        yield well_done([], handled)
    elif apart:
        yield judged(answer, [], [edge.evidence[0] for edge in apart], **words)
    elif answer.evidence:
        yield judged(answer, [], (), **words)
    elif written := next(confessions(design, Aspect.WRITE_AND_PUBLISH), None):
        yield not_stated([], [written.evidence], **words)


def _on_dual_write(design: Design, settings: Settings, one: DualWrite) -> Ruling:
    elements = (one.service, one.store, one.channel)
    words = {
        "service": design.name_of(one.service),
        "store": design.name_of(one.store),
        "channel": design.name_of(one.channel),
    }
    evidence = (*one.publish.edge.evidence[:1], *one.write.edge.evidence[:1])
    declared = [step.edge.says(Aspect.OUTBOX) for step in (one.write, one.publish)]
    answer = answer_on(design, Aspect.OUTBOX, of=elements, declared=declared)
    if answer.known is not Known.UNKNOWN or answer.is_planned:
        return judged(answer, elements, evidence, **words)
    handled = _handled_in(design, settings, one.flow)
    if handled:
        return well_done(elements, handled, **words)
    if said_of_whole(design, Aspect.OUTBOX).known is Known.YES:
        return not_stated(elements, evidence, wording="elsewhere", **words)
    steps = [step.edge.says(Aspect.TRANSACTION) for step in (one.write, one.publish)]
    is_covered = answer_on(design, Aspect.TRANSACTION, of=elements[:1], declared=steps).known is Known.YES
    if is_covered or not one.is_certain:
        return not_stated(
            elements, evidence, wording="transaction" if is_covered else "not-stated-flow", **words
        )
    # Redelivery repeats the work of a consumer that acknowledges at its end: less is lost.
    severity = Severity.MEDIUM if one.is_delivered else None
    ruling = finding(elements, evidence, severity=severity, confidence=one.confidence)
    return replace(ruling, words=words)


def _handled_in(design: Design, settings: Settings, flow: Flow) -> tuple[Evidence, ...]:
    """Where a flow names an outbox or a change log; empty if nowhere."""
    words = settings.words["outbox"]
    for step in flow.steps:
        ends = (design.name_of(step.edge.source), design.name_of(step.edge.target))
        if word_in(" | ".join((words_at(step), *ends)), words):
            return step.edge.evidence[:1]
    return ()


def _handled_apart(design: Design, settings: Settings) -> tuple[Evidence, ...]:
    names = ((element.name, element.evidence) for element in design.elements.values())
    labels = ((edge.label, edge.evidence) for edge in design.edges)
    for text, evidence in chain(names, labels):
        if word_in(text, settings.words["outbox"]):
            return evidence[:1]
    return ()


def no_compensation(design: Design, settings: Settings) -> Iterator[Ruling]:
    """DAT002: several services change state in one flow, and nothing says how it is taken back."""
    answer = said_of_whole(design, Aspect.COMPENSATION)
    if answer.known is not Known.YES and (stated := list(_confessed(design, Aspect.NOTHING_UNDONE))):
        yield from stated
        return
    for flow in design.flows:
        changed = _changed(design, flow, settings)
        if len(changed) < settings.numbers["services"]:
            continue
        reverse = next(
            (step for step in flow.steps if word_in(words_at(step), settings.words["reverse"])), None
        )
        names = listed([design.name_of(id_) for id_ in changed])
        if reverse is not None and answer.known is not Known.NO:
            yield well_done([], reverse.edge.evidence[:1], services=names)
        else:
            evidence = [step.edge.evidence[0] for step in reversed(changed.values())]
            yield judged(answer, [], evidence, services=names)
        return
    if answer.evidence:
        yield judged(answer, [], (), services="several services")


def _changed(design: Design, flow: Flow, settings: Settings) -> dict[str, Step]:
    """Services whose state a flow changes, each with the first step that shows it."""
    found = dict[str, Step]()
    for step in flow.steps:
        id_ = _changes(design, step.edge, settings)
        if id_ and not word_in(design.name_of(id_), settings.words["aside"]):
            found.setdefault(id_, step)
    for work in works(flow):
        # Who is set to work by a message and tells of it afterwards has changed something in between.
        is_delivered = work.trigger is not None and work.trigger.edge.kind is EdgeKind.DELIVER
        published = next((step for step in work.steps if step.edge.kind is EdgeKind.PUBLISH), None)
        is_aside = word_in(design.name_of(work.worker), settings.words["aside"])
        if is_delivered and published and not is_aside and _is_service(design, work.worker):
            found.setdefault(work.worker, published)
    return found


def _changes(design: Design, edge: Edge, settings: Settings) -> str:
    """Id of the service that changes state by an edge; empty if none is seen to."""
    source, target = design.elements[edge.source], design.elements[edge.target]
    if edge.kind is EdgeKind.WRITE and source.kind is ElementKind.SERVICE:
        return "" if word_in(target.name, settings.words["caches"]) else source.id
    is_call = edge.kind is EdgeKind.CALL and source.id != target.id and target.kind is ElementKind.SERVICE
    return target.id if is_call and first_word(edge.label) in settings.words["changes"] else ""


def _is_service(design: Design, id_: str) -> bool:
    return design.elements[id_].kind is ElementKind.SERVICE


def shared_database(design: Design, settings: Settings) -> Iterator[Ruling]:
    """DAT003: several services work in one store."""
    own = said_of_whole(design, Aspect.OWN_STORE)
    if own.known is Known.YES:
        yield well_done([], own.evidence)
        return
    found = [*sharings(design, settings), *same_databases(design, settings)]
    seen = [_on_sharing(design, one) for one in found]
    is_seen = any(one.is_seen for one in found)
    said = [] if is_seen else list(_confessed(design, Aspect.SHARED_STORE))
    # Who says so in words has answered what the drawing leaves open.
    yield from said or seen
    if not found and not said:
        edges = stores_apart(design, settings)
        if edges:
            yield well_done([], [edge.evidence[0] for edge in edges])


def _on_sharing(design: Design, one: Sharing) -> Ruling:
    words = {
        "services": listed([design.name_of(access.service) for access in one.accesses]),
        "store": design.name_of(one.store),
    }
    elements = (one.store, *(access.service for access in one.accesses))
    evidence = [access.edges[0].evidence[0] for access in one.telling()]
    if not one.is_seen:
        return not_stated(elements, evidence, **words)
    return replace(finding(elements, evidence, confidence=one.confidence), words=words)


def read_your_writes(design: Design, settings: Settings) -> Iterator[Ruling]:
    """DAT004: who has just changed something looks at a copy that lags."""
    copies = [
        element
        for element in design.of_kind(ElementKind.STORE)
        if word_in(element.name, settings.words["copies"]) and element.id in _fed(design)
    ]
    model = said_of_whole(design, Aspect.READ_MODEL)
    evidence = [*(element.evidence[0] for element in copies), *model.evidence]
    answer = said_of_whole(design, Aspect.READ_YOUR_WRITES)
    if answer.known is not Known.YES and (stated := list(_confessed(design, Aspect.STALE_AFTER_WRITE))):
        yield from stated
        return
    if not copies and model.known is not Known.YES and not answer.evidence:
        return
    named = copies[0].name if copies else "The read model"
    yield judged(answer, [element.id for element in copies[:1]], evidence[:1], store=named)


def _fed(design: Design) -> set[str]:
    """Stores that are written by a part that messages are delivered to."""
    consumers = {edge.target for edge in design.edges_of(EdgeKind.DELIVER)}
    return {
        edge.target for edge in design.edges_of(EdgeKind.WRITE) if edge.source in consumers | {edge.target}
    }


def consistency_not_named(design: Design, settings: Settings) -> Iterator[Ruling]:
    """DAT005: an asynchronous design that says nowhere how stale data may be."""
    documents = [one for one in design.documents if one.has_prose or one.format is Format.DESIGN]
    services = list(design.of_kind(ElementKind.SERVICE))
    # "No strong consistency needed here" names it as well.
    named = [
        fact.evidence
        for fact in design.facts_on(Aspect.CONSISTENCY)
        if fact.stand in (Stand.PRESENT, Stand.ABSENT)
    ]
    declared = design.says(Aspect.CONSISTENCY).evidence
    if named or declared:
        yield well_done([], [*declared, *named][:1])
    elif documents and is_asynchronous(design) and len(services) >= settings.numbers["services"]:
        shown = [edge.evidence[0] for edge in design.edges_of(EdgeKind.DELIVER, EdgeKind.PUBLISH)]
        shown += [element.evidence[0] for element in (*design.of_kind(*CARRYING), *services)]
        yield not_stated([], shown[:1])


def check_then_act(design: Design, settings: Settings) -> Iterator[Ruling]:
    """DAT006: a part asks another for a value and has it changed, and somebody may come in between."""
    found = check_then_acts(design, settings)
    for one in found:
        elements = (one.caller, one.callee)
        words = {"caller": design.name_of(one.caller), "callee": design.name_of(one.callee)}
        evidence = (*one.check.edge.evidence[:1], *one.act.edge.evidence[:1])
        declared = [step.edge.says(Aspect.ATOMIC_CHECK) for step in (one.check, one.act)]
        answer = said_of_whole(design, Aspect.ATOMIC_CHECK, declared=declared)
        if one.is_guarded or answer.known is Known.YES:
            yield well_done(elements, answer.evidence or evidence[1:], **words)
        elif answer.is_planned:
            yield not_stated(elements, answer.evidence, wording="planned", **words)
        else:
            yield replace(finding(elements, evidence, confidence=one.confidence), words=words)
    said = [] if found else list(_raced(design))
    yield from said
    if not found and not said:
        yield from _in_one_step(design, settings)


def _in_one_step(design: Design, settings: Settings) -> Iterator[Ruling]:
    """A call that checks and takes at once, or a sentence that says so."""
    for act in guarded_acts(design, settings)[:1]:
        yield well_done([act.target], act.evidence[:1], callee=design.name_of(act.target))
        return
    written = handled(design, Aspect.ATOMIC_CHECK)
    if written:
        yield well_done([], [written], callee="The owner of the data")


def _raced(design: Design) -> Iterator[Ruling]:
    """A sentence that tells of a check and a change in two steps, if nothing makes them one."""
    is_one = said_of_whole(design, Aspect.ATOMIC_CHECK).known is Known.YES
    return iter(()) if is_one else _confessed(design, Aspect.CHECK_THEN_ACT, Aspect.NO_LOCK)


RULES: dict[str, Rule] = {
    "DAT001": on_own_words(dual_write),
    "DAT002": on_own_words(no_compensation),
    "DAT003": on_own_words(shared_database),
    "DAT004": on_own_words(read_your_writes),
    "DAT005": on_own_words(consistency_not_named),
    "DAT006": on_own_words(check_then_act),
}
