"""What images of containers are: products by the last part of their name."""

from dataclasses import dataclass
from enum import StrEnum

from eda_coach.review.model.element import ElementKind
from eda_coach.review.readers.word_lists import word_set


class Role(StrEnum):
    """What a container is there for.

    A part belongs to the system. A watcher observes it, a registry of schemas holds its contracts, change
    capture reads the log of a database, and a tool is for those who run it.
    """

    PART = "part"
    WATCHER = "watcher"
    SCHEMAS = "schemas"
    CHANGE_CAPTURE = "change-capture"
    TOOL = "tool"


@dataclass(frozen=True, kw_only=True, slots=True)
class Product:
    """What an image holds.

    Attributes:
        name: In lower case, the same for every image of it.
    """

    name: str
    kind: ElementKind
    role: Role = Role.PART


_BROKERS = {
    "kafka": "kafka cp-kafka cp-server cp-enterprise-kafka kafka-native cp-local",
    "redpanda": "redpanda",
    "rabbitmq": "rabbitmq rabbitmq-server rabbitmq-management",
    "nats": "nats nats-server",
    "nats-streaming": "nats-streaming",
    "activemq": "activemq activemq-classic",
    "artemis": "activemq-artemis artemis activemq-artemis-broker",
    "pulsar": "pulsar pulsar-all",
    "mqtt": "eclipse-mosquitto mosquitto emqx vernemq hivemq4 hivemq-ce hivemq",
    "rocketmq": "rocketmq rocketmq-broker",
    "solace": "solace-pubsub-standard",
    "ibm-mq": "mq ibm-mq",
    "sqs": "elasticmq elasticmq-native",
    "azure-service-bus": "servicebus-emulator",
    "azure-event-hubs": "eventhubs-emulator",
    "google-pub-sub": "google-pubsub-emulator pubsub-emulator",
}
_STORES = {
    "postgres": "postgres postgresql postgis timescaledb timescaledb-ha pgvector postgresql-repmgr",
    "mysql": "mysql mysql-server percona percona-server",
    "mariadb": "mariadb",
    "mongodb": "mongo mongodb mongodb-community-server mongodb-sharded percona-server-mongodb",
    "redis": "redis redis-stack redis-stack-server redis-cluster valkey keydb dragonfly",
    "memcached": "memcached",
    "mssql": "mssql-server mssql-server-linux azure-sql-edge mssql-server-windows-express",
    "oracle": "oracle-xe oracle-free oracle",
    "cassandra": "cassandra scylla dse-server",
    "couchdb": "couchdb",
    "couchbase": "couchbase",
    "elasticsearch": "elasticsearch elasticsearch-oss",
    "opensearch": "opensearch",
    "solr": "solr",
    "meilisearch": "meilisearch",
    "neo4j": "neo4j",
    "influxdb": "influxdb",
    "clickhouse": "clickhouse clickhouse-server",
    "cockroachdb": "cockroach cockroachdb",
    "dynamodb": "dynamodb-local",
    "minio": "minio",
    "azurite": "azurite",
    "etcd": "etcd",
    # It keeps the state of a Kafka cluster; no message passes through it, and nobody calls it for work.
    "zookeeper": "zookeeper cp-zookeeper zookeeper-exhibitor",
    "eventstoredb": "eventstore eventstoredb kurrentdb",
}
_GATEWAYS = {
    "nginx": "nginx nginx-unprivileged openresty",
    "traefik": "traefik",
    "envoy": "envoy",
    "kong": "kong kong-gateway",
    "haproxy": "haproxy",
    "caddy": "caddy",
    "apisix": "apisix",
    "krakend": "krakend",
    "tyk": "tyk-gateway",
    "httpd": "httpd",
}
_WATCHERS = word_set(
    "prometheus grafana grafana-oss grafana-enterprise jaeger all-in-one jaeger-all-in-one zipkin zipkin-",
    "slim loki tempo promtail alloy mimir otel-lgtm opentelemetry-collector opentelemetry-collector-",
    "contrib otel-collector aws-otel-collector kibana logstash filebeat metricbeat apm-server fluentd",
    "fluent-bit vector seq alertmanager pushgateway node-exporter kafka-exporter redis_exporter postgres-",
    "exporter mysqld-exporter cadvisor agent datadog-agent statsd-exporter graphite-statsd signoz burrow",
    "kafka-lag-exporter aspire-dashboard opensearch-dashboards",
)
_TOOLS = word_set(
    "kafka-ui kafdrop akhq cmak kafka-manager kafka-topics-ui console redpanda-console cp-enterprise-",
    "control-center control-center pgadmin4 pgadmin adminer phpmyadmin mongo-express redis-commander",
    "redisinsight redisinsight-gui mailhog mailpit maildev portainer portainer-ce dozzle swagger-ui",
    "swagger-editor conduktor-platform conduktor-console lenses dbeaver cloudbeaver mongo-gui",
    "elasticsearch-head cerebro dejavu nui navigator toolbox zoonavigator zkui rabbitmq-cli kafka-cli",
    "kcat kafkacat",
)
_OTHERS = {
    "schema-registry": Product(name="schema-registry", kind=ElementKind.SERVICE, role=Role.SCHEMAS),
    "cp-schema-registry": Product(name="schema-registry", kind=ElementKind.SERVICE, role=Role.SCHEMAS),
    "apicurio-registry": Product(name="schema-registry", kind=ElementKind.SERVICE, role=Role.SCHEMAS),
    "apicurio-registry-mem": Product(name="schema-registry", kind=ElementKind.SERVICE, role=Role.SCHEMAS),
    "karapace": Product(name="schema-registry", kind=ElementKind.SERVICE, role=Role.SCHEMAS),
    "debezium-connect": Product(name="debezium", kind=ElementKind.SERVICE, role=Role.CHANGE_CAPTURE),
    "debezium-server": Product(name="debezium", kind=ElementKind.SERVICE, role=Role.CHANGE_CAPTURE),
    "cp-kafka-connect": Product(name="kafka-connect", kind=ElementKind.SERVICE),
    "wiremock": Product(name="wiremock", kind=ElementKind.EXTERNAL),
    "mockserver": Product(name="mockserver", kind=ElementKind.EXTERNAL),
    "stripe-mock": Product(name="stripe-mock", kind=ElementKind.EXTERNAL),
    "localstack": Product(name="localstack", kind=ElementKind.EXTERNAL),
}
# Images whose last part says nothing by itself, with the part before it.
_PAIRS = {
    "mssql/server": Product(name="mssql", kind=ElementKind.STORE),
    "database/free": Product(name="oracle", kind=ElementKind.STORE),
    "database/express": Product(name="oracle", kind=ElementKind.STORE),
    "debezium/connect": Product(name="debezium", kind=ElementKind.SERVICE, role=Role.CHANGE_CAPTURE),
    "debezium/server": Product(name="debezium", kind=ElementKind.SERVICE, role=Role.CHANGE_CAPTURE),
    "debezium/kafka": Product(name="kafka", kind=ElementKind.BROKER),
}
# What listens at a port inside a container, where image and name say nothing.
_BY_PORT = {
    5432: Product(name="postgres", kind=ElementKind.STORE),
    3306: Product(name="mysql", kind=ElementKind.STORE),
    1433: Product(name="mssql", kind=ElementKind.STORE),
    1521: Product(name="oracle", kind=ElementKind.STORE),
    27017: Product(name="mongodb", kind=ElementKind.STORE),
    6379: Product(name="redis", kind=ElementKind.STORE),
    11211: Product(name="memcached", kind=ElementKind.STORE),
    9042: Product(name="cassandra", kind=ElementKind.STORE),
    2181: Product(name="zookeeper", kind=ElementKind.STORE),
    5672: Product(name="rabbitmq", kind=ElementKind.BROKER),
    9092: Product(name="kafka", kind=ElementKind.BROKER),
    4222: Product(name="nats", kind=ElementKind.BROKER),
    1883: Product(name="mqtt", kind=ElementKind.BROKER),
    61616: Product(name="activemq", kind=ElementKind.BROKER),
}


def _by_image() -> dict[str, Product]:
    known = dict(_OTHERS)
    for kind, images_by_name in (
        (ElementKind.BROKER, _BROKERS),
        (ElementKind.STORE, _STORES),
        (ElementKind.GATEWAY, _GATEWAYS),
    ):
        for name, images in images_by_name.items():
            known.update(dict.fromkeys(images.split(), Product(name=name, kind=kind)))
    for image in _WATCHERS:
        known[image] = Product(name=image, kind=ElementKind.SERVICE, role=Role.WATCHER)
    for image in _TOOLS:
        known[image] = Product(name=image, kind=ElementKind.CLIENT, role=Role.TOOL)
    return known


_BY_IMAGE = _by_image()


def product_of(image: str) -> Product | None:
    """What an image holds, told by its name without registry, owner and tag; None if it is not known."""
    parts = [part for part in image.split("@", maxsplit=1)[0].lower().split("/") if part]
    if not parts:
        return None
    last = parts[-1].split(":")[0]
    return _PAIRS.get("/".join([*parts[-2:-1], last])) or _BY_IMAGE.get(last)


def product_at(port: int) -> Product | None:
    """What listens at a port by convention."""
    return _BY_PORT.get(port)


def bare_name(image: str) -> str:
    """The last part of an image's name, without its tag."""
    parts = [part for part in image.split("@", maxsplit=1)[0].split("/") if part]
    return parts[-1].split(":")[0] if parts else ""
