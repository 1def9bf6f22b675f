"""Servers of an AsyncAPI document: brokers by protocol, and connections that are none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.element import ChannelKind
from eda_coach.review.model.evidence import How
from eda_coach.review.model.value import Known, Value
from eda_coach.review.readers.nodes.declared import declared_in
from eda_coach.review.readers.nodes.node import Node
from eda_coach.review.readers.nodes.references import References
from eda_coach.review.readers.part import joined_values


@dataclass(frozen=True, kw_only=True, slots=True)
class Broker:
    """What carries the channels of a protocol.

    Attributes:
        name: As architects call it.
        channel_kind: Of its channels, if it has only one kind.
        is_managed: Whether only a cloud offers it.
    """

    name: str
    channel_kind: ChannelKind = ChannelKind.UNKNOWN
    is_managed: bool = False


_BY_PROTOCOL = {
    "kafka": Broker(name="Kafka", channel_kind=ChannelKind.LOG),
    "amqp": Broker(name="AMQP broker"),
    "rabbitmq": Broker(name="RabbitMQ"),
    "mqtt": Broker(name="MQTT broker", channel_kind=ChannelKind.TOPIC),
    "nats": Broker(name="NATS", channel_kind=ChannelKind.TOPIC),
    "jms": Broker(name="JMS broker"),
    "sns": Broker(name="SNS", channel_kind=ChannelKind.TOPIC, is_managed=True),
    "sqs": Broker(name="SQS", channel_kind=ChannelKind.QUEUE, is_managed=True),
    "kinesis": Broker(name="Kinesis", channel_kind=ChannelKind.LOG, is_managed=True),
    "eventbridge": Broker(name="EventBridge", channel_kind=ChannelKind.TOPIC, is_managed=True),
    "googlepubsub": Broker(name="Google Pub/Sub", channel_kind=ChannelKind.TOPIC, is_managed=True),
    "stomp": Broker(name="STOMP broker"),
    "redis": Broker(name="Redis", channel_kind=ChannelKind.TOPIC),
    "pulsar": Broker(name="Pulsar", channel_kind=ChannelKind.LOG),
    "ibmmq": Broker(name="IBM MQ"),
    "solace": Broker(name="Solace"),
    "anypointmq": Broker(name="Anypoint MQ", is_managed=True),
}
# Connections between two programs: what is sent over them waits nowhere.
_DIRECT = frozenset(
    {"ws", "http", "sse", "socket.io", "socketio", "grpc", "tcp", "udp", "unix", "file", "mercure"}
    | {"graphql", "rsocket", "webrtc", "webhook"}
)
_PLAIN = {
    "kafka-secure": "kafka",
    "amqps": "amqp",
    "amqp1": "amqp",
    "mqtts": "mqtt",
    "mqtt5": "mqtt",
    "secure-mqtt": "mqtt",
    "stomps": "stomp",
    "rediss": "redis",
    "pulsar+ssl": "pulsar",
    "ibmmq-secure": "ibmmq",
    "smf": "solace",
    "smfs": "solace",
    "wss": "ws",
    "websocket": "ws",
    "websockets": "ws",
    "https": "http",
    "grpcs": "grpc",
}
_MANAGED_HOST = re.compile(
    r"\.(?:amazonaws\.com|servicebus\.windows\.net|confluent\.cloud|cloudamqp\.com|hivemq\.cloud|googleapis\.com"
    r"|aivencloud\.com|cloud\.redpanda\.com|streamnative\.cloud|synadia\.cloud|messaging\.solace\.cloud"
    r"|azure-devices\.net|upstash\.io)(?:[:/]|$)",
    re.IGNORECASE,
)
_LONGEST_HOST = 300


def broker_of(protocol: str) -> Broker | None:
    """The broker of a protocol; None for direct connections. An unknown protocol is a broker of that name."""
    protocol = plain_protocol(protocol)
    if not protocol or protocol in _DIRECT:
        return None
    return _BY_PROTOCOL.get(protocol) or Broker(name=protocol)


def protocol_of(server: Node) -> str:
    """The protocol of a server as written, in lower case; that of the address if none is told."""
    told = server["protocol"].text.lower()
    address = server["url"].text[:_LONGEST_HOST]
    return plain_protocol(told or (address.split("://")[0].lower() if "://" in address else ""))


def plain_protocol(name: str) -> str:
    """A protocol without what its name says of encryption."""
    return _PLAIN.get(name.lower(), name.lower())


def servers_of(root: Node, references: References) -> dict[str, Node]:
    """Servers by name; of one that cannot be followed nothing is known."""
    servers = references.followed(root["servers"])
    followed = {name: references.followed(server) for name, server in servers.entries.items()}
    return {name: server for name, server in followed.items() if server}


def values_of(server: Node, broker: Broker, references: References) -> dict[Aspect, Value]:
    """What a server declares of its broker."""
    told = dict[Aspect, Value]()
    address = server["host"] or server["url"]
    if broker.is_managed or _MANAGED_HOST.search(address.text[:_LONGEST_HOST]):
        at = (address or server["protocol"] or server).evidence(how=How.INFERRED)
        told[Aspect.MANAGED] = Value(known=Known.YES, text=broker.name, evidence=(at,))
    hosts = [host for host in address.text[:_LONGEST_HOST].split(",") if host.strip()]
    if len(hosts) > 1:  # the servers of one cluster; several clusters are several servers of the document
        several = Value(known=Known.YES, text=f"{len(hosts)} hosts", evidence=(address.evidence(),))
        told[Aspect.REDUNDANT] = several
    return joined_values(joined_values(told, security_of(server)), declared_in(server, references))


def security_of(node: Node) -> dict[Aspect, Value]:
    """Authentication, where a server or operation asks for it."""
    security = node["security"]
    if not security.items:
        return {}
    return {Aspect.AUTH: Value(known=Known.YES, evidence=(security.evidence(),))}


def registry_of(servers: dict[str, Node], references: References) -> Iterator[Node]:
    """The address of each schema registry that a server's bindings name."""
    for server in servers.values():
        for binding in references.followed(server["bindings"]).entries.values():
            if binding["schemaRegistryUrl"].text:
                yield binding["schemaRegistryUrl"]
