"""Edges and steps of a design.yaml: mappings, or ``customer -> orders: POST /orders``."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import CARRYING, ElementKind
from eda_coach.review.model.flow import Block, BlockKind, Step
from eda_coach.review.model.message import Message
from eda_coach.review.model.value import Known
from eda_coach.review.readers.flowchart.wording import wording_of
from eda_coach.review.readers.nodes.node import Node
from eda_coach.review.readers.own.telling import Teller
from eda_coach.review.readers.part import Part, id_of

_SHORT = re.compile(r"\s*([^:]+?)\s*(?:-{1,2}>{1,2}|=>|\u2192)\s*([^:]+?)\s*(?::\s*(.*?)\s*)?\Z", re.DOTALL)
# Longer lines are no short form.
_LONGEST_SHORT = 1_000
EDGE_KEYS = ("from", "to", "kind", "label", "protocol", "message", "messages", "sync", "certain")
STEP_KEYS = (*EDGE_KEYS, "note", "steps", "reply", "inside", "answers", "frames")
FRAME_KEYS = ("kind", "number", "branch", "label")
# A flow has fewer steps than this has digits.
_LONGEST_NUMBER = 7
# Steps in steps in steps: deeper than any system calls.
_MOST_LEVELS = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class Ends:
    """The two elements of an arrow.

    Attributes:
        label: Of the short form.
        key: That has the short form, where it is the key of a mapping.
    """

    source: str
    target: str
    label: str = ""
    key: str = ""


def split_short(text: str) -> tuple[str, str, str] | None:
    """Source, target and label of ``a -> b: label``; None for anything else."""
    found = _SHORT.match(text) if len(text) <= _LONGEST_SHORT else None
    return (found[1], found[2], found[3] or "") if found else None


def likely_kind(source: ElementKind, target: ElementKind, label: str) -> EdgeKind:
    """What an arrow means whose kind is left out, by the kinds of its ends."""
    if target in CARRYING:
        return EdgeKind.LINK if source in CARRYING else EdgeKind.PUBLISH
    if source in CARRYING:
        return EdgeKind.DELIVER
    if target is ElementKind.STORE:
        wording = wording_of(label)
        if wording.reads == wording.writes:
            return EdgeKind.LINK
        return EdgeKind.READ if wording.reads else EdgeKind.WRITE
    return EdgeKind.LINK if source is ElementKind.STORE else EdgeKind.CALL


def likely_sync(kind: EdgeKind, *, is_answered: bool) -> Known:
    """Whether the source of an arrow waits, where that is left out."""
    if kind in (EdgeKind.PUBLISH, EdgeKind.DELIVER, EdgeKind.REPLY):
        return Known.NO
    return Known.YES if kind is EdgeKind.CALL and is_answered else Known.UNKNOWN


class EdgeReader:
    """Reads edges into a part, whose elements and messages are there.

    Args:
        part: To look up and add to.
        teller: Told what cannot be read.
        find: Gives the id of the element that a word means; None, and tells it, if there is none.
    """

    def __init__(self, part: Part, teller: Teller, find: Callable[[Node, str], str | None]) -> None:
        self._part = part
        self._teller = teller
        self._find = find

    def read_edge(
        self, node: Node, *, keys: Sequence[str] = EDGE_KEYS, is_answered: bool = False
    ) -> Edge | None:
        """One edge; None, and told, if its ends are not known."""
        ends = self._ends(node)
        if ends is None:
            return None
        label = self._teller.text(node["label"]) if node["label"] else ends.label
        kinds = [self._part.elements[each].kind for each in (ends.source, ends.target)]
        kind = self._teller.choice(node["kind"], EdgeKind) or likely_kind(kinds[0], kinds[1], label)
        return Edge(
            source=ends.source,
            target=ends.target,
            kind=kind,
            label=label,
            protocol=self._teller.text(node["protocol"]).lower(),
            messages=self._messages(node, label),
            sync=self._teller.known(node["sync"], likely_sync(kind, is_answered=is_answered)),
            is_certain=self._teller.known(node["certain"], Known.YES) is not Known.NO,
            value_by_aspect=self._teller.values(node, (*keys, ends.key)),
            evidence=(self._teller.at(node),),
        )

    def _ends(self, node: Node) -> Ends | None:
        short = self._short(node)
        if short is not None:
            return short if short.source and short.target else None
        if not node["from"] or not node["to"]:
            self._teller.tell(node, 'an arrow needs "from" and "to", or is written as "a -> b: what passes"')
            return None
        source = self._find(node["from"], self._teller.text(node["from"]))
        target = self._find(node["to"], self._teller.text(node["to"]))
        return Ends(source=source, target=target) if source and target else None

    def _short(self, node: Node) -> Ends | None:
        """The short form, whose label YAML takes for the value of a key; unknown ends are empty."""
        key = "" if node["from"] else next((each for each in node.entries if split_short(each)), "")
        words = split_short(key or node.text)
        if words is None:
            return None
        label = self._teller.text(node[key]) if key else words[2]
        source, target = self._find(node, words[0]) or "", self._find(node, words[1]) or ""
        return Ends(source=source, target=target, label=label, key=key)

    def _messages(self, node: Node, label: str) -> tuple[str, ...]:
        if not node["message"] and not node["messages"]:
            # The name of a message as the label says that it passes.
            return (id_of(label),) if label and id_of(label) in self._part.messages else ()
        given = [
            *(node["message"].items or [node["message"]]),
            *(node["messages"].items or [node["messages"]]),
        ]
        named = [item for item in given if item and item.text.strip()]
        return tuple(dict.fromkeys(self._message(item) for item in named))

    def _message(self, node: Node) -> str:
        id_ = id_of(node.text)
        if id_ not in self._part.messages:
            known = [message.name for message in self._part.messages.values()]
            if known:
                self._teller.tell_word(node, "message", node.text, known)
            message = Message(id=id_, name=node.text, evidence=(self._teller.at(node),))
            self._part.add_message(message)
        return id_


@dataclass(kw_only=True, slots=True)
class StepReader:
    """Reads the steps of one flow, numbered as they stand in the document."""

    edges: EdgeReader
    teller: Teller
    steps: list[Step] = field(default_factory=list)
    _answered: dict[int, int] = field(default_factory=dict)

    def read(self, nodes: Sequence[Node], *, inside: int | None = None, level: int = 0) -> None:
        """Read steps, and those within them."""
        for node in nodes:
            self._read_step(node, inside, level)

    def answered(self) -> tuple[Step, ...]:
        """All steps, calls with the number of their answer."""
        return tuple(
            replace(step, answered_at=self._answered[step.number]) if step.number in self._answered else step
            for step in self.steps
        )

    def _read_step(self, node: Node, inside: int | None, level: int) -> None:
        reply = node["reply"]
        edge = self.edges.read_edge(node, keys=STEP_KEYS, is_answered=bool(reply))
        if edge is None:
            return
        number = len(self.steps)
        self.steps.append(
            Step(
                number=number,
                edge=edge,
                inside=self._earlier(node["inside"], inside),
                blocks=tuple(self._block(item) for item in node["frames"]),
                note=self.teller.text(node["note"]),
            )
        )
        for item in node["answers"].items or [node["answers"]]:
            call = self._earlier(item, None)
            if call is not None:
                self._answered[call] = number
        if node["steps"] and level < _MOST_LEVELS:
            self.read(node["steps"].items, inside=number, level=level + 1)
        elif node["steps"]:
            self.teller.tell(node["steps"], "steps are nested too deeply here")
        if reply:
            self._reply(reply, edge, number)

    def _reply(self, node: Node, call: Edge, number: int) -> None:
        edge = Edge(
            source=call.target,
            target=call.source,
            kind=EdgeKind.REPLY,
            label="" if known_yes(node) else self.teller.text(node),
            sync=Known.NO,
            evidence=(self.teller.at(node),),
        )
        self._answered[number] = len(self.steps)
        self.steps.append(
            Step(number=len(self.steps), edge=edge, inside=number, blocks=self.steps[number].blocks)
        )

    def _earlier(self, node: Node, otherwise: int | None) -> int | None:
        """The number of an earlier step; steps count from 1 in the document."""
        if not node:
            return otherwise
        if node.text.lower() == "none":
            return None
        number = int(node.text) - 1 if node.text.isdecimal() and len(node.text) < _LONGEST_NUMBER else -1
        if 0 <= number < len(self.steps):
            return number
        self.teller.tell(node, "no earlier step has this number; steps count from 1 in a flow")
        return otherwise

    def _block(self, node: Node) -> Block:
        for key, child in node.entries.items():
            if key not in FRAME_KEYS:
                self.teller.tell_word(child, "key", key, FRAME_KEYS)
        kind = self.teller.choice(node["kind"], BlockKind, BlockKind.GROUP)
        return Block(
            number=self._count(node["number"]),
            kind=kind or BlockKind.GROUP,
            branch=self._count(node["branch"]),
            label=self.teller.text(node["label"]),
        )

    def _count(self, node: Node) -> int:
        if node and not (node.text.isdecimal() and len(node.text) < _LONGEST_NUMBER):
            self.teller.tell(node, "a number is expected here")
            return 0
        return int(node.text) if node else 0


def known_yes(node: Node) -> bool:
    """Whether a reply is only said to come."""
    return node.truth is True or not node.text.strip()
