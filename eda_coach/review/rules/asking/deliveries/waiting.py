"""Calls that stay open until a message comes back."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eda_coach.review.model.design import Design
from eda_coach.review.model.edge import EdgeKind
from eda_coach.review.model.element import ElementKind
from eda_coach.review.model.flow import BlockKind, Flow, Step
from eda_coach.review.model.value import Known
from eda_coach.review.rules.asking.calls import Asked, asked, enclosing

# What reaches the user this way is no answer to the call, whatever the arrow looks like.
_PUSHED = re.compile(
    r"\b(?:web ?sockets?|ws|sse|server.sent|push(?:es|ed)?|web ?hooks?|call ?backs?|e-?mails?|sms|"
    r"notif\w*)\b",
    re.IGNORECASE,
)
_ANSWERING = (ElementKind.GATEWAY, ElementKind.SERVICE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Publishing:
    """A call of a user during which the called part publishes.

    Attributes:
        asked: The user's call.
        call: The call that stays open meanwhile: the user's, or one made because of it.
        publication: The first publication of the part that was called.
        delivery: What comes back to it over a channel, worked on by another, before it answers; None if
            nothing does.
        answer: Of ``call``.
    """

    asked: Asked
    call: Step
    publication: Step
    delivery: Step | None
    answer: Step


def publishings_in_calls(design: Design) -> Iterator[Publishing]:
    """Every answered call within a user's call whose callee publishes before it answers."""
    for one in asked(design):
        for call in _open_calls(design, one):
            found = _publishing(one, call)
            if found is not None:
                yield found


def _open_calls(design: Design, one: Asked) -> Iterator[Step]:
    for step in (one.call, *one.within):
        edge = step.edge
        is_within = step is one.call or one.call.number in enclosing(one.flow, step)
        waits = edge.kind is EdgeKind.CALL and edge.sync is not Known.NO and step.answered_at is not None
        if is_within and waits and design.elements[edge.target].kind in _ANSWERING:
            yield step


def _publishing(one: Asked, call: Step) -> Publishing | None:
    answer = one.flow.steps[call.answered_at or 0]
    within, callee = one.flow.steps[call.number + 1 : answer.number], call.edge.target
    publication = next((step for step in within if _publishes(step) and step.edge.source == callee), None)
    if publication is None or _PUSHED.search(f"{answer.edge.label} {answer.note}"):
        return None
    return Publishing(
        asked=one,
        call=call,
        publication=publication,
        delivery=_delivery(one.flow, within, publication),
        answer=answer,
    )


def _delivery(flow: Flow, within: Sequence[Step], publication: Step) -> Step | None:
    """What comes back to a publisher after somebody else has published in their turn."""
    callee, others_published = publication.edge.source, False
    for step in flow.steps[publication.number + 1 : within[-1].number + 1]:
        others_published |= _publishes(step) and step.edge.source != callee
        comes_back = step.edge.kind is EdgeKind.DELIVER and step.edge.target == callee
        if others_published and comes_back and step.edge.is_certain and _can_follow(publication, step):
            return step
    return None


def _publishes(step: Step) -> bool:
    return step.edge.kind is EdgeKind.PUBLISH


def _can_follow(first: Step, second: Step) -> bool:
    """Whether two steps are not in two branches of one alternative."""
    branch = {one.number: one.branch for one in first.blocks if one.kind is BlockKind.ALTERNATIVE}
    return all(branch.get(one.number, one.branch) == one.branch for one in second.blocks)
