"""Fields of messages that sequence diagrams list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.review.model.evidence import Evidence
from eda_coach.review.readers.sequence.meaning.fields import fields_in
from tests.review.readers.drawn import mermaid

_HERE = Evidence(file="a", line=1, end_line=1, quote="x")


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("OrderPlaced {id, total}", ["id", "total"]),
        ("OrderPlaced(id, total)", ["id", "total"]),
        ("OrderPlaced (orderId)", ["orderId"]),
        ("OrderPlaced {order id, total amount}", ["order id", "total amount"]),
        ("OrderPlaced { orderId: UUID, note?, ... }", ["orderId", "note"]),
        ('{"id": "1", "items": [{"sku": "x", "qty": 2}]}', ["id", "items[].sku", "items[].qty"]),
        ("OrderPlaced {items[], customer: {email, name}}", ["items", "customer.email", "customer.name"]),
        ("OrderPlaced {tags: [a, b], price: decimal(10, 2)}", ["tags", "price"]),
        ("OrderPlaced (retry) {id}", ["id"]),
        ("publish (async)", []),
        ("publish OrderPlaced (at-least-once, key=orderId)", []),
        ("publish (partition key: orderId)", []),
        ("publish (acks=all, idempotent)", []),
        ("POST /orders/{id}", []),
        ("OrderPlaced {id, total", []),
        ("OrderPlaced {}", []),
        ("OrderPlaced {sent when the customer has paid for all of it}", []),
    ],
)
def test_fields_stand_in_brackets(label: str, names: list[str]) -> None:
    """If brackets hold a list of names, then those are fields; other words in brackets are none."""
    assert [field.name for field in fields_in(label, _HERE)] == names


def test_types_are_told() -> None:
    """If a type stands behind a colon, then the field has it; an example is none."""
    told = {field.name: field.type for field in fields_in("X {a: UUID, b: '7', c: string}", _HERE)}

    assert told == {"a": "UUID", "b": "", "c": "string"}


def test_messages_have_the_fields_of_their_arrows() -> None:
    """If an arrow to or from a channel lists fields, then the message has them, and may have more."""
    part = mermaid("""
        Order Service->>Kafka: OrderPlaced {orderId, total}
        Kafka->>Mail Service: OrderPlaced(orderId, email)
        Order Service->>Mail Service: POST /mails {to}
    """)

    (message,) = part.messages.values()
    assert [(field.name, field.evidence.line) for field in message.fields] == [
        ("orderId", 2),
        ("total", 2),
        ("email", 3),
    ]
    assert not message.is_whole


def test_a_note_lists_fields_too() -> None:
    """If a note beside an arrow holds a payload, then its fields are the message's."""
    part = mermaid("""
        Order Service->>Kafka: OrderPlaced
        Note right of Kafka: {<br/>"orderId": "1",<br/>"total": 5<br/>}
    """)

    assert [field.name for field in part.messages["order-placed"].fields] == ["orderId", "total"]


def test_fields_of_two_messages_are_of_neither() -> None:
    """If a label names two messages, then nothing tells whose the fields are."""
    part = mermaid("Order Service->>Kafka: OrderPlaced, StockReserved {id}")

    assert [message.fields for message in part.messages.values()] == [(), ()]


@given(st.text(alphabet=st.sampled_from(list("{}()[],:;\"' ab.\n")), max_size=200))
def test_any_words_are_read(words: str) -> None:
    """If words are any text, then fields have names and no brackets."""
    for field in fields_in(words, _HERE):
        assert field.name
        assert not set("{}(),:;") & set(field.name)
