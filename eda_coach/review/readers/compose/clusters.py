"""How often brokers run and how often they keep what they are given, and the topics that are made in them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.element import ElementKind
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.value import Known, Value
from eda_coach.review.readers.compose.containers import Container, commands_of
from eda_coach.review.readers.compose.services import Service
from eda_coach.review.readers.compose.settings import Setting, filled

_REPLICATION = re.compile(r"(?:^|_)REPLICATION_FACTOR$|(?:^|_)TOPIC_REPLICAS$")
_CREATED = re.compile(r"([\w.-]{1,200}):(\d{1,5}):(\d{1,3})")
_TOPIC = re.compile(r"--topic[ =\"',]{1,4}([\w.-]{1,200})")
_PARTITIONS = re.compile(r"--partitions[ =\"',]{1,4}(\d{1,5})")
_FACTOR = re.compile(r"--replication-factor[ =\"',]{1,4}(\d{1,3})")
# What runs as a cluster of its own kind; each store of a service is one by itself.
_CLUSTERED = "zookeeper"
# Places that show the size of a cluster; more are not quoted.
_MOST_QUOTED = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic:
    """A topic that is made at the start."""

    name: str
    values: Mapping[Aspect, Value]
    evidence: Evidence


def cluster_values(containers: Iterable[Container]) -> dict[str, dict[Aspect, Value]]:
    """How many instances of brokers and of ZooKeeper there are, by name of the service.

    Several services with one technology are one cluster.
    """
    clusters = defaultdict[str, list[Container]](list)
    for container in containers:
        if container.kind is ElementKind.BROKER or container.technology == _CLUSTERED:
            clusters[container.technology or container.service.name].append(container)
    values = dict[str, dict[Aspect, Value]]()
    for members in clusters.values():
        size = sum(_count(member.service) for member in members)
        for member in members:
            lines = [member, *(other for other in members if other is not member)][:_MOST_QUOTED]
            value = Value(
                known=Known.YES if size > 1 else Known.NO,
                text=str(size),
                evidence=tuple(_evidence_of_count(line.service) for line in lines),
            )
            values[member.service.name] = {Aspect.REPLICAS: value}
    return values


def replicas_value(service: Service) -> Value | None:
    """How often a service is said to run; None if nothing is said."""
    node = service.replicas
    if not node or not filled(node.text).strip().isdecimal():
        return None
    count = _count(service)
    return Value(known=Known.YES if count > 1 else Known.NO, text=str(count), evidence=(service.at(node),))


def redundancy_value(service: Service) -> Value | None:
    """How often a broker keeps what it is given; None if nothing is said. One factor of 1 is a gap."""
    factors = list(_factors(service))
    if not factors:
        return None
    single = [(setting, factor) for setting, factor in factors if factor == 1]
    factor = 1 if single else min(factor for _, factor in factors)
    return Value(
        known=Known.NO if single else Known.YES,
        text=f"replication factor {factor}",
        evidence=tuple(setting.evidence for setting, _ in single or factors),
    )


def _factors(service: Service) -> Iterator[tuple[Setting, int]]:
    for name, setting in service.settings.items():
        if _REPLICATION.search(name) and setting.value.isdecimal():
            yield setting, int(setting.value[:4])


def _count(service: Service) -> int:
    text = filled(service.replicas.text).strip()
    return int(text[:4]) if text.isdecimal() else 1


def _evidence_of_count(service: Service) -> Evidence:
    return service.at(service.replicas) if service.replicas else service.evidence


def topics_of(service: Service) -> Iterator[Topic]:
    """Topics that a service makes, by ``KAFKA_CREATE_TOPICS`` or by the command line of Kafka."""
    setting = service.settings.get("KAFKA_CREATE_TOPICS")
    if setting:
        for found in _CREATED.finditer(setting.value):
            yield _topic(found[1], found[2], found[3], setting.evidence)
    if "--create" in commands_of(service):
        yield from _topics_in_commands(service)


def _topics_in_commands(service: Service) -> Iterator[Topic]:
    places = service.layers[0].places
    for key in ("command", "entrypoint"):
        node = service.layers[0].node[key]
        for line in range(node.line, node.end_line + 1):
            text = filled(places.lines[line - 1]) if line <= len(places.lines) else ""
            found = _TOPIC.search(text)
            if found:
                partitions, factor = _PARTITIONS.search(text), _FACTOR.search(text)
                evidence = places.at(line, path=node.pointer)
                yield _topic(
                    found[1], partitions[1] if partitions else "", factor[1] if factor else "", evidence
                )


def _topic(name: str, partitions: str, factor: str, evidence: Evidence) -> Topic:
    values = dict[Aspect, Value]()
    for aspect, number, text in (
        (Aspect.PARTITIONED, partitions, f"{partitions} partition{'' if partitions == '1' else 's'}"),
        (Aspect.REDUNDANT, factor, f"replication factor {factor}"),
    ):
        if number:
            known = Known.YES if int(number) > 1 else Known.NO
            values[aspect] = Value(known=known, text=text, evidence=(evidence,))
    return Topic(name=name, values=values, evidence=evidence)
