"""What one part does because of one request or one delivery."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eda_coach.review.model.edge import EdgeKind
from eda_coach.review.model.flow import BlockKind, Flow, Step

# What sets a part to work; a reply only lets it go on.
_TRIGGERS = (EdgeKind.CALL, EdgeKind.DELIVER)


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """What one part does because of one request or one delivery.

    Attributes:
        worker: Id of the element.
        trigger: The step that set it to work; None where the flow begins with its work.
        steps: Its own steps in order, answers left out; never empty.
    """

    flow: Flow
    worker: str
    trigger: Step | None
    steps: tuple[Step, ...]


def works(flow: Flow) -> Iterator[Work]:
    """The flow, cut into pieces of work, in the order in which they begin."""
    begun = list[tuple[str, Step | None, list[Step]]]()
    current = dict[str, int]()
    for step in flow.steps:
        edge = step.edge
        if edge.kind is not EdgeKind.REPLY:
            if edge.source not in current:
                current[edge.source] = len(begun)
                begun.append((edge.source, None, []))
            begun[current[edge.source]][2].append(step)
        if edge.kind in _TRIGGERS and edge.source != edge.target:
            current[edge.target] = len(begun)
            begun.append((edge.target, step, []))
    return (
        Work(flow=flow, worker=worker, trigger=trigger, steps=tuple(steps))
        for worker, trigger, steps in begun
        if steps
    )


def pairs(first: Sequence[Step], second: Sequence[Step]) -> Iterator[tuple[Step, Step]]:
    """For each of the second steps, the nearest of the first that may happen in the same run."""
    for step in second:
        near = [one for one in first if not are_exclusive(one, step)]
        if near:
            yield min(near, key=lambda one: abs(one.number - step.number)), step


def are_exclusive(first: Step, second: Step) -> bool:
    """Whether two steps stand in different branches of one alternative, so that no run has both."""
    branches = {block.number: block.branch for block in first.blocks if block.kind is BlockKind.ALTERNATIVE}
    return any(branches.get(block.number, block.branch) != block.branch for block in second.blocks)


def words_at(step: Step) -> str:
    """All that is written at a step: its label, its notes and the frames around it."""
    return " | ".join((step.edge.label, step.note, *(block.label for block in step.blocks)))
