"""What names of messages and fields tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.review.model.message import Field, Message, MessageKind
from eda_coach.review.rules.asking import fields
from eda_coach.review.rules.asking.event_names import (
    changed_field_of,
    entity_of,
    has_version,
    is_fact,
    is_order,
    kind_of_name,
    words_of,
)
from tests.review.rules.drawn import at

FACTS = [
    "OrderCreated",
    "order.created",
    "CreatedOrder",
    "payment-failure",
    "PriceSet",
    "ORDER_PAID",
    "MailSent",
]
NEITHER = ["Order", "order status", "heartbeat", "Feed", "Send the email", "", "needs", "Update"]


@pytest.mark.parametrize("name", FACTS)
def test_a_fact_says_what_happened(name: str) -> None:
    """A fact says what happened."""
    assert is_fact(name)
    assert not is_order(name)
    assert kind_of_name(name) is MessageKind.EVENT


@pytest.mark.parametrize(
    "name", ["SendEmail", "create-order", "orders.ship_order", "ChargeCard", "mail/sendReceipt"]
)
def test_an_order_says_what_to_do(name: str) -> None:
    """An order says what to do."""
    assert is_order(name)
    assert not is_fact(name)
    assert kind_of_name(name) is MessageKind.COMMAND


@pytest.mark.parametrize("name", NEITHER)
def test_other_names_are_neither(name: str) -> None:
    """Other names are neither."""
    assert not is_fact(name)
    assert not is_order(name)


@pytest.mark.parametrize(
    ("name", "carriers", "kind"),
    [
        ("GetPriceQuery", (), MessageKind.QUERY),
        ("PriceResponse", (), MessageKind.REPLY),
        ("ShipOrderCommand", (), MessageKind.COMMAND),
        ("OrderEvent", (), MessageKind.EVENT),
        ("Payload", ("order-created",), MessageKind.EVENT),
        ("Payload", ("order-created", "mail-commands"), MessageKind.UNKNOWN),
        ("Payload", ("orders",), MessageKind.UNKNOWN),
    ],
)
def test_the_kind_is_told_by_the_name_or_by_the_channel(
    name: str, carriers: tuple[str, ...], kind: MessageKind
) -> None:
    """The kind is told by the name or by the channel."""
    assert kind_of_name(name, carriers=carriers) is kind


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("OrderCreated", "order"),
        ("orders.order-cancelled.v2", "order"),
        ("CreatedOrder", "order"),
        ("shop/OrdersPaid", "order"),
        ("SendEmail", ""),
    ],
)
def test_an_event_is_about_something(name: str, entity: str) -> None:
    """An event is about something."""
    assert entity_of(name) == entity


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("CustomerEmailChanged", "email"),
        ("customer.postal-address.updated", "postal address"),
        ("OrderChanged", ""),
        ("OrderPaid", ""),
    ],
)
def test_an_event_may_be_named_after_a_field(name: str, field: str) -> None:
    """An event may be named after a field."""
    assert changed_field_of(name) == field


@pytest.mark.parametrize(
    "name", ["OrderPlaced.v2", "orders-v1", "orders.1.0.created", "OrderPlacedV3", "orders-{version}"]
)
def test_a_name_may_tell_a_version(name: str) -> None:
    """A name may tell a version."""
    assert has_version(name)


@pytest.mark.parametrize("name", ["orders", "OrderPlaced", "iv1drop", "orders-2024", "dev"])
def test_most_names_tell_none(name: str) -> None:
    """Most names tell none."""
    assert not has_version(name)


@given(st.text(max_size=400))
def test_no_name_is_a_fact_and_an_order_at_once(name: str) -> None:
    """No name is a fact and an order at once."""
    assert not (is_fact(name) and is_order(name))
    assert all(word == word.lower() for word in words_of(name))


def field(name: str, type_: str = "string", *, is_header: bool = False) -> Field:
    """A field."""
    return Field(name=name, type=type_, is_header=is_header, evidence=at(1))


@pytest.mark.parametrize(
    "name", ["id", "eventId", "event_id", "meta.id", "message-id", "headers.uuid", "idempotency_key"]
)
def test_an_id_of_the_message(name: str) -> None:
    """An id of the message."""
    assert fields.is_event_id(field(name))


@pytest.mark.parametrize(
    "name", ["order_id", "order.id", "customer.uuid", "items[].id", "correlationId", "userId"]
)
def test_an_id_of_something_else(name: str) -> None:
    """An id of something else."""
    assert not fields.is_event_id(field(name))
    assert not fields.is_content(field(name))


@pytest.mark.parametrize("name", ["x-message-id", "ce-id", "ce_id"])
def test_an_id_in_a_header(name: str) -> None:
    """An id in a header."""
    assert fields.is_event_id(field(name, is_header=True))


@pytest.mark.parametrize(
    "name", ["occurred_at", "timestamp", "eventTime", "createdOn", "sent-at", "order.placedAt"]
)
def test_a_time(name: str) -> None:
    """A time."""
    assert fields.is_time(field(name))


@pytest.mark.parametrize("name", ["due_date", "birthDate", "deliveryTime", "amount", "validTo", "expiresAt"])
def test_another_date(name: str) -> None:
    """Another date."""
    assert not fields.is_time(field(name, "string/date"))


def test_the_version_of_an_entity_is_a_number_that_of_a_schema_a_text() -> None:
    """The version of an entity is a number that of a schema a text."""
    assert fields.is_sequence(field("version", "integer"))
    assert fields.is_schema_version(field("version", "string"))
    assert not fields.is_schema_version(field("version", "integer"))
    assert not fields.is_schema_version(field("order.version", "string"))


def test_leaves_have_no_fields_of_their_own() -> None:
    """Leaves have no fields of their own."""
    names = ["order", "order.lines", "order.lines[].sku", "total"]
    message = Message(id="a", name="a", fields=tuple(map(field, names)), evidence=(at(1),))

    assert [one.name for one in fields.leaves(message)] == ["order.lines[].sku", "total"]


@given(st.text(max_size=60), st.booleans())
def test_any_name_of_a_field_can_be_asked(name: str, is_header: bool) -> None:  # noqa: FBT001 - hypothesis fills it
    """Any name of a field can be asked."""
    one = field(name, is_header=is_header)

    asked = [
        ask(one)
        for ask in (fields.is_event_id, fields.is_time, fields.is_sequence, fields.is_type, fields.is_status)
    ]

    assert all(isinstance(answer, bool) for answer in asked)
