"""Rules on one request of a user: what hangs on it that need not, how wide and how often it asks."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import ASKING, WORKING, ElementKind
from eda_coach.review.model.flow import BlockKind, Flow, Step
from eda_coach.review.model.value import Known
from eda_coach.review.rules.asking.calls import (
    Asked,
    asked,
    edges_apart,
    hop_numbers,
    outermost,
    together,
    waited_for,
    waits,
)
from eda_coach.review.rules.asking.wording import first_word, word_in, worded
from eda_coach.review.rules.asking.work import works
from eda_coach.review.rules.calling.prose import admitted, handled
from eda_coach.review.rules.ruling import Ruling, Settings, finding, not_stated, well_done
from eda_coach.review.rules.verdict import Confidence, Verdict

# Where a request comes in.
_ENTRIES = (*ASKING, ElementKind.GATEWAY)
# Whoever asks nobody has no fan-out, wide or narrow.
_LEAST_ASKED = 1


def side_effect_in_request(design: Design, settings: Settings) -> Iterator[Ruling]:
    """SYN002: the user waits for work that the answer does not need."""
    found = dict[tuple[str, str], Ruling]()
    numbers = {id(flow): hop_numbers(design, flow) for flow in design.flows}
    for request in asked(design):
        for step in waited_for(design, request.call.edge.target, request.within):
            names = (step.edge.source, step.edge.target)
            if names not in found and _is_beside_request(design, request, step, settings):
                is_sent = step.number in numbers[id(request.flow)]
                is_done = is_sent and not _is_accepted(request.flow, step, settings)
                found[names] = _beside(design, request, step, is_done=is_done)
    yield from found.values()
    if smell := admitted(design, Aspect.SIDE_EFFECT_IN_REQUEST):
        yield finding((), [smell], wording="finding-said", confidence=Confidence.MEDIUM)
    elif not found and (later := handled(design, Aspect.SIDE_EFFECT_LATER)):
        yield well_done((), [later], wording="ok-stated")
    elif not any(ruling.verdict is Verdict.FINDING for ruling in found.values()):
        yield from _left_out(design, settings) or ([] if found else _perhaps_beside(design, settings))


def _is_beside_request(design: Design, request: Asked, step: Step, settings: Settings) -> bool:
    purpose = request.call.edge.label
    return _is_beside(design, step.edge, purpose, settings) and not _is_wanted(step, settings)


def _is_beside(design: Design, edge: Edge, purpose: str, settings: Settings) -> bool:
    """Whether a service calls another part for work beside the purpose of the request."""
    source, target = design.elements[edge.source], design.elements[edge.target]
    is_call = edge.kind is EdgeKind.CALL and edge.sync is not Known.NO and edge.is_certain
    if (
        not is_call
        or source.kind is not ElementKind.SERVICE
        or target.kind not in WORKING
        or source == target
    ):
        return False
    parts, tasks = settings.words["parts"], settings.words["tasks"]
    if not word_in(target.name, parts) and not word_in(edge.label, tasks):
        return False
    is_purpose = word_in(source.name, parts) or word_in(purpose, (*parts, *tasks))
    return not is_purpose and not _is_read(edge.label, settings) and not _is_queued(edge, settings)


def _is_read(label: str, settings: Settings) -> bool:
    return first_word(label) in settings.words["reads"] or " GET " in f" {label} "


def _is_queued(edge: Edge, settings: Settings) -> bool:
    return bool(word_in(edge.label, settings.words["queued"]))


def _is_wanted(step: Step, settings: Settings) -> bool:
    return bool(word_in(f"{step.edge.label} {step.note}", settings.words["wanted"]))


def _is_accepted(flow: Flow, step: Step, settings: Settings) -> bool:
    """Whether the called part only takes the order and does the work later."""
    if step.answered_at is None:
        return False
    return bool(word_in(flow.steps[step.answered_at].edge.label, settings.words["accepted"]))


def _beside(design: Design, request: Asked, step: Step, *, is_done: bool) -> Ruling:
    edge = step.edge
    words = {
        "source": design.name_of(edge.source),
        "target": design.name_of(edge.target),
        "user": design.name_of(request.call.edge.source),
    }
    evidence = [edge.evidence[0], request.call.edge.evidence[0]]
    names = (edge.source, edge.target)
    if request.answer is None or not is_done:
        return not_stated(names, evidence, **words)
    is_answered = step.answered_at is not None or edge.sync is Known.YES
    return worded(
        finding(
            names,
            [*evidence, request.answer.edge.evidence[0]],
            confidence=Confidence.HIGH if is_answered else Confidence.MEDIUM,
        ),
        words,
    )


def _left_out(design: Design, settings: Settings) -> list[Ruling]:
    """Such work that is done on a message, or that the caller does not wait for, where users ask at all."""
    if not any(design.elements[edge.source].kind in _ENTRIES for edge in design.edges_of(EdgeKind.CALL)):
        return []
    for edge in design.edges:
        target = design.elements[edge.target]
        is_free = edge.kind is EdgeKind.DELIVER or (edge.kind is EdgeKind.CALL and edge.sync is Known.NO)
        if is_free and target.kind in WORKING and word_in(target.name, settings.words["parts"]):
            return [well_done((target.id,), edge.evidence, target=target.name)]
    return [
        well_done((edge.source,), edge.evidence, target=design.name_of(edge.source))
        for edge in _on_messages(design, settings)[:1]
    ]


def _on_messages(design: Design, settings: Settings) -> list[Edge]:
    """Calls for work beside the purpose of a request, made by whoever was set to work by a message."""
    found = list[Edge]()
    for flow in design.flows:
        for work in works(flow):
            if work.trigger is not None and work.trigger.edge.kind is EdgeKind.DELIVER:
                found += [step.edge for step in work.steps if _is_beside(design, step.edge, "", settings)]
    return found


def _perhaps_beside(design: Design, settings: Settings) -> list[Ruling]:
    """One question where a drawing without an order of steps shows such a call."""
    for edge in edges_apart(design):
        if _is_beside(design, edge, "", settings):
            words = {"source": design.name_of(edge.source), "target": design.name_of(edge.target)}
            return [not_stated((edge.source, edge.target), edge.evidence, user="the user", **words)]
    return []


def wide_fan_out(design: Design, settings: Settings) -> Iterator[Ruling]:
    """SYN003: one part asks many others while somebody waits."""
    limit = int(settings.numbers["targets"])
    told, widest = set[tuple[str, ...]](), list[Step]()
    for steps in _requests(design):
        for caller, calls in _by_caller(design, steps).items():
            firsts = _firsts(calls)
            widest = max(widest, firsts, key=len)
            names = (caller, *(step.edge.target for step in firsts))
            if len(firsts) >= limit and names not in told:
                told.add(names)
                yield _wide(design, names, firsts)
    if not told and len(widest) >= _LEAST_ASKED:
        words, wording = _fan_words(design, widest), "ok-one" if len(widest) == 1 else ""
        yield well_done((), [step.edge.evidence[0] for step in widest], wording=wording, **words)


def _firsts(calls: Sequence[Step]) -> list[Step]:
    """The first call of each target."""
    found = dict[str, Step]()
    for step in calls:
        found.setdefault(step.edge.target, step)
    return list(found.values())


def _requests(design: Design) -> Iterator[list[Step]]:
    """The calls of each request: of a user, and of whoever else stands at the beginning of a flow."""
    taken = set[tuple[int, int]]()
    numbers = {id(flow): hop_numbers(design, flow) for flow in design.flows}
    for request in asked(design):
        taken |= {(id(request.flow), step.number) for step in request.within}
        steps = together(waited_for(design, request.call.edge.target, request.within))
        yield [step for step in steps if step.number in numbers[id(request.flow)]]
    for flow in design.flows:
        by_call = defaultdict[int, list[Step]](list)
        for step, call in zip(flow.steps, outermost(flow), strict=True):
            if call is not None and (id(flow), step.number) not in taken:
                by_call[call].append(step)
        for call, inner in by_call.items():
            steps = together(waited_for(design, flow.steps[call].edge.target, inner))
            yield [step for step in steps if step.number in numbers[id(flow)]]


def _by_caller(design: Design, steps: Sequence[Step]) -> dict[str, list[Step]]:
    calls = defaultdict[str, list[Step]](list)
    for step in steps:
        is_gateway = design.elements[step.edge.target].kind is ElementKind.GATEWAY
        if step.edge.is_certain and not is_gateway:
            calls[step.edge.source].append(step)
    return calls


def _wide(design: Design, names: Sequence[str], firsts: Sequence[Step]) -> Ruling:
    at_once = all(any(block.kind is BlockKind.PARALLEL for block in step.blocks) for step in firsts)
    return worded(
        finding(
            names,
            [step.edge.evidence[0] for step in firsts],
            wording="finding-parallel" if at_once else "",
            confidence=Confidence.HIGH if all(step.answered_at for step in firsts) else Confidence.MEDIUM,
        ),
        _fan_words(design, firsts),
    )


def _fan_words(design: Design, firsts: Sequence[Step]) -> dict[str, str]:
    return {
        "source": design.name_of(firsts[0].edge.source),
        "count": str(len(firsts)),
        "targets": ", ".join(design.name_of(step.edge.target) for step in firsts),
    }


def chatty_pair(design: Design, settings: Settings) -> Iterator[Ruling]:
    """SYN009: one part asks another again and again within one request."""
    limit, told = int(settings.numbers["calls"]), set[tuple[str, str]]()
    for steps in _requests(design):
        calls = [step for one in _by_caller(design, steps).values() for step in one]
        pairs = Counter((step.edge.source, step.edge.target) for step in calls)
        for step in calls:
            pair = (step.edge.source, step.edge.target)
            is_looped = _is_per_item(step, settings.words["per_item"])
            if pair not in told and (is_looped or pairs[pair] >= limit):
                told.add(pair)
                again = [step, *(one for one in calls if (one.edge.source, one.edge.target) == pair)]
                yield _chatty(design, again, pairs[pair], is_looped=is_looped)
    if not told:
        yield from _batched(design, settings.words["batched"])


def _is_per_item(step: Step, words: Sequence[str]) -> bool:
    """Whether a call stands in a loop over items, and not in one that tries again or asks for news."""
    return any(block.kind is BlockKind.LOOP and word_in(block.label, words) for block in step.blocks)


def _chatty(design: Design, again: Sequence[Step], count: int, *, is_looped: bool) -> Ruling:
    edge = again[0].edge
    return finding(
        (edge.source, edge.target),
        list(dict.fromkeys(step.edge.evidence[0] for step in again)),
        wording="finding-loop" if is_looped else "",
        source=design.name_of(edge.source),
        target=design.name_of(edge.target),
        count=str(count),
    )


def _batched(design: Design, words: Sequence[str]) -> Iterator[Ruling]:
    for edge in design.edges_of(EdgeKind.CALL):
        if waits(design, edge) and word_in(edge.label, words):
            names = {"source": design.name_of(edge.source), "target": design.name_of(edge.target)}
            yield well_done((edge.source, edge.target), edge.evidence, **names)
            return
