"""Parts and edges out of plain sentences."""

import pytest

from eda_coach.review.model.design import Document, Format
from eda_coach.review.model.element import ElementKind
from eda_coach.review.model.evidence import How
from eda_coach.review.readers.part import Part
from eda_coach.review.readers.prose.relations import Relations
from eda_coach.review.readers.source import Places, Source
from eda_coach.review.readers.vocabulary import Vocabulary

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
