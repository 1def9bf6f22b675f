"""What the arrows and boxes of flowcharts mean."""

import pytest

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.edge import EdgeKind
from eda_coach.review.model.element import ElementKind
from eda_coach.review.model.message import MessageKind
from eda_coach.review.model.unread import UnreadKind
from eda_coach.review.model.value import Known
from tests.review.readers.test_flowchart_reading import only_edge, read

_SERVICE, _BROKER, _STORE, _USER = "o[Order Service]", "k[Kafka]", "d[(Orders DB)]", "u[User]"


@pytest.mark.parametrize(
    ("line", "kind", "turns"),
    [
        (f"{_SERVICE} --> {_BROKER}", EdgeKind.PUBLISH, False),
        (f"{_SERVICE} -->|publishes| {_BROKER}", EdgeKind.PUBLISH, False),
        (f"{_SERVICE} -->|subscribes| {_BROKER}", EdgeKind.DELIVER, True),
        (f"{_SERVICE} -.->|listens| {_BROKER}", EdgeKind.DELIVER, True),
        (f"{_SERVICE} -->|reads from| {_BROKER}", EdgeKind.DELIVER, True),
        (f"{_SERVICE} -->|order received| {_BROKER}", EdgeKind.PUBLISH, False),
        (f"{_SERVICE} -->|read model updates| {_BROKER}", EdgeKind.DELIVER, True),
        (f"{_SERVICE} --- {_BROKER}", EdgeKind.LINK, False),
        (f"{_BROKER} --> {_SERVICE}", EdgeKind.DELIVER, False),
        (f"{_BROKER} --> {_STORE}", EdgeKind.LINK, False),
        (f"{_STORE} -->|CDC| {_BROKER}", EdgeKind.LINK, False),
        (f"{_SERVICE} --> {_STORE}", EdgeKind.LINK, False),
        (f"{_SERVICE} -->|saves order| {_STORE}", EdgeKind.WRITE, False),
        (f"{_SERVICE} -->|query| {_STORE}", EdgeKind.READ, False),
        (f"{_STORE} -->|load| {_SERVICE}", EdgeKind.READ, True),
        (f"{_SERVICE} --> s[Stock Service]", EdgeKind.LINK, False),
        (f"{_SERVICE} -->|gRPC| s[Stock Service]", EdgeKind.CALL, False),
        (f"{_SERVICE} -->|GET /stock| s[Stock Service]", EdgeKind.CALL, False),
        (f"{_SERVICE} -->|validates stock| s[Stock Service]", EdgeKind.CALL, False),
        (f"{_SERVICE} -->|publishes OrderPlaced| s[Stock Service]", EdgeKind.LINK, False),
        (f"{_SERVICE} -->|200 OK| s[Stock Service]", EdgeKind.REPLY, False),
        (f"{_USER} --> {_SERVICE}", EdgeKind.CALL, False),
        (f"{_SERVICE} --> {_USER}", EdgeKind.LINK, False),
        (f"{_SERVICE} -->|response| {_USER}", EdgeKind.REPLY, False),
        (f"{_BROKER} --> t[orders topic]", EdgeKind.LINK, False),
        ("t[orders topic] --> q[orders queue]", EdgeKind.DELIVER, False),
    ],
)
def test_an_arrow_means_what_its_ends_and_words_say(line: str, kind: EdgeKind, *, turns: bool) -> None:
    """If an arrow joins two kinds with some words, then its meaning and direction follow from them."""
    edge = only_edge(line)

    tail = {"o": "order-service", "k": "kafka", "d": "orders-db", "u": "user", "t": "orders-topic"}[line[0]]
    assert (edge.kind, edge.target if turns else edge.source) == (kind, tail)
    assert edge.is_certain


def test_one_arrow_may_mean_two_things() -> None:
    """If an arrow says that it consumes and publishes, or reads and writes, then there are two edges."""
    both = read(
        f"{_SERVICE} -->|consumes and publishes updates| {_BROKER}", f"o -->|reads and writes| {_STORE}"
    )

    assert [(edge.kind, edge.source) for edge in both.edges] == [
        (EdgeKind.DELIVER, "kafka"),
        (EdgeKind.PUBLISH, "order-service"),
        (EdgeKind.READ, "order-service"),
        (EdgeKind.WRITE, "order-service"),
    ]


def test_two_heads_at_a_broker_go_both_ways() -> None:
    """If an arrow with two heads joins a service and a broker, then it publishes and consumes."""
    ends = {
        (edge.kind, edge.source, edge.target)
        for line in (f"{_SERVICE} <--> {_BROKER}", f"{_BROKER} <--> {_SERVICE}")
        for edge in read(line).edges
    }

    assert ends == {
        (EdgeKind.PUBLISH, "order-service", "kafka"),
        (EdgeKind.DELIVER, "kafka", "order-service"),
    }


@pytest.mark.parametrize(
    "line",
    [
        f"{_SERVICE} <-->|HTTP| s[Stock Service]",
        f"{_SERVICE} ---|HTTP| s[Stock Service]",
        f"{_SERVICE} ---|publishes| {_BROKER}",
    ],
)
def test_a_line_without_one_head_is_uncertain(line: str) -> None:
    """If the drawing leaves the direction open, then the edge says so."""
    assert not only_edge(line).is_certain


def test_who_waits_is_only_known_if_it_is_said() -> None:
    """If a label says sync or async, then it is known; at a channel nobody waits."""
    syncs = [
        only_edge(f"{_SERVICE} -->|{label}| {target}").sync
        for label, target in (
            ("HTTP", "s[Stock Service]"),
            ("async HTTP", "s[Stock Service]"),
            ("sync call", "s[Stock Service]"),
            ("fire and forget", "s[Stock Service]"),
            ("OrderPlaced", _BROKER),
        )
    ]

    assert syncs == [Known.UNKNOWN, Known.NO, Known.YES, Known.NO, Known.NO]


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("OrderPlaced", ["OrderPlaced"]),
        ("publishes OrderPlaced, OrderCancelled", ["OrderPlaced", "OrderCancelled"]),
        ("emits order.created", ["order.created"]),
        ("Order Placed", ["Order Placed"]),
        ("order-placed event", ["order-placed"]),
        ("sends `stock level` now", ["stock level"]),
        ("publishes events", []),
        ("RabbitMQ over WebSocket", []),
        ("at-least-once", []),
        ("publish trades/new", []),
    ],
)
def test_messages_are_named_at_channels(label: str, names: list[str]) -> None:
    """If the label of an arrow at a channel names messages, then they are known and pass there."""
    part = read(f'{_SERVICE} -->|"{label}"| {_BROKER}')

    assert [message.name for message in part.messages.values()] == names
    assert list(part.edges[0].messages) == list(part.messages)


def test_the_name_of_a_message_tells_its_kind() -> None:
    """If a message is called like an order or like a fact, then it is a command or an event."""
    part = read(f'{_SERVICE} -->|"SendInvoice, InvoiceSent, InvoiceData"| {_BROKER}')

    assert [message.kind for message in part.messages.values()] == [
        MessageKind.COMMAND,
        MessageKind.EVENT,
        MessageKind.UNKNOWN,
    ]


def test_a_dead_letter_queue_is_known_at_channel_and_consumer() -> None:
    """If an arrow leads into a dead-letter queue, then channel and consumer are said to have one."""
    part = read(
        "q[orders queue] --> w[Order Worker]",
        "w -->|after 5 tries| dlq[orders DLQ]",
        "dlq --> m[Mail Service]",
    )

    values = {id_: one.says(Aspect.DLQ) for id_, one in part.elements.items()}
    assert [values[id_].text for id_ in ("orders-queue", "order-worker")] == ["orders DLQ", "orders DLQ"]
    assert values["mail-service"].known is Known.UNKNOWN


class TestKinds:
    """Kinds of boxes whose name says nothing."""

    def test_words_at_arrows_make_a_channel(self) -> None:
        """If one publishes into a box and another one consumes from it, then it is a channel."""
        part = read(f"{_SERVICE} -->|publishes| x[Board]", "m[Mail Service] -->|consumes| x")

        assert part.elements["board"].kind is ElementKind.CHANNEL
        assert [edge.kind for edge in part.edges] == [EdgeKind.PUBLISH, EdgeKind.DELIVER]

    def test_publishing_into_a_plain_box_makes_none(self) -> None:
        """If something is only published to a box, then it is a service that gets it."""
        part = read(f"{_SERVICE} -->|publishes| x[Board]")

        assert part.elements["board"].kind is ElementKind.SERVICE
        assert "board" in part.weak_kinds

    @pytest.mark.parametrize(
        ("line", "kind"),
        [
            ("x{{Board}} -->|consumes| y[Board Service]", ElementKind.SERVICE),
            (f"{_SERVICE} -->|publishes| x{{{{Board}}}}", ElementKind.CHANNEL),
            (f"{_SERVICE} --> x@{{ shape: das, label: Board }}", ElementKind.CHANNEL),
            (f"{_SERVICE} --> topic-board[Board]", ElementKind.CHANNEL),
            (f"{_SERVICE} --> x[Board]:::database", ElementKind.STORE),
            (f"{_SERVICE} --> x[fa:fa-database Board]", ElementKind.STORE),
            (f"{_SERVICE} --> S3[Board]", ElementKind.SERVICE),
        ],
    )
    def test_shape_id_style_and_icon_tell_it(self, line: str, kind: ElementKind) -> None:
        """If the words of a box tell nothing, then its shape, id, style or icon may."""
        assert read(line).elements["board"].kind is kind


class TestEventBoxes:
    """Boxes that show an event."""

    def test_between_services_it_is_the_channel(self) -> None:
        """If an event stands between services, then it is the channel and the message."""
        part = read(f"{_SERVICE} --> e(OrderPlaced) --> b[Billing Service]")

        assert part.elements["order-placed"].kind is ElementKind.CHANNEL
        assert [(edge.kind, edge.messages) for edge in part.edges] == [
            (EdgeKind.PUBLISH, ("order-placed",)),
            (EdgeKind.DELIVER, ("order-placed",)),
        ]

    def test_beside_a_broker_it_is_the_message(self) -> None:
        """If an event stands between a service and a broker, then it is what is published there."""
        part = read(f"{_SERVICE} --> e(OrderPlaced) --> {_BROKER} --> b[Billing Service]")

        assert "order-placed" not in part.elements
        assert ("order-service", "kafka", ("order-placed",)) in [
            (edge.source, edge.target, edge.messages) for edge in part.edges
        ]

    def test_among_unknown_boxes_it_is_no_channel(self) -> None:
        """If states follow each other, then none of them is a channel."""
        part = read("a[Order Placed] --> b[Order Paid] --> c[Order Shipped]")

        assert {one.kind for one in part.elements.values()} == {ElementKind.SERVICE}
        assert {edge.kind for edge in part.edges} == {EdgeKind.LINK}


class TestProcesses:
    """Flowcharts of what is done."""

    def test_a_flow_of_actions_is_told_and_gives_nothing(self) -> None:
        """If most boxes ask or act, then the diagram is told as unread, and nothing is concluded from it."""
        part = read(
            "s([Start]) --> v[Validate the order] --> q{Valid?}",
            "q -->|yes| p[Save to Postgres] --> e[Publish event to Kafka] --> x([End])",
            "q -->|no| r[Reject the order]",
        )

        assert not part.elements
        assert not part.edges
        assert [one.kind for one in part.unread] == [UnreadKind.DIAGRAM]

    def test_a_question_in_a_drawing_of_components_is_left_out(self) -> None:
        """If one box among components asks, then it is told, and the arrows elsewhere are read."""
        part = read(
            f"{_USER} --> g[API Gateway] --> {_SERVICE} --> {_BROKER} --> w[Mail Service]",
            "w --> q{delivered?}",
        )

        assert len(part.edges) == 4
        assert [one.kind for one in part.unread] == [UnreadKind.PART]
        assert '"delivered?"' in part.unread[0].why

    def test_many_questions_are_told_in_short(self) -> None:
        """If many boxes are left out, then some are named and the rest counted."""
        part = read(
            f"{_USER} --> g[API Gateway] --> {_SERVICE} --> {_BROKER} --> w[Mail Service] --> {_STORE}",
            "w --> q1{a?} & q2{b?} & q3{c?} & q4{d?} & n@{ shape: comment, label: hm }",
        )

        assert "and 2 more boxes" in part.unread[0].why
