"""Rules on consumers and channels: what is said of one, of all, or of nobody."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.fact import Stand
from eda_coach.review.model.value import Known
from eda_coach.review.rules.asking.consumers import OF_MESSAGES, ONLY_PRESENT
from eda_coach.review.rules.delivery import RULES
from tests.review.rules.delivered import delivered, ruled, told
from tests.review.rules.drawn import lines, verdicts

TWO = "shop ~> orders-queue: a\norders-queue => mail: a\nshop ~> bills-queue: b\nbills-queue => books: b"
# Rules that ask the same way: declared at a part, told of it, told of all.
ASKED = [
    ("MSG001", Aspect.IDEMPOTENT, "mail", "books"),
    ("MSG002", Aspect.DLQ, "orders-queue", "bills-queue"),
    ("MSG003", Aspect.MAX_DELIVERIES, "orders-queue", "bills-queue"),
    ("MSG007", Aspect.BACKPRESSURE, "orders-queue", "bills-queue"),
]


@pytest.mark.parametrize(("rule", "aspect", "one", "other"), ASKED)
class TestAskedOfConsumers:
    """MSG001, MSG002, MSG003 and MSG007."""

    def test_silence_is_one_question(self, rule: str, aspect: Aspect, one: str, other: str) -> None:
        """If nothing is said, then one question names both parts and begins at the first delivery."""
        (ruling,) = ruled(rule, delivered(TWO))

        assert (ruling.verdict.value, ruling.elements) == ("not-stated", ())
        assert ruling.words["names"] == f"{one} and {other}"
        assert lines(ruling) == [2, 4]
        assert aspect

    def test_a_declared_no_is_a_finding_there_only(
        self, rule: str, aspect: Aspect, one: str, other: str
    ) -> None:
        """If one part is declared to lack it, then that is a finding, and the other is asked."""
        design = delivered(TWO, values={one: {aspect: Known.NO}})

        bad, question = ruled(rule, design)

        assert (bad.verdict.value, bad.elements) == ("finding", (one,))
        assert (question.verdict.value, question.elements) == ("not-stated", (other,))

    def test_yes_for_one_leaves_the_other_open(self, rule: str, aspect: Aspect, one: str, other: str) -> None:
        """If one part is declared to have it, then the other is still asked."""
        question, good = ruled(rule, delivered(TWO, values={one: {aspect: Known.YES}}))

        assert (question.verdict.value, question.elements) == ("not-stated", (other,))
        assert (good.verdict.value, good.elements) == ("ok", (one,))

    def test_a_sentence_on_all_answers_for_all(self, rule: str, aspect: Aspect, one: str, other: str) -> None:
        """If a sentence speaks of all consumers, then naming one of them changes nothing."""
        fact = told(aspect, "All consumers, such as the one of mail, do so.", "mail")

        (ruling,) = ruled(rule, delivered(TWO, facts=[fact]))

        assert (ruling.verdict.value, ruling.elements) == ("ok", ())
        assert ruling.evidence == (fact.evidence,)
        assert one != other

    def test_a_sentence_on_one_answers_for_that_one(
        self, rule: str, aspect: Aspect, one: str, other: str
    ) -> None:
        """If a sentence names one consumer, then the other is asked."""
        fact = told(aspect, "The consumer of mail does so.", "mail")

        question, good = ruled(rule, delivered(TWO, facts=[fact]))

        assert (question.elements, good.elements) == ((other,), (one,))

    def test_a_general_no_is_one_finding(self, rule: str, aspect: Aspect, one: str, other: str) -> None:
        """If a sentence denies it for all, then that is one finding with the sentence."""
        fact = told(aspect, "There is no back-pressure, no DLQ, no limit.", stand=Stand.ABSENT)

        (ruling,) = ruled(rule, delivered(TWO, facts=[fact]))

        assert (ruling.verdict.value, ruling.elements, lines(ruling)) == ("finding", (), [50])
        assert ruling.words["names"] == f"{one} and {other}"

    def test_a_promise_is_a_question(self, rule: str, aspect: Aspect, one: str, other: str) -> None:
        """If it is only planned, then the question says so."""
        fact = told(aspect, "Consumers will do so later.", stand=Stand.PLANNED)

        (ruling,) = ruled(rule, delivered(TWO, facts=[fact]))

        assert (ruling.verdict.value, ruling.wording, lines(ruling)) == ("not-stated", "planned", [50])
        assert one != other

    def test_an_argument_proves_nothing(self, rule: str, aspect: Aspect, one: str, other: str) -> None:
        """If it is only argued for, then it is asked."""
        fact = told(aspect, "Without it consumers fail.", stand=Stand.ARGUED)

        assert verdicts(ruled(rule, delivered(TWO, facts=[fact]))) == ["not-stated"]
        assert one != other

    def test_what_is_said_of_requests_does_not_count(
        self, rule: str, aspect: Aspect, one: str, other: str
    ) -> None:
        """If a sentence speaks of requests, then it answers nothing."""
        facts = [
            told(aspect, "PUT requests of the API do so."),
            told(aspect, "The HTTP API of mail does so.", "mail"),
            told(aspect, "A user does so."),
        ]

        (ruling,) = ruled(rule, delivered(TWO, facts=facts))

        assert ruling.words["names"] == f"{one} and {other}"

    def test_an_uncertain_direction_makes_a_no_a_question(
        self, rule: str, aspect: Aspect, one: str, other: str
    ) -> None:
        """If the document leaves directions open, then a no is no finding."""
        design = delivered(TWO, values={one: {aspect: Known.NO}}, is_certain=False)

        assert verdicts(ruled(rule, design)) == ["not-stated"]
        assert other

    def test_screens_and_stores_are_not_asked(self, rule: str, aspect: Aspect, one: str, other: str) -> None:
        """If nobody but a screen or a store takes messages, then the rule does not apply."""
        text = "shop ~> orders-queue: a\norders-queue => browser: a\norders-queue => db: a"

        assert ruled(rule, delivered(text)) == []
        assert aspect
        assert one != other


class TestDeadLetters:
    """MSG002 and MSG009."""

    @pytest.mark.parametrize(
        ("text", "open_"),
        [
            ("orders-queue -- orders-dlq", ("bills-queue",)),
            ("shop ~> orders-dlq: x", ("bills-queue",)),
            ("mail ~> dlq: x", ("bills-queue",)),
            ("books ~> dead-letters: x", ("orders-queue",)),
            ("mail-dlq => support: x", ("bills-queue",)),
            ("dlq => support: x", None),
        ],
    )
    def test_a_drawn_one_serves_whom_it_is_named_after_or_joined_to(
        self, text: str, open_: tuple[str, ...] | None
    ) -> None:
        """If a dead-letter channel is drawn, then it serves its namesake, else its neighbours, else all."""
        rulings = ruled("MSG002", delivered(f"{TWO}\n{text}"))

        asked = [ruling.elements for ruling in rulings if ruling.verdict.value == "not-stated"]
        assert asked == ([] if open_ is None else [open_])
        assert rulings[-1].verdict.value == "ok"

    def test_behind_a_broker_consumers_are_named(self) -> None:
        """If one broker carries everything, then the question names the consumers."""
        text = "shop ~> kafka: a\nkafka => mail: a\nkafka => books: a"

        (ruling,) = ruled("MSG002", delivered(text))

        assert ruling.words["names"] == "mail and books"

    def test_a_sentence_on_the_only_broker_answers_for_all(self) -> None:
        """If a sentence names the only broker, then it answers for its channels."""
        fact = told(Aspect.DLQ, "On Kafka it goes to a DLQ.", "kafka")
        text = f"{TWO}\nshop ~> kafka: c"

        assert verdicts(ruled("MSG002", delivered(text, facts=[fact]))) == ["ok"]

    def test_nobody_watching_it_says_that_it_is_there(self) -> None:
        """If nobody watches the dead-letter queue, then there is one."""
        facts = [
            told(aspect, "Nobody watches the DLQ.", stand=Stand.ABSENT)
            for aspect in (Aspect.DLQ, Aspect.DLQ_WATCHED)
        ]
        design = delivered(TWO, facts=facts)

        assert verdicts(ruled("MSG002", design)) == ["ok"]
        assert verdicts(ruled("MSG009", design)) == ["finding"]

    def test_an_unread_one_is_asked_about(self) -> None:
        """If nothing is said of watching, then it is asked; a drawn reader is answer enough."""
        assert verdicts(ruled("MSG009", delivered(f"{TWO}\nmail ~> dlq: x"))) == ["not-stated"]
        assert ruled("MSG009", delivered(f"{TWO}\nmail ~> dlq: x\ndlq => support: x")) == []
        assert ruled("MSG009", delivered(TWO)) == []

    def test_an_alert_is_well_done_without_naming_the_queue(self) -> None:
        """If failed messages are watched, then it is well done, whatever is said of the queue."""
        fact = told(Aspect.DLQ_WATCHED, "On-call is paged for rejected messages.", "shop")

        assert verdicts(ruled("MSG009", delivered(TWO, facts=[fact]))) == ["ok"]

    def test_a_promised_alert_is_a_question(self) -> None:
        """If watching is left for later, then the question says so."""
        fact = told(Aspect.DLQ_WATCHED, "We will alert on the DLQ later.", stand=Stand.PLANNED)

        (ruling,) = ruled("MSG009", delivered(f"{TWO}\nmail ~> dlq: x", facts=[fact]))

        assert ruling.wording == "planned"


class TestAdmitted:
    """MSG003, MSG004 and MSG005."""

    def test_requeuing_for_ever_is_a_finding(self) -> None:
        """If failing messages come back for ever, then that is a finding about whom it names."""
        fact = told(Aspect.ENDLESS_REDELIVERY, "Mail requeues messages forever.", "mail")

        (ruling,) = ruled("MSG003", delivered(TWO, facts=[fact]))

        assert (ruling.verdict.value, ruling.elements) == ("finding", ("mail",))

    @pytest.mark.parametrize(
        "quote", ["The outbox relay retries for ever.", "Publishing a message is retried until it succeeds."]
    )
    def test_a_publisher_may_try_for_ever(self, quote: str) -> None:
        """If it is the publisher that repeats without end, then it is no finding."""
        fact = told(Aspect.ENDLESS_REDELIVERY, quote)

        assert verdicts(ruled("MSG003", delivered(TWO, facts=[fact]))) == ["not-stated"]

    def test_ack_on_receipt_is_a_finding(self) -> None:
        """If a message is acknowledged on receipt, then that is a finding; on an edge too."""
        fact = told(Aspect.ACK_BEFORE_WORK, "Messages are acked on receipt.")
        design = delivered(TWO, values={"mail": {Aspect.ACK_BEFORE_WORK: Known.YES}}, facts=[fact])

        found = ruled("MSG004", design)

        assert [ruling.elements for ruling in found] == [(), ("mail",)]
        assert verdicts(found) == ["finding", "finding"]

    @pytest.mark.parametrize(
        "quote",
        [
            "The web hook is acked at once and queued.",
            "A worker acks the HTTP request with 202 at once.",
        ],
    )
    def test_acknowledging_a_request_is_no_finding(self, quote: str) -> None:
        """If it is a request that is acknowledged, then nothing is said."""
        fact = told(Aspect.ACK_BEFORE_WORK, quote)

        assert ruled("MSG004", delivered(TWO, facts=[fact])) == []

    def test_both_in_one_sentence_is_a_contrast(self) -> None:
        """If one sentence sets ack after work against auto-ack, then it is well done."""
        quote = "Instead of auto-ack the consumers ack after the commit."
        facts = [told(aspect, quote) for aspect in (Aspect.ACK_BEFORE_WORK, Aspect.ACK_AFTER_WORK)]

        assert verdicts(ruled("MSG004", delivered(TWO, facts=facts))) == ["ok"]

    def test_a_denied_mistake_is_well_done(self) -> None:
        """If auto-ack is off, then it is well done."""
        fact = told(Aspect.ACK_BEFORE_WORK, "Auto-ack is off.", stand=Stand.ABSENT)

        assert verdicts(ruled("MSG004", delivered(TWO, facts=[fact]))) == ["ok"]

    def test_publishers_are_asked_once(self) -> None:
        """If nothing is said of confirmations, then one question names the publishers."""
        text = f"{TWO}\nstock ~> orders-queue: c\nstock ~> orders-dlq: d"

        (ruling,) = ruled("MSG005", delivered(text))

        assert (ruling.verdict.value, ruling.words["names"]) == ("not-stated", "shop and stock")

    def test_an_outbox_is_as_good_as_a_confirmation(self) -> None:
        """If a publisher has an outbox, then it is well done; that there is none is no finding."""
        kept = told(Aspect.OUTBOX, "The shop has an outbox.", "shop")
        none = told(Aspect.OUTBOX, "The shop has no outbox.", "shop", stand=Stand.ABSENT)

        assert verdicts(ruled("MSG005", delivered(TWO, facts=[kept]))) == ["ok"]
        assert verdicts(ruled("MSG005", delivered(TWO, facts=[none]))) == ["not-stated"]

    @pytest.mark.parametrize(
        ("quote", "verdict"),
        [
            ("Orders are published fire-and-forget.", "finding"),
            ("Publishing is fire-and-forget: nobody waits for the consumers.", "not-stated"),
            ("Click events are sent fire-and-forget.", "not-stated"),
        ],
    )
    def test_fire_and_forget_has_two_meanings(self, quote: str, verdict: str) -> None:
        """If "fire and forget" is about consumers or about clicks, then it is no finding."""
        fact = told(Aspect.UNCONFIRMED_PUBLISH, quote)

        assert verdicts(ruled("MSG005", delivered(TWO, facts=[fact]))) == [verdict]

    def test_an_outbox_elsewhere_takes_the_edge_off(self) -> None:
        """If the design has an outbox, then "fire and forget" is no finding."""
        facts = [
            told(Aspect.UNCONFIRMED_PUBLISH, "Orders are published fire-and-forget."),
            told(Aspect.OUTBOX, "Events go through an outbox."),
        ]

        assert verdicts(ruled("MSG005", delivered(TWO, facts=facts))) == ["ok"]

    def test_what_only_a_screen_shows_is_not_asked(self) -> None:
        """If nobody but a screen takes the messages, then the publisher is not asked."""
        assert ruled("MSG005", delivered("shop ~> live-topic: a\nlive-topic => browser: a")) == []


@given(
    st.lists(
        st.sampled_from(
            [
                told(aspect, "so it is", stand=stand)
                for aspect in Aspect
                if aspect not in OF_MESSAGES | ONLY_PRESENT
                for stand in Stand
            ]
        ),
        max_size=12,
    )
)
def test_a_design_without_messages_is_never_judged(facts: list[object]) -> None:
    """If nothing goes over a channel, drawn or told, then no rule on delivery says anything."""
    design: Design = delivered("user -> shop: POST /orders\nshop -> bank: pay", facts=facts)  # type: ignore[arg-type] # facts

    assert [rule for rule in RULES if ruled(rule, design)] == []


@given(st.permutations(TWO.split("\n")))
def test_the_order_of_arrows_does_not_change_the_verdicts(rows: list[str]) -> None:
    """If arrows change places, then verdicts and elements stay the same."""
    values = {"orders-queue": {Aspect.DLQ: Known.NO}, "mail": {Aspect.IDEMPOTENT: Known.YES}}

    def summary(text: str) -> set[tuple[str, str, tuple[str, ...]]]:
        design = delivered(text, values=values)
        return {(rule, one.verdict.value, one.elements) for rule in RULES for one in ruled(rule, design)}

    assert summary("\n".join(rows)) == summary(TWO)


@pytest.mark.parametrize(
    ("quote", "aspect", "stand", "rule", "verdict"),
    [
        ("What cannot be parsed goes to a DLQ.", Aspect.DLQ, Stand.ABSENT, "MSG002", "ok"),
        ("Messages that aren't handled end in a DLQ.", Aspect.DLQ, Stand.ABSENT, "MSG002", "ok"),
        ("There is no DLQ.", Aspect.DLQ, Stand.ABSENT, "MSG002", "finding"),
        ("What cannot be parsed is lost, as there is no DLQ.", Aspect.DLQ, Stand.ABSENT, "MSG002", "finding"),
        ("If the event was already seen, skip it.", Aspect.IDEMPOTENT, Stand.ARGUED, "MSG001", "ok"),
        (
            "If it is not idempotent, it charges twice.",
            Aspect.IDEMPOTENT,
            Stand.ARGUED,
            "MSG001",
            "not-stated",
        ),
        ("The SMS provider has no idempotency key.", Aspect.IDEMPOTENT, Stand.ABSENT, "MSG001", "not-stated"),
        ("A group cannot scale further.", Aspect.BACKPRESSURE, Stand.ABSENT, "MSG007", "not-stated"),
        ("Not durable until confirmed.", Aspect.DURABLE, Stand.ABSENT, "MSG011", "n/a"),
        ("Typing events are not persisted.", Aspect.DURABLE, Stand.ABSENT, "MSG011", "n/a"),
        ("Unless confirmed it stays.", Aspect.CONFIRMED_PUBLISH, Stand.ABSENT, "MSG005", "ok"),
        ("What isn't acked is redelivered.", Aspect.ACK_AFTER_WORK, Stand.ABSENT, "MSG004", "n/a"),
        ("We don't page for single dead letters.", Aspect.DLQ_WATCHED, Stand.ABSENT, "MSG009", "not-stated"),
        ("Dead letters are not monitored.", Aspect.DLQ_WATCHED, Stand.ABSENT, "MSG009", "finding"),
    ],
)
def test_a_sentence_is_taken_as_it_is_meant(
    quote: str, aspect: Aspect, stand: Stand, rule: str, verdict: str
) -> None:
    """If what a sentence denies or supposes is not the thing itself, then it counts for the thing."""
    text = f"{TWO}\nmail ~> dlq: x" if rule == "MSG009" else TWO

    said = verdicts(ruled(rule, delivered(text, facts=[told(aspect, quote, stand=stand)])))

    assert said == ([] if verdict == "n/a" else [verdict])


def test_thousands_of_consumers_are_asked_in_time() -> None:
    """If a design is large in consumers and sentences, then all rules take time in proportion."""
    text = "\n".join(f"s{n} ~> c{n}-queue: m{n}\nc{n}-queue => t{n}: m{n}" for n in range(1500))
    facts = [
        told(aspect, f"All handlers {n} if it already " + "not " * 30)
        for n in range(500)
        for aspect in (Aspect.DLQ, Aspect.IDEMPOTENT, Aspect.EXACTLY_ONCE, Aspect.MAX_DELIVERIES)
    ]
    design = delivered(text, facts=facts)
    begin = time.process_time()

    for rule in RULES:
        ruled(rule, design)
    assert time.process_time() - begin < 6
