"""Sequence diagrams as people draw them: pictures in names, polls, webhooks, pushes, relays, dead letters."""

import pytest

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.edge import EdgeKind
from eda_coach.review.model.element import ElementKind
from eda_coach.review.model.value import Known
from tests.review.readers.drawn import flow_of, mermaid, plantuml, steps_of


def _messages(lines: str) -> list[tuple[str, ...]]:
    """The messages of each step."""
    return [step.edge.messages for step in flow_of(mermaid(lines)).steps]


def test_pictures_in_names_and_labels_say_nothing() -> None:
    """If names and labels begin with pictures, then they are read as without."""
    part = mermaid("""
        autonumber
        actor 🧑 as 🧑 Shopper
        participant OS as 📦 Order Service
        participant K as 📨 Kafka<br/>(orders topic)
        🧑->>+OS: 🛒 POST /orders
        OS-)K: 📤 OrderCreated {orderId, total}
        OS-->>-🧑: ✅ 202 Accepted
    """)

    assert steps_of(part) == [
        "shopper call order-service",
        "order-service publish kafka-orders-topic",
        "order-service reply shopper",
    ]
    assert part.elements["kafka-orders-topic"].kind is ElementKind.CHANNEL
    assert [field.name for field in part.messages["order-created"].fields] == ["orderId", "total"]
    assert flow_of(part).steps[0].answered_at == 2


def test_a_poll_that_is_answered_is_one_delivery() -> None:
    """If a consumer asks and the channel gives, then what it gives is the delivery."""
    part = mermaid("""
        Order Service->>SQS: SendMessage(PlaceOrder)
        SQS-->>Order Service: MessageId
        Stock Service->>SQS: ReceiveMessage
        SQS-->>Stock Service: PlaceOrder
        Stock Service->>SQS: DeleteMessage
    """)

    assert steps_of(part) == [
        "order-service publish sqs",
        "sqs reply order-service",
        "stock-service link sqs",
        "sqs deliver stock-service",
        "stock-service reply sqs",
    ]
    assert list(part.messages) == ["place-order"]


def test_a_poll_without_an_answer_is_the_delivery() -> None:
    """If only the asking is drawn, then that is the delivery."""
    part = mermaid("Order Service->>SQS: OrderPlaced\nStock Service->>SQS: pollMessages()")

    assert steps_of(part)[-1] == "sqs deliver stock-service"


@pytest.mark.parametrize(
    "label", ["SubscriptionCreated", "subscription created", "poll closed", "Read model updated"]
)
def test_an_event_named_like_asking_is_published(label: str) -> None:
    """If an event's name begins like "subscribe" and ends as what has happened, then it is published."""
    assert steps_of(mermaid(f"Order Service->>Kafka: {label}")) == ["order-service publish kafka"]


@pytest.mark.parametrize("label", ["DeleteMessage", "delete message", "XACK", "removes it from the queue"])
def test_who_takes_a_message_out_acknowledges_it(label: str) -> None:
    """If a consumer takes a message out of the queue, then it acknowledges it."""
    part = mermaid(f"SQS->>Mail Service: OrderPlaced\nMail Service->>SQS: {label}")

    assert steps_of(part)[-1] == "mail-service reply sqs"


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("PutEvents OrderPlaced", ["OrderPlaced"]),
        ("publish(OrderPlaced)", ["OrderPlaced"]),
        ("PUBLISH sensors/heat QoS 1", ["sensors/heat"]),
        ('OrderPlaced {"orderId": "1"}', ["OrderPlaced"]),
        ("publish event with orderId", []),
        ("SendMessage", []),
        ("send to the DLQ", []),
        ("republish with delay", []),
        ("rule matches -> StartExecution", []),
        ("after maxReceiveCount=5", []),
    ],
)
def test_calls_of_brokers_and_settings_are_no_messages(label: str, names: list[str]) -> None:
    """If a label names a call of the broker, a field or a setting, then that is no message."""
    part = mermaid(f"Order Service->>Kafka: {label}")

    assert [message.name for message in part.messages.values()] == names


def test_a_topic_that_fills_a_queue_hands_its_message_on() -> None:
    """If a topic hands on to a queue, then what the queue delivers is the same message."""
    assert (
        _messages("""
        Order Service->>SNS Topic: OrderPlaced
        SNS Topic->>Mail Queue: route
        Mail Queue->>Mail Lambda: trigger
    """)
        == [("order-placed",)] * 3
    )


def test_what_is_set_aside_has_no_name_of_its_own() -> None:
    """If a message goes to a dead-letter queue, then words and notes there tell what is done with it."""
    part = mermaid("""
        Kafka->>Mail Service: OrderPlaced
        Mail Service->>orders.dlq: park after 3 attempts
        Note right of orders.dlq: Alert the team
    """)

    assert list(part.messages) == ["order-placed"]
    assert Aspect.DLQ in part.elements["kafka"].value_by_aspect


def test_topics_are_known_by_what_passes() -> None:
    """If dotted names are published to, or names hand events on, then they are channels by guess."""
    part = mermaid("""
        participant T as orders.v1
        participant Pipe
        Order Service->>T: produce OrderPlaced
        T->>Stock Service: poll()
        Stock Service->>Pipe: StockReserved
        Pipe->>Mail Service: StockReserved
        Pipe->>Bill Service: StockReserved
    """)

    assert steps_of(part) == [
        "order-service publish orders-v1",
        "orders-v1 deliver stock-service",
        "stock-service publish pipe",
        "pipe deliver mail-service",
        "pipe deliver bill-service",
    ]
    assert part.weak_kinds == {"orders-v1", "pipe"}


def test_a_service_that_does_more_is_no_topic() -> None:
    """If who tells on an event does other things too, or tells it on to one only, then it is a service."""
    for more in ("", "Billing->>Ledger: GET /books"):
        part = mermaid(f"Order->>Billing: OrderPaid\nBilling->>Mail: OrderPaid\n{more}")
        assert part.elements["billing"].kind is ElementKind.SERVICE


def test_a_webhook_happens_inside_no_call() -> None:
    """If who was asked calls back by a webhook, then that is a call of its own, later."""
    steps = flow_of(
        mermaid("""
            Bill Service->>Stripe: create charge
            Stripe->>Bill Service: webhook charge.succeeded
            Bill Service->>Bills DB: update
        """)
    ).steps

    assert [step.edge.kind for step in steps] == [EdgeKind.CALL, EdgeKind.CALL, EdgeKind.WRITE]
    assert [step.inside for step in steps] == [None, None, 1]


def test_a_push_to_a_screen_is_no_second_answer() -> None:
    """If a call is answered and a dashed arrow shows something later, then that is a push."""
    part = mermaid("""
        Browser->>Push Service: connect (wss)
        Push Service-->>Browser: connected
        Kafka->>Push Service: OrderPaid
        Push Service-->>Browser: push OrderPaid
    """)
    steps = flow_of(part).steps

    assert (steps[3].edge.kind, steps[3].edge.sync) == (EdgeKind.CALL, Known.NO)
    assert steps[0].edge.protocol == "websocket"


def test_a_store_that_tells_later_answers_nothing() -> None:
    """If a store sends something asynchronously when the caller has gone on, then it is no answer."""
    part = mermaid("""
        Job Service->>Redis: SET job
        Job Service->>Kafka: JobQueued
        Redis-)Job Service: job done
    """)

    assert steps_of(part)[-1] == "redis link job-service"


def test_a_redis_that_is_called_a_queue_carries() -> None:
    """If brackets say that a store is the broker, then it is that."""
    part = plantuml("""
        participant "Redis (queue)" as R
        Web -> R : enqueue ReportWanted
        R -> "Celery Worker" : task
    """)

    assert steps_of(part) == ["web publish redis-queue", "redis-queue deliver celery-worker"]


def test_an_outbox_relay_reads_and_publishes() -> None:
    """If a relay reads the outbox and publishes, then neither happens inside the user's call."""
    steps = flow_of(
        mermaid("""
            Client->>+Order Service: POST /orders
            Order Service->>Order DB: INSERT order and outbox row
            Order Service-->>-Client: 201
            loop every second
            Debezium CDC->>Order DB: tail changes
            Order DB-->>Debezium CDC: rows
            Debezium CDC->>Kafka: OrderPlaced
            end
        """)
    ).steps

    assert [(step.edge.kind, step.inside) for step in steps] == [
        (EdgeKind.CALL, None),
        (EdgeKind.WRITE, 0),
        (EdgeKind.REPLY, 0),
        (EdgeKind.READ, None),
        (EdgeKind.REPLY, 3),
        (EdgeKind.PUBLISH, None),
    ]


def test_a_saga_compensates_inside_its_branch() -> None:
    """If an orchestrator undoes a step in a branch, then each answer finds its call, in whichever branch."""
    steps = flow_of(
        mermaid("""
            Saga->>Payment: ProcessPayment
            alt paid
            Payment-->>Saga: PaymentSucceeded
            Saga->>Stock: ReserveItems
            alt reserved
            Stock-->>Saga: ItemsReserved
            else sold out
            Stock-->>Saga: OutOfStock
            Saga->>Payment: RefundPayment
            Payment-->>Saga: Refunded
            end
            else failed
            Payment-->>Saga: PaymentFailed
            end
        """)
    ).steps

    assert [step.answered_at for step in steps if step.edge.kind is EdgeKind.CALL] == [1, 3, 6]
    assert steps[7].inside == 0
