"""Operations of an AsyncAPI document: 2.x and 3.x told alike."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from eda_coach.review.model.edge import EdgeKind
from eda_coach.review.readers.nodes.node import Node
from eda_coach.review.readers.nodes.references import References, name_of_reference
from eda_coach.review.readers.part import id_of

# In 2.x, "publish" says what others may do, so the described application receives; many mean the opposite.
# Source: https://github.com/asyncapi/spec/issues/520.
_KIND_BY_VERB = {"publish": EdgeKind.DELIVER, "subscribe": EdgeKind.PUBLISH}
_KIND_BY_ACTION = {"receive": EdgeKind.DELIVER, "send": EdgeKind.PUBLISH}
# An operation id that begins like this says the same as the specification, and takes the doubt away.
_CLEAR_WORDS = {
    EdgeKind.DELIVER: frozenset(
        ["receive", "receives", "consume", "consumes", "on", "handle", "handles", "listen", "process"]
    ),
    EdgeKind.PUBLISH: frozenset(
        ["send", "sends", "emit", "emits", "publish", "publishes", "produce", "produces"]
    ),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class ChannelOf:
    """A channel of the document.

    Attributes:
        key: In the list of channels.
        address: That others know it by; the key where none is told.
        node: As followed.
    """

    key: str
    address: str
    node: Node


@dataclass(frozen=True, kw_only=True, slots=True)
class Operation:
    """What the described application does at a channel.

    Attributes:
        kind: Deliver if it receives, publish if it sends.
        is_certain: Whether the document leaves no doubt about that.
        is_reply: Whether it answers another operation.
        label: As written.
        messages: Entries; each may be a reference.
        traits: More of the operation, which the operation itself overrides.
    """

    channel: ChannelOf
    kind: EdgeKind
    is_certain: bool
    is_reply: bool = False
    label: str
    node: Node
    messages: tuple[Node, ...]
    traits: tuple[Node, ...] = ()


def channels_of(root: Node, references: References) -> list[ChannelOf]:
    """The channels, in the order of the document."""
    found = []
    for key, entry in references.followed(root["channels"]).entries.items():
        node = references.followed(entry)
        address = (node["address"].text or key).strip() if node else key
        found.append(ChannelOf(key=key, address=address or key, node=node or entry))
    return found


def operations_of(root: Node, channels: list[ChannelOf], references: References) -> Iterator[Operation]:
    """The operations, in the order of the document, replies behind what they answer."""
    for channel in channels:
        for verb, kind in _KIND_BY_VERB.items():
            if channel.node[verb]:
                yield _of_version_2(channel, references.followed(channel.node[verb]), verb, kind, references)
    by_node = {id(channel.node): channel for channel in channels}
    for key, entry in references.followed(root["operations"]).entries.items():
        node = references.followed(entry)
        kind_ = _KIND_BY_ACTION.get(node["action"].text.lower())
        channel_ = by_node.get(id(references.followed(node["channel"])))
        if channel_ is None or kind_ is None:
            continue
        operation = _of_version_3(key, channel_, node, kind_, references)
        yield operation
        reply = _reply(operation, by_node, references)
        if reply is not None:
            yield reply


def _of_version_2(
    channel: ChannelOf, node: Node, verb: str, kind: EdgeKind, references: References
) -> Operation:
    message = references.followed(node["message"])
    choices = message["oneOf"].items or message.items
    name = node["operationId"].text
    return Operation(
        channel=channel,
        kind=kind,
        is_certain=id_of(name).split("-")[0] in _CLEAR_WORDS[kind],
        label=name or f"{verb} {channel.address}",
        node=node,
        messages=tuple(choices) or ((node["message"],) if node["message"] else ()),
        traits=_traits(node, references),
    )


def _of_version_3(
    key: str, channel: ChannelOf, node: Node, kind: EdgeKind, references: References
) -> Operation:
    return Operation(
        channel=channel,
        kind=kind,
        is_certain=True,
        label=key,
        node=node,
        messages=tuple(node["messages"]) or messages_of(channel, references),
        traits=_traits(node, references),
    )


def messages_of(channel: ChannelOf, references: References) -> tuple[Node, ...]:
    """The messages that a channel of 3.x lists."""
    return tuple(references.followed(channel.node["messages"]).entries.values())


def _traits(node: Node, references: References) -> tuple[Node, ...]:
    return tuple(trait for trait in map(references.followed, node["traits"]) if trait)


def _reply(operation: Operation, by_node: dict[int, ChannelOf], references: References) -> Operation | None:
    """The answer that an operation declares; None if it goes to no channel of the document."""
    node = references.followed(operation.node["reply"])
    channel = by_node.get(id(references.followed(node["channel"]))) if node["channel"] else None
    if channel is None:
        return None
    is_sent = operation.kind is EdgeKind.DELIVER
    return replace(
        operation,
        channel=channel,
        kind=EdgeKind.PUBLISH if is_sent else EdgeKind.DELIVER,
        is_reply=True,
        label=f"reply to {operation.label}",
        node=node,
        messages=tuple(node["messages"]) or messages_of(channel, references),
        traits=(),
    )


def servers_at(channel: ChannelOf, servers: dict[str, Node], references: References) -> list[Node]:
    """The servers that carry a channel: those it names (2.x by name, 3.x by reference), else all of them."""
    named = list[Node]()
    for entry in channel.node["servers"]:
        server = references.followed(entry) if entry["$ref"] else servers.get(entry.text)
        server = server or servers.get(name_of_reference(entry))
        if server:
            named.append(server)
    return named or list(servers.values())
