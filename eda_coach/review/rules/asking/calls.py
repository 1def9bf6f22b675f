"""Calls in flows: who waits for whom, and how deep."""

from collections.abc import Iterator
from dataclasses import dataclass

from eda_coach.review.model.design import Design
from eda_coach.review.model.edge import EdgeKind
from eda_coach.review.model.element import ASKING, ElementKind
from eda_coach.review.model.flow import Flow, Step
from eda_coach.review.model.value import Known


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
    """Every call of an actor or client in the flows.

    A step belongs to a call if it happens inside it, at any depth, or stands between it and its answer.
    """
    for flow in design.flows:
        for step in flow.steps:
            is_asking = design.elements[step.edge.source].kind in ASKING
            if is_asking and step.edge.kind is EdgeKind.CALL:
                yield _asked(flow, step)


def _asked(flow: Flow, call: Step) -> Asked:
    if call.answered_at is not None:
        within = flow.steps[call.number + 1 : call.answered_at]
        return Asked(flow=flow, call=call, within=within, answer=flow.steps[call.answered_at])
    within = tuple(step for step in flow.steps[call.number + 1 :] if call.number in enclosing(flow, step))
    return Asked(flow=flow, call=call, within=within, answer=None)


def enclosing(flow: Flow, step: Step) -> list[int]:
    """Numbers of the calls during which a step happens, the innermost first."""
    found, inside = list[int](), step.inside
    while inside is not None and inside not in found:
        found.append(inside)
        inside = flow.steps[inside].inside
    return found


def chain(design: Design, flow: Flow, step: Step) -> list[Step]:
    """The synchronous calls that stand open when a call is made, itself the last; the user's own left out.

    Only calls between parts that work (services, gateways, externals) count: a read of a store is no hop.
    """
    numbers = [step.number, *enclosing(flow, step)]
    steps = [flow.steps[number] for number in reversed(numbers)]
    return [one for one in steps if is_hop(design, one)]


def is_hop(design: Design, step: Step) -> bool:
    """Whether a step is a call that waits, from one working part to another."""
    source, target = design.elements[step.edge.source], design.elements[step.edge.target]
    works = (ElementKind.GATEWAY, ElementKind.SERVICE, ElementKind.EXTERNAL)
    return (
        step.edge.kind is EdgeKind.CALL
        and step.edge.sync is not Known.NO
        and source.id != target.id
        and source.kind in works
        and target.kind in works
    )
