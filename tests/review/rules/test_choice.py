"""Rules on the choice of style: designs that break them, keep them, and do not concern them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design, Format, Section
from eda_coach.review.model.fact import Fact, Stand
from eda_coach.review.rules.choice import (
    RULES,
    login_through_queue,
    long_work_in_request,
    needless_broker,
    unreasoned_style,
)
from tests.review.rules.drawn import at, drawn, lines, ruled, said, verdicts
from tests.strategies import LAW


def round_trip(label: str) -> str:
    """A request that goes over a broker and back while the user waits."""
    return (
        f"User -> Gateway: {label}\nGateway ~> Broker: E\nBroker => Auth: E\n"
        "Auth ~> Broker: F\nBroker => Gateway: F\nGateway --> User: 200"
    )


class TestLogin:
    """CHO001."""

    @pytest.mark.parametrize(
        "label", ["POST /login", "POST /api/register {User}", "GET /orders/7", "Sign in"]
    )
    def test_an_answer_wanted_at_once_over_a_broker_is_a_finding(self, label: str) -> None:
        """An answer wanted at once over a broker is a finding."""
        (ruling,) = ruled(login_through_queue, "CHO001", drawn(round_trip(label)))

        assert ruling.verdict.value == "finding"
        assert ruling.elements == ("Gateway", "Broker")
        assert lines(ruling) == [1, 2, 5]

    @pytest.mark.parametrize("label", ["POST /orders", "PUT /refill"])
    def test_other_requests_are_left_to_other_rules(self, label: str) -> None:
        """Other requests are left to other rules."""
        assert ruled(login_through_queue, "CHO001", drawn(round_trip(label))) == []

    def test_an_event_after_a_login_is_fine(self) -> None:
        """An event after a login is fine."""
        call = "User -> Auth: POST /login\nAuth ~> Broker: LoggedIn\nAuth --> User: 200"
        text = f"{call}\nBroker => Audit: LoggedIn"

        assert verdicts(ruled(login_through_queue, "CHO001", drawn(text))) == ["ok"]

    def test_without_a_channel_it_is_not_asked(self) -> None:
        """Without a channel it is not asked."""
        assert ruled(login_through_queue, "CHO001", drawn("User -> Auth: login\nAuth --> User")) == []


class TestLongWork:
    """CHO002."""

    def drawing(self, work: str, answer: str, *, arrow: str = "->") -> Design:
        """A request with one call in it."""
        target = "Queue" if arrow == "~>" else "Worker"
        return drawn(f"User -> Api: POST\nApi {arrow} {target}: {work}\nApi --> User: {answer}")

    @pytest.mark.parametrize(
        ("work", "answer", "verdict"),
        [
            ("transcode video", "201 Created", "finding"),
            ("build the model (takes 20 minutes)", "200", "finding"),
            ("generate report", "200", "not-stated"),
            ("transcode video", "202 Accepted", "ok"),
        ],
    )
    def test_the_answer_decides(self, work: str, answer: str, verdict: str) -> None:
        """The answer decides."""
        assert verdicts(ruled(long_work_in_request, "CHO002", self.drawing(work, answer))) == [verdict]

    def test_work_handed_to_a_queue_is_fine(self) -> None:
        """Work handed to a queue is fine."""
        design = self.drawing("transcode video", "201", arrow="~>")

        assert verdicts(ruled(long_work_in_request, "CHO002", design)) == ["ok"]

    @pytest.mark.parametrize("work", ["reserve stock", "GET /reports/7/export"])
    def test_short_work_and_reads_are_not_asked(self, work: str) -> None:
        """Short work and reads are not asked."""
        assert ruled(long_work_in_request, "CHO002", self.drawing(work, "200")) == []


class TestReason:
    """CHO003."""

    def text(self, *facts: Fact, words: int = 400) -> Design:
        """A design of one page with some sentences."""
        design = drawn("User -> Api: x\nApi --> User", facts=facts)
        section = Section(title="", level=0, words=words, evidence=at(1))
        return replace(design, documents=(replace(design.documents[0], sections=(section,)),))

    def styles(self, count: int) -> tuple[Fact, ...]:
        """Sentences that name a style, far from each other."""
        return tuple(said(Aspect.STYLE_CHOICE, f"style {i}", line=10 + 20 * i) for i in range(count))

    def test_no_style_named_no_question(self) -> None:
        """No style named no question."""
        assert ruled(unreasoned_style, "CHO003", self.text(said(Aspect.REASON))) == []

    @pytest.mark.parametrize("stand", [Stand.PRESENT, Stand.ARGUED])
    def test_a_reason_close_by_is_well_done(self, stand: Stand) -> None:
        """A reason close by is well done."""
        reason = said(Aspect.REASON, "because", line=12, stand=stand)

        (ruling,) = ruled(unreasoned_style, "CHO003", self.text(*self.styles(1), reason))
        assert (ruling.verdict.value, lines(ruling)) == ("ok", [12, 10])

    @pytest.mark.parametrize(
        ("count", "words", "verdict"), [(3, 400, "finding"), (2, 400, "not-stated"), (3, 80, "not-stated")]
    )
    def test_a_finding_takes_a_long_text_without_any_reason(
        self, count: int, words: int, verdict: str
    ) -> None:
        """A finding takes a long text without any reason."""
        design = self.text(*self.styles(count), words=words)

        assert verdicts(ruled(unreasoned_style, "CHO003", design)) == [verdict]

    def test_a_reason_far_away_leaves_a_question(self) -> None:
        """A reason far away leaves a question."""
        design = self.text(*self.styles(3), said(Aspect.REASON, "because", line=90))

        assert verdicts(ruled(unreasoned_style, "CHO003", design)) == ["not-stated"]

    def test_a_reason_that_names_a_style_counts_anywhere(self) -> None:
        """A reason that names a style counts anywhere."""
        reason = said(Aspect.REASON, "Event sourcing was chosen because audits need it.", line=90)

        assert verdicts(ruled(unreasoned_style, "CHO003", self.text(*self.styles(3), reason))) == ["ok"]

    def test_interface_descriptions_are_not_asked(self) -> None:
        """Interface descriptions are not asked."""
        design = self.text(*self.styles(3))
        api = replace(design, documents=(replace(design.documents[0], format=Format.OPENAPI),))

        assert ruled(unreasoned_style, "CHO003", api) == []


class TestBroker:
    """CHO004."""

    def test_two_parts_that_wait_for_each_other_need_none(self) -> None:
        """Two parts that wait for each other need none."""
        (ruling,) = ruled(needless_broker, "CHO004", drawn(round_trip("POST /quotes")))

        assert (ruling.verdict.value, ruling.elements) == ("finding", ("Gateway", "Auth"))

    def test_several_consumers_of_a_channel_do(self) -> None:
        """Several consumers of a channel do."""
        text = "User -> Api: x\nApi ~> Orders: E\nApi --> User\nOrders => Mail: E\nOrders => Stock: E"

        assert verdicts(ruled(needless_broker, "CHO004", drawn(text))) == ["ok"]

    def test_one_producer_and_one_consumer_are_fine_where_nobody_waits(self) -> None:
        """One producer and one consumer are fine where nobody waits."""
        text = "User -> Api: x\nApi ~> Queue: E\nApi --> User\nQueue => Mail: E"

        assert ruled(needless_broker, "CHO004", drawn(text)) == []

    def test_a_user_who_listens_too_needs_the_broker(self) -> None:
        """A user who listens too needs the broker."""
        text = f"{round_trip('POST /quotes')}\nBroker => User: F"

        assert "finding" not in verdicts(ruled(needless_broker, "CHO004", drawn(text)))


@pytest.mark.parametrize("id_", RULES)
def test_plain_calls_concern_no_rule(id_: str) -> None:
    """Plain calls concern no rule."""
    assert ruled(RULES[id_], id_, drawn("User -> A: x\nA -> B: y\nB --> A\nA --> User")) == []


_ENDS = st.sampled_from(["User", "Gateway", "A", "B", "Broker", "Queue"])
_LABELS = st.sampled_from(["login", "GET /x", "transcode", "export (takes minutes)", "x", "202"])
_LINES = st.builds(
    lambda a, arrow, b, label: f"{a} {arrow} {b}: {label}",
    _ENDS,
    st.sampled_from(["->", "-->", "-)", "~>", "=>"]),
    _ENDS,
    _LABELS,
)


@LAW
@given(st.lists(_LINES, min_size=1, max_size=25))
def test_rules_stand_any_drawing_and_say_the_same_twice(text: list[str]) -> None:
    """Rules stand any drawing and say the same twice."""
    design = drawn("\n".join(text))

    for id_, rule in RULES.items():
        assert ruled(rule, id_, design) == ruled(rule, id_, design)
