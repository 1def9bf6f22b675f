"""Rules on running, watching and protecting a system."""

from dataclasses import replace

import pytest

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design, Format, Section
from eda_coach.review.model.edge import EdgeKind
from eda_coach.review.model.fact import Fact, Stand
from eda_coach.review.model.message import Field, Message
from eda_coach.review.model.value import Known, Value
from eda_coach.review.rules.verdict import Severity
from tests.review.rules.drawn import at, drawn, lines, said
from tests.review.rules.stored import asked_of, renamed, said_by, stored, value, with_values

ONE_HOP = "User -> Order: POST /orders\nOrder ~> Broker: OrderPlaced\nBroker => Stock: OrderPlaced"
TWO_HOPS = f"{ONE_HOP}\nStock ~> Broker: ItemReserved"
YES, NO = Known.YES, Known.NO


class TestCorrelation:
    """OPS001."""

    def test_the_question_comes_up_at_the_request(self) -> None:
        """The question comes up at the request."""
        (ruling,) = asked_of("OPS001", drawn(ONE_HOP))

        assert ruling.verdict.value == "not-stated"
        assert lines(ruling) == [1, 2]

    def test_calls_alone_are_not_asked(self) -> None:
        """Calls alone are not asked."""
        assert said_by("OPS001", drawn("User -> Order: a\nOrder -> Stock: b")) == []

    @pytest.mark.parametrize(("text", "severity"), [(ONE_HOP, Severity.MEDIUM), (TWO_HOPS, None)])
    def test_a_text_that_rules_it_out_weighs_by_the_hops(self, text: str, severity: Severity | None) -> None:
        """A text that rules it out weighs by the hops."""
        facts = (said(Aspect.CORRELATION, stand=Stand.ABSENT),)
        (ruling,) = asked_of("OPS001", drawn(text, facts=facts))

        assert (ruling.verdict.value, ruling.severity) == ("finding", severity)

    def test_without_a_request_the_question_comes_up_at_the_message(self) -> None:
        """Without a request the question comes up at the message."""
        text = "Stock -> Order: a\nOrder ~> Broker: x"
        (in_flow,) = asked_of("OPS001", drawn(text))
        (apart,) = asked_of("OPS001", drawn("Broker => Stock: x", in_flow=False))
        (delivered,) = asked_of("OPS001", drawn("Broker => Stock: x"))

        assert [lines(in_flow), lines(apart), lines(delivered)] == [[2], [1], [1]]

    def test_other_fields_are_not_enough(self) -> None:
        """Other fields are not enough."""
        message = Message(id="m", name="m", fields=(Field(name="city", evidence=at(30)),), evidence=(at(29),))

        assert said_by("OPS001", replace(drawn(ONE_HOP), messages={"m": message})) == ["not-stated"]

    def test_a_field_or_a_tracer_is_enough(self) -> None:
        """A field or a tracer is enough."""
        field = Field(name="headers.correlationId", is_header=True, evidence=at(30))
        message = Message(id="m", name="OrderPlaced", fields=(field,), evidence=(at(29),))

        assert said_by("OPS001", replace(drawn(ONE_HOP), messages={"m": message})) == ["ok"]
        assert said_by("OPS001", renamed(drawn(ONE_HOP), {"Stock": "Jaeger"})) == ["ok"]


class TestSinglePoint:
    """OPS002."""

    @pytest.mark.parametrize(
        ("aspect", "said_of_it", "verdict"),
        [
            (Aspect.REDUNDANT, value(NO, line=28), "finding"),
            (Aspect.REDUNDANT, value(YES), "ok"),
            (Aspect.MANAGED, value(YES), "ok"),
            (Aspect.MANAGED, value(NO), "not-stated"),
            (Aspect.REPLICAS, value(YES, "3"), "ok"),
            (Aspect.REPLICAS, value(YES, "1"), "finding"),
            (Aspect.REPLICAS, value(NO, "1"), "finding"),
            (Aspect.REPLICAS, value(YES), "not-stated"),
            (Aspect.REPLICAS, value(YES, "several"), "not-stated"),
        ],
    )
    def test_what_a_broker_declares(self, aspect: Aspect, said_of_it: Value, verdict: str) -> None:
        """What a broker declares."""
        assert said_by("OPS002", with_values(drawn(ONE_HOP), "Broker", {aspect: said_of_it})) == [verdict]

    def test_one_container_in_a_compose_file_is_a_question(self) -> None:
        """One container in a compose file is a question."""
        design = with_values(drawn(ONE_HOP), "Broker", {Aspect.REPLICAS: value(NO, "1")})
        document = replace(design.documents[0], format=Format.COMPOSE)

        assert said_by("OPS002", replace(design, documents=(document,))) == ["not-stated"]

    def test_the_finding_is_where_it_is_declared(self) -> None:
        """The finding is where it is declared."""
        design = with_values(drawn(ONE_HOP), "Broker", {Aspect.REDUNDANT: value(NO, line=28)})
        (ruling,) = asked_of("OPS002", design)

        assert lines(ruling) == [28]

    @pytest.mark.parametrize(
        ("stand", "verdict"),
        [
            (Stand.PRESENT, "ok"),
            (Stand.ABSENT, "finding"),
            (Stand.PLANNED, "not-stated"),
            (Stand.ARGUED, "not-stated"),
        ],
    )
    def test_what_a_sentence_says_of_a_broker(self, stand: Stand, verdict: str) -> None:
        """What a sentence says of a broker."""
        fact = replace(said(Aspect.REDUNDANT, stand=stand), elements=("Broker",))

        assert said_by("OPS002", drawn(ONE_HOP, facts=(fact,))) == [verdict]

    @pytest.mark.parametrize(("known", "verdict"), [(YES, "ok"), (NO, "finding")])
    def test_what_is_declared_of_the_whole_holds_for_the_broker(self, known: Known, verdict: str) -> None:
        """What is declared of the whole holds for the broker."""
        design = replace(drawn(ONE_HOP), value_by_aspect={Aspect.REDUNDANT: value(known)})

        assert said_by("OPS002", design) == [verdict]

    def test_only_brokers_are_asked_after(self) -> None:
        """Only brokers are asked after."""
        assert said_by("OPS002", stored("User -> Api: a\nApi -> ApiDb: insert")) == []

    def test_a_service_by_its_name_is_managed(self) -> None:
        """A service by its name is managed."""
        assert said_by("OPS002", renamed(drawn(ONE_HOP), {"Broker": "Amazon SQS"})) == ["ok"]

    def test_an_admission_counts_unless_its_section_says_what_is_done(self) -> None:
        """An admission counts unless its section says what is done."""
        alone = said(Aspect.SINGLE_POINT, "a single Redis instance")
        answered = said(Aspect.REDUNDANT, "a standby takes over")

        assert said_by("OPS002", drawn("A -> B: x", facts=(alone,))) == ["finding"]
        assert said_by("OPS002", drawn("A -> B: x", facts=(alone, answered))) == ["ok"]
        elsewhere = replace(answered, heading="Kafka")
        assert said_by("OPS002", drawn("A -> B: x", facts=(alone, elsewhere))) == ["finding"]


class TestEdge:
    """OPS003."""

    @pytest.mark.parametrize(
        ("stand", "verdict"),
        [
            (Stand.PRESENT, "ok"),
            (Stand.ABSENT, "finding"),
            (Stand.PLANNED, "not-stated"),
            (Stand.ARGUED, "not-stated"),
        ],
    )
    def test_what_the_text_says_of_a_limit(self, stand: Stand, verdict: str) -> None:
        """What the text says of a limit."""
        assert said_by("OPS003", drawn(ONE_HOP, facts=(said(Aspect.RATE_LIMIT, stand=stand),))) == [verdict]

    def test_a_limiter_in_the_drawing_is_enough(self) -> None:
        """A limiter in the drawing is enough."""
        assert said_by("OPS003", renamed(drawn(ONE_HOP), {"Stock": "Rate Limiter"})) == ["ok"]

    def test_without_users_there_is_no_edge(self) -> None:
        """Without users there is no edge."""
        assert said_by("OPS003", drawn("Order -> Stock: a")) == []


class TestCache:
    """OPS004."""

    @pytest.mark.parametrize(
        ("facts", "verdicts"),
        [
            ((), []),
            ((said(Aspect.READ_HEAVY),), ["not-stated"]),
            ((said(Aspect.READ_HEAVY), said(Aspect.CACHE)), ["ok"]),
            ((said(Aspect.READ_HEAVY), said(Aspect.READ_MODEL)), ["ok"]),
            ((said(Aspect.READ_HEAVY), said(Aspect.CACHE, stand=Stand.ABSENT)), ["finding"]),
        ],
    )
    def test_only_a_load_that_is_called_read_heavy(
        self, facts: tuple[Fact, ...], verdicts: list[str]
    ) -> None:
        """Only a load that is called read heavy."""
        assert said_by("OPS004", replace(drawn("A -> B: x"), facts=facts)) == verdicts

    def test_a_cache_in_the_drawing_is_enough(self) -> None:
        """A cache in the drawing is enough."""
        design = stored("Api -> PageCache: get", facts=(said(Aspect.READ_HEAVY),))

        assert said_by("OPS004", design) == ["ok"]


class TestObserved:
    """OPS005."""

    @pytest.mark.parametrize(
        ("aspect", "stand", "verdict"),
        [
            (Aspect.LAG_WATCHED, Stand.PRESENT, "ok"),
            (Aspect.OBSERVED, Stand.PRESENT, "not-stated"),
            (Aspect.LAG_WATCHED, Stand.ABSENT, "finding"),
            (Aspect.OBSERVED, Stand.ABSENT, "finding"),
            (Aspect.OBSERVED, Stand.PLANNED, "not-stated"),
            (Aspect.RETRY, Stand.PRESENT, "not-stated"),
        ],
    )
    def test_what_the_text_says(self, aspect: Aspect, stand: Stand, verdict: str) -> None:
        """What the text says."""
        assert said_by("OPS005", drawn(ONE_HOP, facts=(said(aspect, stand=stand),))) == [verdict]

    def test_without_messages_there_is_nothing_to_watch(self) -> None:
        """If nothing goes over a channel, then nothing is asked; a publisher alone is enough to ask."""
        assert said_by("OPS005", drawn("User -> Order: x")) == []
        assert said_by("OPS005", drawn("Order ~> Broker: x")) == ["not-stated"]


def composed(text: str) -> Design:
    """A compose file in which services need others."""
    design = stored(text, in_flow=False)
    edges = tuple(replace(edge, kind=EdgeKind.LINK, label="depends_on") for edge in design.edges)
    document = replace(design.documents[0], format=Format.COMPOSE)
    return replace(design, edges=edges, documents=(document,))


class TestStartOrder:
    """OPS006."""

    def test_order_alone_is_a_finding(self) -> None:
        """If nothing cares for a late start, then that is a finding."""
        assert said_by("OPS006", composed("Api -> Broker: x\nApi -> ApiDb: x")) == ["finding"]

    def test_who_is_started_again_is_asked(self) -> None:
        """If the service is started again after a failure, then it is asked whether that is enough."""
        design = composed("Api -> Broker: x")
        said = replace(value(NO), text="restart: always")
        edge = replace(design.edges[0], value_by_aspect={Aspect.HEALTH_CHECK: said})

        assert said_by("OPS006", replace(design, edges=(edge,))) == ["not-stated"]

    def test_waiting_for_health_is_well_done(self) -> None:
        """Waiting for health is well done."""
        design = composed("Api -> Broker: x")
        edge = replace(design.edges[0], value_by_aspect={Aspect.HEALTH_CHECK: value(YES)})

        assert said_by("OPS006", replace(design, edges=(edge,))) == ["ok"]

    def test_other_services_and_other_documents_are_not_asked(self) -> None:
        """Other services and other documents are not asked."""
        assert said_by("OPS006", composed("Api -> Stock: x")) == []
        assert said_by("OPS006", drawn("Api -> Broker: depends_on")) == []


class TestNumbers:
    """OPS007."""

    def test_a_long_text_without_a_number_is_asked(self) -> None:
        """A long text without a number is asked."""
        assert said_by("OPS007", long_text(500)) == ["not-stated"]
        assert said_by("OPS007", long_text(20)) == []

    def test_a_number_is_enough(self) -> None:
        """A number is enough."""
        assert said_by("OPS007", replace(long_text(500), facts=(said(Aspect.NUMBERS),))) == ["ok"]


def long_text(words: int) -> Design:
    """A text of so many words."""
    design = drawn("A -> B: x")
    section = Section(title="", level=0, words=words, evidence=at(1))
    return replace(design, documents=(replace(design.documents[0], sections=(section,)),))


class TestAuth:
    """OPS008."""

    def test_only_declarations_count(self) -> None:
        """Only declarations count."""
        facts = (said(Aspect.AUTH, stand=Stand.ABSENT),)

        assert said_by("OPS008", drawn(ONE_HOP, facts=facts)) == []

    @pytest.mark.parametrize(("known", "verdicts"), [(NO, ["finding"]), (YES, ["ok"])])
    def test_what_a_part_declares(self, known: Known, verdicts: list[str]) -> None:
        """What a part declares."""
        assert (
            said_by("OPS008", with_values(drawn(ONE_HOP), "Broker", {Aspect.AUTH: value(known)})) == verdicts
        )

    def test_an_api_that_everybody_may_change_is_a_finding(self) -> None:
        """An API that everybody may change is a finding."""
        design = drawn("Browser -> Api: POST /orders", in_flow=False)
        edge = replace(design.edges[0], value_by_aspect={Aspect.AUTH: value(NO)})
        read = replace(edge, label="GET /orders")

        assert said_by("OPS008", replace(design, edges=(edge,))) == ["finding"]
        assert said_by("OPS008", replace(design, edges=(read,))) == []

    def test_an_api_of_which_one_operation_is_open_is_no_finding(self) -> None:
        """An api of which one operation is open is no finding."""
        design = replace(drawn(ONE_HOP), value_by_aspect={Aspect.AUTH: value(YES)})
        edge = replace(design.edges[0], value_by_aspect={Aspect.AUTH: value(NO)})

        assert said_by("OPS008", replace(design, edges=(edge, *design.edges[1:]))) == []
