"""Rules on chains of calls: how deep, how often retried, whether they come back to where they began."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design, Format
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import ASKING, WORKING, ElementKind
from eda_coach.review.model.evidence import How
from eda_coach.review.model.flow import Flow, Step
from eda_coach.review.model.value import Known
from eda_coach.review.rules.asking.answers import answer_on
from eda_coach.review.rules.asking.calls import asked, chain, edges_apart, hop_numbers, hops
from eda_coach.review.rules.asking.wording import word_in, worded
from eda_coach.review.rules.calling.prose import about_calls, admitted, first_said
from eda_coach.review.rules.ruling import Ruling, Settings, finding, not_stated, well_done
from eda_coach.review.rules.verdict import Confidence, Severity

# Protocols in which the caller waits unless told otherwise.
_WAITING_PROTOCOLS = frozenset({"http", "https", "rest", "grpc", "graphql", "soap", "rpc"})
_GRPC = "grpc"
# Fewer pairs that call one way only are nothing to praise.
_LEAST_ONE_WAY = 3
_CALLBACK_WORDS = ("webhook", "callback", "call back", "notify", "notification")


def deep_chain(design: Design, settings: Settings) -> Iterator[Ruling]:
    """SYN001: many parts that wait for one another behind the part that the user calls."""
    limit = int(settings.numbers["max_depth"]) + 1
    deepest = list(filter(None, (_deepest(design, flow) for flow in design.flows)))
    told = set[tuple[str, ...]]()
    for stack in deepest:
        if _depth(design, stack) >= limit and _names(stack) not in told:
            told.add(_names(stack))
            yield _on_stack(design, stack, limit)
    if told:
        return
    drawn = list(_on_edges(design, limit))
    yield from drawn
    if deepest or any(True for _ in asked(design)):
        yield _shallow(design, deepest)
    elif not drawn:
        yield from _shallow_edges(design, limit)


def _deepest(design: Design, flow: Flow) -> list[Step]:
    """The steps that stand open at the deepest call of a flow; none if no part calls another."""
    numbers = hop_numbers(design, flow)
    depths, best = list[int](), (0, -1)
    for step in flow.steps:
        outer = depths[step.inside] if step.inside is not None and step.inside < step.number else 0
        is_hop = step.number in numbers
        depths.append(outer + (is_hop and not _is_gateway(design, step.edge.target)))
        best = max(best, (depths[-1], -step.number)) if is_hop else best
    return chain(design, flow, flow.steps[-best[1]]) if best[0] else []


def _depth(design: Design, stack: Sequence[Step]) -> int:
    """How many parts wait behind the entry; gateways that pass a call on are not counted."""
    return sum(not _is_gateway(design, step.edge.target) for step in stack)


def _is_gateway(design: Design, element: str) -> bool:
    return design.elements[element].kind is ElementKind.GATEWAY


def _names(stack: Sequence[Step]) -> tuple[str, ...]:
    return (stack[0].edge.source, *(step.edge.target for step in stack))


def _on_stack(design: Design, stack: Sequence[Step], limit: int) -> Ruling:
    names = _names(stack)
    words = {"chain": _arrows(design, names), "depth": str(_depth(design, stack))}
    evidence = [stack[-1].edge.evidence[0], *(step.edge.evidence[0] for step in stack[:-1])]
    # A call that is never answered may as well be a message: then who waits for what is a guess.
    if not all(step.answered_at is not None or step.edge.sync is Known.YES for step in stack[:-1]):
        return not_stated(names, evidence, **words)
    is_sure = all(step.edge.is_certain for step in stack)
    is_deep = _depth(design, stack) > limit
    return worded(
        finding(
            names,
            evidence,
            severity=Severity.HIGH if is_deep else Severity.MEDIUM,
            confidence=Confidence.HIGH if is_sure else Confidence.MEDIUM,
        ),
        words,
    )


def _shallow(design: Design, deepest: Sequence[Sequence[Step]]) -> Ruling:
    if not deepest:
        call = next(asked(design)).call.edge
        entry = design.name_of(call.target)
        return well_done((), call.evidence, wording="ok-flat", entry=entry)
    stack = max(deepest, key=lambda one: _depth(design, one))
    words = {"chain": _arrows(design, _names(stack)), "depth": str(_depth(design, stack))}
    return well_done((), [step.edge.evidence[0] for step in stack], **words)


def _arrows(design: Design, names: Iterable[str]) -> str:
    return " -> ".join(design.name_of(name) for name in names)


def _on_edges(design: Design, limit: int) -> Iterator[Ruling]:
    """Chains of calls that no flow shows; that one request goes through all of them is a guess."""
    apart = {id(edge) for edge in edges_apart(design)}
    edges = [edge for edge in hops(design) if id(edge) in apart and not _is_gateway(design, edge.target)]
    path = _path_of(design, edges, limit)
    if not path:
        return
    names = (path[0].source, *(edge.target for edge in path))
    words = {"chain": _arrows(design, names), "depth": str(len(path))}
    evidence = [path[-1].evidence[0], *(edge.evidence[0] for edge in path[:-1])]
    if all(edge.sync is Known.YES or edge.protocol in _WAITING_PROTOCOLS for edge in path):
        yield worded(
            finding(
                names, evidence, wording="finding-drawn", severity=Severity.MEDIUM, confidence=Confidence.LOW
            ),
            words,
        )
    else:
        yield not_stated(names, evidence, **words)


def _shallow_edges(design: Design, limit: int) -> Iterator[Ruling]:
    """What a drawing without an order of steps shows, if no line in it may belong to a longer chain."""
    calls = [edge for edge in hops(design) if not _is_gateway(design, edge.target)]
    own = [edge for edge in calls if edge.evidence[0].file not in _apis(design)]
    is_ring = any(True for _ in _rings({(edge.source, edge.target): edge for edge in calls}))
    if not own or len(own) < len(calls) or is_ring:
        return
    lines = [edge for edge in edges_apart(design) if _may_be_call(design, edge)]
    starts = {edge.source for edge in lines}
    if _path_from(starts, lines, limit):
        return
    chain_ = next(path for length in range(limit, 0, -1) if (path := _path_from(starts, calls, length)))
    # A sentence tells of a call as it comes up, and seldom of all: a drawing shows them all.
    if len(chain_) > 1 and any(edge.evidence[0].how is How.PROSE for edge in chain_):
        return
    words = {"chain": _arrows(design, (chain_[0].source, *(edge.target for edge in chain_)))}
    yield well_done((), [edge.evidence[0] for edge in chain_], depth=str(len(chain_)), **words)


def _apis(design: Design) -> set[str]:
    """Documents that describe one API: who else waits for whom stands elsewhere."""
    return {one.name for one in design.documents if one.format is Format.OPENAPI}


def _may_be_call(design: Design, edge: Edge) -> bool:
    ends = {design.elements[edge.source].kind, design.elements[edge.target].kind}
    return edge.kind in (EdgeKind.CALL, EdgeKind.LINK) and edge.source != edge.target and ends <= WORKING


def _path_of(design: Design, edges: Sequence[Edge], length: int) -> tuple[Edge, ...]:
    """A path of so many edges that begins where users or gateways call, and visits nothing twice."""
    entries = {
        edge.target
        for edge in design.edges_of(EdgeKind.CALL)
        if design.elements[edge.source].kind in ASKING or _is_gateway(design, edge.source)
    }
    return _path_from(entries, edges, length)


def _path_from(entries: Iterable[str], edges: Sequence[Edge], length: int) -> tuple[Edge, ...]:
    """A path of so many edges that begins at one of some parts, and visits nothing twice."""
    paths: dict[str, tuple[Edge, ...]] = dict.fromkeys(sorted(entries), ())
    for _ in range(length):
        longer = dict[str, tuple[Edge, ...]]()
        for edge in edges:
            path = paths.get(edge.source)
            if path is not None and all(edge.target not in (one.source, one.target) for one in path):
                longer.setdefault(edge.target, (*path, edge))
        paths = longer
    return next(iter(paths.values()), ())


def retries_in_layers(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """SYN006: retries at more than one layer of a chain, which multiply."""
    retrying = [edge for edge in hops(design) if edge.says(Aspect.RETRY).known is Known.YES]
    by_source = defaultdict[str, list[Edge]](list)
    for edge in retrying:
        by_source[edge.source].append(edge)
    is_found = False
    for outer in retrying:
        for inner in by_source.get(outer.target, ()):
            if inner.target != outer.source:
                is_found = True
                yield _stacked(design, outer, inner)
    if not is_found:
        yield from _said_of_layers(design)


def _stacked(design: Design, outer: Edge, inner: Edge) -> Ruling:
    names = (outer.source, outer.target, inner.target)
    evidence = [*inner.says(Aspect.RETRY).evidence, *outer.says(Aspect.RETRY).evidence]
    return finding(names, evidence or [inner.evidence[0], outer.evidence[0]], chain=_arrows(design, names))


def _said_of_layers(design: Design) -> Iterator[Ruling]:
    if said := admitted(design, Aspect.RETRY_AT_EACH_LAYER):
        yield finding((), [said], wording="finding-said", confidence=Confidence.MEDIUM)
        return
    denied = answer_on(design, Aspect.RETRY_AT_EACH_LAYER)
    one = first_said(design, Aspect.RETRY_AT_ONE_LAYER)
    if one or denied.known is Known.NO:
        yield well_done((), [one] if one else denied.evidence)


def mutual_calls(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """SYN010: services that call each other and wait."""
    edges = list(_one_way_or_not(design))
    by_pair = {(edge.source, edge.target): edge for edge in edges}
    rings = list(_rings(by_pair))
    for ring in rings:
        around = [by_pair[pair] for pair in zip(ring, (*ring[1:], ring[0]), strict=True)]
        evidence = [edge.evidence[0] for edge in (around[-1], *around[:-1])]
        yield finding(ring, evidence, chain=_arrows(design, (*ring, ring[0])))
    if not rings and len(by_pair) >= _LEAST_ONE_WAY:
        yield well_done((), [edge.evidence[0] for edge in edges[:_LEAST_ONE_WAY]], count=str(len(by_pair)))


def _one_way_or_not(design: Design) -> Iterator[Edge]:
    """Calls among services that surely wait; who calls back from outside, by a webhook, closes no ring."""
    answered = {id(s.edge) for flow in design.flows for s in flow.steps if s.answered_at is not None}
    for edge in hops(design):
        ends = {design.elements[edge.source].kind, design.elements[edge.target].kind}
        is_sure = edge.sync is Known.YES or edge.protocol in _WAITING_PROTOCOLS or id(edge) in answered
        if ends == {ElementKind.SERVICE} and is_sure and not word_in(edge.label, _CALLBACK_WORDS):
            yield edge


def _rings(by_pair: dict[tuple[str, str], Edge]) -> Iterator[tuple[str, ...]]:
    """Rings of calls, each set of parts once, in the order of the drawing."""
    targets = defaultdict[str, list[str]](list)
    for source, target in by_pair:
        targets[source].append(target)
    done, told = set[str](), set[frozenset[str]]()
    for start in list(targets):
        for ring in _rings_from(start, targets, done):
            if frozenset(ring) not in told:
                told.add(frozenset(ring))
                yield ring


def _rings_from(start: str, targets: dict[str, list[str]], done: set[str]) -> Iterator[tuple[str, ...]]:
    """Rings that a walk from one part closes; parts walked through are added to those done."""
    on_path = {} if start in done else {start: 0}
    waiting = [iter(targets[start])] if on_path else []
    while waiting:
        target = next(waiting[-1], None)
        if target is None:
            waiting.pop()
            done.add(on_path.popitem()[0])
        elif target in on_path:
            yield tuple(on_path)[on_path[target] :]
        elif target not in done:
            on_path[target] = len(on_path)
            waiting.append(iter(targets.get(target, ())))


def undeadlined_grpc(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """SYN011: three parts in a row that talk gRPC, and no word on how much time is left."""
    grpc = [edge for edge in hops(design) if edge.protocol == _GRPC]
    inner_by_source = {edge.source: edge for edge in reversed(grpc)}
    outer = next((edge for edge in grpc if edge.target in inner_by_source), None)
    if outer is None or inner_by_source[outer.target].target == outer.source:
        return
    path = (outer, inner_by_source[outer.target])
    names = (outer.source, outer.target, path[1].target)
    words = {"chain": _arrows(design, names)}
    declared = [edge.says(Aspect.DEADLINE) for edge in path]
    answer = answer_on(about_calls(design), Aspect.DEADLINE, of=names, declared=declared)
    evidence = answer.evidence or tuple(edge.evidence[0] for edge in path)
    if answer.known is Known.YES:
        yield well_done(names, evidence, **words)
    elif answer.known is Known.NO:
        yield worded(finding(names, evidence), words)
    else:
        yield not_stated(names, evidence, wording="planned" if answer.is_planned else "", **words)
