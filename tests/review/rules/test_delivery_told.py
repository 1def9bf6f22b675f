"""Rules on delivery, events and operation held against texts that draw nothing."""

import pytest

from eda_coach.review.rules.verdict import Verdict
from tests.review.reviewed import read, remarks_of, reviewed

_BROKER = "# Orders\n\nThe shop publishes each order to RabbitMQ, and three services consume it.\n\n"


def verdict_of(rule: str, text: str) -> str:
    """What a rule says of a text."""
    return reviewed(read(text)).verdict_by_rule[rule].value


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("MSG001", "The consumers do not check for duplicates."),
        ("MSG001", "A redelivered message sends the mail again."),
        ("MSG002", "There is no dead-letter queue."),
        ("MSG002", "Poison messages are dropped."),
        ("MSG003", "A message that fails is requeued again and again."),
        ("MSG004", "The worker runs with auto-ack."),
        ("MSG005", "We publish with acks=0."),
        ("MSG006", "Every message is processed exactly once."),
        ("MSG007", "If consumers are slow, the queue grows without bound."),
        ("MSG008", "The two services send the event back and forth in an endless loop."),
        ("MSG009", "Nobody looks at the dead-letter queue."),
        ("MSG010", "The API holds the HTTP request open until the reply event arrives."),
        ("MSG011", "Messages are kept in memory only."),
        ("EVT001", "Consumers fetch the rest of the order from the order API."),
        ("EVT002", "Messages carry no unique id."),
        ("EVT004", "Events have no version."),
        ("EVT006", "The event contains the date of birth and the insurance number."),
        ("EVT007", "The message contains the whole image as base64."),
        ("OPS001", "Messages carry no correlation id."),
        ("OPS002", "RabbitMQ runs on a single node."),
        ("OPS003", "Nothing stops one client from flooding the API."),
        ("OPS005", "There is no monitoring."),
        ("OPS008", "Everybody in the network may publish to every topic: the broker has no password."),
    ],
)
def test_an_admission_is_a_finding_at_its_sentence(rule: str, sentence: str) -> None:
    """If a text owns up to a gap, then that is a finding, quoted, whether or not anything is drawn."""
    review = reviewed(read(_BROKER + sentence + "\n"))

    assert review.verdict_by_rule[rule] is Verdict.FINDING
    assert any(place.line == 5 for one in remarks_of(review, rule, Verdict.FINDING) for place in one.evidence)


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("MSG001", "Consumers deduplicate by event id."),
        ("MSG002", "After five attempts a message goes to the dead-letter queue."),
        ("MSG003", "A message is delivered at most 5 times: the delivery limit of the queue is 5."),
        ("MSG004", "The worker acks only after the row is committed."),
        ("MSG005", "Publisher confirms are on."),
        ("MSG006", "We do not count on exactly-once delivery; consumers are idempotent."),
        ("MSG007", "Workers scale with the queue depth."),
        ("MSG009", "An alert fires if the dead-letter queue is not empty."),
        ("MSG009", "What fails goes to the dead-letter queue. An alert fires if anything arrives there."),
        ("MSG011", "Queues are durable and messages survive a restart of the broker."),
        ("EVT001", "No consumer ever has to call back to the order API."),
        ("EVT002", "Every event has an event id and a timestamp."),
        ("EVT004", "Events are versioned, and consumers ignore unknown fields."),
        ("EVT006", "No personal data is in the events."),
        ("EVT007", "The message contains only the object key."),
        ("EVT009", "The partition key is the order id, so events of one order go to the same partition."),
        ("OPS001", "The trace id travels in the header of each message."),
        ("OPS002", "RabbitMQ runs as a cluster of three nodes."),
        ("OPS003", "One client may send ten requests per second; above that we answer 429."),
        ("OPS005", "We are paged if the consumer lag exceeds a minute."),
    ],
)
def test_what_a_text_handles_is_well_done(rule: str, sentence: str) -> None:
    """If a text says how a matter is handled, then that is well done, whether or not anything is drawn."""
    assert verdict_of(rule, _BROKER + sentence + "\n") == "ok"


@pytest.mark.parametrize(
    "rule", ["MSG001", "MSG002", "MSG003", "MSG005", "MSG007", "EVT002", "OPS001", "OPS005"]
)
def test_a_text_that_passes_messages_is_asked(rule: str) -> None:
    """If a text speaks of messages and not of the matter, then it is asked."""
    assert verdict_of(rule, _BROKER) == "not-stated"


@pytest.mark.parametrize(
    "text",
    [
        "# Orders\n\nThe shop calls the billing service over REST. We do not use Kafka.\n",
        "# Orders\n\nThe shop calls billing. We decided against RabbitMQ because of its cost.\n",
        "# Orders\n\nThe shop calls billing.\n\n## Alternatives considered\n\nPublish events to Kafka.\n",
    ],
)
def test_a_text_without_messages_is_not_asked(text: str) -> None:
    """If messages are only spoken of as what is not used, then no rule on them applies."""
    verdicts = reviewed(read(text)).verdict_by_rule

    asked = {rule for rule, one in verdicts.items() if one is not Verdict.NOT_APPLICABLE}
    assert not {rule for rule in asked if rule.startswith(("MSG", "EVT"))}


def test_order_without_a_key_among_workers() -> None:
    """If order is needed and workers share the messages without a key, then both rules on order say so."""
    text = _BROKER + (
        "## Workers\n\nReadings of one meter have to be processed in the order they were sent.\n"
        "Six worker instances take readings from the topic round robin, without a key.\n"
    )
    verdicts = reviewed(read(text)).verdict_by_rule

    assert verdicts["MSG012"] is Verdict.FINDING
    assert verdicts["EVT009"] is Verdict.FINDING


def test_messages_that_lead_to_each_other() -> None:
    """If each of two messages is published on every one of the other, then that is a loop."""
    text = (
        "# Sync\n\n- On every `ContactUpdated` the crm publishes `PartnerUpdated`.\n"
        "- On every `PartnerUpdated` the erp publishes `ContactUpdated`.\n"
    )

    assert verdict_of("MSG008", text) == "finding"
    assert verdict_of("MSG008", text.partition("- On every `PartnerUpdated`")[0]) == "n/a"


_CIRCLE = """flowchart LR
    a[Stock Service] -->|publish StockUpdated{sign}| t1[[stock topic]]
    t1 -->|consume| b[Price Service]
    b -->|publish {answer}| t2[[price topic]]
    t2 -->|consume| a
"""


@pytest.mark.parametrize(
    ("sign", "answer", "verdict"),
    [
        (" on every change", "PriceUpdated", "finding"),
        ("", "PriceUpdated", "not-stated"),
        ("", "PriceConfirmed", "n/a"),
    ],
)
def test_a_drawn_circle_of_changes(sign: str, answer: str, verdict: str) -> None:
    """If each hop of a circle tells of a change, then it is asked what stops it; words make it a finding."""
    text = _CIRCLE.replace("{sign}", sign).replace("{answer}", answer)

    assert verdict_of("MSG008", text) == verdict


def test_a_consumer_that_asks_behind_the_relay() -> None:
    """If a relay publishes for a service and the consumer asks that service, then it calls back."""
    text = """sequenceDiagram
    participant O as Order Service
    participant DB as Order DB
    participant R as Outbox Relay
    participant K as Kafka
    participant S as Shipping Service
    O->>DB: insert order and outbox row
    R->>DB: poll outbox
    R->>K: publish OrderPlaced {orderId}
    K->>S: OrderPlaced
    S->>O: GET /orders/{id}
    O-->>S: 200
"""
    (remark,) = remarks_of(reviewed(read(text)), "EVT001", Verdict.FINDING)

    assert remark.evidence[0].line == 11


@pytest.mark.parametrize(
    ("label", "verdict"),
    [
        ("publish OrderPlaced {orderId}", "not-stated"),
        ("publish OrderPlaced {orderId, total, address, items}", "ok"),
        ("publish OrderPlaced (see below)", "n/a"),
    ],
)
def test_fields_that_a_label_lists(label: str, verdict: str) -> None:
    """If a label lists the fields of an event, then it is told whether consumers can work with them."""
    rows = (
        "participant O as Order Service",
        "participant K as Kafka",
        f"O->>K: {label}",
        "K->>M: OrderPlaced",
    )

    assert verdict_of("EVT001", "sequenceDiagram\n" + "".join(f"    {row}\n" for row in rows)) == verdict
