"""Messages that pass over channels: what each is, who sends and who reads it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design, Format
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import ASKING, CARRYING
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.message import Message, MessageKind
from eda_coach.review.model.value import Value
from eda_coach.review.rules.asking.event_names import kind_of_name, word_set
from eda_coach.review.rules.asking.fields import told_fields

# Protocols between a server and whoever looks at a screen; what passes there is no contract between services.
_SCREEN_PROTOCOLS = word_set("ws wss websocket websockets http https sse socket.io socketio")
_DRAWN = frozenset({Format.MARKDOWN, Format.MERMAID, Format.PLANTUML})
# A reader remembers three names; the rest is told by their number.
_MOST_NAMES = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Carried:
    """A message and how it travels.

    Attributes:
        kind: As declared; else by its name, or by that of its channels.
        channels: Ids of channels and brokers, in the order of the documents.
        publishers: Ids of elements.
        consumers: Ids of elements.
        edges: Publish and deliver edges that carry it; never empty.
        is_listed: Whether its fields are those that a label or note lists.
    """

    message: Message
    kind: MessageKind
    channels: tuple[str, ...]
    publishers: tuple[str, ...]
    consumers: tuple[str, ...]
    edges: tuple[Edge, ...]
    is_listed: bool = False

    @property
    def is_certain(self) -> bool:
        """Whether it is sure who sends and who reads it."""
        return all(edge.is_certain for edge in self.edges)

    def says(self, *aspects: Aspect) -> list[Value]:
        """What is declared of some aspects at the message and where it passes."""
        return [part.says(aspect) for aspect in aspects for part in self._parts()]

    def _parts(self) -> list[Message | Edge]:
        return [self.message, *self.edges]

    @property
    def owner(self) -> str:
        """Id of who publishes it; of who reads it, where no publisher is shown."""
        return min(self.publishers or self.consumers or self.channels)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Where it is declared, or where it passes."""
        return self.message.evidence or self.edges[0].evidence


def carried(design: Design) -> list[Carried]:
    """Messages between services that pass over channels, in the order of the documents.

    What only goes to a screen (an actor, a client, a WebSocket) is left out.
    """
    edges_by_message = dict[str, list[Edge]]()
    for edge in design.edges_of(EdgeKind.PUBLISH, EdgeKind.DELIVER):
        for id_ in edge.messages:
            if id_ in design.messages:
                edges_by_message.setdefault(id_, []).append(edge)
    notes = {id(step.edge): step.note for flow in design.flows for step in flow.steps if step.note}
    found = (
        _with_told(_carried(design, id_, edges), design, notes) for id_, edges in edges_by_message.items()
    )
    return [one for one in found if not _is_for_screen(design, one.edges)]


def events(design: Design) -> list[Carried]:
    """Those that are events."""
    return [one for one in carried(design) if one.kind is MessageKind.EVENT]


def _carried(design: Design, id_: str, edges: Sequence[Edge]) -> Carried:
    message = design.messages[id_]
    publishes = [edge for edge in edges if edge.kind is EdgeKind.PUBLISH]
    delivers = [edge for edge in edges if edge.kind is EdgeKind.DELIVER]
    channels = [edge.target for edge in publishes] + [edge.source for edge in delivers]
    names = [design.name_of(channel) for channel in dict.fromkeys(channels)]
    is_told = message.kind is not MessageKind.UNKNOWN
    return Carried(
        message=message,
        kind=message.kind if is_told else kind_of_name(message.name, carriers=names),
        channels=tuple(dict.fromkeys(channels)),
        publishers=tuple(dict.fromkeys(edge.source for edge in publishes)),
        consumers=tuple(dict.fromkeys(edge.target for edge in delivers)),
        edges=tuple(edges),
    )


def _with_told(one: Carried, design: Design, notes: Mapping[int, str]) -> Carried:
    """With the fields that labels and notes of its edges list, where no schema does."""
    if one.message.fields:
        return replace(one, is_listed=not one.message.is_whole and _is_drawn(design, one.message))
    for edge in one.edges:
        # What an edge of several messages lists may be of any of them.
        if sum(id_ in design.messages for id_ in edge.messages) == 1:
            fields = told_fields(f"{edge.label}\n{notes.get(id(edge), '')}", edge.evidence[0])
            if fields:
                return replace(one, message=replace(one.message, fields=fields), is_listed=True)
    return one


def _is_drawn(design: Design, message: Message) -> bool:
    """Whether a drawing or a text shows it, rather than a schema that could not be read whole."""
    formats = {document.name: document.format for document in design.documents}
    return formats.get(message.evidence[0].file) in _DRAWN


def _is_for_screen(design: Design, edges: Iterable[Edge]) -> bool:
    return all(edge.protocol in _SCREEN_PROTOCOLS or _touches_screen(design, edge) for edge in edges)


def _touches_screen(design: Design, edge: Edge) -> bool:
    ends = {design.elements[edge.source].kind, design.elements[edge.target].kind}
    return bool(ends & ASKING) and bool(ends & CARRYING)


def by_owner(messages: Iterable[Carried]) -> dict[str, list[Carried]]:
    """Messages by the id of who answers for them, in the order of the documents."""
    found = dict[str, list[Carried]]()
    for one in messages:
        found.setdefault(one.owner, []).append(one)
    return found


def ends_of(design: Design, messages: Iterable[Carried] = ()) -> tuple[str, ...]:
    """Ids of all that sends, carries or reads some messages; of every message if none is given."""
    some = [edge for one in messages for edge in one.edges]
    edges = some or design.edges_of(EdgeKind.PUBLISH, EdgeKind.DELIVER)
    return tuple(dict.fromkeys(end for edge in edges for end in (edge.source, edge.target)))


def listed(names: Sequence[str]) -> str:
    """Names as a reader takes them in: up to three, and how many more there are."""
    unique = list(dict.fromkeys(names))
    if len(unique) > _MOST_NAMES:
        return f"{', '.join(unique[:_MOST_NAMES])} and {len(unique) - _MOST_NAMES} more"
    return " and ".join(filter(None, (", ".join(unique[:-1]), *unique[-1:])))


def names_of(messages: Iterable[Carried]) -> str:
    """The names of messages, as a reader takes them in."""
    return listed([one.message.name for one in messages])


def places_of(messages: Iterable[Carried]) -> tuple[Evidence, ...]:
    """The first place of each message."""
    return tuple(dict.fromkeys(one.evidence[0] for one in messages))
