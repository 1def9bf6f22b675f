"""Rules on request-response: designs that break them, keep them, and do not concern them."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.fact import Stand
from eda_coach.review.model.value import Known
from eda_coach.review.rules.calling.chains import (
    deep_chain,
    mutual_calls,
    retries_in_layers,
    undeadlined_grpc,
)
from eda_coach.review.rules.calling.policies import unguarded_calls, unlimited_wait, unsafe_retries
from eda_coach.review.rules.calling.repeats import retried_charge
from eda_coach.review.rules.calling.requests import chatty_pair, side_effect_in_request, wide_fan_out
from eda_coach.review.rules.request_response import RULES
from eda_coach.review.rules.verdict import Confidence, Severity
from tests.review.rules.drawn import declared, drawn, lines, ruled, said, verdicts
from tests.strategies import LAW

SHALLOW = """
User -> Order: POST /orders
Order -> Bank: authorise
Bank --> Order: ok
Order --> User: 201
"""
DEEP = """
User -> A: go
A -> B: b
B -> C: c
C -> D: d
D --> C
C --> B
B --> A
A --> User: 200
"""
YES, NO = Known.YES, Known.NO


def chain_of(count: int, *, first: str = "P0") -> str:
    """A user's request that goes through so many parts behind the first."""
    parts = [first, *(f"P{number}" for number in range(1, count + 1))]
    calls = [f"{a} -> {b}: x" for a, b in pairwise(parts)]
    replies = [f"{b} --> {a}" for a, b in reversed(list(pairwise(parts)))]
    return "\n".join([f"User -> {first}: go", *calls, *replies, f"{first} --> User: 200"])


class TestDeepChain:
    """SYN001."""

    @pytest.mark.parametrize(
        ("behind", "verdict"), [(0, "ok"), (1, "ok"), (2, "ok"), (3, "finding"), (5, "finding")]
    )
    def test_the_number_is_that_of_parts_behind_the_entry(self, behind: int, verdict: str) -> None:
        """The number is that of parts behind the entry."""
        assert verdicts(ruled(deep_chain, "SYN001", drawn(chain_of(behind)))) == [verdict]

    def test_the_deepest_call_is_the_first_evidence(self) -> None:
        """The deepest call is the first evidence."""
        (ruling,) = ruled(deep_chain, "SYN001", drawn(DEEP))

        assert ruling.elements == ("A", "B", "C", "D")
        assert lines(ruling) == [4, 2, 3]

    def test_a_deeper_chain_weighs_more(self) -> None:
        """A deeper chain weighs more."""
        (at_limit,) = ruled(deep_chain, "SYN001", drawn(chain_of(3)))
        (above,) = ruled(deep_chain, "SYN001", drawn(chain_of(4)))

        assert (at_limit.severity, above.severity) == (Severity.MEDIUM, Severity.HIGH)

    def test_a_gateway_in_the_middle_is_no_depth(self) -> None:
        """A gateway in the middle is no depth."""
        text = (
            "User -> A: x\nA -> Gateway: x\nGateway -> B: x\nB -> C: x\nC --> B\nB --> Gateway\nGateway --> A"
        )

        assert verdicts(ruled(deep_chain, "SYN001", drawn(f"{text}\nA --> User"))) == ["ok"]

    def test_without_an_answer_drawn_it_is_a_question(self) -> None:
        """Without an answer drawn it is a question."""
        text = "\n".join(line for line in DEEP.split("\n") if "-->" not in line)

        assert verdicts(ruled(deep_chain, "SYN001", drawn(text))) == ["not-stated"]

    def test_a_message_ends_the_chain(self) -> None:
        """A message ends the chain."""
        text = (
            "User -> A: x\nA -> B: x\nB ~> Broker: E\nB --> A\nA --> User\nBroker => C: E\nC -> D: x\nD --> C"
        )

        assert verdicts(ruled(deep_chain, "SYN001", drawn(text))) == ["ok"]

    def test_a_drawing_without_steps_is_at_most_a_guess(self) -> None:
        """A drawing without steps is at most a guess."""
        text = "User -> A: x\nA -> B: x\nB -> C: x\nC -> D: x"
        unknown = drawn(text, in_flow=False)
        known = replace(unknown, edges=tuple(replace(edge, protocol="http") for edge in unknown.edges))

        (question,) = ruled(deep_chain, "SYN001", unknown)
        (guess,) = ruled(deep_chain, "SYN001", known)

        assert question.verdict.value == "not-stated"
        assert (guess.verdict.value, guess.confidence) == ("finding", Confidence.LOW)

    def test_a_call_in_the_middle_without_an_answer_is_a_question(self) -> None:
        """A call in the middle without an answer is a question."""
        text = "\n".join(line for line in DEEP.split("\n") if line != "B --> A")

        assert verdicts(ruled(deep_chain, "SYN001", drawn(text))) == ["not-stated"]

    def test_classes_and_layers_of_one_program_are_no_chain(self) -> None:
        """Classes and layers of one program are no chain."""
        calls = ["OrderController -> OrderFacade: place(order)", "OrderFacade -> OrderService: create(order)"]
        calls += [
            "OrderService -> StockService: decrease(id)",
            "StockService -> StockRepository: save(stock)",
        ]
        replies = [f"{call.split()[2][:-1]} --> {call.split()[0]}" for call in reversed(calls)]
        text = "\n".join(
            ["User -> OrderController: POST /orders", *calls, *replies, "OrderController --> User"]
        )

        assert verdicts(ruled(deep_chain, "SYN001", drawn(text))) == ["ok"]
        assert ruled(unlimited_wait, "SYN004", drawn(text)) == []

    def test_a_ring_is_no_endless_chain(self) -> None:
        """A ring is no endless chain."""
        text = "User -> A: x\nA -> B: x\nB -> A: x"

        assert ruled(deep_chain, "SYN001", drawn(text, in_flow=False)) == []


class TestSideEffect:
    """SYN002."""

    def drawing(
        self, call: str = "Order -> Notification: POST /mails", request: str = "POST /orders"
    ) -> Design:
        """A request with one call in it."""
        return drawn(f"User -> Order: {request}\n{call}\nNotification --> Order: 200\nOrder --> User: 201")

    def test_a_mail_before_the_answer_is_a_finding_at_the_call(self) -> None:
        """A mail before the answer is a finding at the call."""
        (ruling,) = ruled(side_effect_in_request, "SYN002", self.drawing())

        assert ruling.verdict.value == "finding"
        assert ruling.elements == ("Order", "Notification")
        assert lines(ruling)[0] == 2

    @pytest.mark.parametrize(
        "call",
        [
            "Order -> Notification: GET /unread",
            "Order -> Notification: send one-time code",
            "Order -> Notification: enqueue mail",
            "Order -> Stock: reserve",
        ],
    )
    def test_reads_codes_and_queued_work_are_none(self, call: str) -> None:
        """Reads codes and queued work are none."""
        assert ruled(side_effect_in_request, "SYN002", self.drawing(call)) == []

    def test_the_purpose_of_the_request_is_no_side_effect(self) -> None:
        """The purpose of the request is no side effect."""
        assert ruled(side_effect_in_request, "SYN002", self.drawing(request="send notification")) == []

    def test_what_a_gateway_passes_on_is_none(self) -> None:
        """What a gateway passes on is none."""
        text = (
            "User -> Gateway: POST\nGateway -> Notification: POST\nNotification --> Gateway\nGateway --> User"
        )

        assert ruled(side_effect_in_request, "SYN002", drawn(text)) == []

    def test_after_the_answer_or_on_a_message_it_is_well_done(self) -> None:
        """After the answer or on a message it is well done."""
        text = "User -> Order: POST\nOrder ~> Broker: E\nOrder --> User: 201\nBroker => Notification: E"

        assert verdicts(ruled(side_effect_in_request, "SYN002", drawn(text))) == ["ok"]

    def test_work_of_a_consumer_between_call_and_answer_is_none(self) -> None:
        """Work of a consumer between call and answer is none."""
        text = (
            "User -> Order: POST\nOrder ~> Broker: E\nBroker => Ship: E\nShip -> Email: x\nEmail --> Ship\n"
        )

        assert "finding" not in verdicts(
            ruled(side_effect_in_request, "SYN002", drawn(f"{text}Order --> User"))
        )

    def test_without_an_answer_or_an_order_it_is_a_question(self) -> None:
        """Without an answer or an order it is a question."""
        text = "User -> Order: POST\nOrder -> Email: send"

        assert verdicts(ruled(side_effect_in_request, "SYN002", drawn(text))) == ["not-stated"]
        assert verdicts(ruled(side_effect_in_request, "SYN002", drawn(text, in_flow=False))) == ["not-stated"]

    def test_work_that_is_only_accepted_is_a_question(self) -> None:
        """Work that is only accepted is a question."""
        text = "User -> Order: POST\nOrder -> Email: send\nEmail --> Order: 202 Accepted\nOrder --> User: 201"

        assert verdicts(ruled(side_effect_in_request, "SYN002", drawn(text))) == ["not-stated"]

    def test_an_admission_is_a_finding(self) -> None:
        """An admission is a finding."""
        design = drawn(SHALLOW, facts=(said(Aspect.SIDE_EFFECT_IN_REQUEST),))

        assert verdicts(ruled(side_effect_in_request, "SYN002", design)) == ["finding"]


class TestFanOut:
    """SYN003."""

    @pytest.mark.parametrize(
        ("count", "expected"), [(0, []), (1, ["ok"]), (2, ["ok"]), (3, ["ok"]), (4, ["finding"])]
    )
    def test_it_counts_the_parts_asked_in_one_request(self, count: int, expected: list[str]) -> None:
        """It counts the parts asked in one request."""
        calls = "\n".join(f"A -> P{i}: x\nP{i} --> A" for i in range(count))

        text = f"User -> A: go\n{calls}\nA --> User: 200".replace("\n\n", "\n")
        assert verdicts(ruled(wide_fan_out, "SYN003", drawn(text))) == expected

    def test_several_requests_are_no_fan_out(self) -> None:
        """Several requests are no fan out."""
        text = "\n".join(
            f"User -> Gateway: x{i}\nGateway -> P{i}: x\nP{i} --> Gateway\nGateway --> User" for i in range(5)
        )

        assert verdicts(ruled(wide_fan_out, "SYN003", drawn(text))) == ["ok"]

    def test_branches_that_exclude_each_other_do_not_add_up(self) -> None:
        """Branches that exclude each other do not add up."""
        one = "A -> P1: x\nP1 --> A\nA -> P2: x\nP2 --> A"
        other = "A -> P3: x\nP3 --> A\nA -> P4: x\nP4 --> A"

        text = f"User -> A: go\nalt new\n{one}\nelse known\n{other}\nend\nA --> User"
        assert verdicts(ruled(wide_fan_out, "SYN003", drawn(text))) == ["ok"]


class TestTimeout:
    """SYN004."""

    def test_silence_is_one_question_with_the_outside_part_first(self) -> None:
        """Silence is one question with the outside part first."""
        text = "User -> A: x\nA -> B: x\nB --> A\nA -> Bank: x\nBank --> A\nA --> User"
        (ruling,) = ruled(unlimited_wait, "SYN004", drawn(text))

        assert ruling.verdict.value == "not-stated"
        assert ruling.words["calls"] == "A to Bank, A to B"

    def test_without_calls_between_parts_nothing_is_asked(self) -> None:
        """Without calls between parts nothing is asked."""
        assert ruled(unlimited_wait, "SYN004", drawn("User -> A: x\nA --> User")) == []

    @pytest.mark.parametrize(
        ("stand", "verdict", "wording"),
        [
            (Stand.PRESENT, "ok", ""),
            (Stand.ABSENT, "finding", "finding-stated"),
            (Stand.PLANNED, "not-stated", "planned"),
            (Stand.ARGUED, "not-stated", ""),
        ],
    )
    def test_the_text_answers(self, stand: Stand, verdict: str, wording: str) -> None:
        """The text answers."""
        (ruling,) = ruled(
            unlimited_wait, "SYN004", drawn(SHALLOW, facts=(said(Aspect.TIMEOUT, stand=stand),))
        )

        assert (ruling.verdict.value, ruling.wording) == (verdict, wording)

    @pytest.mark.parametrize("quote", ["The visibility timeout is 30 s.", "Messages time out in the queue."])
    def test_times_of_queues_answer_nothing(self, quote: str) -> None:
        """Times of queues answer nothing."""
        design = drawn(SHALLOW, facts=(said(Aspect.TIMEOUT, quote),))

        assert verdicts(ruled(unlimited_wait, "SYN004", design)) == ["not-stated"]

    def test_a_declared_no_is_a_finding_of_that_call(self) -> None:
        """A declared no is a finding of that call."""
        design = declared(drawn(SHALLOW), "Order Bank", {Aspect.TIMEOUT: NO})
        (ruling,) = ruled(unlimited_wait, "SYN004", design)

        assert (ruling.verdict.value, ruling.elements, lines(ruling)[0]) == ("finding", ("Order", "Bank"), 90)

    def test_waiting_for_ever_is_a_finding(self) -> None:
        """Waiting for ever is a finding."""
        design = drawn(SHALLOW, facts=(said(Aspect.WAIT_FOREVER),))

        assert verdicts(ruled(unlimited_wait, "SYN004", design)) == ["finding"]


@pytest.mark.parametrize(
    "quote",
    [
        "A naive caller waits forever.",
        "Otherwise callers wait forever.",
        "Waiting forever would be a problem.",
    ],
)
def test_a_mistake_of_others_or_a_warning_is_no_admission(quote: str) -> None:
    """A mistake of others or a warning is no admission."""
    design = drawn(SHALLOW, facts=(said(Aspect.WAIT_FOREVER, quote),))

    assert verdicts(ruled(unlimited_wait, "SYN004", design)) == ["not-stated"]


class TestRetries:
    """SYN005 and SYN006."""

    @pytest.mark.parametrize(
        ("aspects", "verdict", "wording"),
        [
            ((), "not-stated", ""),
            ((Aspect.RETRY,), "not-stated", "not-stated-pace"),
            ((Aspect.RETRY, Aspect.BACKOFF), "ok", ""),
            ((Aspect.RETRY_FOREVER,), "finding", "finding-said"),
            ((Aspect.RETRY_AT_ONCE, Aspect.BACKOFF), "finding", "finding-said"),
        ],
    )
    def test_the_text_answers(self, aspects: tuple[Aspect, ...], verdict: str, wording: str) -> None:
        """The text answers."""
        design = drawn(SHALLOW, facts=tuple(said(aspect) for aspect in aspects))
        (ruling,) = ruled(unsafe_retries, "SYN005", design)

        assert (ruling.verdict.value, ruling.wording) == (verdict, wording)

    def test_endless_redelivery_of_messages_is_told_elsewhere(self) -> None:
        """Endless redelivery of messages is told elsewhere."""
        design = drawn(
            SHALLOW, facts=(said(Aspect.RETRY_FOREVER, "The consumer retries the message forever."),)
        )

        assert verdicts(ruled(unsafe_retries, "SYN005", design)) == ["not-stated"]

    def test_declared_retries_without_a_limit_weigh_most(self) -> None:
        """Declared retries without a limit weigh most."""
        design = declared(drawn(SHALLOW), "Order Bank", {Aspect.RETRY: YES, Aspect.RETRY_LIMIT: NO})
        (ruling,) = ruled(unsafe_retries, "SYN005", design)

        assert (ruling.verdict.value, ruling.severity) == ("finding", Severity.HIGH)

    @pytest.mark.parametrize(
        ("aspect", "rule"), [(Aspect.RETRY_FOREVER, "SYN005"), (Aspect.WAIT_FOREVER, "SYN004")]
    )
    def test_a_label_may_admit_it_too(self, aspect: Aspect, rule: str) -> None:
        """A label may admit it too."""
        design = declared(drawn(SHALLOW), "Order Bank", {aspect: YES})

        assert verdicts(ruled(RULES[rule], rule, design)) == ["finding"]

    def test_two_retried_calls_in_a_row_multiply(self) -> None:
        """Two retried calls in a row multiply."""
        once = declared(drawn(DEEP), "A B", {Aspect.RETRY: YES})
        twice = declared(once, "B C", {Aspect.RETRY: YES})

        assert ruled(retries_in_layers, "SYN006", once) == []
        (ruling,) = ruled(retries_in_layers, "SYN006", twice)
        assert ruling.elements == ("A", "B", "C")

    def test_one_layer_is_well_done(self) -> None:
        """One layer is well done."""
        design = drawn(SHALLOW, facts=(said(Aspect.RETRY_AT_ONE_LAYER),))

        assert verdicts(ruled(retries_in_layers, "SYN006", design)) == ["ok"]


class TestGuards:
    """SYN007."""

    def test_silence_is_a_question_and_any_guard_answers_it(self) -> None:
        """Silence is a question and any guard answers it."""
        assert verdicts(ruled(unguarded_calls, "SYN007", drawn(SHALLOW))) == ["not-stated"]
        for aspect in (Aspect.BREAKER, Aspect.FALLBACK, Aspect.BULKHEAD):
            design = drawn(SHALLOW, facts=(said(aspect),))
            assert verdicts(ruled(unguarded_calls, "SYN007", design)) == ["ok"]

    def test_a_call_declared_without_is_a_finding_unless_another_guard_stands(self) -> None:
        """A call declared without is a finding unless another guard stands."""
        none = declared(drawn(SHALLOW), "Order Bank", {Aspect.BREAKER: NO})
        other = declared(drawn(SHALLOW), "Order Bank", {Aspect.BREAKER: NO, Aspect.FALLBACK: YES})

        assert verdicts(ruled(unguarded_calls, "SYN007", none)) == ["finding"]
        assert verdicts(ruled(unguarded_calls, "SYN007", other)) == ["ok"]


class TestCharge:
    """SYN008."""

    TEXT = "User -> Order: POST\nOrder -> Bank: charge card\nBank --> Order\nOrder --> User"

    def test_without_a_retry_nothing_is_said(self) -> None:
        """Without a retry nothing is said."""
        assert ruled(retried_charge, "SYN008", drawn(self.TEXT)) == []

    @pytest.mark.parametrize(
        ("values", "verdict"),
        [
            ({Aspect.RETRY: YES}, "finding"),
            ({Aspect.RETRY: YES, Aspect.IDEMPOTENCY_KEY: NO}, "finding"),
            ({Aspect.RETRY: YES, Aspect.IDEMPOTENCY_KEY: YES}, "ok"),
            ({Aspect.IDEMPOTENCY_KEY: YES}, "ok"),
        ],
    )
    def test_a_declared_retry_asks_for_a_key(self, values: dict[Aspect, Known], verdict: str) -> None:
        """A declared retry asks for a key."""
        design = declared(drawn(self.TEXT), "Order Bank", values)

        assert verdicts(ruled(retried_charge, "SYN008", design)) == [verdict]

    def test_a_key_anywhere_in_the_text_answers(self) -> None:
        """A key anywhere in the text answers."""
        retried = said(Aspect.RETRIED_CHARGE)
        alone = drawn(self.TEXT, facts=(retried,))
        keyed = drawn(self.TEXT, facts=(retried, said(Aspect.IDEMPOTENT)))

        assert verdicts(ruled(retried_charge, "SYN008", alone)) == ["finding"]
        assert verdicts(ruled(retried_charge, "SYN008", keyed)) == ["ok"]


class TestChatty:
    """SYN009."""

    def test_three_calls_of_one_pair_are_too_many(self) -> None:
        """Three calls of one pair are too many."""
        call = "A -> B: x\nB --> A\n"

        assert ruled(chatty_pair, "SYN009", drawn(f"User -> A: x\n{call * 2}A --> User")) == []
        (ruling,) = ruled(chatty_pair, "SYN009", drawn(f"User -> A: x\n{call * 3}A --> User"))
        assert lines(ruling) == [2, 4, 6]

    @pytest.mark.parametrize(
        ("label", "expected"), [("for each order", ["finding"]), ("until ready", []), ("retry 3x", [])]
    )
    def test_a_loop_over_items_is_chatty(self, label: str, expected: list[str]) -> None:
        """A loop over items is chatty."""
        text = f"User -> A: x\nloop {label}\nA -> B: x\nB --> A\nend\nA --> User"

        assert verdicts(ruled(chatty_pair, "SYN009", drawn(text))) == expected

    def test_a_batch_is_well_done(self) -> None:
        """A batch is well done."""
        text = "User -> A: x\nA -> B: GET /products (batch)\nB --> A\nA --> User"

        assert verdicts(ruled(chatty_pair, "SYN009", drawn(text))) == ["ok"]


class TestRing:
    """SYN010."""

    def test_a_call_back_closes_a_ring(self) -> None:
        """A call back closes a ring."""
        text = "User -> A: x\nA -> B: x\nB -> A: y\nA --> B\nB --> A\nA --> User"
        (ruling,) = ruled(mutual_calls, "SYN010", drawn(text))

        assert ruling.elements == ("A", "B")
        assert lines(ruling)[0] == 3

    @pytest.mark.parametrize("back", ["B -) A: y", "Bank -> A: y\nA --> Bank", "B -> A: webhook\nA --> B"])
    def test_messages_outside_parts_and_webhooks_close_none(self, back: str) -> None:
        """Messages outside parts and webhooks close none."""
        text = f"User -> A: x\nA -> B: x\nB --> A\nA -> Bank: x\nBank --> A\nA --> User\n{back}"

        assert ruled(mutual_calls, "SYN010", drawn(text)) == []

    def test_arrows_without_answers_close_none(self) -> None:
        """Arrows without answers close none."""
        assert ruled(mutual_calls, "SYN010", drawn("A -> B: x\nB -> A: y")) == []

    def test_many_calls_one_way_are_well_done(self) -> None:
        """Many calls one way are well done."""
        assert verdicts(ruled(mutual_calls, "SYN010", drawn(DEEP))) == ["ok"]


class TestDeadline:
    """SYN011."""

    def grpc(self, *calls: str) -> Design:
        """A chain in which some calls are gRPC."""
        design = drawn(DEEP)
        for call in calls:
            design = declared(design, call, {}, protocol="grpc")
        return design

    def test_two_grpc_calls_in_a_row_are_asked_after_a_deadline(self) -> None:
        """Two grpc calls in a row are asked after a deadline."""
        assert ruled(undeadlined_grpc, "SYN011", self.grpc("A B")) == []
        assert ruled(undeadlined_grpc, "SYN011", self.grpc("A B", "C D")) == []
        assert verdicts(ruled(undeadlined_grpc, "SYN011", self.grpc("A B", "B C"))) == ["not-stated"]

    @pytest.mark.parametrize(("stand", "verdict"), [(Stand.PRESENT, "ok"), (Stand.ABSENT, "finding")])
    def test_the_text_answers(self, stand: Stand, verdict: str) -> None:
        """The text answers."""
        facts = (said(Aspect.DEADLINE, stand=stand),)
        design = replace(self.grpc("A B", "B C"), facts=facts)

        assert verdicts(ruled(undeadlined_grpc, "SYN011", design)) == [verdict]


@pytest.mark.parametrize("id_", RULES)
def test_an_empty_design_and_one_of_messages_only_concern_no_rule(id_: str) -> None:
    """An empty design and one of messages only concern no rule."""
    messages = drawn("A ~> Broker: E\nBroker => B: E")
    nothing = replace(messages, elements={}, edges=(), flows=())

    assert ruled(RULES[id_], id_, nothing) == []
    assert ruled(RULES[id_], id_, messages) == []


_ENDS = st.sampled_from(["User", "Gateway", "A", "B", "Email", "Bank", "Broker"])
_ARROWS = st.sampled_from(["->", "-->", "-)", "~>", "=>"])
_LINES = st.builds(lambda a, arrow, b: f"{a} {arrow} {b}: x", _ENDS, _ARROWS, _ENDS)


@LAW
@given(st.lists(_LINES, min_size=1, max_size=25), st.booleans())
def test_rules_stand_any_drawing_and_say_the_same_twice(text: list[str], in_flow: bool) -> None:  # noqa: FBT001
    """Rules stand any drawing and say the same twice."""
    design = drawn("\n".join(text), in_flow=in_flow)

    for id_, rule in RULES.items():
        first = ruled(rule, id_, design)
        assert ruled(rule, id_, design) == first
        assert all(element in design.elements for ruling in first for element in ruling.elements)


@LAW
@given(st.lists(_LINES, min_size=1, max_size=25))
def test_silence_is_never_a_finding_of_a_policy(text: list[str]) -> None:
    """Silence is never a finding of a policy."""
    design = drawn("\n".join(text))

    for id_ in ("SYN004", "SYN005", "SYN007", "SYN008", "SYN011"):
        assert "finding" not in verdicts(ruled(RULES[id_], id_, design))
