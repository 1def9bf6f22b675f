"""Writes a design as design.yaml: all that was understood, and room for what is open."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.edge import Edge
from eda_coach.review.model.element import ChannelKind, Element
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.fact import Fact, Stand
from eda_coach.review.model.message import Field, Message
from eda_coach.review.model.value import Known, Value
from eda_coach.review.readers.own.arrows import edge_key, edge_lines, flow_lines
from eda_coach.review.readers.own.reading import VERSION
from eda_coach.review.readers.own.scalars import comment, scalar
from eda_coach.review.readers.own.values import value_scalar
from eda_coach.review.readers.part import id_of

Questions = Mapping[tuple[str, Aspect], str]
# A gap counts before a promise, and what is there before both only where nothing else is said.
_WEIGHT = (Stand.ABSENT, Stand.PRESENT, Stand.PLANNED)


def design_yaml(design: Design, questions: Questions | None = None) -> str:
    """A design as design.yaml, the same for the same design.

    What prose says is written where it belongs, as yes or no with the sentence beside it. Read back, the file
    has the same elements, edges, messages and flows.

    Args:
        design: To write.
        questions: That are open, by id of the element (empty for the whole design) and aspect.
    """
    asked = questions or {}
    elements = (_element(one, design, asked) for one in design.elements.values())
    blocks = [
        _head(design),
        _section("says:", _says(design, asked)),
        _section("elements:", chain.from_iterable(elements)),
        _section("messages:", chain.from_iterable(_message(one) for one in design.messages.values())),
        _section("edges:", chain.from_iterable(edge_lines(edge, design) for edge in _loose_edges(design))),
        _section("flows:", chain.from_iterable(flow_lines(flow, design) for flow in design.flows)),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _head(design: Design) -> list[str]:
    lines = ["# What was read of the design. Answer where it says unknown: yes, no, or what exactly."]
    lines += comment(", ".join(document.name for document in design.documents))
    lines.append(f"design: {VERSION}")
    return lines + ([f"name: {scalar(design.name)}"] if design.name else [])


def _section(title: str, lines: Iterator[str]) -> list[str]:
    body = list(lines)
    return [title, *body] if body else []


def _says(design: Design, questions: Questions) -> Iterator[str]:
    facts = [fact for fact in design.facts if not fact.elements]
    yield from _aspects(design.value_by_aspect, facts, _asked_of("", questions), "  ")


def _asked_of(about: str, questions: Questions) -> dict[Aspect, str]:
    return {aspect: words for (element, aspect), words in questions.items() if element == about}


def _element(element: Element, design: Design, questions: Questions) -> Iterator[str]:
    yield f"  {scalar(element.id)}:{_place(element.evidence)}"
    yield f"    kind: {element.kind}"
    if element.name != element.id:
        yield f"    name: {scalar(element.name)}"
    if element.technology:
        yield f"    technology: {scalar(element.technology)}"
    if element.channel_kind is not ChannelKind.UNKNOWN:
        yield f"    channel: {element.channel_kind}"
    facts = [fact for fact in design.facts if element.id in fact.elements]
    yield from _aspects(element.value_by_aspect, facts, _asked_of(element.id, questions), "    ")


def _aspects(
    values: Mapping[Aspect, Value], facts: list[Fact], questions: Mapping[Aspect, str], indent: str
) -> Iterator[str]:
    """Aspects that are known, then those that prose speaks of, then the open ones with their question."""
    known = {aspect: value for aspect, value in values.items() if value.known is not Known.UNKNOWN}
    for aspect, value in known.items():
        yield f"{indent}{aspect}: {value_scalar(value, aspect)}{_place(value.evidence)}"
    written = {fact.aspect: fact for stand in reversed(_WEIGHT) for fact in facts if fact.stand is stand}
    for aspect, fact in written.items():
        if aspect not in known:
            yield from comment(f"{_where(fact.evidence)}: {fact.evidence.quote}", indent=indent)
            yield f"{indent}{aspect}: {_WORD_OF_STAND[fact.stand]}"
    for aspect, words in questions.items():
        if aspect not in known and aspect not in written:
            yield from comment(words, indent=indent)
            yield f"{indent}{aspect}: unknown"


_WORD_OF_STAND = {Stand.PRESENT: "yes", Stand.ABSENT: "no", Stand.PLANNED: "unknown  # planned"}


def _message(message: Message) -> Iterator[str]:
    key = message.name if id_of(message.name) == message.id else message.id
    yield f"  {scalar(key)}:{_place(message.evidence)}"
    yield f"    kind: {message.kind}"
    if message.is_whole:
        yield "    whole: yes"
    for title, is_header in (("fields", False), ("headers", True)):
        fields = {one.name: one for one in message.fields if one.is_header is is_header}
        if fields:
            yield f"    {title}:"
            yield from (f"      {scalar(one.name)}: {_field(one)}" for one in fields.values())
    yield from _aspects(message.value_by_aspect, [], {}, "    ")


def _field(field: Field) -> str:
    type_ = scalar(field.type) if field.type else '""'
    return f"{{type: {type_}, required: yes}}" if field.is_required else type_


def _loose_edges(design: Design) -> Iterator[Edge]:
    """Edges that are no step of a flow."""
    in_flows = Counter(edge_key(step.edge) for flow in design.flows for step in flow.steps)
    for edge in design.edges:
        key = edge_key(edge)
        if in_flows[key]:
            in_flows[key] -= 1
        else:
            yield edge


def _place(evidence: tuple[Evidence, ...]) -> str:
    """Where something comes from, as a comment behind it."""
    places = next(comment(_where(evidence[0])), "") if evidence else ""
    return f"  {places}" if places else ""


def _where(evidence: Evidence) -> str:
    return f"{evidence.file}:{evidence.line}"
