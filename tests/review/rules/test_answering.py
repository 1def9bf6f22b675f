"""Rules on what the user is told, and when."""

from dataclasses import replace

import pytest

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.fact import Stand
from eda_coach.review.model.value import Known
from tests.review.rules.drawn import drawn, lines, said
from tests.review.rules.stored import asked_of, renamed, said_by, together, value


class TestNoAcknowledgement:
    """RSP001."""

    ANSWERED = "User -> Api: GET /cart\nApi --> User: 200\n"
    FORGOTTEN = "User -> Api: POST /orders\nApi ~> Broker: OrderPlaced\nBroker => Stock: OrderPlaced"

    def test_one_request_without_an_answer_among_others_is_a_finding(self) -> None:
        """One request without an answer among others is a finding."""
        (ruling,) = asked_of("RSP001", drawn(self.ANSWERED + self.FORGOTTEN))

        assert ruling.verdict.value == "finding"
        assert ruling.elements == ("User", "Api")
        assert lines(ruling) == [3]

    def test_a_document_that_draws_no_answers_proves_nothing(self) -> None:
        """A document that draws no answers proves nothing."""
        assert said_by("RSP001", drawn(self.FORGOTTEN)) == []

    def test_answers_in_another_flow_only_make_it_a_question(self) -> None:
        """Answers in another flow only make it a question."""
        assert "finding" not in said_by("RSP001", together(drawn(self.ANSWERED), drawn(self.FORGOTTEN)))

    @pytest.mark.parametrize(
        "text",
        [
            FORGOTTEN + "\nPush -> User: order placed",
            FORGOTTEN + "\nBroker => User: order placed",
            "User -> Api: POST /orders",
            "User -> Browser: click\nBrowser -> Api: POST /orders\nApi --> Browser: 201",
            "User -> Api: subscribe to orders\nApi ~> Broker: x",
            "User -> Bank: pays\nBank -> Api: paid",
            "User -> Api: POST /orders\nMail -> Stock: something else",
        ],
    )
    def test_what_needs_no_answer_or_has_one(self, text: str) -> None:
        """What needs no answer or has one."""
        assert "finding" not in said_by("RSP001", drawn(self.ANSWERED + text))

    def test_an_arrow_drawn_as_asynchronous_is_a_question(self) -> None:
        """An arrow drawn as asynchronous is a question."""
        text = self.FORGOTTEN.replace("User ->", "User -)")

        assert "finding" not in said_by("RSP001", drawn(self.ANSWERED + text))

    def test_a_way_back_in_the_text_answers_it(self) -> None:
        """A way back in the text answers it."""
        design = drawn(self.ANSWERED + self.FORGOTTEN, facts=(said(Aspect.WAY_BACK),))

        assert said_by("RSP001", design) == []

    def test_an_answer_while_a_message_is_on_its_way_is_well_done(self) -> None:
        """An answer while a message is on its way is well done."""
        assert said_by("RSP001", drawn("User -> Api: a\nApi ~> Broker: x\nApi --> User: 202")) == ["ok"]

    def test_an_answer_that_waits_for_the_message_back_is_an_answer(self) -> None:
        """An answer that waits for the message back is an answer, and no more."""
        text = "User -> Api: a\nApi ~> Broker: x\nBroker => Api: y\nApi --> User: 201"

        (ruling,) = asked_of("RSP001", drawn(text))

        assert (ruling.verdict.value, ruling.wording) == ("ok", "ok-answered")

    def test_an_admission_is_a_finding(self) -> None:
        """An admission is a finding."""
        assert said_by("RSP001", drawn("A -> B: x", facts=(said(Aspect.UNANSWERED),))) == ["finding"]


def operation(label: str, back: Known) -> Design:
    """An API with one operation that answers 202."""
    design = drawn(f"Browser -> Api: {label}", in_flow=False)
    values = {Aspect.ACCEPTED: value(Known.YES, "202", line=5), Aspect.WAY_BACK: value(back, line=6)}
    edge = replace(design.edges[0], value_by_aspect=values)
    return replace(design, edges=(edge,))


class TestWayBack:
    """RSP002."""

    def test_an_operation_that_accepts_and_says_no_more_is_a_finding(self) -> None:
        """An operation that accepts and says no more is a finding."""
        (ruling,) = asked_of("RSP002", operation("POST /exports", Known.NO))

        assert ruling.verdict.value == "finding"
        assert ruling.elements == ("Api", "post-export")
        assert lines(ruling) == [5]

    def test_who_only_hands_something_over_is_asked(self) -> None:
        """Who only hands something over is asked."""
        assert said_by("RSP002", operation("POST /notifications", Known.NO)) == ["not-stated"]

    def test_a_way_back_is_well_done(self) -> None:
        """A way back is well done."""
        assert said_by("RSP002", operation("POST /exports", Known.YES)) == ["ok"]

    def test_what_the_text_says_counts_for_the_operation(self) -> None:
        """What the text says counts for the operation."""
        design = replace(operation("POST /exports", Known.NO), facts=(said(Aspect.WAY_BACK),))

        assert said_by("RSP002", design) == ["ok"]

    def test_accepted_at_the_end_of_a_flow_is_a_question(self) -> None:
        """Accepted at the end of a flow is a question."""
        assert said_by("RSP002", drawn("User -> Api: a\nApi --> User: 202 Accepted")) == ["not-stated"]

    @pytest.mark.parametrize(
        "text",
        [
            "User -> Api: a\nApi --> User: 202 Accepted, Location /a/1",
            "User -> Api: a\nApi --> User: 202 Accepted\nUser -> Api: GET /a/1/status",
            "User -> Api: a\nApi --> User: 202 Accepted\nMail -> User: done",
            "User -> Api: a\nApi --> User: 202 Accepted\nBroker => User: done",
        ],
    )
    def test_ways_back_in_a_flow(self, text: str) -> None:
        """Ways back in a flow."""
        assert said_by("RSP002", drawn(text)) == ["ok"]

    def test_only_a_text_that_rules_it_out_makes_a_finding_of_a_flow(self) -> None:
        """Only a text that rules it out makes a finding of a flow."""
        facts = (said(Aspect.WAY_BACK, stand=Stand.ABSENT),)

        assert said_by("RSP002", drawn("User -> Api: a\nApi --> User: 202", facts=facts)) == ["finding"]

    def test_a_question_about_something_else_is_no_way_back(self) -> None:
        """A question about something else is no way back."""
        text = "User -> Api: a\nApi --> User: 202 Accepted\nUser -> Api: GET /cart\nApi --> User: 200"

        assert said_by("RSP002", drawn(text)) == ["not-stated"]

    def test_accepted_in_the_text_is_a_question_too(self) -> None:
        """Accepted in the text is a question too."""
        accepted = said(Aspect.ACCEPTED)

        assert said_by("RSP002", drawn("A -> B: x", facts=(accepted,))) == ["not-stated"]
        assert said_by("RSP002", drawn("A -> B: x", facts=(accepted, said(Aspect.WAY_BACK)))) == ["ok"]

    def test_nothing_accepted_is_nothing_to_ask(self) -> None:
        """Nothing accepted is nothing to ask."""
        assert said_by("RSP002", drawn("User -> Api: a\nApi --> User: 201 Created")) == []


class TestPromise:
    """RSP003."""

    TEXT = """
    User -> Order: POST /orders
    Order ~> Broker: OrderPlaced
    Order --> User: {answer}
    Broker => Payment: OrderPlaced
    """

    @pytest.mark.parametrize(
        ("answer", "verdicts"),
        [
            ("order confirmed", ["finding"]),
            ("200 booking completed", ["finding"]),
            ("202 order received", ["ok"]),
            ("confirmation pending", ["ok"]),
            ("201 Created", []),
        ],
    )
    def test_the_word_counts(self, answer: str, verdicts: list[str]) -> None:
        """The word counts."""
        assert said_by("RSP003", drawn(self.TEXT.replace("{answer}", answer))) == verdicts

    @pytest.mark.parametrize(
        "text",
        [
            "User -> Order: a\nOrder ~> Broker: x\nBroker => Payment: x",
            "User -> Order: a\nOrder --> User: confirmed\nBroker => Payment: x",
            "User -> Order: a\nOrder ~> Broker: x\nOrder --> User: confirmed\n"
            "User -> Order: b\nBroker => Payment: x",
            "User -> Order: a\nOrder ~> Broker: x\nOrder --> User: confirmed",
        ],
    )
    def test_without_an_answer_or_a_decision_behind_it_nothing_is_promised(self, text: str) -> None:
        """Without an answer or a decision behind it nothing is promised."""
        assert said_by("RSP003", drawn(text)) == []

    def test_a_part_that_cannot_refuse_decides_nothing(self) -> None:
        """A part that cannot refuse decides nothing."""
        text = self.TEXT.replace("{answer}", "order confirmed").replace("Payment", "Mail")

        assert said_by("RSP003", drawn(text)) == []

    def test_who_has_been_asked_before_the_answer_decides_nothing_later(self) -> None:
        """Who has been asked before the answer decides nothing later."""
        text = """
        User -> Order: POST /orders
        Order -> Payment: charge
        Payment --> Order: ok
        Order ~> Broker: OrderPlaced
        Order --> User: order confirmed
        Broker => Payment: OrderPlaced
        """

        assert said_by("RSP003", drawn(text)) == []

    def test_an_admission_is_a_finding(self) -> None:
        """An admission is a finding."""
        assert said_by("RSP003", drawn("A -> B: x", facts=(said(Aspect.PROMISED_EARLY),))) == ["finding"]


class TestLateFailure:
    """RSP004."""

    TEXT = """
    User -> Order: POST /orders
    Order ~> Broker: OrderPlaced
    Order --> User: 202
    Broker => Payment: OrderPlaced
    Payment ~> Broker: PaymentDeclined
    Broker => Order: PaymentDeclined
    Order -> Stock: Release item
    """

    def test_a_late_reversal_without_a_notice_is_a_question(self) -> None:
        """A late reversal without a notice is a question."""
        (ruling,) = asked_of("RSP004", drawn(self.TEXT))

        assert ruling.verdict.value == "not-stated"
        assert lines(ruling) == [7]

    @pytest.mark.parametrize(
        "line", ["Order -> Mail: sorry", "Order -> User: sorry", "Broker => User: sorry"]
    )
    def test_a_notice_is_well_done(self, line: str) -> None:
        """A notice is well done."""
        assert said_by("RSP004", drawn(f"{self.TEXT.strip()}\n{line}")) == ["ok"]

    def test_a_reversal_while_the_user_waits_needs_no_notice(self) -> None:
        """A reversal while the user waits needs no notice."""
        text = "User -> Order: a\nOrder -> Stock: Release item\nStock --> Order: ok\nOrder --> User: 409"

        assert said_by("RSP004", drawn(text)) == []

    @pytest.mark.parametrize(
        ("stand", "verdict"),
        [(Stand.PRESENT, "ok"), (Stand.ABSENT, "finding"), (Stand.PLANNED, "not-stated")],
    )
    def test_what_the_text_says(self, stand: Stand, verdict: str) -> None:
        """What the text says."""
        facts = (said(Aspect.FAILURE_TOLD, stand=stand),)

        assert said_by("RSP004", drawn(self.TEXT, facts=facts)) == [verdict]

    def test_good_news_and_what_comes_behind_the_frame_tell_nobody(self) -> None:
        """Good news and what comes behind the frame tell nobody."""
        good = f"{self.TEXT.strip()}\nOrder -> Mail: order confirmed"
        steps = self.TEXT.strip().split("\n")
        framed = "\n".join([*steps[:-1], "alt declined", steps[-1], "end", "Order -> Mail: hello"])

        assert said_by("RSP004", drawn(good)) == ["not-stated"]
        assert said_by("RSP004", drawn(framed)) == ["not-stated"]

    def test_a_text_may_tell_it_without_a_flow(self) -> None:
        """A text may tell it without a flow."""
        assert said_by("RSP004", drawn("A -> B: x", facts=(said(Aspect.FAILURE_TOLD),))) == ["ok"]

    def test_a_compensation_in_the_text_leads_to_the_question(self) -> None:
        """A compensation in the text leads to the question."""
        design = renamed(drawn("A ~> Broker: x", facts=(said(Aspect.COMPENSATION),)), {})

        assert said_by("RSP004", design) == ["not-stated"]
