"""Kinds of elements, told by their names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.review.model.element import ChannelKind, ElementKind
from eda_coach.review.readers.naming import channel_kind_of, kind_of_name
from eda_coach.review.readers.vocabulary import Vocabulary
from tests.review.readers.wordings import bundled_names

NAMES = {
    ElementKind.ACTOR: (
        *("User", "Customer", "Admins", "DB Admin", r"DFSP1\nPayer", "Kunde", "пользователь"),
        *("Member", "Rider", "Broker Clerk", "Warehouse Worker", "Store Manager", "User 2", "Loan Officer"),
    ),
    ElementKind.CLIENT: (
        "Browser",
        "Web UI",
        "WebGUI",
        "mobile app",
        "Client",
        "checkout-frontend",
        "User App",
        *("SPA", "Kiosk", "POS", "Online Store", "IoT Device", "Client A", "Admin Dashboard"),
    ),
    ElementKind.GATEWAY: (
        "API Gateway",
        "nginx",
        "API<br/>Gateway",
        "apiGateway",
        "Load balancer",
        "my-gateway",
        *("Partner API Gateway", "External Load Balancer"),
    ),
    ElementKind.SERVICE: (
        *(
            "User Service",
            "Kafka consumer",
            "orderService",
            "order-service",
            "ordersvc",
            "productcatalogservice",
        ),
        *(
            "User<br/>Service",
            "Order Service<br/>PostgreSQL",
            "Service A",
            "Service 1",
            "Notification\\nEvent Handler",
        ),
        *(
            "Consumer of the orders topic",
            "Stripe adapter",
            "Bank Service",
            "User API",
            "Outbox Relay",
            "HTTPServer",
        ),
        *("kafka-ui", "mongo-express", "Queue Worker", "Email Service", "Client Service", "Kafka Streams"),
        *("queue-worker", "db-migration", "stream-processor"),
    ),
    ElementKind.BROKER: (
        *(
            "Kafka",
            "RabbitMQ",
            "Message Broker",
            "event bus",
            "EventBus",
            "SNS",
            "Redis Streams",
            "Redis Pub/Sub",
        ),
        *(
            "message queue",
            "Message Queue (RabbitMQ)",
            "Queue",
            "bitnami/kafka:3.7",
            "confluentinc/cp-kafka",
            "NATS",
        ),
        *("Kafka: orders", "Azure Service Bus", "kafka1", "Kafka Cluster", "DynamoDB Streams"),
        *("Redis (broker)", "Kafka: orders"),
    ),
    ElementKind.CHANNEL: (
        *("Notification Topic", "order-events topic", "orders queue", "topic-transfer", "q-orders", "x.dlq"),
        *("topic-users", "Topic Users", "orders (topic)", "Kafka Topics", "SQS Queue", "orders-deadletter"),
        *("topic-\\nnotification", "OrdersQueue", "queue.payments", "Dead Letter Queue"),
        *("Kafka (orders topic)", "Redis (jobs queue)", "order-events"),
    ),
    ElementKind.STORE: (
        *(
            "Orders DB",
            "Postgres",
            "PostgreSQL",
            "Redis",
            "Redis cache",
            "S3 bucket",
            "users-db2",
            "ordersdb",
        ),
        *("Postgres: users", "bitnami/postgresql:15", "Event Store", "Outbox Table", "db-users", "MongoDB"),
    ),
    ElementKind.EXTERNAL: (
        *(
            "Payment Gateway",
            "Stripe",
            "Stripe API",
            "bank",
            "Bank API",
            "External Service",
            "third-party API",
        ),
        *("SMS provider", "payment service provider", "SMTP server"),
        *("External Gateway", "SMS gateway", "bank gateway", "Stripe Gateway"),
    ),
}
UNKNOWN = ("Order", "Upstream", "Warehouse", "W", "order.created", "", "???", "Downstream", "Bed", "Topical")
# A person or screen is in the name of what is something else.
IN_PASSING = (
    "User Management",
    "Rider Matching",
    "Device Registry",
    "Page Viewed",
    "SagaCompleted",
    "UserPaid",
)


@pytest.mark.parametrize(("name", "kind"), [(name, kind) for kind, names in NAMES.items() for name in names])
def test_a_name_tells_the_kind(name: str, kind: ElementKind) -> None:
    """If words of a name are known, then the last of them tell the kind."""
    assert kind_of_name(name, bundled_names()) is kind


@pytest.mark.parametrize("name", UNKNOWN + IN_PASSING)
def test_a_name_of_other_words_tells_nothing(name: str) -> None:
    """If no word of a name is known, then it has no kind."""
    assert kind_of_name(name, bundled_names()) is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("orders queue", ChannelKind.QUEUE),
        ("RabbitMQ", ChannelKind.QUEUE),
        ("SQS", ChannelKind.QUEUE),
        ("orders.dlq", ChannelKind.QUEUE),
        ("Notification Topic", ChannelKind.TOPIC),
        ("SNS", ChannelKind.TOPIC),
        ("Redis Pub/Sub", ChannelKind.TOPIC),
        ("Kafka topic", ChannelKind.LOG),
        ("Amazon Kinesis", ChannelKind.LOG),
        ("Message Broker", ChannelKind.UNKNOWN),
    ],
)
def test_a_name_tells_how_a_channel_hands_out(name: str, kind: ChannelKind) -> None:
    """If a name says queue, topic or log, or a product that is one, then so does the channel."""
    assert channel_kind_of(name, bundled_names()) is kind


def test_words_of_users_count() -> None:
    """If a vocabulary has another name, then it is known."""
    vocabulary = Vocabulary(names_by_kind={ElementKind.BROKER: ("carrier pigeon",)}, phrases_by_aspect={})

    assert kind_of_name("The CarrierPigeons", vocabulary) is ElementKind.BROKER
    assert kind_of_name("Pigeon", vocabulary) is None


@given(
    st.sampled_from([name for names in NAMES.values() for name in names if name.isascii() and " " in name])
)
def test_the_way_words_are_joined_does_not_count(name: str) -> None:
    """If the words of a name are joined by hyphens or written large, then the kind stays."""
    plain = kind_of_name(name, bundled_names())

    assert kind_of_name(name.upper(), bundled_names()) is plain
    # Before a hyphen or underscore "db" is a prefix, as in "db-users".
    if not any(mark in name for mark in ("(", ":", " of ", "DB ")):
        assert kind_of_name(name.replace(" ", "_"), bundled_names()) is plain


@given(st.text(max_size=200))
def test_any_name_is_read(name: str) -> None:
    """If a name is any text, then it has a kind or none."""
    assert kind_of_name(name, bundled_names()) in {None, *ElementKind}
    assert channel_kind_of(name, bundled_names()) in ChannelKind
