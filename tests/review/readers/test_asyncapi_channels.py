"""What channels and operations of AsyncAPI documents declare: bindings, extensions and names."""

from textwrap import dedent

import pytest

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.edge import Edge
from eda_coach.review.model.element import ChannelKind, Element, ElementKind
from eda_coach.review.model.value import Known
from eda_coach.review.readers.asyncapi.reading import read_asyncapi
from eda_coach.review.readers.part import Part
from eda_coach.review.readers.source import Source, look_nowhere
from eda_coach.review.readers.vocabulary import Vocabulary

VOCABULARY = Vocabulary(names_by_kind={}, phrases_by_aspect={})


def read(text: str) -> Part:
    """Read a document; its common indentation does not count."""
    source = Source(name="x.yaml", text=dedent(text))
    return read_asyncapi(source, vocabulary=VOCABULARY, lookup=look_nowhere)


def known(thing: Element | Edge, aspect: Aspect) -> tuple[Known, str]:
    """What is declared, without the evidence."""
    value = thing.says(aspect)
    return value.known, value.text


def channel(bindings: str, *, more: str = "{}") -> Element:
    """A channel with these bindings."""
    part = read(
        "asyncapi: 3.0.0\nchannels:\n  jobs:\n    address: jobs\n"
        f"    bindings: {bindings}\n    x-more: {more}\n"
    )
    return part.elements["jobs"]


@pytest.mark.parametrize(
    ("bindings", "aspect", "expected"),
    [
        ("{sqs: {queue: {name: jobs, redrivePolicy: {deadLetterQueue: {name: jobs-dead}}}}}",
         Aspect.DLQ, (Known.YES, "jobs-dead")),
        ("{sqs: {queue: {redrivePolicy: {deadLetterQueue: {name: x}, maxReceiveCount: 5}}}}",
         Aspect.MAX_DELIVERIES, (Known.YES, "5")),
        ("{sqs: {queue: {name: jobs}, deadLetterQueue: {name: dead}}}", Aspect.DLQ, (Known.YES, "dead")),
        ("{sqs: {queue: {name: jobs}}}", Aspect.DLQ, (Known.UNKNOWN, "")),
        ("{sqs: {queue: {fifoQueue: true}}}", Aspect.ORDERED, (Known.YES, "")),
        ("{sqs: {queue: {visibilityTimeout: 60}}}", Aspect.REDELIVERY_DELAY, (Known.YES, "60")),
        ("{sns: {ordering: {type: FIFO}}}", Aspect.ORDERED, (Known.YES, "FIFO")),
        ("{kafka: {partitions: 12}}", Aspect.PARTITIONED, (Known.YES, "12")),
        ("{kafka: {partitions: 1}}", Aspect.PARTITIONED, (Known.NO, "1")),
        ("{kafka: {replicas: 3}}", Aspect.REDUNDANT, (Known.YES, "3")),
        ("{kafka: {replicas: 1}}", Aspect.REDUNDANT, (Known.NO, "1")),
        ("{amqp: {is: queue, queue: {durable: true}}}", Aspect.DURABLE, (Known.YES, "")),
        ("{amqp: {queue: {durable: false}, exchange: {durable: true}}}", Aspect.DURABLE, (Known.NO, "false")),
        ("{amqp: {exchange: {durable: false}, queue: {durable: true}}}", Aspect.DURABLE, (Known.YES, "")),
        ("{amqp: {queue: {durable: true, autoDelete: true}}}", Aspect.DURABLE, (Known.NO, "")),
        ("{amqp: {queue: {arguments: {x-dead-letter-exchange: dlx}}}}", Aspect.DLQ, (Known.YES, "dlx")),
        ("{amqp: {queue: {arguments: {x-delivery-limit: 4}}}}", Aspect.MAX_DELIVERIES, (Known.YES, "4")),
        ("{ibmmq: {queue: {isPartitioned: true}}}", Aspect.PARTITIONED, (Known.YES, "")),
        ("{pulsar: {persistence: non-persistent}}", Aspect.DURABLE, (Known.NO, "non-persistent")),
        ("{solace: {destinations: [{queue: {accessType: nonexclusive}}]}}",
         Aspect.COMPETING_CONSUMERS, (Known.YES, "nonexclusive")),
        ("{kafka: null}", Aspect.PARTITIONED, (Known.UNKNOWN, "")),
        ("[1, 2]", Aspect.DLQ, (Known.UNKNOWN, "")),
    ],
)  # fmt: skip
def test_bindings_of_a_channel_declare(bindings: str, aspect: Aspect, expected: tuple[Known, str]) -> None:
    """If the binding of a broker sets something, then the channel declares it, in the words of the model."""
    assert known(channel(bindings), aspect) == expected


@pytest.mark.parametrize(
    ("more", "aspect", "expected"),
    [
        ("{retry: {maxAttempts: 3, backoff: exponential}}", Aspect.MAX_DELIVERIES, (Known.YES, "3")),
        ("{retry: {maxAttempts: 3, backoff: exponential}}", Aspect.BACKOFF, (Known.YES, "exponential")),
        ("{retry: {maxAttempts: 3}}", Aspect.RETRY, (Known.YES, "")),
        ("{retry: false}", Aspect.RETRY, (Known.NO, "false")),
        ("{dlq: none}", Aspect.DLQ, (Known.NO, "none")),
        ("{dead_letter_topic: jobs.dead}", Aspect.DLQ, (Known.YES, "jobs.dead")),
        ("{consumer-idempotent: true}", Aspect.IDEMPOTENT, (Known.YES, "")),
        ("{ackTimeout: 30}", Aspect.TIMEOUT, (Known.YES, "30")),
        ("{timeoutInMillis: 500}", Aspect.TIMEOUT, (Known.YES, "500 ms")),
        ("{retry: null}", Aspect.RETRY, (Known.UNKNOWN, "")),
        ("{team: retryers}", Aspect.RETRY, (Known.UNKNOWN, "")),
    ],
)
def test_extensions_declare(more: str, aspect: Aspect, expected: tuple[Known, str]) -> None:
    """If a key of one's own speaks of retries and the like, then it declares them."""
    assert known(channel("{}", more=more), aspect) == expected


@pytest.mark.parametrize(
    ("bindings", "name", "expected"),
    [
        ("{amqp: {is: queue}}", "jobs", ChannelKind.QUEUE),
        ("{amqp: {is: routingKey}}", "jobs", ChannelKind.TOPIC),
        ("{ibmmq: {destinationType: topic}}", "jobs", ChannelKind.TOPIC),
        ("{sqs: {}}", "jobs", ChannelKind.QUEUE),
        ("{kafka: {}}", "jobs", ChannelKind.LOG),
        ("{}", "jobs-queue", ChannelKind.QUEUE),
        ("{}", "jobs", ChannelKind.UNKNOWN),
    ],
)
def test_how_a_channel_hands_out(bindings: str, name: str, expected: ChannelKind) -> None:
    """If binding, broker or name tells how a channel hands out its messages, then the first counts."""
    part = read(f"asyncapi: 3.0.0\nchannels:\n  {name}: {{bindings: {bindings}}}\n")

    assert part.elements[name].channel_kind is expected


@pytest.mark.parametrize(
    ("bindings", "action", "aspect", "expected"),
    [
        ("{amqp: {ack: false}}", "receive", Aspect.ACK_AFTER_WORK, (Known.NO, "false")),
        ("{amqp: {deliveryMode: 2}}", "send", Aspect.DURABLE, (Known.YES, "2")),
        ("{amqp: {deliveryMode: 1}}", "send", Aspect.DURABLE, (Known.NO, "1")),
        ("{mqtt: {qos: 1}}", "send", Aspect.CONFIRMED_PUBLISH, (Known.YES, "QoS 1")),
        ("{mqtt: {qos: 0}}", "receive", Aspect.CONFIRMED_PUBLISH, (Known.UNKNOWN, "")),
        ("{nats: {queue: workers}}", "receive", Aspect.COMPETING_CONSUMERS, (Known.YES, "workers")),
        ("{sns: {deliveryPolicy: {numRetries: 4}}}", "send", Aspect.MAX_DELIVERIES, (Known.YES, "4")),
    ],
)
def test_bindings_of_an_operation_declare(
    bindings: str, action: str, aspect: Aspect, expected: tuple[Known, str]
) -> None:
    """If the binding of an operation sets something, then the edge declares it; that of a trait as well."""
    head = "asyncapi: 3.0.0\nchannels: {jobs: {}}\n"
    place = f"{{action: {action}, channel: {{$ref: '#/channels/jobs'}}"

    own = read(f"{head}operations:\n  work: {place}, bindings: {bindings}}}\n")
    by_trait = read(
        f"{head}operations:\n  work: {place}, traits: [{{$ref: '#/t'}}]}}\nt: {{bindings: {bindings}}}\n"
    )

    assert [known(part.edges[0], aspect) for part in (own, by_trait)] == [expected, expected]


@pytest.mark.parametrize(
    ("names", "served", "unserved"),
    [
        (("orders", "orders.dlq", "mail"), {"orders"}, {"mail"}),
        (("shop/orders", "shop/orders-deadletter"), {"shop-orders"}, set()),
        (("orders-queue", "orders_dead_letter_queue"), {"orders-queue"}, set()),
        (("orders", "dlq.orders", "mail"), {"orders"}, {"mail"}),
        (("orders", "mail", "dead-letters"), {"orders", "mail"}, set()),
        (("orders", "payment.failed"), set(), {"orders", "payment-failed"}),
        (("orders.created", "orders.dlq"), set(), {"orders-created"}),
    ],
)
def test_a_dead_letter_channel_serves_its_sibling(
    names: tuple[str, ...], served: set[str], unserved: set[str]
) -> None:
    """If a channel is called like another and a dead-letter queue, then that other one has it."""
    part = read("asyncapi: 3.0.0\nchannels:\n" + "".join(f"  {name}: {{}}\n" for name in names))

    said = {id_ for id_, one in part.elements.items() if one.says(Aspect.DLQ).known is Known.YES}
    assert served <= said
    assert not said & unserved


def test_a_dead_letter_channel_needs_none_itself() -> None:
    """If a channel holds dead letters, then it says so of itself; a retry channel serves its sibling."""
    part = read("asyncapi: 3.0.0\nchannels: {orders: {}, orders.dlq: {}, orders.retry.5m: {}}\n")

    assert known(part.elements["orders-dlq"], Aspect.DLQ) == (Known.YES, "orders.dlq")
    assert known(part.elements["orders"], Aspect.RETRY) == (Known.YES, "orders.retry.5m")
    assert part.elements["orders-retry-5m"].says(Aspect.RETRY).known is Known.UNKNOWN


@pytest.mark.parametrize(
    ("server", "is_managed"),
    [
        ("{host: sqs.eu-west-1.amazonaws.com, protocol: sqs}", True),
        ("{host: localhost, protocol: sns}", True),
        ("{host: 'shop.servicebus.windows.net:5671', protocol: amqps}", True),
        ("{url: 'pkc-1.eu.confluent.cloud:9092', protocol: kafka}", True),
        ("{host: 'rabbit.internal:5672', protocol: amqp}", False),
        ("{url: 'amqp://rabbit'}", False),
    ],
)
def test_a_broker_of_a_cloud_is_managed(server: str, is_managed: bool) -> None:  # noqa: FBT001
    """If only a cloud offers a broker, or its address is in one, then it is managed; else nobody knows."""
    part = read(f"asyncapi: 3.0.0\nservers:\n  a: {server}\nchannels: {{}}\n")

    broker = next(one for one in part.elements.values() if one.kind is ElementKind.BROKER)
    assert broker.says(Aspect.MANAGED).known is (Known.YES if is_managed else Known.UNKNOWN)


@pytest.mark.parametrize(
    ("server", "channel_", "expected"),
    [
        ("{host: 'a:9092', protocol: kafka}", "{}", (Known.UNKNOWN, "")),
        ("{host: 'a:9092,b:9092', protocol: kafka}", "{}", (Known.YES, "2 hosts")),
        ("{host: a, protocol: kafka}", "{bindings: {kafka: {replicas: 3}}}", (Known.YES, "3 replicas")),
        ("{host: a, protocol: kafka}", "{bindings: {kafka: {replicas: 1}}}", (Known.UNKNOWN, "")),
    ],
)
def test_a_broker_of_several_nodes_is_redundant(
    server: str, channel_: str, expected: tuple[Known, str]
) -> None:
    """If there are several hosts, or a channel is kept several times, then the broker is redundant."""
    part = read(f"asyncapi: 3.0.0\nservers: {{s: {server}}}\nchannels: {{c: {channel_}}}\n")

    assert known(part.elements["kafka"], Aspect.REDUNDANT) == expected


def test_an_unknown_protocol_is_a_broker_of_that_name() -> None:
    """If a protocol is unknown, then it is taken for that of a broker."""
    part = read("asyncapi: 3.0.0\nservers: {a: {host: x, protocol: hermes}}\nchannels: {c: {}}\n")

    assert part.elements["hermes"].kind is ElementKind.BROKER
    assert part.elements["c"].technology == "hermes"
