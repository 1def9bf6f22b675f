"""Parts and edges out of plain sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Document, Format
from eda_coach.review.model.element import ElementKind
from eda_coach.review.model.evidence import How
from eda_coach.review.readers.part import Part
from eda_coach.review.readers.prose.relations import Payloads, Relations
from eda_coach.review.readers.source import Places, Source
from eda_coach.review.readers.vocabulary import Vocabulary
from tests.strategies import LAW

VOCABULARY = Vocabulary(
    names_by_kind={
        ElementKind.SERVICE: ("service", "worker", "api"),
        ElementKind.GATEWAY: ("api gateway", "gateway"),
        ElementKind.BROKER: ("kafka", "rabbitmq", "event bus"),
        ElementKind.CHANNEL: ("queue", "topic"),
        ElementKind.STORE: ("postgres", "redis", "dynamodb", "database"),
        ElementKind.CLIENT: ("client", "mobile app"),
        ElementKind.ACTOR: ("user", "customer"),
        ElementKind.EXTERNAL: ("stripe",),
    },
    phrases_by_aspect={},
)


def part_of(text: str, *learned: str) -> Part:
    """What a text of one line tells."""
    places = Places(Source(name="design.md", text=text))
    part = Part(document=Document(name="design.md", format=Format.MARKDOWN, lines=1, evidence=places.at(1)))
    relations = Relations(part, places, VOCABULARY)
    relations.learn(learned)
    relations.read(text, lambda _: 1)
    relations.finish()
    return part


def edges_of(text: str, *learned: str) -> list[str]:
    """Edges of a text, as ``source kind target``."""
    return [f"{edge.source} {edge.kind} {edge.target}" for edge in part_of(text, *learned).edges]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The order service publishes OrderPlaced to Kafka.", ["order-service publish kafka"]),
        (
            "Order service emits an OrderPlaced event onto the orders topic.",
            ["order-service publish orders-topic"],
        ),
        (
            "The billing service consumes order events from the orders queue.",
            ["orders-queue deliver billing-service"],
        ),
        ("The mail worker subscribes to the orders topic.", ["orders-topic deliver mail-worker"]),
        ("The API gateway calls the payment service.", ["api-gateway call payment-service"]),
        (
            "The API gateway calls the payment service, the stock service and Stripe.",
            ["api-gateway call payment-service", "api-gateway call stock-service", "api-gateway call stripe"],
        ),
        ("The stock service writes to Postgres.", ["stock-service write postgres"]),
        ("The order service stores orders in DynamoDB.", ["order-service write dynamo-db"]),
        ("The search service reads from Redis.", ["search-service read redis"]),
        ("Clients call the API gateway.", ["client call api-gateway"]),
        ("The order service sends a POST to the payment service.", ["order-service call payment-service"]),
        ("The orders queue is consumed by the billing service.", ["orders-queue deliver billing-service"]),
        ("The payment service is called by the order service.", ["order-service call payment-service"]),
        (
            "The order service writes to Postgres and publishes OrderPlaced to Kafka.",
            ["order-service write postgres", "order-service publish kafka"],
        ),
        (
            "When an order arrives, the order service then calls the stock service.",
            ["order-service call stock-service"],
        ),
        (
            "We start with an order service which calls the stock service.",
            ["order-service call stock-service"],
        ),
        (
            "The order service calls the stock service, which reads from Redis.",
            ["order-service call stock-service", "stock-service read redis"],
        ),
        (
            "The order service validates them and publishes OrderPlaced to Kafka.",
            ["order-service publish kafka"],
        ),
        (
            "The order service emits OrderPlaced, which goes through Kafka to the mail worker and "
            "the stock service.",
            [
                "order-service publish kafka",
                "kafka deliver mail-worker",
                "kafka deliver stock-service",
            ],
        ),
        (
            "The order service publishes OrderPlaced to Kafka. The mail worker subscribes to OrderPlaced.",
            ["order-service publish kafka", "kafka deliver mail-worker"],
        ),
        (
            "The mail worker and the stock service subscribe to OrderPlaced. Kafka carries the events.",
            ["kafka deliver stock-service", "kafka deliver mail-worker"],
        ),
        (
            "The mail worker consumes order.placed.",
            ["order-placed deliver mail-worker"],
        ),
        (
            "OrderPlaced is published by the order service. OrderPlaced is consumed by the mail worker.",
            ["order-service publish order-placed", "order-placed deliver mail-worker"],
        ),
        (
            "The order service puts a job on the jobs queue. The mail worker picks it up and calls Stripe.",
            ["order-service publish jobs-queue", "jobs-queue deliver mail-worker", "mail-worker call stripe"],
        ),
        (
            "The order service sends it to the orders queue. Two workers read from the queue.",
            ["order-service publish orders-queue", "orders-queue deliver worker"],
        ),
        ("Orders are stored in Postgres by the order service.", ["order-service write postgres"]),
        ("The order service charges the card via Stripe.", ["order-service call stripe"]),
        ("The mobile app fetches prices from the price service.", ["mobile-app call price-service"]),
        (
            "The order service sends the order to the stock service over gRPC.",
            ["order-service call stock-service"],
        ),
        (
            "The order service is slow. It calls Stripe.",
            ["order-service call stripe"],
        ),
        (
            "Client -> API gateway -> order service -> Kafka -> mail worker",
            [
                "client call api-gateway",
                "api-gateway call order-service",
                "order-service publish kafka",
                "kafka deliver mail-worker",
            ],
        ),
        (
            "The order service calls the payment service and the mail worker reads from Redis.",
            ["order-service call payment-service", "mail-worker read redis"],
        ),
    ],
)
def test_a_clear_sentence_makes_edges(text: str, wanted: list[str]) -> None:
    """If a sentence has a part, a verb and another part, then it makes an edge."""
    assert edges_of(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The order service does not call the payment service.",
        "The order service could call the payment service.",
        "If the order service calls the payment service, it waits.",
        "Does the order service call the payment service?",
        "The order service will later publish events to Kafka (phase 2).",
        "The service calls the database.",
        "A service publishes to a queue.",
        "The order service sends an e-mail to the customer.",
        "The order service team calls the payment service team.",
        "Instead, services call other services.",
        "Alternatively the order service calls the payment service.",
        "The orders queue calls the payment service.",
        "Customers publish to Kafka.",
        "Previously the order service called the stock service and reads from Redis.",
        "In the old system the order service calls the stock service.",
        "If we had time, the order service would publish OrderPlaced to Kafka.",
        "Instead of calling the stock service, the order service waits.",
        "The order service would later call the stock service.",
        "The stock service processes orders and handles errors.",
        "The order service stores data in its own database.",
        "Create -> Read -> Update",
        "A -> B",
    ],
)
def test_what_is_not_clear_makes_none(text: str) -> None:
    """If a sentence denies, supposes, asks or names no part, then it makes no edge."""
    assert edges_of(text) == []


def test_names_that_were_learned_are_parts() -> None:
    """If a heading names a service, then its name alone is enough."""
    assert edges_of("Billing calls the stock service.", "Billing Service") == [
        "billing-service call stock-service"
    ]


def test_an_edge_has_its_sentence_and_message() -> None:
    """If a sentence names an event, then the edge carries it, and the sentence is its evidence."""
    part = part_of("The order service publishes OrderPlaced to Kafka.")

    (edge,) = part.edges

    assert edge.messages == ("order-placed",)
    assert part.messages["order-placed"].name == "OrderPlaced"
    assert edge.evidence[0].how is How.PROSE
    assert edge.evidence[0].quote == "The order service publishes OrderPlaced to Kafka."
    assert part.elements["kafka"].kind is ElementKind.BROKER


def test_what_is_said_twice_happens_once() -> None:
    """If two sentences tell the same, then there is one edge."""
    assert len(edges_of("The order service calls Stripe. The order service calls Stripe.")) == 1


def test_who_is_spoken_of_is_the_subject() -> None:
    """If words in bold or a heading name a part, then verbs without a subject are its deeds."""
    places = Places(Source(name="design.md", text="one line"))
    part = Part(document=Document(name="design.md", format=Format.MARKDOWN, lines=1, evidence=places.at(1)))
    relations = Relations(part, places, VOCABULARY)
    relations.learn(["Order service"])
    relations.read(
        "Order service: takes orders, stores them in Postgres and publishes OrderPlaced to Kafka.",
        lambda _: 1,
        topic="Order service",
    )
    relations.read("Subscribes to OrderPaid. It calls Stripe.", lambda _: 1, topic="Order service")
    relations.finish()

    assert [f"{edge.source} {edge.kind} {edge.target}" for edge in part.edges] == [
        "order-service write postgres",
        "order-service publish kafka",
        "kafka deliver order-service",
        "order-service call stripe",
    ]


def test_a_broker_is_there_though_no_edge_leads_to_it() -> None:
    """If a text has a broker, then it is declared, unless the text says elsewhere that there is none."""
    assert list(part_of("Events go over Kafka.").elements) == ["kafka"]
    assert list(part_of("We do not use Kafka. Many teams like Kafka.").elements) == []


def test_an_edge_without_message_is_that_with_one() -> None:
    """If one sentence tells the message and another only the parts, then they tell of one edge."""
    edges = part_of(
        "The order service publishes to Kafka. The order service publishes OrderPlaced to Kafka."
    ).edges

    assert [edge.messages for edge in edges] == [("order-placed",)]


def test_arrows_between_services_are_not_certain() -> None:
    """If a line of arrows tells of services, then it is not certain that they call each other."""
    part = part_of("Client -> order service -> orders queue -> mail worker")

    assert [edge.is_certain for edge in part.edges] == [False, True, True]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("OrderPlaced carries eventId, occurredAt and the items.", ["eventId", "occurredAt", "items"]),
        ("OrderPlaced {id, total, customer_id}", ["id", "total", "customer_id"]),
        ("OrderPlaced (eventId: string, total: int)", ["eventId", "total"]),
        ("order.placed contains the order id and a total.", ["order id", "total"]),
        ("OrderPlaced (see below)", None),
        ("OrderPlaced has many readers.", None),
        ("OrderPlaced does not carry eventId.", None),
        ("OrderPlaced could carry eventId and total.", None),
    ],
)
def test_fields_are_listed(text: str, wanted: list[str] | None) -> None:
    """If a text lists what a message carries, then the message has these fields."""
    places = Places(Source(name="design.md", text=text))
    part = Part(document=Document(name="design.md", format=Format.MARKDOWN, lines=1, evidence=places.at(1)))
    payloads = Payloads(part, places)
    payloads.read(text, lambda _: 1)
    payloads.finish(known_only=False)

    fields = [one.name for one in part.messages["order-placed"].fields] if part.messages else None
    assert fields == wanted


def rows_of(header: str, *rows: str) -> Part:
    """What a table tells."""
    places = Places(Source(name="design.md", text="\n".join(rows)))
    part = Part(document=Document(name="design.md", format=Format.MARKDOWN, lines=9, evidence=places.at(1)))
    relations = Relations(part, places, VOCABULARY)
    columns = header.split(" | ")
    for row in rows:
        relations.learn_row(columns, row.split(" | "))
    for line, row in enumerate(rows, 1):
        relations.read_row(columns, row.split(" | "), line)
    relations.finish()
    return part


def test_a_table_of_parts() -> None:
    """If a table lists components, then they are parts, and their duties are their deeds."""
    part = rows_of(
        "Component | Type | Responsibilities",
        "tracking | service | publishes OrderPlaced to Kafka, calls Stripe",
        "archive | Postgres | keeps orders",
        "2 | service | nothing",
    )

    assert {one.id: one.kind for one in part.elements.values()} == {
        "tracking": ElementKind.SERVICE,
        "archive": ElementKind.STORE,
        "kafka": ElementKind.BROKER,
        "stripe": ElementKind.EXTERNAL,
    }
    assert [f"{edge.source} {edge.kind} {edge.target}" for edge in part.edges] == [
        "tracking publish kafka",
        "tracking call stripe",
    ]


def test_a_table_of_messages() -> None:
    """If a table lists who publishes and consumes events, then these are edges with key and fields."""
    part = rows_of(
        "Event | Producer | Consumers | Topic | Key | Payload",
        "OrderPlaced | orders | mails, billing and stock | order-events | orderId | eventId, total",
        "OrderPaid | billing | none | - | - | -",
        "Anything else | orders | mails | - | - | -",
    )

    assert [f"{edge.source} {edge.kind} {edge.target}" for edge in part.edges][:4] == [
        "orders publish order-events",
        "order-events deliver mails",
        "order-events deliver billing",
        "order-events deliver stock",
    ]
    message = part.messages["order-placed"]
    assert [one.name for one in message.fields] == ["eventId", "total"]
    assert message.says(Aspect.ORDER_KEY).text == "orderId"
    assert "anything-else" not in part.messages


@pytest.mark.parametrize("header", ["Setting | Value", "Table | Owner", "Name | Age"])
def test_other_tables_tell_of_no_parts(header: str) -> None:
    """If a table lists something else, then it declares nothing."""
    part = rows_of(header, "OrderService | 5", "orders | mails")

    assert not part.elements
    assert not part.edges


WORDS = """
    the order service mail worker Kafka Postgres Stripe publishes consumes is by to from it which OrderPlaced
    calls -> , . and queue reads goes through if not stored in picks up Client {id, } two workers
"""


@given(st.lists(st.sampled_from(WORDS.split()), max_size=50).map(" ".join))
@LAW
def test_any_words_are_read(text: str) -> None:
    """If words come in any order, then edges lead from one declared part to another."""
    part = part_of(text)

    assert all({edge.source, edge.target} <= {*part.elements} for edge in part.edges)
    assert all(edge.source != edge.target for edge in part.edges)
