"""What each box of a flowchart is: its name and its kind."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from eda_coach.review.model.element import CARRYING, ElementKind
from eda_coach.review.readers.flowchart.graph import Graph, Group, Shape, Vertex
from eda_coach.review.readers.flowchart.labels import icon_in, in_one_line, lines_of, name_in, technology_in
from eda_coach.review.readers.flowchart.wording import Wording, wording_of
from eda_coach.review.readers.naming import kind_of_name, words_of_name
from eda_coach.review.readers.part import id_of
from eda_coach.review.readers.vocabulary import Vocabulary

# Titles of frames that tell the kind of the boxes in them, where nothing nearer does.
_KIND_IN_GROUP = {
    ElementKind.BROKER: ElementKind.CHANNEL,
    ElementKind.CHANNEL: ElementKind.CHANNEL,
    ElementKind.STORE: ElementKind.STORE,
    ElementKind.CLIENT: ElementKind.CLIENT,
    ElementKind.ACTOR: ElementKind.ACTOR,
}
_THEIRS = frozenset({"external", "externals", "third", "3rd", "party", "partner", "partners"})
# Two boxes of these kinds with the same bare word on them are two things: each service has its "Database".
_APART = (ElementKind.STORE, ElementKind.CHANNEL)
_BARE_CARRIERS = frozenset({"queue", "queues", "topic", "topics", "mq"})
# An id as short as "S3" or "Q1" is a number, not a name.
_SHORTEST_TELLING_ID = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Component:
    """A box or frame that is part of the system.

    Attributes:
        text: All words in it, in one line.
        is_guess: Whether the kind is only the best guess.
    """

    name: str
    text: str
    kind: ElementKind
    technology: str = ""
    line: int
    is_guess: bool = False


def components_of(graph: Graph, vertices: Iterable[Vertex], vocabulary: Vocabulary) -> dict[str, Component]:
    """What some boxes are, by id of the box; frames that are parts themselves are there too."""
    into = _wordings_into(graph)
    named = {vertex.id: _component(vertex, graph, into[vertex.id], vocabulary) for vertex in vertices}
    components = _told_apart(named, graph)
    linked = {end for arrow in graph.arrows for end in (arrow.source, arrow.target)}
    kinds_inside = defaultdict[str, set[ElementKind]](set)
    for id_, component in named.items():
        kinds_inside[graph.vertices[id_].group].add(component.kind)
    for group in graph.groups.values():
        kind, inside = kind_of_title(group.title, vocabulary), kinds_inside[group.id]
        # A frame called "Kafka" around topics is the broker, if none of the boxes in it is.
        is_broker = kind is ElementKind.BROKER and bool(inside) and ElementKind.BROKER not in inside
        if is_broker or group.id in linked:
            components[group.id] = _of_frame(group, kind)
    return components


def _of_frame(group: Group, kind: ElementKind | None) -> Component:
    return Component(
        name=in_one_line(group.title) or group.id,
        text=in_one_line(group.title),
        kind=kind or ElementKind.SERVICE,
        line=group.line,
        is_guess=kind is None,
    )


def _wordings_into(graph: Graph) -> defaultdict[str, list[tuple[str, Wording]]]:
    """What the arrows that lead to each box say, with the box each comes from."""
    into = defaultdict[str, list[tuple[str, Wording]]](list)
    for arrow in graph.arrows:
        into[arrow.target].append((arrow.source, wording_of(in_one_line(arrow.label))))
    return into


def kind_of_title(title: str, vocabulary: Vocabulary) -> ElementKind | None:
    """The kind that the title of a frame tells."""
    return kind_of_name(in_one_line(title), vocabulary)


def told_kind(vertex: Vertex, graph: Graph, vocabulary: Vocabulary) -> ElementKind | None:
    """The kind that shape, words, icon, style, id or frame of a box tell; None if nothing does."""
    named = (
        kind_of_name("\n".join(lines_of(vertex.label)), vocabulary)
        or _of_first((icon_in(vertex.label), *vertex.classes), vocabulary)
        or _of_id(vertex, vocabulary)
    )
    if vertex.shape is Shape.CYLINDER:
        return named if named in CARRYING else ElementKind.STORE
    return named or _of_group(vertex.group, graph, vocabulary)


def _component(
    vertex: Vertex, graph: Graph, into: Iterable[tuple[str, Wording]], vocabulary: Vocabulary
) -> Component:
    lines = lines_of(vertex.label) or (vertex.id,)
    kind = told_kind(vertex, graph, vocabulary)
    return Component(
        name=name_in(lines),
        text=" ".join(lines),
        kind=kind or _guessed(vertex, into),
        technology=technology_in(lines),
        line=vertex.line,
        is_guess=kind is None,
    )


def _of_first(names: Iterable[str], vocabulary: Vocabulary) -> ElementKind | None:
    kinds = (kind_of_name(name, vocabulary) for name in names if name)
    return next((kind for kind in kinds if kind), None)


def _of_id(vertex: Vertex, vocabulary: Vocabulary) -> ElementKind | None:
    is_name = len(vertex.id) >= _SHORTEST_TELLING_ID or vertex.id.lower() == "db"
    return kind_of_name(vertex.id, vocabulary) if is_name else None


def _of_group(group: str, graph: Graph, vocabulary: Vocabulary) -> ElementKind | None:
    """The kind that the frames around a box tell, the innermost first."""
    seen = set[str]()
    while group and group not in seen:
        seen.add(group)
        title = graph.groups[group].title
        if _THEIRS & set(words_of_name(title)):
            return ElementKind.EXTERNAL
        kind = _KIND_IN_GROUP.get(kind_of_title(title, vocabulary) or ElementKind.SERVICE)
        if kind:
            return kind
        group = graph.groups[group].parent
    return None


def _guessed(vertex: Vertex, into: Iterable[tuple[str, Wording]]) -> ElementKind:
    """A box is a service, unless the words at its arrows say that messages lie there."""
    filled = {source for source, wording in into if wording.publishes}
    emptied = {source for source, wording in into if wording.consumes}
    looks_so = vertex.shape in (Shape.HEXAGON, Shape.LYING_CYLINDER)
    is_used_so = bool(filled and emptied) and len(filled | emptied) > 1
    if is_used_so or (looks_so and (filled or emptied)) or vertex.shape is Shape.LYING_CYLINDER:
        return ElementKind.CHANNEL
    return ElementKind.SERVICE


def _told_apart(named: Mapping[str, Component], graph: Graph) -> dict[str, Component]:
    """Boxes with the same bare word on them, named after their frame or id where they are two things."""
    by_name = defaultdict[str, list[str]](list)
    for id_, component in named.items():
        by_name[id_of(component.name)].append(id_)
    components = dict(named)
    for ids in by_name.values():
        groups = {graph.vertices[id_].group for id_ in ids}
        if len({named[id_].kind for id_ in ids}) > 1:
            components |= _named_by_kind([(id_, named[id_]) for id_ in ids])
        elif len(ids) > 1 and _is_bare(named[ids[0]], is_in_one_frame=len(groups) == 1):
            for id_ in ids:
                group = graph.groups.get(graph.vertices[id_].group)
                where = in_one_line(group.title) if group and len(groups) == len(ids) else id_
                components[id_] = replace(named[id_], name=f"{named[id_].name} ({where})")
    return components


def _named_by_kind(namesakes: list[tuple[str, Component]]) -> dict[str, Component]:
    """A service and its store may both be called "Orders"; all but the first get their kind added."""
    first = namesakes[0][1].kind
    return {
        id_: one if one.kind is first else replace(one, name=f"{one.name} ({one.kind})")
        for id_, one in namesakes
    }


def _is_bare(component: Component, *, is_in_one_frame: bool) -> bool:
    """Whether a name says so little that two boxes with it are two things."""
    words = words_of_name(component.name)
    if len(words) > 1:
        return False
    if component.kind in _APART or set(words) & _BARE_CARRIERS:
        return True
    return component.kind is ElementKind.SERVICE and not is_in_one_frame
