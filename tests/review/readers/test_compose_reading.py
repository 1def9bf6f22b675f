"""Compose files: what runs, how often, and what watches it."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Format
from eda_coach.review.model.edge import EdgeKind
from eda_coach.review.model.element import ChannelKind, ElementKind
from eda_coach.review.model.unread import UnreadKind
from eda_coach.review.model.value import Known
from eda_coach.review.readers.compose.reading import read_compose
from eda_coach.review.readers.part import Part
from eda_coach.review.readers.source import Source
from tests.review.readers.wordings import bundled_names


def read(text: str, **files: str) -> Part:
    """What a compose file says; further files by their name, dots as underscores."""
    by_name = {name.replace("_", "."): textwrap.dedent(each) for name, each in files.items()}

    def lookup(_source: Source, reference: str) -> Source | None:
        name = reference.removeprefix("./")
        return Source(name=name, text=by_name[name]) if name in by_name else None

    source = Source(name="compose.yaml", text=textwrap.dedent(text).lstrip("\n"))
    return read_compose(source, vocabulary=bundled_names(), lookup=lookup)


def of_image(image: str, *, name: str = "thing") -> Part:
    """What a file with one service says."""
    return read(f"services:\n  {name}:\n    image: {image}\n")


@pytest.mark.parametrize(
    ("image", "kind", "technology"),
    [
        ("confluentinc/cp-kafka:7.8.0", ElementKind.BROKER, "kafka"),
        ("docker.io/bitnami/kafka@sha256:abc", ElementKind.BROKER, "kafka"),
        ("rabbitmq:3-management", ElementKind.BROKER, "rabbitmq"),
        ("${REGISTRY}/nats:${TAG:-2}", ElementKind.BROKER, "nats"),
        ("postgres:16", ElementKind.STORE, "postgres"),
        ("mcr.microsoft.com/mssql/server:2022-latest", ElementKind.STORE, "mssql"),
        ("mongo", ElementKind.STORE, "mongodb"),
        ("confluentinc/cp-zookeeper", ElementKind.STORE, "zookeeper"),
        ("nginx:alpine", ElementKind.GATEWAY, "nginx"),
        ("traefik:v3", ElementKind.GATEWAY, "traefik"),
        ("provectuslabs/kafka-ui", ElementKind.CLIENT, "kafka-ui"),
        ("wiremock/wiremock:3", ElementKind.EXTERNAL, "wiremock"),
        ("acme/orders-db:1", ElementKind.STORE, "acme/orders-db:1"),
        ("acme/shop", ElementKind.SERVICE, "acme/shop"),
    ],
)
def test_images_tell_what_runs(image: str, kind: ElementKind, technology: str) -> None:
    """If the image of a service is a known product, then kind and technology follow from it."""
    (element,) = of_image(image).elements.values()

    assert (element.kind, element.technology) == (kind, technology)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("orders-db", ElementKind.STORE),
        ("api-gateway", ElementKind.GATEWAY),
        ("web", ElementKind.CLIENT),
        ("user", ElementKind.SERVICE),
        ("payment-gateway", ElementKind.SERVICE),
        ("payment-provider-mock", ElementKind.EXTERNAL),
        ("kafka-consumer", ElementKind.SERVICE),
    ],
)
def test_names_tell_what_is_built(name: str, kind: ElementKind) -> None:
    """If a service is built, then its name tells its kind; a container is never a person."""
    (element,) = read(f"services:\n  {name}:\n    build: .\n").elements.values()

    assert element.kind is kind


def test_a_port_tells_what_nothing_else_does() -> None:
    """If neither image nor name is known, then the port inside the container tells the kind."""
    part = read(
        """
        services:
          ledger: {build: ., ports: ["15432:5432"]}
          board: {build: ., ports: [{target: 5672}], expose: ["80"]}
          shop: {build: ., ports: ["8080:80/tcp"]}
        """
    )

    assert [one.kind for one in part.elements.values()] == [
        ElementKind.STORE,
        ElementKind.BROKER,
        ElementKind.SERVICE,
    ]
    assert part.weak_kinds == {"shop"}


def test_the_document_is_told() -> None:
    """If a file has a name and services, then the part has its title, format and lines."""
    part = read("name: shop\nservices:\n  kafka: {image: kafka}\n")

    assert (part.title, part.document.format, part.document.lines) == ("shop", Format.COMPOSE, 4)
    assert part.elements["kafka"].evidence[0].line == 3
    assert part.elements["kafka"].channel_kind is ChannelKind.LOG


def test_services_may_stand_at_the_top() -> None:
    """If a file is of the oldest form, then its services are read."""
    assert list(read("web:\n  image: nginx\nshop:\n  build: .\n").elements) == ["web", "shop"]


class TestClusters:
    """How many brokers there are."""

    def test_one_broker_is_no_cluster(self) -> None:
        """If there is one broker, then it has no replicas, and its line says so."""
        value = of_image("kafka").elements["thing"].says(Aspect.REPLICAS)

        assert (value.known, value.text, value.evidence[0].line) == (Known.NO, "1", 2)

    def test_services_of_one_technology_are_one_cluster(self) -> None:
        """If three services run Kafka and one RabbitMQ, then there are clusters of three and of one."""
        part = read(
            """
            services:
              kafka1: {image: kafka}
              kafka2: {image: bitnami/kafka}
              kafka3: {image: confluentinc/cp-kafka}
              rabbit: {image: rabbitmq}
            """
        )

        values = [one.says(Aspect.REPLICAS) for one in part.elements.values()]
        assert [(value.known, value.text) for value in values] == [
            *[(Known.YES, "3")] * 3,
            (Known.NO, "1"),
        ]
        assert [one.line for one in values[1].evidence] == [3, 2, 4]

    def test_replicas_are_counted(self) -> None:
        """If a service says how often it runs, then that is known, whatever it is."""
        part = read(
            """
            services:
              shop: {build: ., deploy: {replicas: 3}}
              mail: {build: ., scale: "${MAILS:-1}"}
              desk: {build: ., scale: "${DESKS}"}
              kafka: {image: kafka, deploy: {replicas: 2}}
            """
        )

        values = [one.says(Aspect.REPLICAS) for one in part.elements.values()]
        assert [(value.known, value.text) for value in values] == [
            (Known.YES, "3"),
            (Known.NO, "1"),
            (Known.UNKNOWN, ""),
            (Known.YES, "2"),
        ]

    @pytest.mark.parametrize(
        ("settings", "known", "lines"),
        [
            ("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: 1", Known.NO, [5]),
            ("KAFKA_DEFAULT_REPLICATION_FACTOR: 3", Known.YES, [5]),
            (
                "KAFKA_DEFAULT_REPLICATION_FACTOR: 3\n      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: 1",
                Known.NO,
                [6],
            ),
            ("KAFKA_MIN_INSYNC_REPLICAS: 1", Known.UNKNOWN, []),
            ("KAFKA_DEFAULT_REPLICATION_FACTOR: ${FACTOR}", Known.UNKNOWN, []),
        ],
    )
    def test_replication_factors_are_known(self, settings: str, known: Known, lines: list[int]) -> None:
        """If a broker has replication factors, then one of 1 is a gap, at its line."""
        part = read(f"services:\n  kafka:\n    image: kafka\n    environment:\n      {settings}\n")

        value = part.elements["kafka"].says(Aspect.REDUNDANT)
        assert (value.known, [one.line for one in value.evidence]) == (known, lines)

    def test_a_controller_of_kafka_is_no_broker(self) -> None:
        """If a Kafka node is only a controller, then it keeps state and carries no messages."""
        part = read(
            """
            services:
              c: {image: kafka, environment: {KAFKA_PROCESS_ROLES: controller}}
              b: {image: kafka, environment: {KAFKA_PROCESS_ROLES: "broker,controller"}}
            """
        )

        assert [one.kind for one in part.elements.values()] == [ElementKind.STORE, ElementKind.BROKER]
        assert part.elements["b"].says(Aspect.REPLICAS).text == "1"

    def test_topics_are_channels(self) -> None:
        """If topics are made by a setting or a command, then they are channels with their partitions."""
        part = read(
            """
            services:
              kafka:
                image: kafka
                environment:
                  KAFKA_CREATE_TOPICS: "orders:3:2,audit:1:1"
              kafka-init:
                image: kafka
                entrypoint: [sh, -c]
                command: |
                  kafka-topics --bootstrap-server kafka:9092 --create --topic mails --partitions 6
                  kafka-topics --list
            """
        )

        said = {
            one.name: [(aspect, value.known, value.text) for aspect, value in one.value_by_aspect.items()]
            for one in part.elements.values()
            if one.kind is ElementKind.CHANNEL
        }
        assert said == {
            "orders": [
                (Aspect.PARTITIONED, Known.YES, "3 partitions"),
                (Aspect.REDUNDANT, Known.YES, "replication factor 2"),
            ],
            "audit": [
                (Aspect.PARTITIONED, Known.NO, "1 partition"),
                (Aspect.REDUNDANT, Known.NO, "replication factor 1"),
            ],
            "mails": [(Aspect.PARTITIONED, Known.YES, "6 partitions")],
        }
        assert part.elements["mails"].evidence[0].line == 10

    def test_a_topic_may_be_called_like_a_service(self) -> None:
        """If a topic has the name of a service, then both are there."""
        part = read(
            """
            services:
              orders: {build: .}
              kafka: {image: kafka, environment: {KAFKA_CREATE_TOPICS: "orders:1:1"}}
            """
        )

        assert [one.kind for one in part.elements.values()] == [
            ElementKind.SERVICE,
            ElementKind.BROKER,
            ElementKind.CHANNEL,
        ]


class TestBeside:
    """What is no part of the running system."""

    @pytest.mark.parametrize(
        ("image", "aspect"),
        [
            ("prom/prometheus", Aspect.OBSERVED),
            ("jaegertracing/all-in-one", Aspect.OBSERVED),
            ("confluentinc/cp-schema-registry", Aspect.SCHEMA),
            ("debezium/connect:2", Aspect.OUTBOX),
        ],
    )
    def test_what_watches_says_so_of_the_design(self, image: str, aspect: Aspect) -> None:
        """If something watches, keeps schemas or captures changes, then the whole design has it."""
        value = of_image(image).value_by_aspect[aspect]

        assert (value.known, value.evidence[0].line) == (Known.YES, 2)

    def test_watchers_and_jobs_are_no_elements(self) -> None:
        """If a service watches, runs once or is for tests, then it is no element and has no edges."""
        part = read(
            """
            services:
              shop: {build: ., depends_on: [db-migrate, prometheus, seeded, kafka-setup]}
              db-migrate: {build: .}
              prometheus: {build: ./watch}
              seeded: {build: .}
              mail:
                build: .
                depends_on: {seeded: {condition: service_completed_successfully}}
              kafka-setup: {image: kafka, command: kafka-topics --create --topic x}
              probe: {build: ., profiles: [debug]}
              other: {build: ., profiles: [debug, prod]}
            """
        )

        assert list(part.elements) == ["shop", "mail", "other", "x"]
        assert not part.edges

    def test_a_tool_has_no_connections(self) -> None:
        """If a tool of the operators connects to a broker, then that is no part of the design."""
        part = read(
            """
            services:
              kafka: {image: kafka}
              ui: {image: provectuslabs/kafka-ui, environment: ["BOOTSTRAP_SERVERS=kafka:9092"]}
            """
        )

        assert not part.edges


class TestHealth:
    """Health checks and the order of starting."""

    @pytest.mark.parametrize(
        ("check", "known"),
        [("{test: curl}", Known.YES), ("{disable: true}", Known.NO), ("{test: [NONE]}", Known.NO)],
    )
    def test_a_health_check_is_known(self, check: str, known: Known) -> None:
        """If a service has a health check or switches it off, then that is known."""
        part = read(f"services:\n  shop:\n    build: .\n    healthcheck: {check}\n")

        assert part.elements["shop"].says(Aspect.HEALTH_CHECK).known is known

    @pytest.mark.parametrize(
        ("waits", "known", "line"),
        [
            ("[kafka]", Known.NO, 5),
            ("\n      kafka:\n        condition: service_healthy", Known.YES, 6),
            ("\n      kafka:\n        condition: service_started", Known.NO, 6),
        ],
    )
    def test_waiting_is_a_link_with_its_condition(self, waits: str, known: Known, line: int) -> None:
        """If a service depends on another one, then there is a link that says if it waits for health."""
        part = read(f"services:\n  kafka: {{image: kafka}}\n  shop:\n    build: .\n    depends_on: {waits}\n")

        (edge,) = part.edges
        assert (edge.kind, edge.source, edge.target) == (EdgeKind.LINK, "shop", "kafka")
        assert (edge.says(Aspect.HEALTH_CHECK).known, edge.evidence[0].line) == (known, line)


class TestOtherFiles:
    """Includes, extends and env_file."""

    def test_files_that_are_given_are_read(self) -> None:
        """If a file leads to others that are to be had, then their services and settings count."""
        part = read(
            """
            include: [more.yaml, {path: [third.yaml]}]
            services:
              shop:
                extends: {file: ./more.yaml, service: plain}
                env_file: [{path: shop.env}]
                environment: {MAIL_URL: http://mail}
              mail: {build: .}
            """,
            more_yaml="services:\n  plain: {build: ., deploy: {replicas: 2}}\n",
            third_yaml="include: [compose.yaml, more.yaml]\nservices:\n  kafka: {image: kafka}\n",
            shop_env="# where things are\nexport KAFKA_URL='kafka:9092'\nMAIL_URL=http://kafka\n",
        )

        assert not [one for one in part.unread if "compose.yaml" not in one.why]
        assert {"shop", "mail", "plain", "kafka"} == set(part.elements)
        assert part.elements["shop"].says(Aspect.REPLICAS).evidence[0].file == "more.yaml"
        assert [(edge.target, edge.evidence[0].file) for edge in part.edges] == [
            ("mail", "compose.yaml"),
            ("kafka", "shop.env"),
        ]

    def test_files_that_are_not_given_are_told_once(self) -> None:
        """If a file is not to be had, then it is told once, and the rest is read."""
        part = read(
            """
            include: [more.yaml]
            services:
              a: {build: ., env_file: .env, extends: {service: nowhere}}
              b: {build: ., env_file: .env, extends: {file: other.yaml, service: x}}
            """
        )

        assert list(part.elements) == ["a", "b"]
        assert sorted((one.kind, one.evidence.line) for one in part.unread) == [
            (UnreadKind.REFERENCE, 1),
            (UnreadKind.REFERENCE, 3),
            (UnreadKind.REFERENCE, 3),
            (UnreadKind.REFERENCE, 4),
        ]

    def test_anchors_and_extensions_are_followed(self) -> None:
        """If services share settings by anchors, then each has them."""
        part = read(
            """
            x-all: &all
              environment: &env {KAFKA_URL: "kafka:9092"}
            services:
              kafka: {image: kafka}
              shop:
                <<: *all
                build: .
              mail:
                build: .
                environment:
                  <<: *env
                  OTHER: 1
            """
        )

        assert [(edge.source, edge.target) for edge in part.edges] == [("shop", "kafka"), ("mail", "kafka")]

    def test_services_may_extend_each_other(self) -> None:
        """If services extend each other in a circle, then reading ends."""
        part = read("services:\n  a: {build: ., extends: b}\n  b: {build: ., extends: a}\n")

        assert list(part.elements) == ["a", "b"]


@pytest.mark.parametrize("text", ["", "services: 12\n", "services:\n  shop: 12\n", "services: [", "a: 1\n"])
def test_what_is_no_service_is_told(text: str) -> None:
    """If there is no service that can be read, then that is told."""
    part = read(text)

    assert part.unread
    assert not part.elements


_KEYS = st.sampled_from(
    ["services", "image", "environment", "depends_on", "deploy", "ports", "links", "extends", "include", "a"]
)
_TREES = st.recursive(
    st.none() | st.integers() | st.text(max_size=8) | st.sampled_from(["kafka", "a:9092", "http://a"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(tree=st.dictionaries(st.sampled_from(["a", "kafka"]), _TREES, max_size=2), more=_TREES)
def test_no_tree_breaks_the_reader(tree: dict[str, object], more: object) -> None:
    """If any tree is read, then there is a part, and each edge joins elements of it."""
    import yaml

    part = read(yaml.safe_dump({"services": tree, "include": more}))

    assert all({edge.source, edge.target} <= set(part.elements) for edge in part.edges)
