"""Tells a flow of actions and decisions from a drawing of components."""

from collections.abc import Mapping
from dataclasses import dataclass

from eda_coach.review.model.element import ElementKind
from eda_coach.review.readers.flowchart.graph import Graph, Shape, Vertex
from eda_coach.review.readers.flowchart.labels import in_one_line, lines_of
from eda_coach.review.readers.flowchart.parts import told_kind
from eda_coach.review.readers.flowchart.wording import wording_of
from eda_coach.review.readers.vocabulary import Vocabulary
from eda_coach.review.readers.word_lists import word_set

_ACTIONS = word_set(
    "validate check verify create send update receive get fetch save load calculate compute return show",
    "display read write open close start begin retry wait parse apply generate notify publish consume",
    "execute run call add remove delete assign reserve charge confirm reject approve cancel ship pack",
    "submit enter select choose click login sign decide determine build deploy test merge commit push",
    "pull install use go move set increment decrement mark place pick emit raise transform convert filter",
    "extract split collect try skip continue respond reply acknowledge lookup is are has have does do did",
    "can should was were if when acquire release",
)
# Inside a name they make it a sentence: "send the order to the warehouse".
_OF_SENTENCES = word_set("to the a an in from via with if is are for until into onto and or not all")
_TERMINALS = word_set(
    "start end stop begin done finish finished exit yes no success failure fail error failed completed"
)
# A label of as many words, most of them in lower case, is a sentence.
_WORDS_OF_A_SENTENCE = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Sorting:
    """The boxes of a flowchart, sorted.

    Attributes:
        components: What may be part of the system.
        steps: Questions and notes; in a flow of actions every box.
        is_process: Whether the drawing as a whole shows what is done rather than what there is.
    """

    components: tuple[Vertex, ...]
    steps: tuple[Vertex, ...]
    is_process: bool


def sort_boxes(graph: Graph, vocabulary: Vocabulary) -> Sorting:
    """Tell boxes of components from boxes of steps.

    A drawing in which more boxes ask, act, begin or end than are known to be a component, by their names or
    shapes or by the protocols at their arrows, is a flow of actions.
    """
    kinds = {id_: told_kind(vertex, graph, vocabulary) for id_, vertex in graph.vertices.items()}
    asides = {id_ for id_, vertex in graph.vertices.items() if _is_aside(vertex, kinds[id_])}
    actions = {id_ for id_, vertex in graph.vertices.items() if _is_action(vertex, kinds[id_])}
    is_process = _is_process(graph, kinds, asides, actions)
    steps = set(graph.vertices) if is_process else asides
    return Sorting(
        components=tuple(vertex for id_, vertex in graph.vertices.items() if id_ not in steps),
        steps=tuple(vertex for id_, vertex in graph.vertices.items() if id_ in steps),
        is_process=is_process,
    )


def _is_process(
    graph: Graph, kinds: Mapping[str, ElementKind | None], asides: set[str], actions: set[str]
) -> bool:
    wordings = [wording_of(in_one_line(arrow.label)) for arrow in graph.arrows if arrow.label]
    done = len(asides | actions) + sum(wording.is_choice for wording in wordings)
    there = sum(kind is not None for id_, kind in kinds.items() if id_ not in asides | actions)
    there += sum(
        bool(wording.protocol) or wording.publishes or wording.consumes
        for wording in wordings
        if not wording.is_choice
    )
    return done > there


def _is_aside(vertex: Vertex, kind: ElementKind | None) -> bool:
    """Whether a box asks a question, comments, begins or ends."""
    text = in_one_line(vertex.label)
    if vertex.shape is Shape.NOTE or text.endswith("?"):
        return True
    if vertex.shape is Shape.DIAMOND:
        return kind is None
    return text.lower() in _TERMINALS


def _is_action(vertex: Vertex, kind: ElementKind | None) -> bool:
    """Whether a box says what is done rather than what there is."""
    if vertex.shape is Shape.CYLINDER:
        return False
    lines = lines_of(vertex.label)
    words = lines[0].replace("/", " ").split() if lines else []
    if not words:
        return False
    lowered = [word.strip(".,:;!()").lower() for word in words]
    if len(words) > 1 and lowered[0] in _ACTIONS and (kind is None or _OF_SENTENCES & set(lowered[1:])):
        return True
    small = sum(word[:1].islower() for word in words[1:])
    return kind is None and len(words) >= _WORDS_OF_A_SENTENCE and small > (len(words) - 1) / 2
