"""Rules on data that several parts change."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design, Format
from eda_coach.review.model.fact import Stand
from eda_coach.review.model.flow import Flow
from eda_coach.review.model.value import Known
from eda_coach.review.rules import answering, operations
from eda_coach.review.rules.asking.work import works
from eda_coach.review.rules.consistency import RULES
from eda_coach.review.rules.verdict import Confidence, Severity
from tests.review.rules.drawn import drawn, lines, said
from tests.review.rules.stored import asked_of, renamed, said_by, stored, together, value, with_values

WRITES = """
User -> Order: POST /orders
Order -> OrderDb: insert
Order ~> Broker: OrderPlaced
Order --> User: 201
"""


class TestDualWrite:
    """DAT001."""

    def test_a_write_and_a_publish_in_one_request_is_a_finding_at_the_publish(self) -> None:
        """A write and a publish in one request is a finding at the publish."""
        (ruling,) = asked_of("DAT001", stored(WRITES))

        assert ruling.verdict.value == "finding"
        assert ruling.elements == ("Order", "OrderDb", "Broker")
        assert lines(ruling) == [3, 2]
        assert (ruling.severity, ruling.confidence) == (None, Confidence.HIGH)

    def test_the_other_order_is_no_better(self) -> None:
        """The other order is no better."""
        text = "User -> Order: POST /orders\nOrder ~> Broker: OrderPlaced\nOrder -> OrderDb: insert"

        assert said_by("DAT001", stored(text)) == ["finding"]

    def test_behind_a_delivery_it_weighs_less(self) -> None:
        """Behind a delivery it weighs less."""
        text = "Broker => Stock: OrderPlaced\nStock -> StockDb: update\nStock ~> Broker: StockReserved"
        (ruling,) = asked_of("DAT001", stored(text))

        assert ruling.severity is Severity.MEDIUM

    @pytest.mark.parametrize(
        "text",
        [
            "User -> Order: POST /orders\nOrder -> OrderDb: insert",
            "User -> Order: POST /orders\nOrder ~> Broker: OrderPlaced",
            # Two requests, and two parts.
            "User -> A: a\nA -> OrderDb: insert\nA --> User\nUser -> A: b\nA ~> Broker: x",
            "User -> Order: a\nOrder -> OrderDb: insert\nOrder -> Mail: b\nMail ~> Broker: x",
            "User -> Order: a\nalt ok\nOrder -> OrderDb: insert\nelse no\nOrder ~> Broker: Refused\nend",
            "User -> Order: a\nOrder -> OrderCache: put\nOrder ~> Broker: x",
            "User -> Order: a\nOrder -> OrderDb: select\nOrder ~> Broker: x",
            "Relay -> OrderDb: update\nRelay ~> Broker: x",
            "User -> Order: a\nOrder -> OrderDb: mark rows as sent\nOrder ~> Broker: x",
        ],
    )
    def test_what_is_no_dual_write(self, text: str) -> None:
        """What is no dual write."""
        assert said_by("DAT001", stored(text)) == []

    def test_the_same_pair_in_two_flows_is_told_once(self) -> None:
        """The same pair in two flows is told once."""
        assert said_by("DAT001", together(stored(WRITES), stored(WRITES))) == ["finding"]

    def test_an_outbox_in_the_text_or_the_drawing_is_well_done(self) -> None:
        """An outbox in the text or the drawing is well done."""
        drawing = WRITES.replace("insert", "insert order and outbox row")

        assert said_by("DAT001", stored(drawing)) == ["ok"]
        assert said_by("DAT001", stored(WRITES, facts=(said(Aspect.OUTBOX),))) == ["ok"]

    @pytest.mark.parametrize(
        ("stand", "verdict", "wording"),
        [
            (Stand.ABSENT, "finding", ""),
            (Stand.PLANNED, "not-stated", "planned"),
            (Stand.ARGUED, "finding", ""),
        ],
    )
    def test_what_the_text_says_of_an_outbox(self, stand: Stand, verdict: str, wording: str) -> None:
        """What the text says of an outbox."""
        (ruling,) = asked_of("DAT001", stored(WRITES, facts=(said(Aspect.OUTBOX, stand=stand),)))

        assert (ruling.verdict.value, ruling.wording) == (verdict, wording)

    def test_a_transaction_leaves_the_question_what_it_covers(self) -> None:
        """A transaction leaves the question what it covers."""
        (ruling,) = asked_of("DAT001", stored(WRITES, facts=(said(Aspect.TRANSACTION),)))

        assert (ruling.verdict.value, ruling.wording) == ("not-stated", "transaction")

    def test_a_flowchart_has_no_order_and_leads_to_a_question(self) -> None:
        """A flowchart has no order and leads to a question."""
        text = "Order -> OrderDb: insert\nOrder ~> Broker: OrderPlaced"

        assert said_by("DAT001", stored(text, in_flow=False)) == ["not-stated"]

    def test_an_outbox_of_another_part_leads_to_a_question(self) -> None:
        """An outbox of another part leads to a question."""
        of_stock = replace(said(Aspect.OUTBOX), elements=("Stock",))
        (ruling,) = asked_of("DAT001", stored(WRITES, facts=(of_stock,)))

        assert (ruling.verdict.value, ruling.wording) == ("not-stated", "elsewhere")

    def test_a_relay_that_is_drawn_is_enough(self) -> None:
        """A relay that is drawn is enough."""
        text = "User -> Order: a\nOrder -> OrderDb: insert\nRelay ~> Broker: x"

        assert said_by("DAT001", renamed(stored(text), {"Relay": "Outbox Relay"})) == ["ok"]

    def test_an_admission_is_a_finding_unless_an_outbox_is_there(self) -> None:
        """An admission is a finding unless an outbox is there."""
        admission = said(Aspect.DUAL_WRITE, "we save and then publish")

        assert said_by("DAT001", drawn("User -> Order: a", facts=(admission,))) == ["finding"]
        assert said_by("DAT001", drawn("User -> Order: a", facts=(admission, said(Aspect.OUTBOX)))) == ["ok"]


class TestNoCompensation:
    """DAT002."""

    FLOW = """
    User -> Order: POST /orders
    Order -> Payment: charge card
    Order -> Stock: reserve item
    """

    def test_three_changes_and_no_way_back_is_a_question(self) -> None:
        """Three changes and no way back is a question."""
        (ruling,) = asked_of("DAT002", drawn(self.FLOW))

        assert ruling.verdict.value == "not-stated"
        assert ruling.words["services"] == "Order, Payment and Stock"

    @pytest.mark.parametrize(
        "line", ["Order -> Payment: refund", "Order -> Stock: Release item", "Order -> Order: cancel order"]
    )
    def test_a_step_that_takes_back_is_well_done(self, line: str) -> None:
        """A step that takes back is well done."""
        assert said_by("DAT002", drawn(f"{self.FLOW.strip()}\n{line}")) == ["ok"]

    def test_only_a_text_that_rules_it_out_is_a_finding(self) -> None:
        """Only a text that rules it out is a finding."""
        facts = (said(Aspect.COMPENSATION, stand=Stand.ABSENT),)

        assert said_by("DAT002", drawn(self.FLOW, facts=facts)) == ["finding"]

    def test_who_writes_a_store_changes_something(self) -> None:
        """Who writes a store changes something."""
        text = "User -> A: go\nA -> ADb: insert\nA -> B: go\nB -> BDb: insert\nB -> C: go\nC -> CDb: insert"

        assert said_by("DAT002", stored(text)) == ["not-stated"]
        assert said_by("DAT002", stored(text.replace("CDb", "PageCache"))) == []

    def test_many_services_are_told_by_three_and_a_number(self) -> None:
        """Many services are told by three and a number."""
        (ruling,) = asked_of("DAT002", drawn(f"{self.FLOW.strip()}\nOrder -> Points: book points"))

        assert ruling.words["services"] == "Order, Payment, Stock and 1 more"

    def test_a_saga_in_a_text_without_a_flow_is_well_done(self) -> None:
        """A saga in a text without a flow is well done."""
        assert said_by("DAT002", drawn("A -> B: x", facts=(said(Aspect.COMPENSATION),))) == ["ok"]

    def test_parts_on_the_side_do_not_count(self) -> None:
        """Parts on the side do not count."""
        assert said_by("DAT002", drawn(self.FLOW.replace("Stock", "Mail"))) == []

    def test_reading_does_not_count(self) -> None:
        """Reading does not count."""
        assert said_by("DAT002", drawn(self.FLOW.replace("reserve item", "GET /items/1"))) == []

    def test_who_answers_a_message_with_a_message_has_changed_something(self) -> None:
        """Who answers a message with a message has changed something."""
        text = """
        User -> Order: POST /orders
        Order ~> Broker: OrderPlaced
        Broker => Payment: OrderPlaced
        Payment ~> Broker: OrderPaid
        Broker => Stock: OrderPaid
        Stock ~> Broker: ItemReserved
        """

        assert said_by("DAT002", drawn(text)) == ["not-stated"]


class TestSharedDatabase:
    """DAT003."""

    TWO = "OrderService -> ShopDb: insert\nBillingService -> ShopDb: insert"

    def test_two_writers_at_one_store_are_a_finding(self) -> None:
        """Two writers at one store are a finding."""
        (ruling,) = asked_of("DAT003", stored(self.TWO, in_flow=False))

        assert ruling.verdict.value == "finding"
        assert ruling.elements == ("ShopDb", "OrderService", "BillingService")
        assert ruling.confidence is Confidence.HIGH

    def test_the_stranger_comes_first(self) -> None:
        """The stranger comes first."""
        text = "BillingService -> OrdersDb: insert\nOrderService -> OrdersDb: insert"
        (ruling,) = asked_of("DAT003", stored(text, in_flow=False))

        assert lines(ruling)[0] == 1

    @pytest.mark.parametrize(
        "names",
        [
            {"BillingService": "Order Worker"},
            {"BillingService": "orders-api"},
            {"BillingService": "Worker"},
            {"BillingService": "Flyway Migration"},
            {"ShopDb": "Redis Cache"},
            {"ShopDb": "Databases"},
            {"ShopDb": "Search Index"},
        ],
    )
    def test_what_is_not_shared(self, names: dict[str, str]) -> None:
        """What is not shared."""
        assert "finding" not in said_by("DAT003", renamed(stored(self.TWO, in_flow=False), names))

    def test_one_writer_and_a_reader_are_a_question(self) -> None:
        """One writer and a reader are a question."""
        text = "OrderService -> ShopDb: insert\nReportService -> ShopDb: select"

        assert said_by("DAT003", stored(text, in_flow=False)) == ["not-stated"]

    def test_a_box_called_database_in_two_flows_is_a_question(self) -> None:
        """A box called database in two flows is a question."""
        one, other = self.TWO.split("\n")
        names = {"ShopDb": "Database"}
        flows = together(renamed(stored(one), names), renamed(stored(other), names))

        assert said_by("DAT003", flows) == ["not-stated"]

    def test_a_store_of_that_name_in_two_flows_is_a_finding(self) -> None:
        """A store of that name in two flows is a finding."""
        one, other = self.TWO.split("\n")
        (ruling,) = asked_of("DAT003", together(stored(one), stored(other)))

        assert (ruling.verdict.value, ruling.confidence) == ("finding", Confidence.MEDIUM)

    def test_workers_beside_a_nameless_application_are_parts_of_it(self) -> None:
        """Workers beside a nameless application are parts of it."""
        text = "Worker -> ShopDb: insert\nThumbnailWorker -> ShopDb: insert\nMailWorker -> ShopDb: insert"
        alone = text.removeprefix("Worker -> ShopDb: insert\n")

        assert said_by("DAT003", stored(text, in_flow=False)) == []
        assert said_by("DAT003", stored(alone, in_flow=False)) == ["finding"]

    def test_a_compose_file_proves_nothing(self) -> None:
        """A compose file proves nothing."""
        design = stored(self.TWO, in_flow=False)
        compose = replace(design.documents[0], format=Format.COMPOSE)

        assert said_by("DAT003", replace(design, documents=(compose,))) == []

    def test_a_store_each_is_well_done(self) -> None:
        """A store each is well done."""
        text = "OrderService -> OrderDb: insert\nBillingService -> BillingDb: insert"

        assert said_by("DAT003", stored(text, in_flow=False)) == ["ok"]

    def test_a_database_for_each_service_in_words_wins_over_the_box(self) -> None:
        """A database for each service in words wins over the box."""
        facts = (said(Aspect.OWN_STORE),)

        assert said_by("DAT003", stored(self.TWO, in_flow=False, facts=facts)) == ["ok"]

    def test_what_a_part_declares_counts_as_an_admission(self) -> None:
        """What a part declares counts as an admission."""
        design = with_values(drawn("User -> Order: a"), "Order", {Aspect.SHARED_STORE: value(Known.YES)})
        (ruling,) = asked_of("DAT003", design)

        assert (ruling.verdict.value, ruling.elements) == ("finding", ("Order",))

    def test_an_admission_is_a_finding(self) -> None:
        """An admission is a finding."""
        facts = (said(Aspect.SHARED_STORE),)

        assert said_by("DAT003", drawn("User -> Order: a", facts=facts)) == ["finding"]


class TestConsistency:
    """DAT004 and DAT005."""

    def test_a_read_model_leads_to_a_question_about_ones_own_changes(self) -> None:
        """A read model leads to a question about one's own changes."""
        text = "Broker => Projector: OrderPlaced\nProjector -> ListDb: upsert\nApi -> ListDb: select"
        design = renamed(stored(text), {"ListDb": "Order list read model"})

        assert said_by("DAT004", design) == ["not-stated"]
        assert said_by("DAT004", replace(design, facts=(said(Aspect.READ_YOUR_WRITES),))) == ["ok"]

    def test_without_a_read_model_there_is_nothing_to_ask(self) -> None:
        """Without a read model there is nothing to ask."""
        assert said_by("DAT004", stored(WRITES)) == []

    @pytest.mark.parametrize("stand", [Stand.PRESENT, Stand.ABSENT])
    def test_naming_what_is_not_needed_names_it_too(self, stand: Stand) -> None:
        """Naming what is not needed names it too."""
        assert said_by("DAT005", drawn("A ~> Broker: x", facts=(said(Aspect.CONSISTENCY, stand=stand),))) == [
            "ok"
        ]

    def test_an_asynchronous_design_without_a_word_is_asked(self) -> None:
        """An asynchronous design without a word is asked."""
        assert said_by("DAT005", drawn("A ~> Broker: x\nBroker => B: x")) == ["not-stated"]
        assert said_by("DAT005", drawn("A -> B: x\nB --> A: y")) == []


class TestCheckThenAct:
    """DAT006."""

    HTTP = """
    User -> Game: POST /bets
    Game -> Wallet: GET /wallets/{id}
    Wallet --> Game: 200 {WalletDto}
    Game -> Wallet: PUT /wallets/{id} {WalletDto}
    Wallet --> Game: 200
    """

    def test_reading_and_writing_back_is_a_finding_at_the_reading(self) -> None:
        """Reading and writing back is a finding at the reading."""
        (ruling,) = asked_of("DAT006", drawn(self.HTTP))

        assert ruling.verdict.value == "finding"
        assert ruling.elements == ("Game", "Wallet")
        assert lines(ruling) == [2, 4]

    @pytest.mark.parametrize(
        "text",
        [
            "Game -> Wallet: GET /api/wallet/{login}\nWallet --> Game: {WalletDto}\n"
            "Game -> Wallet: PUT /api/debit/{login} {WalletDto}",
            "Game -> Wallet: Check balance\nWallet --> Game: 10\nGame -> Wallet: Deduct balance",
            "Shop -> Stock: getStock(sku)\nStock --> Shop: 1\nShop -> Stock: decrementStock(sku)",
        ],
    )
    def test_other_ways_to_say_it(self, text: str) -> None:
        """Other ways to say it."""
        assert said_by("DAT006", drawn(text)) == ["finding"]

    @pytest.mark.parametrize(
        "text",
        [
            # Of a user, of another part, of another resource, in another request.
            "Browser -> Wallet: GET /wallets/1\nWallet --> Browser: x\nBrowser -> Wallet: PUT /wallets/1",
            "Game -> Wallet: GET /wallets/1\nWallet --> Game: x\nGame -> Bets: PUT /wallets/1",
            "Game -> Wallet: GET /users/{id}\nWallet --> Game: x\nGame -> Wallet: POST /users/{id}/bets",
            "Game -> Wallet: GET /users/{id}\nWallet --> Game: x\nGame -> Wallet: PUT /settings/{id}",
            "Game -> Wallet: PUT /wallets/1\nWallet --> Game: x\nGame -> Wallet: GET /wallets/1",
            "User -> Game: a\nGame -> Wallet: GET /wallets/1\nWallet --> Game: x\nGame --> User: 200\n"
            "User -> Game: b\nGame -> Wallet: PUT /wallets/1",
        ],
    )
    def test_what_is_no_check_then_act(self, text: str) -> None:
        """What is no check then act."""
        assert said_by("DAT006", drawn(text)) == []

    @pytest.mark.parametrize("words", ["If-Match: 7", "conditional on version 7"])
    def test_a_condition_makes_it_well_done(self, words: str) -> None:
        """A condition makes it well done."""
        text = self.HTTP.replace(
            "PUT /wallets/{id} {WalletDto}", f"PUT /wallets/{{id}} {{WalletDto}} {words}"
        )

        assert said_by("DAT006", drawn(text)) == ["ok"]

    def test_a_refusal_in_the_answer_makes_it_well_done(self) -> None:
        """A refusal in the answer makes it well done."""
        text = f"{self.HTTP.strip().removesuffix('200')}200, or 409"

        assert said_by("DAT006", drawn(text)) == ["ok"]

    def test_a_reservation_is_one_step(self) -> None:
        """A reservation is one step."""
        text = "Shop -> Stock: GET /stock/1\nStock --> Shop: 3\nShop -> Stock: Reserve stock"

        assert said_by("DAT006", drawn(text)) == ["ok"]
        assert said_by("DAT006", drawn("Shop -> Stock: POST /stock/1/reservations")) == ["ok"]

    def test_the_text_may_say_that_it_is_atomic(self) -> None:
        """The text may say that it is atomic."""
        assert said_by("DAT006", drawn(self.HTTP, facts=(said(Aspect.ATOMIC_CHECK),))) == ["ok"]

    def test_a_plan_is_a_question(self) -> None:
        """A plan is a question."""
        facts = (said(Aspect.ATOMIC_CHECK, stand=Stand.PLANNED),)

        assert said_by("DAT006", drawn(self.HTTP, facts=facts)) == ["not-stated"]

    def test_an_admission_is_a_finding(self) -> None:
        """An admission is a finding."""
        admission = said(Aspect.CHECK_THEN_ACT)

        assert said_by("DAT006", drawn("A -> B: x", facts=(admission,))) == ["finding"]
        argued = replace(admission, stand=Stand.ARGUED)
        assert said_by("DAT006", drawn("A -> B: x", facts=(argued,))) == []

    def test_a_label_of_any_length_is_read_in_time(self) -> None:
        """A label of any length is read in time."""
        long = "GET /" + "{" * 500_000 + "/" + "A" * 500_000

        assert said_by("DAT006", drawn(f"Game -> Wallet: {long}\nGame -> Wallet: PUT {long}")) == []


_PARTS = ("User", "Api", "Stock", "Broker")
_FAMILIES = {**RULES, **answering.RULES, **operations.RULES}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(_PARTS), st.sampled_from(["->", "-->", "~>", "=>"]), st.sampled_from(_PARTS)
        ),
        min_size=1,
        max_size=25,
    )
)
def test_every_step_but_an_answer_belongs_to_exactly_one_piece_of_work(
    arrows: list[tuple[str, str, str]],
) -> None:
    """Every step but an answer belongs to exactly one piece of work."""
    flow: Flow = drawn("\n".join(f"{a} {arrow} {b}: x" for a, arrow, b in arrows)).flows[0]
    found = [step.number for work in works(flow) for step in work.steps]

    assert sorted(found) == [step.number for step in flow.steps if step.edge.kind.value != "reply"]
    assert all(step.edge.source == work.worker for work in works(flow) for step in work.steps)


@given(
    st.lists(
        st.tuples(
            st.sampled_from((*_PARTS, "PageCache", "ApiDb")),
            st.sampled_from(["->", "-->", "~>", "=>"]),
            st.sampled_from((*_PARTS, "PageCache", "ApiDb")),
            st.sampled_from(
                ["POST /a/{id} {A}", "GET /a/{id}", "202", "confirmed", "release stock", "check stock"]
            ),
        ),
        min_size=1,
        max_size=12,
    ),
    st.booleans(),
)
def test_whatever_is_drawn_each_ruling_can_be_told(
    arrows: list[tuple[str, str, str, str]],
    in_flow: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    """Whatever is drawn, each ruling can be told."""
    design = stored("\n".join(f"{a} {arrow} {b}: {label}" for a, arrow, b, label in arrows), in_flow=in_flow)

    for rule in _FAMILIES:
        for ruling in asked_of(rule, design):
            assert set(ruling.elements) <= set(design.elements)


@pytest.mark.parametrize("rule", _FAMILIES)
def test_an_empty_design_is_not_asked_anything(rule: str) -> None:
    """An empty design is not asked anything."""
    assert said_by(rule, Design(name="", documents=())) == []
