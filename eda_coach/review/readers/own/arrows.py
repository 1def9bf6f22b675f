"""Edges and flows as lines of a design.yaml."""

from collections.abc import Hashable, Iterator

from eda_coach.review.model.design import Design
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.flow import Block, Flow, Step
from eda_coach.review.model.value import Known
from eda_coach.review.readers.own.flows import likely_kind, likely_sync, split_short
from eda_coach.review.readers.own.scalars import comment, listed, scalar
from eda_coach.review.readers.own.values import known_word, value_scalar
from eda_coach.review.readers.part import id_of

# Nested deeper, steps run out of the page; they name the call around them instead.
_MOST_LEVELS = 20


def edge_key(edge: Edge) -> Hashable:
    """All of an edge, as a key."""
    values = tuple(sorted((aspect, value) for aspect, value in edge.value_by_aspect.items()))
    rest = (edge.label, edge.protocol, edge.messages, edge.sync, edge.is_certain, edge.evidence)
    return (edge.source, edge.target, edge.kind, values, rest)


def edge_lines(edge: Edge, design: Design) -> Iterator[str]:
    """An edge as an item of a list."""
    yield from _item(_head(edge), list(_rest(edge, design, is_answered=False)), "  ", _place(edge))


def flow_lines(flow: Flow, design: Design) -> Iterator[str]:
    """A flow as an item of a list."""
    yield f"  - name: {scalar(flow.name)}"
    yield "    steps:"
    yield from _FlowWriter(flow, design).lines()


class _FlowWriter:
    """Writes the steps of one flow, those within a call below it where they stand together."""

    def __init__(self, flow: Flow, design: Design) -> None:
        self._steps = flow.steps
        self._design = design
        self._answers: dict[int, list[int]] = {}
        for step in flow.steps:
            if step.answered_at is not None:
                self._answers.setdefault(step.answered_at, []).append(step.number)
        self._end = self._ends()

    def lines(self) -> Iterator[str]:
        yield from self._between(0, len(self._steps), around=None, indent="      ")

    def _ends(self) -> list[int]:
        """By number: where the steps end that stand together within a step."""
        parents = [step.inside for step in self._steps]
        ends = [number + 1 for number in range(len(parents))]
        for number in reversed(range(len(parents))):
            end = number + 1
            while end < len(parents) and parents[end] == number:
                end = ends[end]
            ends[number] = end
        return ends

    def _between(self, first: int, end: int, *, around: int | None, indent: str) -> Iterator[str]:
        number = first
        while number < end:
            step = self._steps[number]
            is_deep = len(indent) > 4 * _MOST_LEVELS
            last = number + 1 if is_deep else self._end[number]
            reply = self._short_reply(step, last)
            body = [*self._own(step, around, has_reply=reply is not None)]
            inner = last if reply is None else last - 1
            if inner > number + 1:
                body.append("steps:")
            yield from _item(_head(step.edge), body, indent, _place(step.edge))
            yield from self._between(number + 1, inner, around=number, indent=f"{indent}    ")
            if reply is not None:
                yield f"{indent}  reply: {reply}"
            number = last

    def _short_reply(self, step: Step, last: int) -> str | None:
        """The label of the answer, if the step ends with one that needs no words beside it."""
        reply = self._steps[last - 1]
        if (
            last - 1 == step.number
            or step.answered_at != reply.number
            or self._answers[reply.number] != [step.number]
        ):
            return None
        edge = reply.edge
        is_plain = (edge.kind, edge.protocol, edge.messages, edge.sync, edge.is_certain) == (
            EdgeKind.REPLY,
            "",
            (),
            Known.NO,
            True,
        )
        is_back = (edge.source, edge.target) == (step.edge.target, step.edge.source)
        is_bare = not reply.note and reply.blocks == step.blocks and reply.inside == step.number
        if not (is_plain and is_back and is_bare) or edge.value_by_aspect or reply.answered_at is not None:
            return None
        if edge.label and (known_word(edge.label) is not None or not edge.label.strip()):
            return None
        return scalar(edge.label) if edge.label else "yes"

    def _own(self, step: Step, around: int | None, *, has_reply: bool) -> Iterator[str]:
        yield from _rest(step.edge, self._design, is_answered=has_reply)
        if step.note:
            yield f"note: {scalar(step.note)}"
        if step.inside != around:
            yield f"inside: {'none' if step.inside is None else step.inside + 1}"
        answers = self._answers.get(step.number)
        if answers:
            yield f"answers: [{', '.join(str(number + 1) for number in answers)}]"
        if step.blocks:
            yield f"frames: [{', '.join(map(_frame, step.blocks))}]"


def _frame(block: Block) -> str:
    words = [f"kind: {block.kind}", f"number: {block.number}"]
    words += [f"branch: {block.branch}"] if block.branch else []
    words += [f"label: {scalar(block.label)}"] if block.label else []
    return f"{{{', '.join(words)}}}"


def _item(head: list[str], rest: list[str], indent: str, place: str) -> Iterator[str]:
    first, *more = [*head, *rest]
    if not more:
        first = first.removesuffix(":")
    yield f"{indent}- {first}{place}"
    yield from (f"{indent}  {line}" for line in more)


def _head(edge: Edge) -> list[str]:
    """The short form of an arrow if it is read back as it is, else its ends and its label."""
    short = f"{edge.source} -> {edge.target}"
    is_plain = scalar(edge.source) == edge.source and scalar(edge.target) == edge.target
    if is_plain and split_short(short) == (edge.source, edge.target, ""):
        return [f"{short}: {scalar(edge.label)}" if edge.label else short + ":"]
    ends = [f"from: {scalar(edge.source)}", f"to: {scalar(edge.target)}"]
    return [*ends, f"label: {scalar(edge.label)}"] if edge.label else ends


def _rest(edge: Edge, design: Design, *, is_answered: bool) -> Iterator[str]:
    """All of an edge that does not follow from its ends and its label."""
    kinds = design.elements[edge.source].kind, design.elements[edge.target].kind
    if edge.kind is not likely_kind(*kinds, edge.label):
        yield f"kind: {edge.kind}"
    if edge.protocol:
        yield f"protocol: {scalar(edge.protocol)}"
    names = tuple(_name(id_, design) for id_ in edge.messages)
    passes = id_of(edge.label) if edge.label and id_of(edge.label) in design.messages else ""
    if edge.messages != ((passes,) if passes else ()):
        yield f"messages: {listed(names)}" if len(names) != 1 else f"message: {scalar(names[0])}"
    if edge.sync is not likely_sync(edge.kind, is_answered=is_answered):
        yield f"sync: {edge.sync}"
    if not edge.is_certain:
        yield "certain: no"
    for aspect, value in edge.value_by_aspect.items():
        if value.known is not Known.UNKNOWN:
            yield f"{aspect}: {value_scalar(value, aspect)}"


def _name(id_: str, design: Design) -> str:
    name = design.messages[id_].name if id_ in design.messages else id_
    return name if id_of(name) == id_ else id_


def _place(edge: Edge) -> str:
    where = next(comment(f"{edge.evidence[0].file}:{edge.evidence[0].line}"), "")
    return f"  {where}" if where else ""
