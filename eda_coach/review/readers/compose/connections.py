"""What settings of a service say of other parts: hosts it connects to, brokers and channels that it names."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from eda_coach.review.readers.compose.settings import Setting

_URL = re.compile(
    r"\b([A-Za-z][A-Za-z0-9+._-]{1,30})://(?:[^\s/]{1,200}@)?([A-Za-z0-9_.-]{1,200})(?::\d{1,5})?"
)
_ENCRYPTIONS = frozenset({"plaintext", "ssl", "sasl_plaintext", "sasl_ssl", "internal"})
_HOST_AND_PORT = re.compile(r"(?<![\w.@/-])([A-Za-z0-9_.-]{1,200}):\d{2,5}\b")
_HOST_IN_DSN = re.compile(
    r"(?:\bhost|\bserver|\bdata source|\baddress)\s?=\s?(?:tcp:)?([A-Za-z0-9_.-]{1,200})", re.IGNORECASE
)
_HOST_NAMES = re.compile(
    r"(?:^|[_.])(?:HOSTS?|HOSTNAME|URLS?|URI|ADDR|ADDRESS(?:ES)?|SERVERS?|BROKERS?|ENDPOINTS?|NODES?|CONNECT|UPSTREAM"
    r"|BASE_?URL|SERVICE)(?:_NAME)?$",
    re.IGNORECASE,
)
# Where the service itself is found, or who may ask it; not whom it asks.
_NOT_ASKED = re.compile(
    r"ADVERTISED|LISTENER|CORS|ORIGIN|ALLOWED|ISSUER|AUDIENCE|REDIRECT|PUBLIC|FRONTEND|CALLBACK|NO_PROXY|SCHEMA_LOCATION",
    re.IGNORECASE,
)
_WATCHING = re.compile(
    r"^OTEL_EXPORTER|ZIPKIN|JAEGER|SENTRY_DSN|^DD_AGENT|APPLICATIONINSIGHTS|NEW_RELIC|ELASTIC_APM",
    re.IGNORECASE,
)
# The machine itself: who listens there, the file does not say.
_LOCAL = frozenset(
    {"localhost", "127.0.0.1", "0.0.0.0", "host.docker.internal", "gateway.docker.internal"}  # noqa: S104 - only a name
)
_MANAGED = (
    (
        re.compile(r"\.servicebus\.(?:windows|chinacloudapi|usgovcloudapi)\b", re.IGNORECASE),
        "Azure Service Bus",
    ),
    (re.compile(r"\bsqs\.[\w-]{1,40}\.amazonaws\.com|\barn:aws:sqs:", re.IGNORECASE), "Amazon SQS"),
    (re.compile(r"\bsns\.[\w-]{1,40}\.amazonaws\.com|\barn:aws:sns:", re.IGNORECASE), "Amazon SNS"),
    (re.compile(r"\.kafka(?:-serverless)?\.[\w-]{1,40}\.amazonaws\.com", re.IGNORECASE), "Amazon MSK"),
    (re.compile(r"\.mq\.[\w-]{1,40}\.amazonaws\.com", re.IGNORECASE), "Amazon MQ"),
    (
        re.compile(r"\bkinesis\.[\w-]{1,40}\.amazonaws\.com|\barn:aws:kinesis:", re.IGNORECASE),
        "Amazon Kinesis",
    ),
    (re.compile(r"\.confluent\.cloud\b", re.IGNORECASE), "Confluent Cloud"),
    (re.compile(r"\.cloudamqp\.com\b|\.rmq\.cloudamqp\b", re.IGNORECASE), "CloudAMQP"),
    (re.compile(r"\.eventgrid\.azure\.net\b", re.IGNORECASE), "Azure Event Grid"),
    (re.compile(r"\bpubsub\.googleapis\.com\b", re.IGNORECASE), "Google Pub/Sub"),
)
_EVENT_HUBS = re.compile(r"EVENT_?HUB", re.IGNORECASE)
_BROKER_KEY = re.compile(
    r"(?:^|_)(MESSAGE_?QUEUE|MESSAGE_?BROKER|SERVICE_?BUS|EVENT_?HUBS?|EVENT_?BUS|SQS|SNS|KAFKA|RABBIT_?MQ|RABBIT|AMQP"
    r"|PUB_?SUB|NATS|ACTIVEMQ|PULSAR|KINESIS)(?:_[A-Z]+)*"
    r"(?:_(?:HOST|HOSTNAME|URL|URI|ENDPOINT|BROKERS?|SERVERS?|ADDR|ADDRESS|CONNECTION_STRING|CONNECTION))$"
)
_BROKER_NAMES = {
    "MESSAGEQUEUE": "Message queue",
    "MESSAGEBROKER": "Message broker",
    "SERVICEBUS": "Service Bus",
    "EVENTHUB": "Event Hubs",
    "EVENTHUBS": "Event Hubs",
    "EVENTBUS": "Event bus",
    "SQS": "SQS",
    "SNS": "SNS",
    "KAFKA": "Kafka",
    "RABBITMQ": "RabbitMQ",
    "RABBIT": "RabbitMQ",
    "AMQP": "AMQP broker",
    "PUBSUB": "Pub/Sub",
    "NATS": "NATS",
    "ACTIVEMQ": "ActiveMQ",
    "PULSAR": "Pulsar",
    "KINESIS": "Kinesis",
}
_UNNAMED = frozenset({"Message queue", "Message broker", "Event bus", "AMQP broker"})
_CHANNEL_KEY = re.compile(
    r"(?:^|[_.])(TOPIC|QUEUE|DLQ|DEAD_?LETTER(?:_QUEUE|_TOPIC)?)(?:_NAME|_ADDRESS|_URL|_ARN)?$", re.IGNORECASE
)
_CHANNEL_NAME = re.compile(r"[A-Za-z][\w.-]{1,120}$")
_QUEUE_URL = re.compile(
    r"(?:amazonaws\.com/\d{6,14}/|arn:aws:(?:sqs|sns):[\w-]{1,40}:\d{0,14}:)([\w.-]{1,120})"
)


class Manner(StrEnum):
    """How a host is named."""

    URL = "url"
    HOST = "host"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reach:
    """A host that a setting names.

    Attributes:
        host: Name of a service of the file, or a name on the internet.
        scheme: Of the URL; empty for a bare host.
    """

    host: str
    scheme: str
    manner: Manner


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedBroker:
    """A broker of which only the setting is there that leads to it."""

    name: str
    is_managed: bool = False

    @property
    def is_unnamed(self) -> bool:
        """Whether the setting does not say which product it is."""
        return self.name in _UNNAMED


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedChannel:
    """A queue or topic that a setting names."""

    name: str
    is_queue: bool
    is_dead_letter: bool


def reaches_in(setting: Setting, service_by_host: Mapping[str, str]) -> Iterator[Reach]:
    """The hosts that a setting names, once each; of those that are no service only the ones in URLs."""
    if _NOT_ASKED.search(setting.name):
        return
    seen = set[str]()
    for reach in _named_hosts(setting, service_by_host):
        if reach.host not in seen and reach.host.lower() not in _LOCAL:
            seen.add(reach.host)
            yield reach


def _named_hosts(setting: Setting, service_by_host: Mapping[str, str]) -> Iterator[Reach]:
    for found in _URL.finditer(setting.value):
        host = service_by_host.get(found[2], found[2])
        yield Reach(host=host, scheme=_scheme(found[1]), manner=Manner.URL)
    bare = [
        found[1] for pattern in (_HOST_AND_PORT, _HOST_IN_DSN) for found in pattern.finditer(setting.value)
    ]
    if _HOST_NAMES.search(setting.name):
        bare += [part.strip() for part in setting.value.split(",")]
    for host in bare:
        if host in service_by_host:
            yield Reach(host=service_by_host[host], scheme="", manner=Manner.HOST)


def _scheme(written: str) -> str:
    """The protocol of a URL; Kafka writes there only how it is encrypted."""
    scheme = written.lower()
    return "" if scheme in _ENCRYPTIONS else scheme


def is_for_watching(setting: Setting) -> bool:
    """Whether a setting leads to what observes the system."""
    return _WATCHING.search(setting.name) is not None and setting.value.lower() not in ("", "false", "none")


def is_on_the_internet(host: str) -> bool:
    """Whether a host is that of somebody else, rather than a name of one's own network."""
    return (
        "." in host and not host.replace(".", "").isdecimal() and not host.endswith((".local", ".internal"))
    )


def broker_named_in(setting: Setting) -> NamedBroker | None:
    """The broker that a setting leads to; None if it speaks of none."""
    for pattern, name in _MANAGED:
        if pattern.search(setting.value):
            is_hubs = name == "Azure Service Bus" and _EVENT_HUBS.search(setting.name)
            return NamedBroker(name="Azure Event Hubs" if is_hubs else name, is_managed=True)
    found = _BROKER_KEY.search(setting.name.upper()[:200])
    if found is None:
        return None
    return NamedBroker(name=_BROKER_NAMES[found[1].replace("_", "")])


def channel_named_in(setting: Setting) -> NamedChannel | None:
    """The queue or topic that a setting names; None if it names none."""
    key = _CHANNEL_KEY.search(setting.name)
    in_url = _QUEUE_URL.search(setting.value)
    if in_url:
        is_queue = "sns" not in setting.value.lower()
        return NamedChannel(name=in_url[1], is_queue=is_queue, is_dead_letter=_is_dead_letter(key, in_url[1]))
    if key is None or not _CHANNEL_NAME.match(setting.value) or setting.value.lower() in ("true", "false"):
        return None
    is_queue = key[1].upper() != "TOPIC"
    return NamedChannel(
        name=setting.value, is_queue=is_queue, is_dead_letter=_is_dead_letter(key, setting.value)
    )


def _is_dead_letter(key: re.Match[str] | None, name: str) -> bool:
    words = f"{key[0] if key else ''} {name}".lower().replace("_", "").replace("-", "")
    return "dlq" in words or "deadletter" in words
