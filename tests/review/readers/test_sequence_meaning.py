"""What arrows of sequence diagrams mean: by ends, words and open calls, never by the line alone."""

import pytest

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.edge import EdgeKind
from eda_coach.review.model.element import ElementKind
from eda_coach.review.model.message import MessageKind
from eda_coach.review.model.value import Known
from tests.review.readers.drawn import flow_of, mermaid, plantuml, steps_of


def _calls(lines: str) -> list[tuple[int | None, int | None]]:
    """Of each step, the call during which it happens and the step that answers it."""
    return [(step.inside, step.answered_at) for step in flow_of(mermaid(lines)).steps]


def test_answers_close_the_calls_that_stand_open() -> None:
    """If calls nest, then each answer is of the innermost call between the two."""
    assert _calls("""
        User->>Order Service: POST /orders
        Order Service->>Billing Service: POST /bills
        Billing Service->>Bank: POST /charges
        Bank-->>Billing Service: 200
        Billing Service-->>Order Service: 201
        Order Service-->>User: 201
    """) == [(None, 5), (0, 4), (1, 3), (2, None), (1, None), (0, None)]


def test_solid_arrows_answer_too() -> None:
    """If a diagram draws answers with solid arrows, then they are answers all the same."""
    part = mermaid("""
        Browser->>Account Service: Load accounts
        Account Service->>Database: Query accounts
        Database->>Account Service: Return rows
        Account Service->>Browser: accounts
    """)

    assert steps_of(part) == [
        "browser call account-service",
        "account-service read database",
        "database reply account-service",
        "account-service reply browser",
    ]


def test_a_solid_arrow_back_is_a_call_if_the_answer_follows() -> None:
    """If a dashed answer follows, or a request is written, then a solid arrow back is a call."""
    part = mermaid("""
        Order Service->>Billing Service: charge
        Billing Service->>Order Service: details of the order?
        Order Service-->>Billing Service: details
        Billing Service-->>Order Service: charged
        Order Service->>Stock Service: reserve
        Stock Service->>Order Service: GET /orders/1
    """)

    assert [step.edge.kind for step in flow_of(part).steps] == [
        EdgeKind.CALL,
        EdgeKind.CALL,
        EdgeKind.REPLY,
        EdgeKind.REPLY,
        EdgeKind.CALL,
        EdgeKind.CALL,
    ]


def test_who_acts_again_has_returned() -> None:
    """If no answers are drawn, then calls one after the other do not pile up."""
    assert _calls("""
        Browser->>Trade Service: Submit trade
        Trade Service->>Account Service: Validate account
        Trade Service->>Price Service: Validate price
        Trade Service->>Browser: Submitted
    """) == [(None, 3), (0, None), (0, None), (0, None)]


def test_calls_side_by_side_are_answered_each() -> None:
    """If someone asks two before either answers, then each answer finds its call."""
    assert _calls("""
        Order Service->>Stock Service: reserve
        Order Service->>Billing Service: charge
        Stock Service-->>Order Service: reserved
        Billing Service-->>Order Service: charged
    """) == [(None, 2), (None, 3), (0, None), (1, None)]


def test_someone_else_may_answer_the_user() -> None:
    """If who works on a user's request answers past whoever was asked, then the request is answered."""
    assert _calls("""
        User->>Gateway: POST /orders
        Gateway->>Order Service: POST /orders
        Order Service-->>User: 201 Created
    """) == [(None, 2), (0, None), (1, None)]


def test_many_calls_without_answers_forget_no_open_one() -> None:
    """If hundreds of calls have no answer, then the user's is answered all the same."""
    calls = "\n".join(f"Order Service->>Part {number} Service: charge" for number in range(300))
    steps = flow_of(mermaid(f"User->>Order Service: POST /orders\n{calls}\nOrder Service-->>User: 201")).steps

    assert steps[0].answered_at == 301
    assert {step.inside for step in steps[1:-1]} == {0}


def test_who_goes_on_ends_what_was_called_inside() -> None:
    """If a caller goes on, then calls that were made during its unanswered call are over too."""
    assert _calls("""
        Order Service->>Billing Service: charge
        Billing Service->>Ledger Service: book
        Order Service->>Mail Service: send
        Ledger Service->>Audit Service: log
    """)[-1] == (None, None)


def test_branches_begin_with_the_same_open_calls() -> None:
    """If the first branch answers, then the call is open in the second; the answer told is no failure."""
    assert _calls("""
        User->>Order Service: POST /orders
        alt sold out
        Order Service-->>User: 409 Conflict
        else in stock
        Order Service->>Bank: POST /charges
        Bank-->>Order Service: 200
        Order Service-->>User: 201 Created
        end
    """) == [(None, 4), (0, None), (0, 3), (2, None), (0, None)]


def test_an_early_answer_leaves_the_call_open_behind_the_frame() -> None:
    """If an optional frame answers, then what follows it still happens inside the call."""
    assert _calls("""
        User->>Order Service: GET /orders
        opt cached
        Order Service-->>User: 200
        end
        Order Service->>Billing Service: GET /bills
    """)[-1] == (0, None)


def test_a_call_that_is_answered_in_a_parallel_branch_is_over() -> None:
    """If one of parallel branches answers, then nothing behind the frame happens inside the call."""
    assert _calls("""
        User->>Order Service: GET /orders
        par
        Order Service-->>User: 200
        and
        Order Service->>Order Service: log
        end
        Order Service->>Billing Service: GET /bills
    """)[-1] == (None, None)


def test_an_open_head_of_mermaid_does_not_wait() -> None:
    """If Mermaid's open head is drawn, then the source does not wait, and nothing happens inside the call."""
    steps = flow_of(mermaid("Order Service-)Mail Service: send\nMail Service->>Bank: POST /x")).steps

    assert [(step.edge.kind, step.edge.sync, step.inside) for step in steps] == [
        (EdgeKind.CALL, Known.NO, None),
        (EdgeKind.CALL, Known.YES, None),
    ]


def test_a_thin_head_of_plantuml_decides_nothing() -> None:
    """If PlantUML's thin head is drawn, then it is as any other."""
    steps = flow_of(plantuml("Order ->> Bank : pay\nBank -->> Order : paid")).steps

    assert (steps[0].edge.kind, steps[0].edge.sync) == (EdgeKind.CALL, Known.YES)
    assert steps[0].answered_at == 1


@pytest.mark.parametrize(
    ("line", "sync"),
    [
        ("Order Service->>Mail Service: send mail asynchronously", Known.NO),
        ("Order Service->>Mail Service: publish OrderPlaced", Known.NO),
        ("Order Service->>User: done?", Known.NO),
        ("Order Service->>Mail Service: POST /mails", Known.YES),
        ("Order Service->>Mail Service: gRPC Send", Known.YES),
        ("Order Service->>Mail Service: send", Known.UNKNOWN),
    ],
)
def test_words_tell_whether_the_source_waits(line: str, sync: Known) -> None:
    """If words say that the source waits or not, then so it is; else it is unknown."""
    (step,) = flow_of(mermaid(line)).steps

    assert (step.edge.kind, step.edge.sync) == (EdgeKind.CALL, sync)


def test_a_dashed_call_is_uncertain() -> None:
    """If a dashed arrow answers nothing, then that it is a call is not certain."""
    (step,) = flow_of(mermaid("Order Service-->>Mail Service: order")).steps

    assert (step.edge.kind, step.edge.is_certain) == (EdgeKind.CALL, False)


def test_a_broker_is_published_to_and_delivers() -> None:
    """If an arrow ends at a broker, then it publishes; if it begins there, then it delivers."""
    for arrow in ("->>", "-->>"):
        part = mermaid(f"Order Service{arrow}Kafka: OrderPlaced\nKafka{arrow}Mail Service: OrderPlaced")
        assert steps_of(part) == ["order-service publish kafka", "kafka deliver mail-service"]
        assert [step.edge.messages for step in flow_of(part).steps] == [("order-placed",), ("order-placed",)]


@pytest.mark.parametrize(
    "label",
    [
        "Listens",
        "subscribe",
        "Consume message",
        "poll",
        "receives",
        "fetch next batch",
        "подписка",
        "2.1 Poll",
    ],
)
def test_a_consumer_may_be_drawn_to_ask(label: str) -> None:
    """If an arrow into a channel takes from it, then the edge is a delivery and runs the other way."""
    part = plantuml(f"Topic <- Handler : {label}\nqueue Topic")

    assert steps_of(part) == ["topic deliver handler"]


def test_acknowledgements_are_answers() -> None:
    """If a broker confirms a publication, or a consumer a delivery, then no message passes."""
    part = mermaid("""
        Order Service->>RabbitMQ: publish OrderPlaced (persistent, wait for acks)
        RabbitMQ-->>Order Service: confirm
        RabbitMQ->>Mail Service: OrderPlaced
        Mail Service-->>RabbitMQ: ack
        Mail Service->>RabbitMQ: nack and requeue
    """)

    assert steps_of(part) == [
        "order-service publish rabbit-mq",
        "rabbit-mq reply order-service",
        "rabbit-mq deliver mail-service",
        "mail-service reply rabbit-mq",
        "mail-service reply rabbit-mq",
    ]
    assert flow_of(part).steps[0].answered_at == 1


def test_the_publisher_may_be_delivered_to() -> None:
    """If the broker handed the message on in between, then what comes back is a delivery."""
    part = mermaid("""
        Gateway->>Message Broker: publish
        Message Broker-->>Billing Service: consume
        Billing Service->>Message Broker: publish
        Message Broker-->>Gateway: consume
    """)

    assert steps_of(part)[-1] == "message-broker deliver gateway"


def test_work_on_a_delivery_is_inside_no_call() -> None:
    """If a service works on a delivery, then not inside a call that it got before and owes nothing."""
    assert _calls("""
        Gateway->>Order Service: create
        Order Service->>Kafka: publish OrderPlaced
        Kafka->>Order Service: PaymentDone
        Order Service->>Mail Service: POST /mails
    """) == [(None, None), (0, None), (None, None), (None, None)]


def test_an_answer_may_wait_for_a_delivery() -> None:
    """If a user is answered only after a delivery, then that answers the user's call."""
    assert _calls("""
        User->>+Gateway: POST /register
        Gateway->>-Message Broker: publish
        Message Broker-->>User Service: consume
        User Service->>Message Broker: publish
        Message Broker-->>Gateway: consume
        Gateway-->>User: 201 Created
    """)[0] == (None, 5)


@pytest.mark.parametrize(
    ("label", "kind", "is_certain"),
    [
        ("SELECT stock", EdgeKind.READ, True),
        ("find order by id", EdgeKind.READ, True),
        ("findById(id)", EdgeKind.READ, True),
        ("saveOrder()", EdgeKind.WRITE, True),
        ("GET session", EdgeKind.READ, True),
        ("INSERT order", EdgeKind.WRITE, True),
        ("save the order", EdgeKind.WRITE, True),
        ("check and reserve", EdgeKind.WRITE, True),
        ("Insert or update", EdgeKind.WRITE, True),
        ("order", EdgeKind.WRITE, False),
    ],
)
def test_a_store_is_read_or_written(label: str, kind: EdgeKind, *, is_certain: bool) -> None:
    """If an arrow ends at a store, then the first verb tells what it does; without one it is uncertain."""
    (step,) = flow_of(mermaid(f"Order Service->>Orders DB: {label}")).steps

    assert (step.edge.kind, step.edge.is_certain) == (kind, is_certain)


def test_a_store_answers_who_asked() -> None:
    """If a store was asked, then it answers; unasked, its arrow is only a link."""
    part = mermaid("""
        Order Service->>Orders DB: SELECT stock
        Orders DB-->>Order Service: rows
        Orders DB->>Debezium: changes
    """)

    assert steps_of(part)[1:] == ["orders-db reply order-service", "orders-db link debezium"]


def test_own_work_is_a_call_to_oneself() -> None:
    """If a service calls itself, then it is work of its own; what a user or a store does alone is a link."""
    part = mermaid("Order Service->>Order Service: check\nUser->>User: thinks")

    assert steps_of(part) == ["order-service call order-service", "user link user"]


def test_a_note_names_the_message() -> None:
    """If labels only say "publish" and "consume", then the note beside them names the message of both."""
    part = mermaid("""
        Gateway->>Message Broker: publish
        Note right of Message Broker: User registration
        Message Broker-->>User Service: consume
        Note right of Message Broker: User is registered
        User Service->>Message Broker: publish
        Message Broker-->>Gateway: consume
    """)

    assert [step.edge.messages for step in flow_of(part).steps] == [
        ("user-registration",),
        ("user-registration",),
        ("user-is-registered",),
        ("user-is-registered",),
    ]
    assert part.messages["user-is-registered"].kind is MessageKind.EVENT


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("publish OrderPlaced", ["OrderPlaced"]),
        ("OrderPlaced event", ["OrderPlaced"]),
        ("order.created", ["order.created"]),
        ("order received", ["order received"]),
        ("3.1 order received", ["order received"]),
        ("1. publish OrderPlaced", ["OrderPlaced"]),
        ("PaymentReceived, e.g. by card", ["PaymentReceived"]),
        ("the customer's order isn't paid", ["customer's order isn't paid"]),
        ("push to OrdersQueue", []),
        ("emit `order_created` {orderId, totalAmount}", ["order_created"]),
        ("OrderPlaced, StockReserved", ["OrderPlaced", "StockReserved"]),
        ("publish order created (orderId)", ["order created"]),
        ("New Trade Event (trades/new)", ["Trade Event"]),
        ("send e-mail", ["Send e-mail"]),
        ("publish", []),
        ("Produce message", []),
        ("publish to the topic", []),
        ("after 5 attempts", []),
        ("notify MailService", []),
        ("a sentence that is much too long to be the name of a message", []),
    ],
)
def test_labels_name_messages(label: str, names: list[str]) -> None:
    """If a label at a broker names messages, then they pass there."""
    part = mermaid(f"participant MailService\nOrder Service->>Kafka: {label}")

    assert [message.name for message in part.messages.values()] == names


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("OrderPlaced", MessageKind.EVENT),
        ("order.created.v2", MessageKind.EVENT),
        ("InvoicePaidEvent", MessageKind.EVENT),
        ("PriceEvent", MessageKind.EVENT),
        ("SendInvoice", MessageKind.COMMAND),
        ("ChargeCardCommand", MessageKind.COMMAND),
        ("GetBalance", MessageKind.QUERY),
        ("BalanceResponse", MessageKind.REPLY),
        ("StockLevel", MessageKind.UNKNOWN),
    ],
)
def test_grammar_tells_what_a_message_is(name: str, kind: MessageKind) -> None:
    """If a name is a participle, an imperative or a question, then the message is what it tells."""
    part = mermaid(f"Order Service->>Kafka: {name}")

    (message,) = part.messages.values()
    assert message.kind is kind


def test_a_dead_letter_queue_is_declared_by_its_arrow() -> None:
    """If messages go on to a dead-letter queue, then their channel has one."""
    part = mermaid("orders queue->>orders.dlq: after 5 attempts")

    (value,) = part.elements["orders-queue"].value_by_aspect.values()
    assert (value.known, value.text, value.evidence[0].line) == (Known.YES, "orders.dlq", 2)


def test_who_consumes_and_sets_aside_has_a_dead_letter_queue() -> None:
    """If a consumer puts messages into a dead-letter queue, then the channel that it consumes has one."""
    part = plantuml("""
        queue orders
        orders <- Handler : poll
        Handler -> "orders-dlq" : cannot be read
    """)

    assert [list(part.elements[id_].value_by_aspect) for id_ in ("orders", "handler")] == [[Aspect.DLQ]] * 2


def test_words_make_a_carrier_of_what_has_no_kind() -> None:
    """If something unknown is published to and consumed from, then it is a broker, as a guess."""
    part = mermaid("Order Service->>Backbone: publish OrderPlaced\nMail Service->>Backbone: subscribe")

    assert part.elements["backbone"].kind is ElementKind.BROKER
    assert part.weak_kinds == {"backbone"}


def test_an_event_between_services_makes_no_carrier() -> None:
    """If services publish to each other, then they stay services."""
    part = mermaid("Order->>Payment: publish OrderPlaced\nPayment->>Shipping: publish PaymentDone")

    assert {one.kind for one in part.elements.values()} == {ElementKind.SERVICE}
    assert steps_of(part) == ["order call payment", "payment call shipping"]
    assert flow_of(part).steps[0].edge.messages == ("order-placed",)


@pytest.mark.parametrize(
    ("label", "protocol"),
    [
        ("POST /orders", "http"),
        ("gRPC Charge", "grpc"),
        ("SELECT * FROM orders", "sql"),
        ("over AMQP", "amqp"),
        ("WebSocket push", "websocket"),
        ("post the letter", ""),
    ],
)
def test_labels_tell_protocols(label: str, protocol: str) -> None:
    """If a label names a protocol or shows it, then the edge has it."""
    (step,) = flow_of(mermaid(f"Order Service->>Mail Service: {label}")).steps

    assert step.edge.protocol == protocol
