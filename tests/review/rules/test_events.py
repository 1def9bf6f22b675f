"""Rules on events: designs that break them, keep them, and do not concern them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design, Document, Format
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import ChannelKind
from eda_coach.review.model.fact import Stand
from eda_coach.review.model.flow import Flow, Step
from eda_coach.review.model.message import MessageKind
from eda_coach.review.model.value import Known
from eda_coach.review.rules.events import RULES
from eda_coach.review.rules.verdict import Severity
from tests.review.rules.drawn import at, drawn, lines, said
from tests.review.rules.published import Sent, published, ruled_by, said_of

YES, NO = Known.YES, Known.NO
WHOLE = "id, time, order_id, total"


def verdicts_of(id_: str, design: Design) -> list[str]:
    """Verdicts and wordings of a rule."""
    return said_of(ruled_by(id_, design))


@pytest.mark.parametrize("id_", RULES)
def test_no_rule_asks_where_nothing_is_published(id_: str) -> None:
    """No rule asks where nothing is published."""
    assert ruled_by(id_, drawn("User -> Api: GET /orders\nApi --> User: orders")) == []


@pytest.mark.parametrize("id_", RULES)
@given(
    names=st.lists(st.sampled_from(["OrderPaid", "SendMail", "x", "", "a b", "é"]), max_size=4, unique=True),
    fields=st.none() | st.text(alphabet="abc_,.:@ []", max_size=30),
    kind=st.sampled_from(ChannelKind),
    is_certain=st.booleans(),
)
def test_no_message_stops_a_rule(
    id_: str,
    names: list[str],
    fields: str | None,
    kind: ChannelKind,
    is_certain: bool,  # noqa: FBT001 - hypothesis fills it
) -> None:
    """No message stops a rule."""
    design = published(
        *(Sent(name=name, fields=fields) for name in names), channel_kind=kind, is_certain=is_certain
    )

    for ruling in ruled_by(id_, design):
        assert ruling.evidence


class TestThinEvent:
    """EVT001."""

    CALLED_BACK = """
    Shop ~> Broker: OrderPlaced
    Broker => Mail: OrderPlaced
    Mail -> Shop: {label}
    Shop --> Mail: order
    """

    def test_a_consumer_that_reads_from_the_publisher_is_found(self) -> None:
        """A consumer that reads from the publisher is found."""
        (ruling,) = ruled_by("EVT001", drawn(self.CALLED_BACK.format(label="GET /orders/1")))

        assert said_of([ruling]) == ["finding"]
        assert ruling.elements == ("Shop", "Mail")
        assert lines(ruling)[0] == 3
        assert ruling.severity is None

    @pytest.mark.parametrize("label", ["POST /orders/1/shipment", "reserve stock", "x", "confirm details"])
    def test_a_call_that_changes_something_is_no_call_back(self, label: str) -> None:
        """A call that changes something is no call back."""
        assert ruled_by("EVT001", drawn(self.CALLED_BACK.format(label=label))) == []

    def test_a_later_request_is_no_call_back(self) -> None:
        """A later request is no call back."""
        text = """
        Shop ~> Broker: OrderPlaced
        Broker => Mail: OrderPlaced
        User -> Mail: GET /mails
        Mail -> Shop: GET /orders/1
        Shop --> Mail: order
        Mail --> User: mails
        """
        assert ruled_by("EVT001", drawn(text)) == []

    def test_asking_somebody_else_is_no_call_back(self) -> None:
        """Asking somebody else is no call back."""
        text = "Shop ~> Broker: OrderPlaced\nBroker => Mail: OrderPlaced\nMail -> Users: GET /users/1"

        assert ruled_by("EVT001", drawn(text)) == []

    def test_asking_a_gateway_is_no_call_back(self) -> None:
        """Asking a gateway is no call back."""
        text = "Gateway ~> Broker: OrderPlaced\nBroker => Mail: OrderPlaced\nMail -> Gateway: GET /users/1"

        assert ruled_by("EVT001", drawn(text)) == []

    def test_a_thin_payload_and_a_call_back_weigh_more(self) -> None:
        """A thin payload and a call back weigh more."""
        design = published(Sent(name="OrderPlaced", fields="order_id, status"))
        publish, deliver = design.edges
        call = Edge(source="Mail", target="Shop", kind=EdgeKind.CALL, label="fetch order", evidence=(at(60),))
        steps = tuple(Step(number=i, edge=edge) for i, edge in enumerate((publish, deliver, call)))
        flows = (Flow(name="", steps=steps, evidence=at(1)),)

        (ruling,) = ruled_by("EVT001", replace(design, flows=flows))

        assert ruling.severity is Severity.HIGH

    def test_a_thin_payload_alone_is_a_question(self) -> None:
        """A thin payload alone is a question."""
        assert verdicts_of(
            "EVT001", published(Sent(name="OrderPaid", fields="order_id, status, paid_at"))
        ) == ["not-stated"]

    def test_a_payload_with_something_in_it_is_fine(self) -> None:
        """A payload with something in it is fine."""
        assert verdicts_of("EVT001", published(Sent(name="OrderPaid", fields="order_id, amount"))) == ["ok"]

    def test_nothing_is_said_of_an_unknown_payload_or_a_command(self) -> None:
        """Nothing is said of an unknown payload or a command."""
        assert ruled_by("EVT001", published(Sent(name="OrderPaid"))) == []
        assert ruled_by("EVT001", published(Sent(name="ShipOrder", fields="order_id"))) == []

    def test_prose_that_admits_it_is_found(self) -> None:
        """Prose that admits it is found."""
        fact = said(Aspect.CALL_BACK, "Consumers fetch the details from the shop.")

        assert verdicts_of("EVT001", drawn("Shop ~> Broker: x", facts=(fact,))) == ["finding finding-stated"]

    def test_prose_that_denies_it_is_well_done(self) -> None:
        """If a text says that nobody calls back, then that is well done."""
        fact = said(Aspect.CALL_BACK, stand=Stand.ABSENT)

        assert verdicts_of("EVT001", drawn("Shop ~> Broker: x", facts=(fact,))) == ["ok ok-stated"]


class TestNoEventId:
    """EVT002."""

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ("order_id, amount", "finding"),
            ("id, order_id", "ok"),
            ("id, paid_at", "ok"),
            ("id, reason", "not-stated not-stated-fields"),
            ("@ce-id, amount", "ok"),
            ("order_id, paid_at", "not-stated not-stated-fields"),
            ("order_id, version:integer", "not-stated not-stated-fields"),
        ],
    )
    def test_an_event_is_known_by_its_fields(self, fields: str, expected: str) -> None:
        """An event is known by its fields."""
        assert verdicts_of("EVT002", published(Sent(name="OrderPaid", fields=fields))) == [expected]

    @pytest.mark.parametrize(
        ("name", "fields", "expected"),
        [
            ("SendMail", "to, subject", ["finding finding-commands"]),
            ("SendMail", "order_id", ["not-stated not-stated-fields"]),
            ("Parcel", "weight", ["not-stated not-stated-fields"]),
            ("PriceResponse", "price", ["not-stated"]),
        ],
    )
    def test_other_messages_are_asked_less(self, name: str, fields: str, expected: list[str]) -> None:
        """Other messages are asked less."""
        assert verdicts_of("EVT002", published(Sent(name=name, fields=fields))) == expected

    def test_messages_of_one_part_are_one_finding(self) -> None:
        """Messages of one part are one finding."""
        names = ["OrderPlaced", "OrderPaid", "OrderSent", "OrderLost"]

        (ruling,) = ruled_by("EVT002", published(*(Sent(name=name, fields="order_id") for name in names)))

        assert ruling.elements == ("Shop",)
        assert ruling.words["messages"] == "OrderPlaced, OrderPaid, OrderSent and 1 more"
        assert lines(ruling) == [10, 20, 30, 40]

    def test_a_declared_id_counts(self) -> None:
        """A declared id counts."""
        sent = Sent(name="OrderPaid", fields="order_id", says={Aspect.MESSAGE_ID: YES})

        assert verdicts_of("EVT002", published(sent)) == ["ok"]

    def test_a_sentence_answers_for_all(self) -> None:
        """A sentence answers for all."""
        design = published(Sent(name="OrderPaid", fields="order_id"), facts=[said(Aspect.MESSAGE_ID)])

        assert verdicts_of("EVT002", design) == ["ok ok-stated"]

    @pytest.mark.parametrize(
        ("stand", "expected"),
        [
            (Stand.PRESENT, "ok ok-stated"),
            (Stand.ABSENT, "finding finding-stated"),
            (Stand.PLANNED, "not-stated planned"),
            (Stand.ARGUED, "not-stated"),
        ],
    )
    def test_without_fields_prose_is_asked(self, stand: Stand, expected: str) -> None:
        """Without fields prose is asked."""
        facts = [said(Aspect.MESSAGE_ID, stand=stand)]

        assert verdicts_of("EVT002", published(Sent(name="OrderPaid"), facts=facts)) == [expected]

    def test_a_message_to_a_screen_is_left_out(self) -> None:
        """A message to a screen is left out."""
        design = published(Sent(name="OrderPaid", fields="order_id", to=("Browser",), by=()))

        assert ruled_by("EVT002", design) == []
        assert (
            ruled_by("EVT002", published(Sent(name="OrderPaid", fields="total", to=()), protocol="wss")) == []
        )


class TestCommandAsEvent:
    """EVT003."""

    @pytest.mark.parametrize(
        ("name", "channel", "kind", "expected"),
        [
            ("SendMail", "order-events", ChannelKind.UNKNOWN, ["finding"]),
            ("SendMailEvent", "orders", ChannelKind.UNKNOWN, ["finding"]),
            ("SendMail", "orders", ChannelKind.TOPIC, ["finding finding-one"]),
            ("SendMail", "orders", ChannelKind.LOG, ["finding finding-one"]),
            ("SendMail", "orders", ChannelKind.UNKNOWN, []),
            ("SendMail", "mails", ChannelKind.QUEUE, ["ok ok-command"]),
            ("SendMail", "mail-commands", ChannelKind.TOPIC, ["ok ok-command"]),
            ("OrderPaid", "order-events", ChannelKind.TOPIC, ["ok"]),
            ("Order", "order-events", ChannelKind.TOPIC, []),
        ],
    )
    def test_names_and_channels(
        self, name: str, channel: str, kind: ChannelKind, expected: list[str]
    ) -> None:
        """Names and channels."""
        assert (
            verdicts_of("EVT003", published(Sent(name=name, channel=channel), channel_kind=kind)) == expected
        )

    def test_with_two_readers_it_is_a_question(self) -> None:
        """With two readers it is a question."""
        assert verdicts_of("EVT003", published(Sent(name="SendMail", to=("Mail", "Log")))) == ["not-stated"]

    def test_an_open_direction_is_a_question(self) -> None:
        """An open direction is a question."""
        assert verdicts_of("EVT003", published(Sent(name="SendMail"), is_certain=False)) == ["not-stated"]

    def test_only_a_declared_command_is_one(self) -> None:
        """Only a declared command is one."""
        sent = Sent(name="SendMail", channel="order-events", kind=MessageKind.COMMAND)

        assert verdicts_of("EVT003", published(sent, format_=Format.DESIGN)) == ["ok ok-command"]
        assert verdicts_of("EVT003", published(sent, format_=Format.MERMAID)) == ["finding"]


class TestNoVersion:
    """EVT004."""

    @pytest.mark.parametrize(
        "sent",
        [
            Sent(name="OrderPaid", fields="schema_version, total"),
            Sent(name="OrderPaid.v2"),
            Sent(name="OrderPaid", channel="orders-v1"),
        ],
    )
    def test_a_version_in_sight_answers(self, sent: Sent) -> None:
        """A version in sight answers."""
        assert verdicts_of("EVT004", published(sent)) == ["ok"]

    def test_silence_is_one_question_for_all(self) -> None:
        """Silence is one question for all."""
        design = published(
            Sent(name="OrderPaid", fields=WHOLE), Sent(name="OrderSent", fields=WHOLE, by=("Depot",))
        )

        assert verdicts_of("EVT004", design) == ["not-stated"]

    @pytest.mark.parametrize(
        ("stand", "expected"),
        [(Stand.PRESENT, "ok ok-stated"), (Stand.ABSENT, "finding"), (Stand.PLANNED, "not-stated planned")],
    )
    def test_prose(self, stand: Stand, expected: str) -> None:
        """Prose."""
        facts = [said(Aspect.VERSIONED, stand=stand)]

        assert verdicts_of("EVT004", published(Sent(name="OrderPaid"), facts=facts)) == [expected]

    def test_a_registry_that_is_declared_answers(self) -> None:
        """A registry that is declared answers."""
        assert verdicts_of("EVT004", published(Sent(name="OrderPaid", says={Aspect.VERSIONED: YES}))) == [
            "ok ok-stated"
        ]


class TestMessageWithoutSchema:
    """EVT005."""

    def test_an_empty_place_is_found(self) -> None:
        """An empty place is found."""
        design = published(
            Sent(name="OrderPaid", says={Aspect.SCHEMA: NO}), Sent(name="OrderSent", fields=WHOLE)
        )

        (ruling,) = ruled_by("EVT005", design)

        assert said_of([ruling]) == ["finding"]
        assert ruling.words["messages"] == "OrderPaid"

    def test_what_could_not_be_followed_is_not(self) -> None:
        """What could not be followed is not."""
        assert ruled_by("EVT005", published(Sent(name="OrderPaid"))) == []

    def test_a_described_payload_is_fine(self) -> None:
        """A described payload is fine."""
        assert verdicts_of("EVT005", published(Sent(name="OrderPaid", fields=WHOLE))) == ["ok"]

    def test_prose(self) -> None:
        """Prose."""
        facts = [said(Aspect.SCHEMA, stand=Stand.ABSENT)]

        assert verdicts_of("EVT005", published(Sent(name="OrderPaid"), facts=facts)) == [
            "finding finding-stated"
        ]


class TestSensitiveFields:
    """EVT006."""

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ("order_id, card_number", ["finding"]),
            ("payment.card.number", ["finding"]),
            ("user.newPassword", ["finding"]),
            ("customerEmail", ["not-stated"]),
            ("email, cvv", ["finding"]),
            ("password_changed_at, emailVerified:boolean, has_password:boolean, pinned, company", []),
            ("masked_card_number", ["ok"]),
            ("emailHash", ["ok"]),
            ("order_id, total", []),
        ],
    )
    def test_names_of_fields(self, fields: str, expected: list[str]) -> None:
        """Names of fields."""
        assert verdicts_of("EVT006", published(Sent(name="OrderPaid", fields=fields))) == expected

    def test_the_field_is_the_evidence(self) -> None:
        """The field is the evidence."""
        (ruling,) = ruled_by("EVT006", published(Sent(name="OrderPaid", fields="cvv")))

        assert lines(ruling) == [11]
        assert ruling.words["fields"] == "OrderPaid.cvv"

    @pytest.mark.parametrize(
        ("stand", "expected"),
        [(Stand.PRESENT, ["finding finding-stated"]), (Stand.ABSENT, ["ok ok-stated"]), (Stand.ARGUED, [])],
    )
    def test_prose(self, stand: Stand, expected: list[str]) -> None:
        """Prose."""
        facts = [said(Aspect.SENSITIVE_EVENT, quote="The event holds the card number.", stand=stand)]

        assert verdicts_of("EVT006", published(Sent(name="OrderPaid"), facts=facts)) == expected


class TestLargeBody:
    """EVT007."""

    @pytest.mark.parametrize(
        ("name", "fields", "expected"),
        [
            ("InvoiceCreated", "pdf:string/byte", ["finding"]),
            ("ImageUploaded", "data:bytes", ["finding"]),
            ("PhotoTaken", "photo_base64", ["finding"]),
            ("InvoiceCreated", "pdf_url", ["ok"]),
            ("ImageUploaded", "image_key", ["ok"]),
            ("ImageUploaded", "signature:bytes, image_id:string/byte, name", []),
            ("OrderPaid", "amount:bytes, partition_key, callback_url", []),
            ("OrderPaid", "image", []),
        ],
    )
    def test_types_and_names(self, name: str, fields: str, expected: list[str]) -> None:
        """Types and names."""
        assert verdicts_of("EVT007", published(Sent(name=name, fields=fields))) == expected

    def test_prose(self) -> None:
        """Prose."""
        facts = [said(Aspect.BODY_IN_EVENT), said(Aspect.CLAIM_CHECK, line=51)]

        assert verdicts_of("EVT007", drawn("A ~> Broker: x", facts=tuple(facts))) == [
            "finding finding-stated",
            "ok ok-stated",
        ]


class TestTooFineEvents:
    """EVT008."""

    @pytest.mark.parametrize(
        ("names", "expected"),
        [
            (["UserNameChanged", "UserMailChanged", "UserPhoneChanged"], ["finding"]),
            (["UserNameChanged", "UserMailChanged"], []),
            (
                [
                    f"Order{verb}ed"
                    for verb in ("Plac", "Pack", "Load", "Return", "Refund", "Cancel", "Clos", "Delet")
                ],
                ["not-stated"],
            ),
            (["OrderPlaced", "OrderPaid", "OrderSent"], ["ok"]),
            (["OrderPlaced", "UserJoined", "StockCounted"], []),
        ],
    )
    def test_event_types_of_one_thing(self, names: list[str], expected: list[str]) -> None:
        """Event types of one thing."""
        assert verdicts_of("EVT008", published(*(Sent(name=name) for name in names))) == expected


class TestOrderNotHandled:
    """EVT009."""

    PAIR = ("OrderPlaced", "OrderCancelled")

    def pair(self, fields: str | None, **kwargs: object) -> Design:
        """Two events of one order."""
        return published(*(Sent(name=name, fields=fields) for name in self.PAIR), **kwargs)  # type: ignore[arg-type]

    def test_two_types_of_one_thing_are_a_question(self) -> None:
        """Two types of one thing are a question."""
        assert verdicts_of("EVT009", self.pair(None)) == ["not-stated"]

    def test_one_type_is_none(self) -> None:
        """One type is none."""
        assert ruled_by("EVT009", published(Sent(name="OrderPlaced"), Sent(name="UserJoined"))) == []

    def test_competing_workers_and_nothing_to_sort_by_are_found(self) -> None:
        """Competing workers and nothing to sort by are found."""
        design = self.pair("order_id", channel_says={Aspect.COMPETING_CONSUMERS: YES})

        assert verdicts_of("EVT009", design) == ["finding"]

    def test_a_time_makes_it_a_question(self) -> None:
        """A time makes it a question."""
        design = self.pair("order_id, placed_at", channel_says={Aspect.COMPETING_CONSUMERS: YES})

        assert verdicts_of("EVT009", design) == ["not-stated"]

    @pytest.mark.parametrize("aspect", [Aspect.ORDERED, Aspect.ORDER_KEY])
    def test_a_channel_that_keeps_order_is_fine(self, aspect: Aspect) -> None:
        """A channel that keeps order is fine."""
        assert verdicts_of("EVT009", self.pair("order_id", channel_says={aspect: YES})) == ["ok ok-stated"]

    def test_a_channel_that_keeps_none_is_found(self) -> None:
        """A channel that keeps none is found."""
        assert verdicts_of("EVT009", self.pair("order_id", channel_says={Aspect.ORDERED: NO})) == ["finding"]

    def test_a_version_is_fine(self) -> None:
        """A version is fine."""
        assert verdicts_of("EVT009", self.pair("order_id, sequence_number")) == ["ok"]

    def test_order_that_is_needed_in_prose(self) -> None:
        """Order that is needed in prose."""
        needed = said(Aspect.ORDER_NEEDED)
        by_key = said(Aspect.ORDER_KEY, line=51)
        no_key = said(Aspect.ORDER_KEY, stand=Stand.ABSENT, line=51)

        assert verdicts_of("EVT009", published(Sent(name="x"), facts=[needed])) == [
            "not-stated not-stated-needed"
        ]
        assert verdicts_of("EVT009", published(Sent(name="x"), facts=[needed, by_key])) == ["ok ok-stated"]
        assert verdicts_of("EVT009", published(Sent(name="x"), facts=[needed, no_key])) == [
            "finding finding-needed"
        ]
        assert verdicts_of("EVT009", self.pair(None, facts=[needed, no_key])) == ["finding finding-stated"]


class TestMixedChannel:
    """EVT010."""

    def test_messages_without_a_type_are_found(self) -> None:
        """Messages without a type are found."""
        design = published(
            Sent(name="UserJoined", fields="id, name"), Sent(name="UserMoved", fields="id, street")
        )

        (ruling,) = ruled_by("EVT010", design)

        assert said_of([ruling]) == ["finding"]
        assert ruling.elements == ("orders",)

    @pytest.mark.parametrize("type_", ["@ce-type", "eventType", "meta.kind"])
    def test_a_type_is_fine(self, type_: str) -> None:
        """A type is fine."""
        design = published(
            Sent(name="UserJoined", fields=f"id, {type_}"), Sent(name="UserMoved", fields="id")
        )

        assert verdicts_of("EVT010", design) == ["ok"]

    def test_brokers_that_route_are_left_out(self) -> None:
        """Brokers that route are left out."""
        two = [Sent(name="UserJoined", fields="id, name"), Sent(name="UserMoved", fields="id, street")]

        assert ruled_by("EVT010", published(*two, protocol="amqp")) == []
        assert ruled_by("EVT010", published(two[0], Sent(name="UserMoved"))) == []
        assert ruled_by("EVT010", published(two[0])) == []


class TestTwoProducers:
    """EVT011."""

    def test_two_services_with_one_event_are_found(self) -> None:
        """Two services with one event are found."""
        (ruling,) = ruled_by("EVT011", published(Sent(name="OrderCancelled", by=("Shop", "Support"))))

        assert said_of([ruling]) == ["finding"]
        assert ruling.elements == ("Shop", "Support", "OrderCancelled")

    @pytest.mark.parametrize(
        "sent",
        [
            Sent(name="OrderCancelled", by=("Shop",)),
            Sent(name="OrderCancelled", by=("Shop", "Outbox relay")),
            Sent(name="OrderCancelled", by=("Shop", "Mail")),
        ],
    )
    def test_one_owner_is_fine(self, sent: Sent) -> None:
        """One owner is fine."""
        assert verdicts_of("EVT011", published(sent)) == ["ok"]

    @pytest.mark.parametrize(
        "by",
        [("Order Service", "OrderSvc"), ("Orders", "Order API"), ("Shop", "App")],
    )
    def test_two_names_may_mean_one_service(self, by: tuple[str, ...]) -> None:
        """Two names may mean one service."""
        assert "finding" not in verdicts_of("EVT011", published(Sent(name="OrderPaid", by=by)))

    def test_commands_and_open_directions_are_left_out(self) -> None:
        """Commands and open directions are left out."""
        two = ("Shop", "Support")

        assert ruled_by("EVT011", published(Sent(name="SendMail", by=two))) == []
        assert ruled_by("EVT011", published(Sent(name="OrderPaid", by=two), is_certain=False)) == []


class TestOrphanMessage:
    """EVT012."""

    @pytest.mark.parametrize(
        ("sent", "expected"),
        [
            (Sent(name="OrderPaid"), "ok"),
            (Sent(name="OrderPaid", to=()), "finding"),
            (Sent(name="OrderPaid", by=()), "finding finding-unsent"),
        ],
    )
    def test_messages_without_an_end(self, sent: Sent, expected: str) -> None:
        """Messages without an end."""
        assert verdicts_of("EVT012", published(sent, format_=Format.DESIGN)) == [expected]

    def test_one_document_of_a_part_does_not_show_the_whole(self) -> None:
        """One document of a part does not show the whole."""
        design = published(Sent(name="OrderPaid", to=()))
        other = Document(name="b.yaml", format=Format.ASYNCAPI, lines=1, evidence=at(1))

        assert ruled_by("EVT012", design) == []
        assert verdicts_of("EVT012", replace(design, documents=(*design.documents, other))) == ["finding"]
