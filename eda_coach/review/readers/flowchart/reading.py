"""Reads Mermaid flowcharts: what is drawn, and what it says of the design."""

from collections.abc import Iterable
from dataclasses import replace

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Document, Format
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import ASKING, CARRYING, ChannelKind, ElementKind
from eda_coach.review.model.evidence import How
from eda_coach.review.model.unread import UnreadKind
from eda_coach.review.model.value import Known, Value
from eda_coach.review.readers.flowchart.event_boxes import fold_event_boxes
from eda_coach.review.readers.flowchart.graph import Arrow, Graph, Vertex
from eda_coach.review.readers.flowchart.labels import in_one_line
from eda_coach.review.readers.flowchart.messages import messages_in
from eda_coach.review.readers.flowchart.parts import Component, components_of
from eda_coach.review.readers.flowchart.passing import Passing, is_dead_letter_channel, passings
from eda_coach.review.readers.flowchart.statements import read_graph
from eda_coach.review.readers.flowchart.steps import Sorting, sort_boxes
from eda_coach.review.readers.flowchart.wording import Wording, wording_of
from eda_coach.review.readers.naming import channel_kind_of
from eda_coach.review.readers.part import Part, joined_values
from eda_coach.review.readers.prose.saying import values_in
from eda_coach.review.readers.source import Lookup, Places, Source
from eda_coach.review.readers.vocabulary import Vocabulary

_CARRIED = (EdgeKind.PUBLISH, EdgeKind.DELIVER)
# More steps are not listed by name.
_MOST_NAMED = 3


def read_flowchart(source: Source, *, vocabulary: Vocabulary, lookup: Lookup) -> Part:  # noqa: ARG001 - as all readers
    """Read a ``flowchart`` or ``graph``.

    A flow of actions gives nothing: its boxes are no components, and its arrows no calls.
    """
    places = Places(source)
    graph = read_graph(places)
    document = Document(
        name=source.name, format=Format.MERMAID, lines=len(places.lines), evidence=places.at(1)
    )
    part = Part(document=document, title=graph.title or source.title, unread=list(graph.unread))
    sorting = sort_boxes(graph, vocabulary)
    if not sorting.is_process:
        fold_event_boxes(graph, vocabulary)
        drawn = [vertex for vertex in sorting.components if vertex.id in graph.vertices]
        _Drawing(part, places, vocabulary).add(graph, components_of(graph, drawn, vocabulary))
    _tell_steps(part, places, sorting)
    return part


def _tell_steps(part: Part, places: Places, sorting: Sorting) -> None:
    if not sorting.steps:
        return
    line = min(vertex.line for vertex in sorting.steps)
    if sorting.is_process:
        why = "a flow of steps rather than of components; nothing is concluded from its arrows"
        part.unread.append(places.unread(UnreadKind.DIAGRAM, why, 1, to=len(places.lines)))
    else:
        why = f"{_listed(sorting.steps)}: no component, so the arrows there were left out"
        part.unread.append(places.unread(UnreadKind.PART, why, line))


def _listed(steps: Iterable[Vertex]) -> str:
    names = [f'"{in_one_line(vertex.label)}"' for vertex in steps]
    more = f" and {len(names) - _MOST_NAMED} more boxes" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more


class _Drawing:
    """Turns boxes and arrows into elements and edges of a part."""

    def __init__(self, part: Part, places: Places, vocabulary: Vocabulary) -> None:
        self._part = part
        self._places = places
        self._vocabulary = vocabulary
        self._element_of: dict[str, str] = {}

    def add(self, graph: Graph, components: dict[str, Component]) -> None:
        """Add all that is a component, and the arrows between two of them."""
        for id_, component in components.items():
            self._element_of[id_] = self._add_component(component)
        for arrow in graph.arrows:
            if arrow.source in components and arrow.target in components:
                self._add_arrow(arrow, (components[arrow.source], components[arrow.target]))
        self._note_dead_letters(graph, components)

    def _add_component(self, component: Component) -> str:
        evidence = self._places.at(component.line)
        kind = component.kind
        return self._part.add_element(
            component.name,
            kind,
            evidence,
            is_guess=component.is_guess,
            technology=component.technology,
            channel_kind=channel_kind_of(component.text, self._vocabulary)
            if kind in CARRYING
            else ChannelKind.UNKNOWN,
            values=values_in(component.text, evidence, self._vocabulary),
        )

    def _add_arrow(self, arrow: Arrow, ends: tuple[Component, Component]) -> None:
        label = in_one_line(arrow.label)
        wording = wording_of(label)
        for meaning in passings(arrow, ends, wording):
            words = (
                f"{label} {_event_of(ends)}"
                if meaning.kind in _CARRIED
                else label
                if wording.publishes
                else ""
            )
            self._part.edges.append(self._edge(arrow, wording, meaning, words))

    def _edge(self, arrow: Arrow, wording: Wording, meaning: Passing, words: str) -> Edge:
        """The edge of an arrow; ``words`` may name messages."""
        evidence = self._places.at(arrow.line)
        label = in_one_line(arrow.label)
        source, target = self._element_of[arrow.source], self._element_of[arrow.target]
        messages = messages_in(words, evidence, self._vocabulary)
        return Edge(
            source=target if meaning.turns else source,
            target=source if meaning.turns else target,
            kind=meaning.kind,
            label=label,
            protocol=wording.protocol,
            messages=tuple(self._part.add_message(message) for message in messages),
            # Nobody waits at a channel, unless the words say so.
            sync=Known.NO if meaning.kind in _CARRIED and wording.waits is Known.UNKNOWN else wording.waits,
            is_certain=meaning.is_certain,
            value_by_aspect=values_in(label, evidence, self._vocabulary) if label else {},
            evidence=(evidence,),
        )

    def _note_dead_letters(self, graph: Graph, components: dict[str, Component]) -> None:
        """An arrow into a dead-letter channel says so of the channel or consumer it comes from."""
        for arrow in graph.arrows:
            source, target = components.get(arrow.source), components.get(arrow.target)
            if source and target and _is_dead_letter_arrow(source, target):
                evidence = self._places.at(arrow.line, how=How.INFERRED)
                value = Value(known=Known.YES, text=target.name, evidence=(evidence,))
                for id_ in self._with_a_dead_letter_channel(self._element_of[arrow.source]):
                    self._say(id_, Aspect.DLQ, value)

    def _with_a_dead_letter_channel(self, source: str) -> list[str]:
        """The channel or consumer itself, and the channels from which the consumer takes."""
        if self._part.elements[source].kind in CARRYING:
            return [source]
        fed = [
            edge.source
            for edge in self._part.edges
            if edge.target == source and edge.kind is EdgeKind.DELIVER
        ]
        return [source, *dict.fromkeys(fed)]

    def _say(self, id_: str, aspect: Aspect, value: Value) -> None:
        element = self._part.elements[id_]
        values = joined_values(element.value_by_aspect, {aspect: value})
        self._part.elements[id_] = replace(element, value_by_aspect=values)


def _event_of(ends: tuple[Component, Component]) -> str:
    """The name of a channel that is drawn as the event itself."""
    return " ".join(end.text for end in ends if end.kind is ElementKind.CHANNEL and end.is_guess)


def _is_dead_letter_arrow(source: Component, target: Component) -> bool:
    is_new = not is_dead_letter_channel(source.text) and source.kind not in (*ASKING, ElementKind.STORE)
    return is_new and target.kind in CARRYING and is_dead_letter_channel(target.text)
