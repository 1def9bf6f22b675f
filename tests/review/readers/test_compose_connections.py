"""Settings in compose files: what a service connects to."""

import pytest

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import ElementKind
from eda_coach.review.model.evidence import How
from eda_coach.review.model.value import Known
from eda_coach.review.readers.part import Part
from tests.review.readers.test_compose_reading import read


def with_setting(setting: str, *, name: str = "shop") -> Part:
    """A file whose first service has one setting, among usual others."""
    return read(
        f"""
        services:
          {name}:
            build: .
            environment:
              - {setting}
          billing: {{build: ., hostname: billing-host, container_name: bills}}
          registry: {{build: .}}
          web: {{build: .}}
          kafka: {{image: kafka}}
          db: {{image: postgres, networks: {{back: {{aliases: [orders-db]}}}}}}
        """
    )


def only_edge(setting: str) -> Edge:
    """The one edge that a setting makes."""
    (edge,) = with_setting(setting).edges
    return edge


@pytest.mark.parametrize(
    ("setting", "kind", "target", "protocol"),
    [
        ("BILLING_URL=http://billing:8080/v1", EdgeKind.CALL, "billing", "http"),
        ('"BILLING_URL=${BILLING:-http://billing:8080}"', EdgeKind.CALL, "billing", "http"),
        ('"BILLING_URL=${A:-${B:-https://billing}}"', EdgeKind.CALL, "billing", "http"),
        ("URL=http://billing-host", EdgeKind.CALL, "billing", "http"),
        ("URL=http://bills", EdgeKind.CALL, "billing", "http"),
        ("BILLING_GRPC_HOST=billing", EdgeKind.CALL, "billing", "grpc"),
        ("BILLING=billing:5001", EdgeKind.CALL, "billing", ""),
        ("PUSH=ws://billing/push", EdgeKind.LINK, "billing", "ws"),
        ("EUREKA_URL=http://registry:8761", EdgeKind.LINK, "registry", "http"),
        ("KAFKA_BROKERS=kafka:9092,kafka:9093", EdgeKind.LINK, "kafka", ""),
        ("BOOTSTRAP_SERVERS=PLAINTEXT://kafka:9092", EdgeKind.LINK, "kafka", ""),
        ("DATABASE_URL=postgres://user:p@ss@db:5432/x", EdgeKind.LINK, "db", "postgres"),
        ("DB=jdbc:postgresql://orders-db/x", EdgeKind.LINK, "db", "postgresql"),
        ('"CONNECTION=Server=db,5432;Password=x"', EdgeKind.LINK, "db", ""),
        ("DSN=host=db user=x", EdgeKind.LINK, "db", ""),
        ("DB_HOST=db", EdgeKind.LINK, "db", ""),
        ("PAY_URL=https://api.pay.example", EdgeKind.CALL, "api-pay-example", "http"),
    ],
)
def test_hosts_in_settings_are_edges(setting: str, kind: EdgeKind, target: str, protocol: str) -> None:
    """If a setting names the host of another part, then there is an inferred edge to it."""
    edge = only_edge(setting)

    assert (edge.kind, edge.target, edge.protocol) == (kind, target, protocol)
    assert (edge.evidence[0].line, edge.evidence[0].how) == (5, How.INFERRED)


@pytest.mark.parametrize(
    "setting",
    [
        "POSTGRES_DB=db",
        "SELF_URL=http://shop:80",
        "LOCAL_URL=http://localhost:80",
        "CORS_ORIGIN=http://billing",
        "ADVERTISED_LISTENERS=http://billing:80",
        "WEB_URL=http://web:80",
        "MODE=billing",
        "TIME=12:30",
        "NODE_URL=http://10.0.0.1:80",
        "NAME=http://intern.local",
        "EMPTY=",
        "FTP=ftp://files.example",
    ],
)
def test_other_settings_are_no_edges(setting: str) -> None:
    """If a setting names nothing that is asked, then there is no edge."""
    assert not with_setting(setting).edges


def test_who_waits_is_known_of_calls() -> None:
    """If the protocol is HTTP or gRPC, then the caller waits; without protocol the edge is uncertain."""
    called, bare = only_edge("A_URL=http://billing"), only_edge("A_HOST=billing")

    assert (called.sync, called.is_certain) == (Known.YES, True)
    assert (bare.sync, bare.is_certain) == (Known.UNKNOWN, False)


def test_one_connection_is_one_edge() -> None:
    """If two settings name one host, then there is one edge."""
    part = with_setting("A_URL=http://billing/a http://billing/b")

    assert len(part.edges) == 1


def test_secrets_are_not_quoted() -> None:
    """If a line holds a password, then the evidence does not."""
    part = read(
        """
        services:
          shop:
            build: .
            environment:
              A_URL: amqp://user:hunter2@kafka:5672
              B: "Server=db;Password=hunter2;"
          kafka: {image: kafka}
          db: {image: postgres}
        """
    )

    assert len(part.edges) == 2
    assert all("hunter2" not in edge.evidence[0].quote for edge in part.edges)
    assert "***" in part.edges[0].evidence[0].quote


def test_links_are_edges_and_names() -> None:
    """If a service has links, then they are edges, and their other names are hosts."""
    part = read(
        """
        services:
          shop: {build: ., links: ["database:db"], environment: {DB_HOST: db}}
          database: {image: postgres}
        """
    )

    assert [(edge.label, edge.target) for edge in part.edges] == [
        ("links", "database"),
        ("DB_HOST", "database"),
    ]


class TestBrokersElsewhere:
    """Brokers of which only a setting is there."""

    @pytest.mark.parametrize(
        ("setting", "name", "managed"),
        [
            ("MESSAGE_QUEUE_HOST=shop.servicebus.windows.net", "Azure Service Bus", Known.YES),
            ("EVENT_HUB_HOST=shop.servicebus.windows.net", "Azure Event Hubs", Known.YES),
            ("BROKERS=b-1.shop.kafka.eu-west-1.amazonaws.com:9092", "Amazon MSK", Known.YES),
            ("URL=amqps://x.cloudamqp.com/y", "CloudAMQP", Known.YES),
            ("MESSAGE_QUEUE_HOST=${MESSAGE_QUEUE_HOST}", "Message queue", Known.UNKNOWN),
            ("RABBITMQ_URL=${RABBITMQ_URL}", "RabbitMQ", Known.UNKNOWN),
        ],
    )
    def test_it_is_an_element(self, setting: str, name: str, managed: Known) -> None:
        """If a setting leads to a broker outside the file, then that is an element, and linked."""
        part = read(f"services:\n  shop:\n    build: .\n    environment:\n      - '{setting}'\n")

        broker = part.elements[part.edges[0].target]
        assert (broker.name, broker.kind) == (name, ElementKind.BROKER)
        assert broker.says(Aspect.MANAGED).known is managed

    @pytest.mark.parametrize("setting", ["KAFKA_BROKERS=${KAFKA_BROKERS}", "MESSAGE_BROKER_URL=${URL}"])
    def test_a_broker_of_the_file_is_meant(self, setting: str) -> None:
        """If a setting has only a variable, and a broker that it may mean is in the file, then that is it."""
        assert only_edge(setting).target == "kafka"

    def test_a_broker_has_no_link_to_itself(self) -> None:
        """If a broker's own settings speak of it, then there is no edge."""
        part = read("services:\n  kafka:\n    image: kafka\n    environment: {KAFKA_URL: '${KAFKA_URL}'}\n")

        assert not part.edges


class TestChannels:
    """Queues and topics that settings name."""

    @pytest.mark.parametrize(
        ("setting", "name"),
        [
            ("ORDERS_TOPIC=orders", "orders"),
            ("PAYMENT_QUEUE_NAME=pay.in", "pay.in"),
            ("URL=https://sqs.eu-west-1.amazonaws.com/123456789012/invoices", "invoices"),
            ("ARN=arn:aws:sns:eu-west-1:123456789012:orders-placed", "orders-placed"),
        ],
    )
    def test_they_are_elements(self, setting: str, name: str) -> None:
        """If a setting names a queue or topic, then it is a channel linked to the service."""
        part = with_setting(setting)

        channels = [one for one in part.elements.values() if one.kind is ElementKind.CHANNEL]
        assert [one.name for one in channels] == [name]
        assert (part.edges[0].source, part.edges[0].target) == ("shop", channels[0].id)

    @pytest.mark.parametrize("setting", ["USE_QUEUE=true", "TOPIC=", "QUEUE=12", "ORDERS_TOPICS=a b"])
    def test_other_settings_name_none(self, setting: str) -> None:
        """If the value is no name, then there is no channel."""
        part = with_setting(setting)

        assert not [one for one in part.elements.values() if one.kind is ElementKind.CHANNEL]

    def test_a_dead_letter_queue_is_known_of_the_service(self) -> None:
        """If a service is told its dead-letter queue, then it has one."""
        value = with_setting("ORDERS_DLQ=orders.dlq").elements["shop"].says(Aspect.DLQ)

        assert (value.known, value.text, value.evidence[0].line) == (Known.YES, "orders.dlq", 5)


class TestTuning:
    """Settings that say how a service calls and consumes."""

    @pytest.mark.parametrize(
        ("setting", "aspect", "known", "text"),
        [
            ("HTTP_TIMEOUT_MS=2000", Aspect.TIMEOUT, Known.YES, "2000 ms"),
            ("CALL_TIMEOUT=2s", Aspect.TIMEOUT, Known.YES, "2s"),
            ("MAX_RETRIES=5", Aspect.RETRY_LIMIT, Known.YES, "5"),
            ("MAX_RETRIES=0", Aspect.RETRY_LIMIT, Known.NO, "0"),
            ("PREFETCH_COUNT=10", Aspect.BACKPRESSURE, Known.YES, "10"),
            ("SESSION_TIMEOUT=3600", Aspect.TIMEOUT, Known.UNKNOWN, ""),
            ("HTTP_TIMEOUT=", Aspect.TIMEOUT, Known.UNKNOWN, ""),
        ],
    )
    def test_settings_declare_aspects(self, setting: str, aspect: Aspect, known: Known, text: str) -> None:
        """If a setting of a service is a limit, then the service declares it."""
        value = with_setting(setting).elements["shop"].says(aspect)

        assert (value.known, value.text) == (known, text)

    def test_tracing_is_known_of_the_design(self) -> None:
        """If a service is told where its traces go, then the design is observed, and that is no call."""
        part = with_setting("OTEL_EXPORTER_OTLP_ENDPOINT=http://billing:4317")

        assert part.value_by_aspect[Aspect.OBSERVED].known is Known.YES
        assert not part.edges
