"""Boxes that show an event on its way rather than a part: ``Orders --> OrderPlaced --> Billing``."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from itertools import product

from eda_coach.review.model.element import CARRYING, ElementKind
from eda_coach.review.model.message import MessageKind
from eda_coach.review.readers.flowchart.graph import Arrow, Graph, Shape, Vertex
from eda_coach.review.readers.flowchart.labels import in_one_line
from eda_coach.review.readers.flowchart.messages import kind_of_message
from eda_coach.review.readers.flowchart.parts import told_kind
from eda_coach.review.readers.naming import words_of_name
from eda_coach.review.readers.vocabulary import Vocabulary

_Kinds = Mapping[str, ElementKind | None]
# Longer labels tell a story; they are no name of an event.
_MOST_WORDS = 4
# An event that so many boxes share is drawn as each with each; more is no drawing.
_MOST_ARROWS = 400


def fold_event_boxes(graph: Graph, vocabulary: Vocabulary) -> None:
    """Make of a box for an event what it stands for.

    Beside a broker it is what the arrows carry, so the arrows run through it and have its name. Between two
    known parts it is the channel itself. Anything else is left: "Order Placed" may as well be a state.
    """
    kinds = {id_: told_kind(vertex, graph, vocabulary) for id_, vertex in graph.vertices.items()}
    into, out = defaultdict[str, list[Arrow]](list), defaultdict[str, list[Arrow]](list)
    for arrow in graph.arrows:
        into[arrow.target].append(arrow)
        out[arrow.source].append(arrow)
    for id_, vertex in list(graph.vertices.items()):
        if kinds[id_] is None and _is_event(vertex) and _has_known_sides(into[id_], out[id_], kinds):
            _fold(graph, vertex, (into[id_], out[id_]), kinds)


def _is_event(vertex: Vertex) -> bool:
    text = in_one_line(vertex.label)
    is_name = text[:1].isupper() or "." in text or "_" in text
    few = 1 < len(words_of_name(text)) <= _MOST_WORDS
    return is_name and few and kind_of_message(text) is MessageKind.EVENT


def _has_known_sides(into: list[Arrow], out: list[Arrow], kinds: _Kinds) -> bool:
    before = any(kinds.get(arrow.source) for arrow in into)
    return before and any(kinds.get(arrow.target) for arrow in out)


def _fold(
    graph: Graph,
    vertex: Vertex,
    arrows: tuple[list[Arrow], list[Arrow]],
    kinds: _Kinds,
) -> None:
    into, out = arrows
    neighbours = [*(arrow.source for arrow in into), *(arrow.target for arrow in out)]
    if not any(kinds.get(each) in CARRYING for each in neighbours):
        vertex.shape = Shape.LYING_CYLINDER
        return
    if len(into) * len(out) > _MOST_ARROWS:
        return
    name = in_one_line(vertex.label)
    gone = {id(arrow) for arrow in (*into, *out)}
    graph.arrows = [arrow for arrow in graph.arrows if id(arrow) not in gone]
    for first, second in product(into, out):
        label = " ".join(each for each in (first.label, name, second.label) if each)
        graph.arrows.append(replace(first, target=second.target, label=label))
    del graph.vertices[vertex.id]
