"""Designs with stores and documents, for rules on data, answers and operation."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import yaml

from eda_coach.content.coding import decode
from eda_coach.review.catalogue.card import Card
from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import Element, ElementKind
from eda_coach.review.model.fact import Fact
from eda_coach.review.model.flow import Flow
from eda_coach.review.model.value import Known, Value
from eda_coach.review.rules.rules import RULES
from eda_coach.review.rules.ruling import Ruling, Settings
from tests.review.rules.drawn import at, drawn

_CARDS = Path(__file__).parents[3] / "eda_coach" / "review" / "catalogue" / "cards"
_FAMILIES = ("consistency", "answering", "operations")
_READING = ("select", "read", "query", "get")


def stored(text: str, *, in_flow: bool = True, facts: tuple[Fact, ...] = ()) -> Design:
    """A design out of lines, as :func:`drawn` reads them; what ends in ``Db`` or ``Cache`` is a store.

    Calls of a store read if their label begins so, and write otherwise.
    """
    design = drawn(text, in_flow=in_flow, facts=facts)
    elements = {id_: _kept(element) for id_, element in design.elements.items()}
    moved = [_moved(edge, elements) for edge in design.edges]
    flows = tuple(_flow(flow, moved) for flow in design.flows)
    return replace(design, elements=elements, edges=tuple(moved), flows=flows)


def together(*designs: Design) -> Design:
    """Designs as one, with a flow each."""
    elements = {id_: one for design in designs for id_, one in design.elements.items()}
    return replace(
        designs[0],
        elements=elements,
        edges=tuple(edge for design in designs for edge in design.edges),
        flows=tuple(flow for design in designs for flow in design.flows),
    )


def renamed(design: Design, names: Mapping[str, str]) -> Design:
    """A design in which elements have other names; their ids stay."""
    elements = {
        id_: replace(element, name=names.get(id_, element.name)) for id_, element in design.elements.items()
    }
    return replace(design, elements=elements)


def with_values(design: Design, id_: str, values: Mapping[Aspect, Value]) -> Design:
    """A design in which an element declares something."""
    element = replace(design.elements[id_], value_by_aspect=values)
    return replace(design, elements={**design.elements, id_: element})


def value(known: Known, text: str = "", *, line: int = 70) -> Value:
    """What is declared."""
    return Value(known=known, text=text, evidence=(at(line),))


def asked_of(rule: str, design: Design) -> list[Ruling]:
    """What a rule says, with the settings of its card; each ruling can be put into words."""
    card = _cards()[rule]
    rulings = list(RULES[rule](design, Settings(numbers=card.numbers, words=card.words)))
    for ruling in rulings:
        wording = card.wordings[ruling.wording or ruling.verdict.value]
        assert wording.format(**ruling.words)
        assert ruling.evidence
    return rulings


def said_by(rule: str, design: Design) -> list[str]:
    """The verdicts of a rule, in their order."""
    return [ruling.verdict.value for ruling in asked_of(rule, design)]


@cache
def _cards() -> dict[str, Card]:
    files = [(_CARDS / f"{family}.yaml").read_text(encoding="utf-8") for family in _FAMILIES]
    plain = [one for text in files for one in yaml.load(text, Loader=yaml.BaseLoader)["rules"]]  # noqa: S506 - texts
    return {one["id"]: decode(Card, one) for one in plain}


def _kept(element: Element) -> Element:
    is_store = element.name.endswith(("Db", "Cache"))
    return replace(element, kind=ElementKind.STORE) if is_store else element


def _moved(edge: Edge, elements: Mapping[str, Element]) -> Edge:
    if edge.kind is not EdgeKind.CALL or elements[edge.target].kind is not ElementKind.STORE:
        return edge
    is_read = edge.label.lower().startswith(_READING)
    return replace(edge, kind=EdgeKind.READ if is_read else EdgeKind.WRITE)


def _flow(flow: Flow, moved: Sequence[Edge]) -> Flow:
    steps = tuple(replace(step, edge=moved[step.number]) for step in flow.steps)
    return replace(flow, steps=steps)
