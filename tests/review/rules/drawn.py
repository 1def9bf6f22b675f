"""Designs drawn in a few lines, for rules."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import yaml

from eda_coach.content.coding import decode
from eda_coach.review.catalogue.card import Card
from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design, Document, Format
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import Element, ElementKind
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.fact import Fact, Stand
from eda_coach.review.model.flow import Block, BlockKind, Flow, Step
from eda_coach.review.model.value import Known, Value
from eda_coach.review.rules.ruling import Rule, Ruling, Settings

_LINE = re.compile(r"(\w+) (->|-->|-\)|~>|=>) (\w+)(?:: (.*))?")
_KIND = {
    "->": EdgeKind.CALL,
    "-)": EdgeKind.CALL,
    "-->": EdgeKind.REPLY,
    "~>": EdgeKind.PUBLISH,
    "=>": EdgeKind.DELIVER,
}
_KIND_BY_NAME = {
    "User": ElementKind.ACTOR,
    "Browser": ElementKind.CLIENT,
    "Gateway": ElementKind.GATEWAY,
    "Bank": ElementKind.EXTERNAL,
    "Broker": ElementKind.BROKER,
    "Orders": ElementKind.CHANNEL,
    "Queue": ElementKind.CHANNEL,
    "Db": ElementKind.STORE,
}
_BLOCK = {
    "alt": BlockKind.ALTERNATIVE,
    "loop": BlockKind.LOOP,
    "par": BlockKind.PARALLEL,
}
_FAMILIES = ("request-response", "choice")
_CARDS = Path(__file__).parents[3] / "eda_coach" / "review" / "catalogue" / "cards"


def drawn(text: str, *, in_flow: bool = True, facts: tuple[Fact, ...] = ()) -> Design:
    """A design out of lines such as ``User -> Api: POST /orders``.

    ``->`` calls, ``-->`` answers, ``-)`` calls without waiting, ``~>`` publishes, ``=>`` delivers.
    ``alt words``, ``else words``, ``loop words``, ``par words`` and ``end`` stand on lines of their own.
    Elements are services unless their name tells otherwise.
    """
    steps = _steps(text)
    document = Document(name="a.md", format=Format.MARKDOWN, lines=99, has_prose=True, evidence=at(1))
    flow = Flow(name="", steps=tuple(steps), evidence=at(1))
    names = dict.fromkeys(end for step in steps for end in (step.edge.source, step.edge.target))
    return Design(
        name="a",
        documents=(document,),
        elements={name: _element(name) for name in names},
        edges=tuple(step.edge for step in steps),
        flows=(flow,) if steps and in_flow else (),
        facts=facts,
    )


def at(line: int, quote: str = "") -> Evidence:
    """A place in the document."""
    return Evidence(file="a.md", line=line, end_line=line, quote=quote or f"line {line}")


def said(aspect: Aspect, quote: str = "so it is", *, stand: Stand = Stand.PRESENT, line: int = 50) -> Fact:
    """A sentence of the document."""
    return Fact(aspect=aspect, stand=stand, evidence=at(line, quote))


def declared(design: Design, call: str, values: Mapping[Aspect, Known], *, protocol: str = "") -> Design:
    """A design in which a call, such as ``Api Bank``, has values of its own."""
    of_call = {
        aspect: Value(known=known, evidence=(at(90, aspect.value),)) for aspect, known in values.items()
    }
    edges = tuple(
        replace(edge, value_by_aspect=of_call, protocol=protocol)
        if f"{edge.source} {edge.target}" == call
        else edge
        for edge in design.edges
    )
    return replace(design, edges=edges, flows=())


def ruled(rule: Rule, id_: str, design: Design) -> list[Ruling]:
    """What a rule says, with the settings of its card."""
    card = _cards()[id_]
    rulings = list(rule(design, Settings(numbers=card.numbers, words=card.words)))
    for ruling in rulings:
        wording = card.wordings[ruling.wording or ruling.verdict.value]
        assert wording.format(**ruling.words)
        assert ruling.evidence
    return rulings


def verdicts(rulings: list[Ruling]) -> list[str]:
    """Verdicts in their order."""
    return [ruling.verdict.value for ruling in rulings]


def lines(ruling: Ruling) -> list[int]:
    """Lines of the evidence."""
    return [evidence.line for evidence in ruling.evidence]


@cache
def _cards() -> dict[str, Card]:
    texts = [(_CARDS / f"{family}.yaml").read_text(encoding="utf-8") for family in _FAMILIES]
    rules = [one for text in texts for one in yaml.safe_load(text)["rules"]]
    return {one["id"]: decode(Card, one) for one in rules}


def _element(name: str) -> Element:
    kind = _KIND_BY_NAME.get(name, ElementKind.SERVICE)
    return Element(id=name, name=name, kind=kind, evidence=(at(1),))


def _steps(text: str) -> list[Step]:
    steps, open_, blocks = list[Step](), list[int](), list[Block]()
    count = 0
    for number, line in enumerate(text.strip().split("\n"), 1):
        word, _, label = line.strip().partition(" ")
        if word in _BLOCK:
            blocks.append(Block(number=count, kind=_BLOCK[word], label=label))
            count += 1
        elif word == "else":
            blocks[-1] = replace(blocks[-1], branch=blocks[-1].branch + 1, label=label)
        elif word == "end":
            blocks.pop()
        else:
            _add(steps, open_, line.strip(), number, tuple(blocks))
    return steps


def _add(steps: list[Step], open_: list[int], line: str, number: int, blocks: tuple[Block, ...]) -> None:
    match = _LINE.fullmatch(line)
    assert match, line
    source, arrow, target, label = match.groups()
    sync = Known.NO if arrow == "-)" else Known.UNKNOWN
    edge = Edge(
        source=source,
        target=target,
        kind=_KIND[arrow],
        label=label or "",
        sync=sync,
        evidence=(at(number, line),),
    )
    step = Step(number=len(steps), edge=edge, inside=open_[-1] if open_ else None, blocks=blocks)
    if arrow == "-->":
        _answer(steps, open_, step)
    steps.append(step if arrow != "-->" else replace(step, inside=open_[-1] if open_ else None))
    if arrow == "->" and source != target:
        open_.append(step.number)


def _answer(steps: list[Step], open_: list[int], reply: Step) -> None:
    """Close the call that a reply answers, and those inside it."""
    for place in range(len(open_) - 1, -1, -1):
        edge = steps[open_[place]].edge
        if (edge.source, edge.target) == (reply.edge.target, reply.edge.source):
            steps[open_[place]] = replace(steps[open_[place]], answered_at=reply.number)
            del open_[place:]
            return
