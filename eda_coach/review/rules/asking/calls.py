"""Calls: who waits for whom, how deep, and during which request."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from eda_coach.review.model.design import Design
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import ASKING, WORKING, ElementKind
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.flow import BlockKind, Flow, Step
from eda_coach.review.model.value import Known
from eda_coach.review.rules.asking.layers import is_layered, is_remote

# Nobody draws a longer request; without a limit, requests within requests would take for ever.
_MOST_STEPS = 400


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One call of an actor or client, and what happens before it is answered.

    Attributes:
        call: The step that asks.
        within: Steps during the call, in order, the answer left out.
        answer: The step that answers; None if none is shown.
    """

    flow: Flow
    call: Step
    within: tuple[Step, ...]
    answer: Step | None


def asked(design: Design) -> Iterator[Asked]:
    """Every call of an actor or client to a part that works, in the flows.

    A step belongs to a call if it happens inside it, at any depth, or stands between it and its answer.
    """
    for flow in design.flows:
        inner = _inner(flow)
        answers = _answers(flow)
        for step in flow.steps:
            if step.edge.kind is EdgeKind.CALL and _is_asking(design, step.edge):
                yield _asked(flow, step, inner, answers.get(step.number))


def _is_asking(design: Design, edge: Edge) -> bool:
    source, target = design.elements[edge.source], design.elements[edge.target]
    return source.kind in ASKING and target.kind not in ASKING


def _asked(flow: Flow, call: Step, inner: dict[int, list[int]], answered_at: int | None) -> Asked:
    if answered_at is not None:
        end = min(answered_at, call.number + 1 + _MOST_STEPS)
        within = flow.steps[call.number + 1 : end]
        return Asked(flow=flow, call=call, within=within, answer=flow.steps[answered_at])
    numbers, open_ = list[int](), [call.number]
    while open_ and len(numbers) < _MOST_STEPS:
        found = inner.get(open_.pop(), [])[:_MOST_STEPS]
        numbers += found
        open_ += found
    within = tuple(flow.steps[number] for number in sorted(numbers))
    return Asked(flow=flow, call=call, within=within, answer=None)


def _inner(flow: Flow) -> dict[int, list[int]]:
    """Numbers of the steps that happen directly inside a call, by its number."""
    inner = defaultdict[int, list[int]](list)
    for step in flow.steps:
        if step.inside is not None and step.inside < step.number:
            inner[step.inside].append(step.number)
    return inner


def _answers(flow: Flow) -> dict[int, int]:
    """Number of the answer by that of its call.

    An answer that comes late, after the called part laid its work down and took it up again, still is one:
    the next reply to the caller before it asks again.
    """
    answers = dict[int, int]()
    for step in flow.steps:
        if step.answered_at is not None:
            answers[step.number] = step.answered_at
    waiting = dict[tuple[str, str], int]()
    for step in flow.steps:
        edge = step.edge
        if edge.kind is EdgeKind.CALL:
            waiting[edge.source, edge.target] = step.number
        elif edge.kind is EdgeKind.REPLY and (edge.target, edge.source) in waiting:
            answers.setdefault(waiting.pop((edge.target, edge.source)), step.number)
    return answers


def enclosing(flow: Flow, step: Step) -> list[int]:
    """Numbers of the calls during which a step happens, the innermost first."""
    found, last = list[int](), step
    while last.inside is not None and last.inside < last.number and len(found) < _MOST_STEPS:
        found.append(last.inside)
        last = flow.steps[last.inside]
    return found


def outermost(flow: Flow) -> list[int | None]:
    """By step, the number of the outermost call during which it happens."""
    found = list[int | None]()
    for step in flow.steps:
        inside = step.inside if step.inside is not None and step.inside < step.number else None
        found.append(inside if inside is None or found[inside] is None else found[inside])
    return found


def waited_for(design: Design, entry: str, steps: Iterable[Step]) -> list[Step]:
    """Of the steps of a request, those done by the part that was called or by parts that it waits for.

    What a consumer does with a message is drawn between call and answer too, but nobody waits for it.
    """
    parts, found = {entry}, list[Step]()
    for step in steps:
        if step.edge.source in parts:
            found.append(step)
            if waits(design, step.edge):
                parts.add(step.edge.target)
    return found


def chain(design: Design, flow: Flow, step: Step) -> list[Step]:
    """The calls that stand open when a call is made, itself the last; the user's own left out.

    Only calls between parts that work (services, gateways, externals) count: a read of a store is no hop.
    """
    numbers, around = hop_numbers(design, flow), enclosing(flow, step)
    return [flow.steps[number] for number in reversed([step.number, *around]) if number in numbers]


def hop_numbers(design: Design, flow: Flow) -> set[int]:
    """Numbers of the steps that are calls that wait, from one program that works to another."""
    layered = is_layered(design, flow)
    return {
        step.number
        for step in flow.steps
        if waits(design, step.edge) and is_remote(design, step.edge, layered=layered)
    }


def waits(design: Design, edge: Edge) -> bool:
    """Whether an edge is a call that waits, from one working part to another."""
    source, target = design.elements[edge.source], design.elements[edge.target]
    return (
        edge.kind is EdgeKind.CALL
        and edge.sync is not Known.NO
        and source.id != target.id
        and source.kind in WORKING
        and target.kind in WORKING
    )


def hops(design: Design) -> list[Edge]:
    """Every certain call that waits, once for each pair of programs; those to outside parts first."""
    edges = [flow.steps[i].edge for flow in design.flows for i in sorted(hop_numbers(design, flow))]
    edges += [
        edge for edge in edges_apart(design) if waits(design, edge) and is_remote(design, edge, layered=False)
    ]
    found = dict[tuple[str, str], Edge]()
    for edge in edges:
        if edge.is_certain:
            found.setdefault((edge.source, edge.target), edge)
    is_own = {key: design.elements[key[1]].kind is not ElementKind.EXTERNAL for key in found}
    return [found[key] for key in sorted(found, key=is_own.__getitem__)]


def edges_apart(design: Design) -> list[Edge]:
    """Edges that are no step of a flow."""
    in_flows = {id(step.edge) for flow in design.flows for step in flow.steps}
    known = {_place(step.edge) for flow in design.flows for step in flow.steps}
    return [edge for edge in design.edges if id(edge) not in in_flows and _place(edge) not in known]


def _place(edge: Edge) -> tuple[str, str, EdgeKind, tuple[Evidence, ...]]:
    return edge.source, edge.target, edge.kind, edge.evidence


def together(steps: Sequence[Step]) -> list[Step]:
    """Steps that may happen in one run: of each alternative only the longest branch."""
    branches = defaultdict[int, dict[int, int]](lambda: defaultdict(int))
    for step in steps:
        for block in step.blocks:
            if block.kind is BlockKind.ALTERNATIVE:
                branches[block.number][block.branch] += 1
    longest = {number: max(sizes, key=lambda one: sizes[one]) for number, sizes in branches.items()}
    return [
        step
        for step in steps
        if all(longest.get(block.number, block.branch) == block.branch for block in step.blocks)
    ]


def listed(design: Design, edges: Iterable[Edge], *, most: int = 3) -> str:
    """Calls as words: ``Order to Billing, Order to Stripe``."""
    named = [f"{design.name_of(edge.source)} to {design.name_of(edge.target)}" for edge in edges]
    return ", ".join(named[:most])
