"""Rules on the way of messages: round, back to a waiting user, over channels that forget, out of order."""

import time

import pytest

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.fact import Stand
from eda_coach.review.model.value import Known
from tests.review.rules.delivered import delivered, ruled, told, with_messages
from tests.review.rules.drawn import drawn, lines, verdicts

ONE = "shop ~> orders-queue: order-placed\norders-queue => mail: order-placed"


class TestExactlyOnce:
    """MSG006."""

    def test_a_bare_claim_is_a_finding(self) -> None:
        """If exactly-once delivery is claimed and nothing brings it about, then that is a finding."""
        fact = told(Aspect.EXACTLY_ONCE, "Kafka delivers exactly once.", "kafka")

        (ruling,) = ruled("MSG006", delivered("shop ~> kafka: a\nkafka => mail: a", facts=[fact]))

        assert (ruling.verdict.value, ruling.elements, lines(ruling)) == ("finding", ("kafka",), [50])

    @pytest.mark.parametrize(
        "quote",
        [
            "Exactly-once vs at-least-once: consumers decide.",
            "It is at least once delivery and not exactly once.",
            "The exactly-once effect is what counts.",
            "Exactly-once handling is not enforced anywhere.",
        ],
    )
    def test_a_comparison_is_no_claim(self, quote: str) -> None:
        """If the sentence compares guarantees or speaks of the effect, then nothing is said."""
        assert ruled("MSG006", delivered(ONE, facts=[told(Aspect.EXACTLY_ONCE, quote)])) == []

    def test_idempotent_consumers_back_the_claim(self) -> None:
        """If consumers are idempotent, then the claim is backed, by word or by declaration."""
        claim = told(Aspect.EXACTLY_ONCE, "Messages are handled exactly once.")
        fact = told(Aspect.IDEMPOTENT, "Mail drops duplicates.", "mail", line=70)

        assert verdicts(ruled("MSG006", delivered(ONE, facts=[claim, fact]))) == ["ok"]
        values = {"mail": {Aspect.IDEMPOTENT: Known.YES}}
        assert verdicts(ruled("MSG006", delivered(ONE, facts=[claim], values=values))) == ["ok"]

    @pytest.mark.parametrize(("line", "heading", "verdict"), [(52, "", "ok"), (90, "", "finding")])
    def test_a_transaction_backs_it_only_nearby(self, line: int, heading: str, verdict: str) -> None:
        """If a transaction is spoken of elsewhere, then it is another one."""
        facts = [
            told(Aspect.EXACTLY_ONCE, "Messages are handled exactly once.", heading=heading),
            told(Aspect.TRANSACTION, "In one transaction.", line=line, heading=heading),
        ]

        assert verdicts(ruled("MSG006", delivered(ONE, facts=facts))) == [verdict]

    def test_a_demand_is_a_question(self) -> None:
        """If it is only demanded, then it is asked how."""
        fact = told(Aspect.EXACTLY_ONCE, "Each message must be handled exactly once.")

        assert verdicts(ruled("MSG006", delivered(ONE, facts=[fact]))) == ["not-stated"]


class TestRounds:
    """MSG008."""

    @pytest.mark.parametrize(
        ("text", "services"),
        [
            ("Crm ~> Broker: m\nBroker => Erp: m\nErp ~> Broker: m\nBroker => Crm: m", {"Crm", "Erp"}),
            (
                "A ~> Broker: m\nBroker => Bo: m\nBo ~> Orders: m\nOrders => Ce: m\n"
                "Ce ~> Broker: m\nBroker => A: m",
                {"A", "Bo", "Ce"},
            ),
        ],
    )
    def test_a_message_that_comes_back_is_a_finding(self, text: str, services: set[str]) -> None:
        """If a delivery leads to the same message again and that comes back, then it is a finding."""
        (ruling,) = ruled("MSG008", with_messages(drawn(text)))

        assert ruling.verdict.value == "finding"
        assert set(ruling.elements) == {"m", *services}
        assert lines(ruling)[0] == 1

    @pytest.mark.parametrize(
        "text",
        [
            "A ~> Broker: m\nBroker => B: m\nB ~> Broker: n\nBroker => A: n\nA ~> Broker: m\nBroker => B: m",
            "A ~> Queue: m\nQueue => A: m\nA ~> Queue: m",
            "A ~> Broker: m\nBroker => Retry: m\nRetry ~> Broker: m\nBroker => A: m",
            "A1 ~> Broker: m\nBroker => A2: m\nA2 ~> Broker: m\nBroker => A1: m",
            "A ~> Broker: m\nBroker => B: m\nUser -> B: POST\nB ~> Broker: m\nBroker => A: m",
            "A ~> Broker: publish\nBroker => B: publish\nB ~> Broker: publish\nBroker => A: publish",
            "A ~> Broker\nBroker => B\nB ~> Broker\nBroker => A",
        ],
    )
    def test_conversations_retries_and_nameless_messages_are_none(self, text: str) -> None:
        """If messages differ, are retried, have another cause or no name, then nothing is said."""
        assert ruled("MSG008", with_messages(drawn(text))) == []

    def test_outside_of_flows_it_is_a_question(self) -> None:
        """If two services both publish and receive a message, then it is asked what stops it."""
        text = "crm ~> sync-topic: m\nsync-topic => erp: m\nerp ~> sync-topic: m\nsync-topic => crm: m"

        (ruling,) = ruled("MSG008", delivered(text))

        assert (ruling.verdict.value, ruling.elements) == ("not-stated", ("m", "crm", "erp"))
        assert ruled("MSG008", delivered(text, is_certain=False)) == []

    def test_two_channels_that_do_not_meet_make_no_round(self) -> None:
        """If a message cannot come back, then nothing is said."""
        text = "crm ~> a-topic: m\na-topic => erp: m\nerp ~> b-topic: m\nb-topic => mail: m"

        assert ruled("MSG008", delivered(text)) == []

    def test_a_guard_is_well_done(self) -> None:
        """If something stops the loop, then it is well done."""
        design = with_messages(
            drawn(
                "A ~> Broker: m\nBroker => B: m\nB ~> Broker: m\nBroker => A: m",
                facts=(told(Aspect.LOOP_GUARD, "Each ignores its own events."),),
            )
        )

        assert verdicts(ruled("MSG008", design)) == ["ok"]

    def test_long_relays_are_searched_in_time(self) -> None:
        """If one message passes thousands of services, then the search stays fast."""
        rows = [f"S{number}a ~> Broker: m\nBroker => S{number + 1}a: m" for number in range(3000)]
        design = with_messages(drawn("\n".join(rows)))
        begin = time.process_time()

        assert ruled("MSG008", design) == []
        assert time.process_time() - begin < 3


WAY = "Gateway ~> Broker: a\nBroker => Shop: a\nShop ~> Broker: b\nBroker => Gateway: b"


class TestWaiting:
    """MSG010."""

    def test_a_user_who_waits_for_the_way_back_is_a_finding(self) -> None:
        """If the answer follows the message that came back, then that is a finding at the user's call."""
        (ruling,) = ruled("MSG010", drawn(f"User -> Gateway: POST /orders\n{WAY}\nGateway --> User: 201"))

        assert (ruling.verdict.value, ruling.elements) == ("finding", ("User", "Gateway"))
        assert lines(ruling) == [1, 2, 5, 6]
        assert ruling.words["call"] == "POST /orders"

    def test_calls_to_one_part_are_one_finding(self) -> None:
        """If a user waits twice at one part, then it is told once, with both calls."""
        text = f"User -> Gateway: POST /a\n{WAY}\nGateway --> User: 201"

        (ruling,) = ruled("MSG010", drawn(f"{text}\n{text.replace('/a', '/b')}"))

        assert lines(ruling) == [1, 2, 5, 6, 7]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (f"User -> Gateway: POST\nGateway ~> Broker: a\nGateway --> User: 202\n{WAY}", ["ok"]),
            (f"User -> Gateway: POST\n{WAY}\nGateway --> User: push over web socket", []),
            (f"User -> Gateway: POST\n{WAY}", []),
            (
                "User -> Gateway: POST\nGateway ~> Broker: a\nBroker => Gateway: c\nGateway --> User: 201",
                ["ok"],
            ),
            (f"Bank -> Gateway: POST\n{WAY}\nGateway --> Bank: 201", []),
        ],
    )
    def test_an_early_answer_a_push_and_no_answer_are_none(self, text: str, expected: list[str]) -> None:
        """If the answer comes first, is a push, or is not shown, then nobody waits."""
        assert verdicts(ruled("MSG010", drawn(text))) == expected

    def test_a_call_deeper_down_is_found(self) -> None:
        """If a service behind the first one waits, then the user waits too."""
        text = (
            f"User -> Front: POST\nFront -> Gateway: POST\n{WAY}\nGateway --> Front: 201\nFront --> User: 201"
        )

        (ruling,) = ruled("MSG010", drawn(text))

        assert (ruling.verdict.value, ruling.elements) == ("finding", ("User", "Gateway"))

    def test_a_sentence_is_less_certain(self) -> None:
        """If only a sentence says so, then the finding is less certain; a drawn one makes it needless."""
        fact = told(Aspect.WAITS_FOR_EVENT, "It waits for the event before it answers the user.", "shop")

        (ruling,) = ruled("MSG010", delivered(ONE, facts=[fact]))

        assert (ruling.verdict.value, ruling.confidence.value) == ("finding", "medium")


class TestForgetting:
    """MSG011."""

    def test_orders_over_redis_pub_sub_are_a_finding(self) -> None:
        """If orders go over Redis pub/sub to a service that works on them, then that is a finding."""
        text = "shop ~> redis-pub-sub: order-placed\nredis-pub-sub => mail: order-placed"

        (ruling,) = ruled("MSG011", delivered(text))

        assert (ruling.verdict.value, lines(ruling)) == ("finding", [2, 1])
        assert ruling.words["transport"] == "Redis Pub/Sub"

    @pytest.mark.parametrize(
        "text",
        [
            "shop ~> redis-pub-sub: order-cursor\nredis-pub-sub => mail: order-cursor",
            "shop ~> redis-pub-sub: thing-done\nredis-pub-sub => mail: thing-done",
            "shop ~> redis-pub-sub: order-placed\nredis-pub-sub => websocket-hub: order-placed",
            "shop ~> redis-pub-sub: order-placed\nredis-pub-sub => browser: order-placed",
            "redis-pub-sub => mail: order-placed",
            ONE,
        ],
    )
    def test_passing_news_and_screens_are_none(self, text: str) -> None:
        """If a loss does no harm or nothing tells what is lost, then nothing is said."""
        assert ruled("MSG011", delivered(text)) == []

    @pytest.mark.parametrize(
        ("stand", "expected"),
        [
            (Stand.ABSENT, ["finding"]),
            (Stand.PLANNED, ["not-stated"]),
            (Stand.PRESENT, ["ok"]),
            (Stand.ARGUED, []),
        ],
    )
    def test_what_is_said_of_durability_counts(self, stand: Stand, expected: list[str]) -> None:
        """If messages are said not to be kept, then that is a finding; if kept, well done."""
        fact = told(Aspect.DURABLE, "Messages and disks.", stand=stand)

        assert verdicts(ruled("MSG011", delivered(ONE, facts=[fact]))) == expected


class TestOrder:
    """MSG012."""

    BOTH = (
        told(Aspect.ORDERED, "In strict order."),
        told(Aspect.COMPETING_CONSUMERS, "Four workers share the queue.", line=60),
    )

    def test_order_and_workers_without_a_key_are_a_finding(self) -> None:
        """If several workers share a queue that promises order, then that is a finding."""
        (ruling,) = ruled("MSG012", delivered(ONE, facts=self.BOTH))

        assert (ruling.verdict.value, ruling.elements, lines(ruling)) == (
            "finding",
            ("orders-queue",),
            [60, 50],
        )

    def test_a_key_is_well_done(self) -> None:
        """If related messages have a key, then it is well done."""
        key = told(Aspect.PARTITIONED, "The key is the customer id.", line=70)

        assert verdicts(ruled("MSG012", delivered(ONE, facts=(*self.BOTH, key)))) == ["ok"]

    def test_a_log_or_a_choice_of_channels_is_a_question(self) -> None:
        """If the channel may have partitions, or which one is meant is open, then it is asked."""
        log = ONE.replace("orders-queue", "orders-topic")
        two = f"{ONE}\nshop ~> bills-queue: b\nbills-queue => books: b"

        assert verdicts(ruled("MSG012", delivered(log, facts=self.BOTH))) == ["not-stated"]
        assert verdicts(ruled("MSG012", delivered(two, facts=self.BOTH))) == ["not-stated", "not-stated"]

    @pytest.mark.parametrize("facts", [BOTH[:1], BOTH[1:]])
    def test_one_of_the_two_says_nothing(self, facts: tuple[object, ...]) -> None:
        """If only order or only scaling is stated, then nothing is said."""
        assert ruled("MSG012", delivered(ONE, facts=facts)) == []  # type: ignore[arg-type] # facts
