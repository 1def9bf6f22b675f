"""AsyncAPI 2 and 3 as parts of a design: applications, brokers, channels and operations."""

import time
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.edge import Edge
from eda_coach.review.model.element import ChannelKind, Element, ElementKind
from eda_coach.review.model.message import MessageKind
from eda_coach.review.model.unread import UnreadKind
from eda_coach.review.model.value import Known
from eda_coach.review.readers.asyncapi.reading import read_asyncapi
from eda_coach.review.readers.part import Part
from eda_coach.review.readers.source import Lookup, Source, look_nowhere
from eda_coach.review.readers.vocabulary import Vocabulary
from tests.strategies import LAW

VOCABULARY = Vocabulary(
    names_by_kind={ElementKind.CLIENT: ("web client",), ElementKind.SERVICE: ("service",)},
    phrases_by_aspect={Aspect.DLQ: ("dead letter queue",), Aspect.IDEMPOTENT: ("idempotent",)},
)

ORDERS = """\
    asyncapi: 3.0.0
    info: {title: Order service, version: 1.0.0}
    servers:
      production: {host: "kafka.example:9092", protocol: kafka-secure, security: [{type: scramSha256}]}
      staging: {host: "staging.example:9092", protocol: kafka}
    channels:
      placed:
        address: shop.order-placed
        messages:
          OrderPlaced: {$ref: '#/components/messages/OrderPlaced'}
      paid:
        address: shop.order-paid
        messages:
          OrderPaid: {payload: {properties: {orderId: {type: string}}}}
    operations:
      tellOrder:
        action: send
        channel: {$ref: '#/channels/placed'}
      onPaid:
        action: receive
        channel: {$ref: '#/channels/paid'}
        messages: [{$ref: '#/channels/paid/messages/OrderPaid'}]
    components:
      messages:
        OrderPlaced: {payload: {properties: {orderId: {type: string}}}}
    """


def read(text: str, lookup: Lookup = look_nowhere, *, name: str = "orders/asyncapi.yaml") -> Part:
    """Read a document; its common indentation does not count."""
    return read_asyncapi(Source(name=name, text=dedent(text)), vocabulary=VOCABULARY, lookup=lookup)


def arrows(part: Part) -> list[str]:
    """Edges in short."""
    return [f"{one.source} {one.kind.value} {one.target}" for one in part.edges]


def known(thing: Element | Edge, aspect: Aspect) -> tuple[Known, str]:
    """What is declared, without the evidence."""
    value = thing.says(aspect)
    return value.known, value.text


def test_a_document_of_version_3_is_read_whole() -> None:
    """If a document names application, servers, channels and operations, then all of them are in the part."""
    part = read(ORDERS)

    assert part.unread == []
    assert (part.title, part.document.version, part.document.evidence.line) == ("Order service", "3.0.0", 1)
    assert {one.id: one.kind for one in part.elements.values()} == {
        "order-service": ElementKind.SERVICE,
        "kafka": ElementKind.BROKER,
        "shop-order-placed": ElementKind.CHANNEL,
        "shop-order-paid": ElementKind.CHANNEL,
    }
    assert arrows(part) == [
        "order-service publish shop-order-placed",
        "shop-order-paid deliver order-service",
    ]
    assert [one.messages for one in part.edges] == [("order-placed",), ("order-paid",)]
    assert all(one.is_certain and one.protocol == "kafka" for one in part.edges)
    assert [(one.evidence[0].line, one.evidence[0].quote) for one in part.edges] == [
        (16, "shop.order-placed: send"),
        (19, "shop.order-paid: receive"),
    ]


def test_servers_of_one_protocol_are_stages_of_one_broker() -> None:
    """If several servers speak one protocol, then they are one broker, with what any of them declares."""
    kafka = read(ORDERS).elements["kafka"]

    assert [one.line for one in kafka.evidence] == [4, 5]
    assert known(kafka, Aspect.AUTH) == (Known.YES, "")
    assert kafka.channel_kind is ChannelKind.LOG
    assert kafka.says(Aspect.REDUNDANT).known is Known.UNKNOWN


def test_publish_of_version_2_is_uncertain() -> None:
    """If version 2 says publish, then the application receives, as specified; but nobody can be sure."""
    part = read(
        """\
        asyncapi: '2.6.0'
        info: {title: Billing}
        channels:
          order/created:
            publish: {message: {name: OrderCreated, payload: {properties: {id: {type: string}}}}}
          invoice/sent:
            subscribe:
              message: {oneOf: [{name: InvoiceSent}, {name: InvoiceFailed}]}
        """
    )

    assert arrows(part) == ["order-created deliver billing", "billing publish invoice-sent"]
    assert [one.is_certain for one in part.edges] == [False, False]
    assert [one.label for one in part.edges] == ["publish order/created", "subscribe invoice/sent"]
    assert part.edges[1].messages == ("invoice-sent", "invoice-failed")
    assert part.edges[0].evidence[0].quote == "order/created: publish"


@pytest.mark.parametrize(
    ("verb", "operation", "is_certain"),
    [
        ("publish", "receiveOrder", True),
        ("publish", "onOrderCreated", True),
        ("publish", "publishOrder", False),
        ("publish", "orders", False),
        ("subscribe", "sendInvoice", True),
        ("subscribe", "emit-invoice", True),
        ("subscribe", "subscribeToInvoices", False),
    ],
)
def test_an_operation_id_may_take_the_doubt_away(verb: str, operation: str, is_certain: bool) -> None:  # noqa: FBT001
    """If the id of an operation says the same as the specification, then its direction is certain."""
    part = read(f"asyncapi: 2.0.0\nchannels:\n  x:\n    {verb}: {{operationId: {operation}}}\n")

    assert [one.is_certain for one in part.edges] == [is_certain]
    assert part.edges[0].label == operation


def test_a_reply_goes_the_other_way() -> None:
    """If an operation declares a reply, then its channel is written to or read from, by reply messages."""
    part = read(
        """\
        asyncapi: 3.0.0
        info: {title: Prices}
        channels:
          ask: {address: price.ask, messages: {Ask: {payload: {properties: {sku: {type: string}}}}}}
          tell: {address: null, messages: {Tell: {payload: {properties: {price: {type: number}}}}}}
        operations:
          answer:
            action: receive
            channel: {$ref: '#/channels/ask'}
            reply: {channel: {$ref: '#/channels/tell'}}
          enquire:
            action: send
            channel: {$ref: '#/channels/ask'}
            reply: {address: {location: $message.header#/replyTo}}
        """
    )

    assert arrows(part) == ["price-ask deliver prices", "prices publish tell", "prices publish price-ask"]
    assert part.edges[1].label == "reply to answer"
    assert part.elements["tell"].name == "tell"


def test_messages_of_replies_are_replies() -> None:
    """If a message only answers, then it is a reply."""
    part = read(
        """\
        asyncapi: 3.0.0
        channels:
          ask: {messages: {Ask: {}}}
          tell: {messages: {Tell: {}}}
        operations:
          answer:
            action: receive
            channel: {$ref: '#/channels/ask'}
            reply: {channel: {$ref: '#/channels/tell'}}
        """
    )

    kinds = {one.name: one.kind for one in part.messages.values()}
    assert kinds == {"Ask": MessageKind.UNKNOWN, "Tell": MessageKind.REPLY}


def test_a_web_socket_is_no_channel() -> None:
    """If messages go over a direct connection, then they wait nowhere and are calls."""
    part = read(
        """\
        asyncapi: 3.0.0
        info: {title: Chat}
        servers: {live: {host: chat.example, protocol: wss}, bus: {host: mq, protocol: amqp}}
        channels:
          up: {servers: [{$ref: '#/servers/live'}]}
          down: {servers: [{$ref: '#/servers/live'}]}
          audit: {servers: [{$ref: '#/servers/bus'}]}
        operations:
          said: {action: receive, channel: {$ref: '#/channels/up'}}
          show: {action: send, channel: {$ref: '#/channels/down'}}
          keep: {action: send, channel: {$ref: '#/channels/audit'}}
        """
    )

    assert arrows(part) == ["client call chat", "chat call client", "chat publish audit"]
    assert [(one.sync, one.protocol) for one in part.edges][:2] == [(Known.NO, "ws"), (Known.NO, "ws")]
    assert {one.name for one in part.elements.values() if one.kind is ElementKind.CHANNEL} == {"audit"}
    assert known(part.elements["chat"], Aspect.WAY_BACK) == (Known.YES, "show")


def test_a_client_talks_to_a_server() -> None:
    """If the described application is itself a client, then the other end of its connection is a server."""
    part = read(
        """\
        asyncapi: 3.0.0
        info: {title: Web client}
        servers: {live: {host: chat.example, protocol: ws}}
        channels: {up: {}}
        operations: {say: {action: send, channel: {$ref: '#/channels/up'}}}
        """
    )

    assert part.elements["web-client"].kind is ElementKind.CLIENT
    assert arrows(part) == ["web-client call server"]


def test_servers_of_version_2_are_named() -> None:
    """If a channel of version 2 names its servers, then only those carry it."""
    part = read(
        """\
        asyncapi: 2.4.0
        servers: {live: {url: 'wss://x', protocol: wss}, bus: {url: mq, protocol: mqtt}}
        channels:
          up: {servers: [live], publish: {operationId: receiveUp}}
          down: {servers: [bus], subscribe: {operationId: sendDown, bindings: {mqtt: {qos: 0}}}}
        """
    )

    assert [one.protocol for one in part.edges] == ["ws", "mqtt"]
    assert known(part.edges[1], Aspect.CONFIRMED_PUBLISH) == (Known.NO, "QoS 0")


def test_an_application_called_like_its_channel_is_told_apart() -> None:
    """If application and channel have one name, then the channel keeps it, as others know it by that."""
    part = read(
        """\
        asyncapi: 3.0.0
        info: {title: Orders}
        channels: {orders: {}}
        operations: {tell: {action: send, channel: {$ref: '#/channels/orders'}}}
        """
    )

    assert arrows(part) == ["orders-application publish orders"]


def test_several_documents_share_their_channels() -> None:
    """If two documents name one address, then both mean the same channel, whatever they call it."""
    other = (
        ORDERS.replace("Order service", "Shipping")
        .replace("placed:", "incoming:")
        .replace("/placed", "/incoming")
    )

    shared = set(read(ORDERS).elements) & set(read(other).elements)

    assert shared == {"kafka", "shop-order-placed", "shop-order-paid"}


def test_neighbours_are_looked_up() -> None:
    """If a message stands in a neighbour, then it is read there, and its evidence names that file."""

    def lookup(_source: Source, reference: str) -> Source | None:
        text = "OrderPlaced:\n  payload:\n    properties:\n      orderId: {type: string}\n"
        return Source(name="common.yaml", text=text) if reference == "common.yaml" else None

    part = read(
        """\
        asyncapi: 3.0.0
        channels:
          placed:
            messages:
              a: {$ref: 'common.yaml#/OrderPlaced'}
              b: {$ref: 'gone.yaml#/OrderLost'}
              c: {$ref: 'https://example.com/m.yaml#/OrderFar'}
        """,
        lookup,
    )

    placed = part.messages["order-placed"]
    assert (placed.evidence[0].file, placed.is_whole) == ("common.yaml", True)
    assert {one.name for one in part.messages.values()} == {"OrderPlaced", "OrderLost", "OrderFar"}
    assert [one.kind for one in part.unread] == [UnreadKind.REFERENCE, UnreadKind.REFERENCE]


def test_descriptions_declare() -> None:
    """If a description says what handles failures, then its channel or operation declares it."""
    part = read(
        """\
        asyncapi: 3.0.0
        channels: {jobs: {description: Failed jobs go to the dead letter queue.}}
        operations:
          work: {action: receive, channel: {$ref: '#/channels/jobs'}, summary: The worker is not idempotent.}
        """
    )

    assert part.elements["jobs"].says(Aspect.DLQ).known is Known.YES
    assert part.edges[0].says(Aspect.IDEMPOTENT).known is Known.NO


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("asyncapi: 1.2.0\ntopics: {}", "AsyncAPI 1 is not read; 2 and 3 are"),
        ("asyncapi: 3.0.0\nchannels: {a: {$ref: '#/x'}}", "a reference to something that is not there: #/x"),
    ],
)
def test_what_is_not_read_is_told(text: str, why: str) -> None:
    """If a document is of another version, or refers to nothing, then that is told."""
    assert why in [one.why for one in read(text).unread]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "asyncapi: 3.0.0",
        "asyncapi: [3]",
        "- asyncapi",
        "asyncapi: 3.0.0\nchannels: [a, b]\noperations: x\nservers: 7\ninfo: []",
        "asyncapi: 2.0.0\nchannels: {a: null, b: {publish: null}, c: {publish: {message: []}}}",
        "asyncapi: 3.0.0\nchannels: {a: {messages: {m: null}}}\noperations: {o: {action: fly, channel: {}}}",
        "asyncapi: 3.0.0\nchannels: {a: {$ref: '#/channels/a'}}",
        "asyncapi: 3.0.0\nchannels: {'': {}, '!!!': {}}",
    ],
)
def test_odd_documents_are_read(text: str) -> None:
    """If a document is odd, then it is read as far as it goes."""
    part = read(text)

    assert all(one.source in part.elements and one.target in part.elements for one in part.edges)


@LAW
@given(cut=st.integers(0, len(dedent(ORDERS))))
def test_a_document_that_breaks_off_is_read_so_far(cut: int) -> None:
    """If a document breaks off anywhere, then no edge leads to what is not there."""
    text = dedent(ORDERS)[:cut]

    part = read(text)

    assert all(one.source in part.elements and one.target in part.elements for one in part.edges)
    assert all(id_ in part.messages for one in part.edges for id_ in one.messages)
    assert all(one.evidence.line <= text.count("\n") + 1 for one in part.unread)


def test_a_huge_document_is_read_soon() -> None:
    """If a document has very many channels and messages, then it does not keep the user waiting."""
    channels = "".join(
        f"  c{i}: {{publish: {{message: {{payload: {{$ref: '#/p'}}}}}},"
        f" subscribe: {{message: {{name: m{i}}}}}}}\n"
        for i in range(2500)
    )
    fields = ", ".join(f"f{i}: {{type: string}}" for i in range(100))
    start = time.perf_counter()

    part = read(f"asyncapi: 2.0.0\nchannels:\n{channels}p: {{properties: {{{fields}}}}}\n")

    assert time.perf_counter() - start < 10.0
    assert len(part.edges) == 4000
    assert "more than 2000 channels; the rest is left out" in [one.why for one in part.unread]
