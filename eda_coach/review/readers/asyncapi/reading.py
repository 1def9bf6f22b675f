"""AsyncAPI 2.x and 3.x to a part of a design."""

from dataclasses import dataclass, field

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Document, Format
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import ChannelKind, ElementKind
from eda_coach.review.model.evidence import Evidence, How
from eda_coach.review.model.message import MessageKind
from eda_coach.review.model.unread import UnreadKind
from eda_coach.review.model.value import UNKNOWN, Known, Value
from eda_coach.review.readers.asyncapi.brokers import (
    Broker,
    broker_of,
    plain_protocol,
    protocol_of,
    registry_of,
    security_of,
    servers_of,
    values_of,
)
from eda_coach.review.readers.asyncapi.dead_letters import values_by_sibling
from eda_coach.review.readers.asyncapi.messages import Messages
from eda_coach.review.readers.asyncapi.operations import (
    ChannelOf,
    Operation,
    channels_of,
    messages_of,
    operations_of,
    servers_at,
)
from eda_coach.review.readers.naming import channel_kind_of, kind_of_name
from eda_coach.review.readers.nodes.declared import declared_in
from eda_coach.review.readers.nodes.descriptions import Descriptions
from eda_coach.review.readers.nodes.node import Node
from eda_coach.review.readers.nodes.references import References
from eda_coach.review.readers.nodes.titles import title_of
from eda_coach.review.readers.nodes.yaml_nodes import read_nodes
from eda_coach.review.readers.part import Part, id_of, joined_values
from eda_coach.review.readers.source import Lookup, Places, Source
from eda_coach.review.readers.vocabulary import Vocabulary

# What a document may hold of channels and operations; one with more is no design that a person reviews.
_MOST_CHANNELS = 2_000
_CLIENTS = frozenset({ElementKind.CLIENT, ElementKind.ACTOR})
_UNSUPPORTED = "AsyncAPI 1 is not read; 2 and 3 are"


def read_asyncapi(source: Source, *, vocabulary: Vocabulary, lookup: Lookup) -> Part:
    """Read an AsyncAPI document: the described application, its channels, operations and messages.

    Args:
        source: The document.
        vocabulary: What kinds of names and what aspects are known by.
        lookup: Gives the documents beside it that it refers to.
    """
    places = Places(source)
    document = read_nodes(places)
    root = document.root
    part = Part(
        document=Document(
            name=source.name,
            format=Format.ASYNCAPI,
            version=root["asyncapi"].text,
            lines=len(places.lines),
            evidence=places.at(root["asyncapi"].line),
        ),
        title=title_of(root, source.name),
        unread=document.unread,
    )
    if root["asyncapi"].text.startswith("1."):
        part.unread.append(places.unread(UnreadKind.DOCUMENT, _UNSUPPORTED, root["asyncapi"].line))
    elif root:
        references = References(source=source, root=root, lookup=lookup)
        descriptions = Descriptions(vocabulary=vocabulary)
        reading = _Reading(
            part=part, root=root, references=references, vocabulary=vocabulary, descriptions=descriptions
        )
        reading.read()
        part.unread += (*references.unread, *descriptions.unread)
    return part


@dataclass(kw_only=True, slots=True)
class _Reading:
    """One document on its way into a part."""

    part: Part
    root: Node
    references: References
    vocabulary: Vocabulary
    descriptions: Descriptions
    servers: dict[str, Node] = field(default_factory=dict)
    id_by_key: dict[str, str] = field(default_factory=dict)
    app: str = ""
    app_kind: ElementKind = ElementKind.SERVICE

    def read(self) -> None:
        self.servers = servers_of(self.root, self.references)
        channels = channels_of(self.root, self.references)
        if len(channels) > _MOST_CHANNELS:
            self._tell_rest(channels[_MOST_CHANNELS])
        channels = channels[:_MOST_CHANNELS]
        operations = list(operations_of(self.root, channels, self.references))[: 2 * _MOST_CHANNELS]
        nodes = {channel.key: [channel.node] for channel in channels}
        for operation in operations:
            nodes[operation.channel.key].append(operation.node)
        protocols = {channel.key: self._protocol(channel, nodes[channel.key]) for channel in channels}
        messages = Messages(
            references=self.references,
            descriptions=self.descriptions,
            content_type=self.root["defaultContentType"].text,
            common=self._of_every_message(),
        )
        self._add_application(channels)
        self._add_brokers()
        self._add_channels(channels, protocols)
        for operation in operations:  # first, as what only answers is told by its operation
            self._add_operation(operation, messages, protocols[operation.channel.key])
        for channel in channels:
            for entry in messages_of(channel, self.references):
                messages.read(entry, channel.address)
        for message in messages.by_id.values():
            self.part.add_message(message)
        self.part.unread += messages.unread

    def _tell_rest(self, channel: ChannelOf) -> None:
        if channel.node.places is not None:
            why = f"more than {_MOST_CHANNELS} channels; the rest is left out"
            self.part.unread.append(channel.node.places.unread(UnreadKind.PART, why, channel.node.line))

    def _of_every_message(self) -> dict[Aspect, Value]:
        """A schema registry keeps the versions of schemas."""
        at = next(registry_of(self.servers, self.references), None)
        if at is None:
            return {}
        return {Aspect.VERSIONED: Value(known=Known.YES, text="schema registry", evidence=(at.evidence(),))}

    def _protocol(self, channel: ChannelOf, nodes: list[Node]) -> str:
        """The protocol that carries a channel: of its servers, else of its bindings; empty if unknown.

        Of several that of a broker: whoever offers a channel over both has a broker behind it.
        """
        servers = servers_at(channel, self.servers, self.references)
        names = [protocol_of(server) for server in servers]
        for node in nodes:
            names += self.references.followed(node["bindings"]).entries
        told = [plain_protocol(name) for name in names if name and not name.startswith("x-")]
        return next((name for name in told if broker_of(name)), told[0] if told else "")

    def _add_application(self, channels: list[ChannelOf]) -> None:
        """The described application; a channel of the same name keeps its name, as others know it by that."""
        name = self.part.title
        taken = {id_of(channel.address) for channel in channels}
        name = f"{name} application" if id_of(name) in taken else name
        title = self.root.at("info", "title")
        kind = kind_of_name(name, self.vocabulary)
        self.app_kind = kind if kind in _CLIENTS and kind is not None else ElementKind.SERVICE
        evidence = (title or self.root["info"] or self.root).evidence()
        values = self.descriptions.of(self.root["info"])
        self.app = self.part.add_element(name, self.app_kind, evidence, values=values)

    def _add_brokers(self) -> None:
        """One broker for all servers of a protocol: several are mostly stages of one."""
        for server in self.servers.values():
            broker = broker_of(protocol_of(server))
            if broker is None:
                continue
            self.part.add_element(
                broker.name,
                ElementKind.BROKER,
                server.evidence(),
                technology=broker.name,
                channel_kind=broker.channel_kind,
                values=values_of(server, broker, self.references),
            )

    def _add_channels(self, channels: list[ChannelOf], protocols: dict[str, str]) -> None:
        """Channels that keep messages; what is sent over a connection waits nowhere."""
        kept = [one for one in channels if not self._is_direct(protocols[one.key])]
        told = values_by_sibling(kept, {one.key: one.node.evidence() for one in kept})
        for channel in kept:
            broker = broker_of(protocols[channel.key])
            values = joined_values(declared_in(channel.node, self.references), told.get(channel.key, {}))
            self.id_by_key[channel.key] = self.part.add_element(
                channel.address,
                ElementKind.CHANNEL,
                channel.node.evidence(),
                technology=broker.name if broker else "",
                channel_kind=self._channel_kind(channel, protocols[channel.key]),
                values=joined_values(values, self.descriptions.of(channel.node)),
            )
            self._add_nodes(channel, broker, values)

    def _add_nodes(self, channel: ChannelOf, broker: Broker | None, values: dict[Aspect, Value]) -> None:
        """A channel that is kept several times needs as many nodes of its broker."""
        replicas = values.get(Aspect.REDUNDANT, UNKNOWN)
        known = self.part.elements.get(id_of(broker.name)) if broker else None
        if (
            replicas.known is Known.YES
            and known is not None
            and Aspect.REDUNDANT not in known.value_by_aspect
        ):
            at = channel.node.evidence(how=How.INFERRED)
            told = Value(known=Known.YES, text=f"{replicas.text} replicas", evidence=(at,))
            self.part.add_element(known.name, known.kind, values={Aspect.REDUNDANT: told})

    def _is_direct(self, protocol: str) -> bool:
        return bool(protocol) and broker_of(protocol) is None

    def _channel_kind(self, channel: ChannelOf, protocol: str) -> ChannelKind:
        """How a channel hands out its messages: as its bindings say, as its broker does, or by its name."""
        for binding in self.references.followed(channel.node["bindings"]).entries.values():
            told = (binding["is"] or binding["destinationType"]).text.lower()
            if told in _KIND_BY_BINDING:
                return _KIND_BY_BINDING[told]
        broker = broker_of(protocol)
        if broker is not None and broker.channel_kind is not ChannelKind.UNKNOWN:
            return broker.channel_kind
        return channel_kind_of(channel.address, self.vocabulary)

    def _add_operation(self, operation: Operation, messages: Messages, protocol: str) -> None:
        kind = MessageKind.REPLY if operation.is_reply else MessageKind.UNKNOWN
        address = operation.channel.address
        ids = tuple(dict.fromkeys(messages.read(one, address, kind=kind) for one in operation.messages))
        channel = self.id_by_key.get(operation.channel.key)
        is_sent = operation.kind is EdgeKind.PUBLISH
        other = self._peer(operation) if channel is None else channel
        self.part.edges.append(
            Edge(
                source=self.app if is_sent else other,
                target=other if is_sent else self.app,
                kind=EdgeKind.CALL if channel is None else operation.kind,
                label=operation.label,
                protocol=protocol,
                messages=ids,
                sync=Known.NO,
                is_certain=operation.is_certain,
                value_by_aspect=self._values(operation),
                evidence=(_evidence(operation),),
            )
        )

    def _peer(self, operation: Operation) -> str:
        """The other end of a direct connection; a push over it is a way to tell the user of something."""
        if self.app_kind in _CLIENTS:
            return self._other("Server", ElementKind.SERVICE, operation)
        app = self.part.elements[self.app]
        is_pushed = operation.kind is EdgeKind.PUBLISH and operation.is_certain
        if is_pushed and app.says(Aspect.WAY_BACK).known is Known.UNKNOWN:
            pushed = Value(known=Known.YES, text=operation.label, evidence=(_evidence(operation),))
            self.part.add_element(app.name, app.kind, values={Aspect.WAY_BACK: pushed})
        return self._other("Client", ElementKind.CLIENT, operation)

    def _other(self, name: str, kind: ElementKind, operation: Operation) -> str:
        """An element that the document does not name; declared once, where it first comes up."""
        id_ = id_of(name)
        if id_ in self.part.elements:
            return id_
        return self.part.add_element(name, kind, _evidence(operation), is_guess=True)

    def _values(self, operation: Operation) -> dict[Aspect, Value]:
        values = dict[Aspect, Value]()
        for node in (operation.node, *operation.traits):
            values = joined_values(values, declared_in(node, self.references))
            values = joined_values(values, security_of(node))
            values = joined_values(values, self.descriptions.of(node))
            if operation.kind is EdgeKind.PUBLISH:
                values = joined_values(values, self._quality(node))
        return values

    def _quality(self, node: Node) -> dict[Aspect, Value]:
        """MQTT's quality of service: at 0 nobody tells the sender that a message arrived."""
        qos = self.references.followed(node["bindings"])["mqtt"]["qos"]
        known = {"0": Known.NO, "1": Known.YES, "2": Known.YES}.get(qos.text)
        if known is None:
            return {}
        return {
            Aspect.CONFIRMED_PUBLISH: Value(known=known, text=f"QoS {qos.text}", evidence=(qos.evidence(),))
        }


_KIND_BY_BINDING = {
    "queue": ChannelKind.QUEUE,
    "fifo-queue": ChannelKind.QUEUE,
    "routingkey": ChannelKind.TOPIC,
    "topic": ChannelKind.TOPIC,
    "exchange": ChannelKind.TOPIC,
}


def _evidence(operation: Operation) -> Evidence:
    """Where an operation stands; its key alone says little, so the quote names the channel as well."""
    node = operation.node
    verb = node.pointer.rsplit("/", 1)[-1] if not node["action"] else node["action"].text
    return node.evidence(f"{operation.channel.address}: {verb}")
