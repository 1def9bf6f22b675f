"""Designs written as design.yaml and read again."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design, Document, Format
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import ChannelKind, Element, ElementKind
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.fact import Fact, Stand
from eda_coach.review.model.flow import Block, BlockKind, Flow, Step
from eda_coach.review.model.message import Field, Message, MessageKind
from eda_coach.review.model.value import Known, Value
from eda_coach.review.readers.own.reading import read_own
from eda_coach.review.readers.own.writing import design_yaml
from eda_coach.review.readers.part import id_of
from eda_coach.review.readers.source import Source, look_nowhere
from tests.review.readers.test_own_reading import SHOP
from tests.review.readers.wordings import bundled_names

_AT = Evidence(file="a b\n#.md", line=3, end_line=3, quote="as it says")
_DOCUMENT = Document(name="a.md", format=Format.MARKDOWN, lines=9, evidence=_AT)


def again(text: str) -> Design:
    """What a design.yaml says, as a design."""
    part = read_own(Source(name="design.yaml", text=text), vocabulary=bundled_names(), lookup=look_nowhere)
    assert not part.unread, (text, part.unread)
    return Design(
        name=part.title,
        documents=(part.document,),
        elements=part.elements,
        edges=tuple(part.edges),
        messages=part.messages,
        flows=tuple(part.flows),
        value_by_aspect=part.value_by_aspect,
    )


def bare(thing: Any) -> Any:
    """A thing without evidence, as plain values that can be compared."""
    if is_dataclass(thing):
        return {one.name: bare(getattr(thing, one.name)) for one in fields(thing) if one.name != "evidence"}
    if isinstance(thing, dict):
        return {key: bare(value) for key, value in thing.items()}
    return [bare(one) for one in thing] if isinstance(thing, tuple | list) else thing


_NAMES = st.text(st.characters(categories=["L", "N", "Zs", "Po"]), min_size=1, max_size=12).filter(
    lambda name: any(one.isalpha() for one in name) and name.isprintable()
)
_TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=20) | st.sampled_from(
    [
        "",
        "yes",
        "no",
        "unknown",
        "POST /orders",
        "a: b",
        "a -> b",
        " x ",
        "# x",
        "'",
        '"',
        "1",
        "2 s",
        "null",
        "A\n",
        "1\n",
    ]
)
_KNOWN = st.sampled_from([Known.YES, Known.NO])
_VALUES = st.builds(Value, known=_KNOWN, text=_TEXTS, evidence=st.just((_AT,)))
_BY_ASPECT = st.dictionaries(st.sampled_from(list(Aspect)), _VALUES, max_size=3)


@st.composite
def elements(draw: st.DrawFn) -> dict[str, Element]:
    """Elements with different ids."""
    names = draw(st.lists(_NAMES, min_size=2, max_size=4, unique_by=id_of))
    return {
        id_of(name): Element(
            id=id_of(name),
            name=name,
            kind=draw(st.sampled_from(ElementKind)),
            technology=draw(_TEXTS),
            channel_kind=draw(
                st.sampled_from([one for one in ChannelKind if one is not ChannelKind.UNKNOWN])
            ),
            value_by_aspect=draw(_BY_ASPECT),
            evidence=(_AT,),
        )
        for name in names
    }


@st.composite
def messages(draw: st.DrawFn) -> dict[str, Message]:
    """Messages with different ids, their fields before their headers."""
    found = {}
    for name in draw(st.lists(_NAMES, max_size=3, unique_by=id_of)):
        names = draw(st.lists(_NAMES, max_size=4, unique=True))
        parts = [
            Field(
                name=one,
                type=draw(_TEXTS),
                is_header=draw(st.booleans()),
                is_required=draw(st.booleans()),
                evidence=_AT,
            )
            for one in names
        ]
        found[id_of(name)] = Message(
            id=id_of(name),
            name=name,
            kind=draw(st.sampled_from(MessageKind)),
            fields=tuple(sorted(parts, key=lambda one: one.is_header)),
            is_whole=draw(st.booleans()),
            value_by_aspect=draw(_BY_ASPECT),
            evidence=(_AT,),
        )
    return found


@st.composite
def edges(draw: st.DrawFn, ids: list[str], known: list[str]) -> Edge:
    """An edge between elements; its label may be the name of a message."""
    passing = draw(st.lists(st.sampled_from(known), max_size=2, unique=True)) if known else []
    return Edge(
        source=draw(st.sampled_from(ids)),
        target=draw(st.sampled_from(ids)),
        kind=draw(st.sampled_from(EdgeKind)),
        label=draw(_TEXTS | st.sampled_from(known or [""])),
        protocol=draw(st.sampled_from(["", "http", "no", "a b: c"])),
        messages=tuple(passing),
        sync=draw(st.sampled_from(Known)),
        is_certain=draw(st.booleans()),
        value_by_aspect=draw(_BY_ASPECT),
        evidence=(_AT,),
    )


@st.composite
def flows(draw: st.DrawFn, ids: list[str], known: list[str]) -> Flow:
    """Steps whose numbers point anywhere they may."""
    steps = list[Step]()
    for number in range(draw(st.integers(1, 7))):
        edge = draw(edges(ids, known))
        call = steps[-1].edge if steps else edge
        if draw(st.booleans()):
            edge = replace(edge, source=call.target, target=call.source, kind=EdgeKind.REPLY, sync=Known.NO)
        if draw(st.booleans()):
            edge = replace(edge, protocol="", messages=(), is_certain=True, value_by_aspect={})
        earlier = st.none() | st.integers(0, number - 1) if number else st.none()
        block = st.builds(
            Block,
            number=st.integers(0, 3),
            kind=st.sampled_from(BlockKind),
            branch=st.integers(0, 2),
            label=_TEXTS,
        )
        steps.append(
            Step(
                number=number,
                edge=edge,
                inside=draw(earlier),
                blocks=tuple(draw(st.lists(block, max_size=1))),
                note=draw(st.just("") | _TEXTS),
            )
        )
    answers = {i: draw(st.none() | st.integers(i + 1, len(steps) - 1)) for i in range(len(steps) - 1)}
    return Flow(
        name=draw(_TEXTS),
        steps=tuple(replace(step, answered_at=answers.get(step.number)) for step in steps),
        evidence=_AT,
    )


@st.composite
def designs(draw: st.DrawFn) -> Design:
    """Designs of a few parts."""
    parts, sent = draw(elements()), draw(messages())
    ids, known = list(parts), list(sent)
    told = draw(st.lists(flows(ids, known), max_size=2))
    loose = draw(st.lists(edges(ids, known), max_size=3))
    return Design(
        name=draw(_TEXTS),
        documents=(_DOCUMENT,),
        elements=parts,
        edges=(*loose, *(step.edge for flow in told for step in flow.steps)),
        messages=sent,
        flows=tuple(told),
        value_by_aspect=draw(_BY_ASPECT),
    )


@given(design=designs())
def test_what_is_written_is_read_again(design: Design) -> None:
    """If a design is written and read, then all of it but the evidence is as before."""
    read = again(design_yaml(design))

    assert bare(read.elements) == bare(design.elements)
    assert bare(read.messages) == bare(design.messages)
    assert bare(read.edges) == bare(design.edges)
    assert bare(read.flows) == bare(design.flows)
    assert bare(read.value_by_aspect) == bare(design.value_by_aspect)


@given(design=designs())
def test_writing_twice_changes_nothing(design: Design) -> None:
    """If what was written is read and written again, then only comments differ."""
    first = design_yaml(design)
    second = design_yaml(again(first))

    assert without_comments(first) == without_comments(second)


def without_comments(text: str) -> list[str]:
    """Lines without what stands behind a ``#`` that begins a comment at their end."""
    bodies = (
        line.split("  # a b #.md")[0].split("  # design.yaml:")[0].rstrip() for line in text.split("\n")
    )
    return [line for line in bodies if line and not line.lstrip().startswith("# ")]


def test_steps_of_a_call_stand_below_it() -> None:
    """If a flow was written by hand, then it is written as a person would."""
    text = design_yaml(again(SHOP.lstrip("\n")))

    assert (
        """
  - name: Place an order
    steps:
      - customer -> order-service: POST /orders  # design.yaml:26
        timeout: 2 s
        steps:
          - order-service -> orders-db: insert  # design.yaml:29
          - order-service -> order-events: OrderPlaced  # design.yaml:30
        reply: 202 Accepted
      - order-events -> billing: OrderPlaced  # design.yaml:32
        idempotent: no
"""
        in text
    )


def shop(*facts: Fact) -> Design:
    """The design written by hand, with some sentences beside."""
    return replace(again(SHOP.lstrip("\n")), facts=facts)


def fact(aspect: Aspect, stand: Stand, *ids: str) -> Fact:
    """What a sentence says."""
    return Fact(aspect=aspect, stand=stand, elements=ids, evidence=_AT)


class TestQuestions:
    """What is open, and what prose says."""

    def test_an_open_question_stands_above_its_unknown(self) -> None:
        """If a question is open, then its aspect is unknown, and the question is a comment."""
        questions = {
            ("", Aspect.OBSERVED): "Which alert wakes you?",
            ("billing", Aspect.IDEMPOTENT): "The same event twice?\nWhat then?",
            ("", Aspect.TIMEOUT): "Never asked: it is known.",
        }

        text = design_yaml(shop(), questions)

        assert "  # Which alert wakes you?\n  observed: unknown\n" in text
        assert "    # The same event twice? What then?\n    idempotent: unknown\n" in text
        assert "Never asked" not in text
        assert bare(again(text).elements) == bare(shop().elements)

    def test_prose_answers_where_nothing_is_declared(self) -> None:
        """If prose says yes, no or later, then that is written with its sentence; a gap counts first."""
        text = design_yaml(
            shop(
                fact(Aspect.RETRY, Stand.PRESENT),
                fact(Aspect.OUTBOX, Stand.ABSENT),
                fact(Aspect.OUTBOX, Stand.PRESENT),
                fact(Aspect.BREAKER, Stand.PLANNED),
                fact(Aspect.BACKOFF, Stand.ARGUED),
                fact(Aspect.TIMEOUT, Stand.ABSENT),
                fact(Aspect.DLQ, Stand.ABSENT, "billing"),
            ),
            {("", Aspect.OUTBOX): "Never asked: it is known."},
        )

        read = again(text)
        assert {aspect: value.known for aspect, value in read.value_by_aspect.items()} == {
            Aspect.TIMEOUT: Known.YES,
            Aspect.RETRY: Known.YES,
            Aspect.OUTBOX: Known.NO,
        }
        assert "breaker: unknown  # planned" in text
        assert "# a b #.md:3: as it says" in text
        assert read.elements["billing"].says(Aspect.DLQ).known is Known.NO
        assert "Never asked" not in text


def test_very_deep_flows_are_written_flat() -> None:
    """If calls are nested deeper than a page is wide, then they are written and read all the same."""
    ends = {id_: Element(id=id_, name=id_, kind=ElementKind.SERVICE, evidence=(_AT,)) for id_ in ("a", "b")}
    edge = Edge(source="a", target="b", kind=EdgeKind.CALL, evidence=(_AT,))
    steps = tuple(
        Step(number=number, edge=edge, inside=number - 1 if number else None) for number in range(60)
    )
    design = Design(
        name="",
        documents=(_DOCUMENT,),
        elements=ends,
        edges=tuple(step.edge for step in steps),
        flows=(Flow(name="", steps=steps, evidence=_AT),),
    )

    assert bare(again(design_yaml(design)).flows) == bare(design.flows)
