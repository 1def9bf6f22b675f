"""Reads compose files: what runs, how often, and what it connects to."""

from dataclasses import replace

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Document, Format
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import ChannelKind, ElementKind
from eda_coach.review.model.evidence import Evidence, How
from eda_coach.review.model.unread import UnreadKind
from eda_coach.review.model.value import Known, Value
from eda_coach.review.readers.compose.clusters import (
    Topic,
    cluster_values,
    redundancy_value,
    replicas_value,
    topics_of,
)
from eda_coach.review.readers.compose.connections import (
    NamedBroker,
    NamedChannel,
    broker_named_in,
    channel_named_in,
    is_for_watching,
    is_on_the_internet,
    reaches_in,
)
from eda_coach.review.readers.compose.containers import Container, containers_of
from eda_coach.review.readers.compose.images import Role
from eda_coach.review.readers.compose.meaning import Touch, touch_of
from eda_coach.review.readers.compose.services import Service, read_services
from eda_coach.review.readers.compose.settings import Setting, filled
from eda_coach.review.readers.compose.tuning import tuned
from eda_coach.review.readers.naming import channel_kind_of, words_of_name
from eda_coach.review.readers.nodes.node import Node
from eda_coach.review.readers.part import Part, id_of, joined_values
from eda_coach.review.readers.source import Lookup, Places, Source
from eda_coach.review.readers.vocabulary import Vocabulary

_KEEPING = (ElementKind.BROKER, ElementKind.STORE)


def read_compose(source: Source, *, vocabulary: Vocabulary, lookup: Lookup) -> Part:
    """Read a docker-compose file, and those that it includes and extends as far as they are to be had.

    What watches the system, and what runs once to prepare it, is no element.
    """
    places = Places(source)
    document = Document(
        name=source.name, format=Format.COMPOSE, lines=len(places.lines), evidence=places.at(1)
    )
    file = read_services(places, lookup)
    part = Part(document=document, title=file.name or source.title, unread=file.unread)
    if not file.services and not file.unread:
        part.unread.append(places.unread(UnreadKind.DOCUMENT, "it has no services", 1, to=len(places.lines)))
    containers = containers_of(file.services.values(), vocabulary)
    _System(part, containers, vocabulary).add()
    return part


class _System:
    """Turns the containers of one file into elements and edges of a part."""

    def __init__(self, part: Part, containers: dict[str, Container], vocabulary: Vocabulary) -> None:
        self._part = part
        self._containers = containers
        self._vocabulary = vocabulary
        self._parts = {name: each for name, each in containers.items() if each.is_part}
        self._id_of: dict[str, str] = {}
        self._touched: set[tuple[str, str, EdgeKind, str]] = set()
        self._service_by_host = _service_by_host(containers)

    def add(self) -> None:
        """Add elements, then the edges between them."""
        clusters = cluster_values(self._parts.values())
        for name, container in self._parts.items():
            self._id_of[name] = self._add_element(container, clusters.get(name, {}))
        for container in self._containers.values():
            self._add_what_is_beside(container)
            for topic in topics_of(container.service):
                self._add_topic(topic)
        for container in self._parts.values():
            self._add_waits(container.service)
            for setting in container.service.settings.values():
                self._add_setting(container, setting)

    def _add_element(self, container: Container, values: dict[Aspect, Value]) -> str:
        service, kind = container.service, container.kind
        said = dict[Aspect, Value | None](
            {
                Aspect.REPLICAS: replicas_value(service),
                Aspect.HEALTH_CHECK: _health_check(service),
                Aspect.REDUNDANT: redundancy_value(service) if kind is ElementKind.BROKER else None,
            }
        )
        if kind is ElementKind.SERVICE:
            said |= tuned(service.settings.values())
        is_carrying = kind is ElementKind.BROKER
        named = f"{container.technology} {service.name}"
        return self._part.add_element(
            service.name,
            kind,
            service.evidence,
            is_guess=container.is_guess,
            technology=container.technology,
            channel_kind=channel_kind_of(named, self._vocabulary) if is_carrying else ChannelKind.UNKNOWN,
            # A cluster counts as a whole: what one of its services says of itself is already in it.
            values=values | {a: v for a, v in said.items() if v is not None and a not in values},
        )

    def _add_what_is_beside(self, container: Container) -> None:
        """What a watcher, a registry of schemas or change capture says of the whole design."""
        aspect = {
            Role.WATCHER: Aspect.OBSERVED,
            Role.SCHEMAS: Aspect.SCHEMA,
            Role.CHANGE_CAPTURE: Aspect.OUTBOX,
        }.get(container.role)
        if aspect is not None:
            evidence = replace(container.service.evidence, how=How.INFERRED)
            self._say_of_all(aspect, container.technology or container.service.name, evidence)

    def _say_of_all(self, aspect: Aspect, text: str, evidence: Evidence) -> None:
        value = Value(known=Known.YES, text=text, evidence=(evidence,))
        self._part.value_by_aspect = joined_values(self._part.value_by_aspect, {aspect: value})

    def _add_topic(self, topic: Topic) -> None:
        self._part.add_element(
            self._name_of_channel(topic.name, "topic"),
            ElementKind.CHANNEL,
            topic.evidence,
            technology="kafka",
            channel_kind=ChannelKind.LOG,
            values=topic.values,
        )

    def _name_of_channel(self, name: str, word: str) -> str:
        """The name of a channel; where a service is called so too, what it is stands behind it."""
        known = self._part.elements.get(id_of(name))
        return f"{name} {word}" if known and known.kind is not ElementKind.CHANNEL else name

    def _add_waits(self, service: Service) -> None:
        """Edges of ``depends_on`` and ``links``."""
        waits = service["depends_on"]
        for name, node in (*waits.entries.items(), *((item.text, item) for item in waits.items)):
            condition = node["condition"].text
            known = Known.YES if condition == "service_healthy" else Known.NO
            evidence = service.at(node["condition"] or node)
            # Whoever is started again after a failure need not wait.
            value = Value(known=known, text=condition or _restart(service), evidence=(evidence,))
            self._link(service, name, service.at(node), {Aspect.HEALTH_CHECK: value})
        for item in service["links"]:
            self._link(service, item.text.split(":")[0], service.at(item), {})

    def _link(self, service: Service, name: str, evidence: Evidence, values: dict[Aspect, Value]) -> None:
        source, target = self._id_of[service.name], self._id_of.get(name)
        if target is not None and target != source:
            edge = Edge(
                source=source,
                target=target,
                kind=EdgeKind.LINK,
                label="links" if not values else "depends_on",
                value_by_aspect=values,
                evidence=(evidence,),
            )
            self._part.edges.append(edge)

    def _add_setting(self, container: Container, setting: Setting) -> None:
        if is_for_watching(setting):
            self._say_of_all(Aspect.OBSERVED, setting.name, setting.evidence)
            return
        source = self._id_of[container.service.name]
        channel = channel_named_in(setting)
        if channel is not None:
            self._add_channel(source, channel, setting)
        broker = broker_named_in(setting)
        is_reached = self._add_reaches(container, setting, broker)
        if broker is not None and not is_reached:
            self._add_broker(source, broker, setting)

    def _add_reaches(self, container: Container, setting: Setting, broker: NamedBroker | None) -> bool:
        """Edges to the hosts that a setting names; whether one of them is a service of the file."""
        is_reached = False
        for reach in reaches_in(setting, self._service_by_host):
            known = self._containers.get(reach.host)
            is_reached = is_reached or known is not None
            touch = touch_of(setting, reach, known)
            if touch is None or reach.host == container.service.name or not self._may_touch(container, known):
                continue
            if known is not None:
                self._add_touch(container, self._id_of[reach.host], touch, setting)
            elif broker is None and is_on_the_internet(reach.host):
                target = self._part.add_element(
                    reach.host, ElementKind.EXTERNAL, setting.evidence, is_guess=True
                )
                self._add_touch(container, target, touch, setting)
        return is_reached

    @staticmethod
    def _may_touch(container: Container, known: Container | None) -> bool:
        if known is None:
            return container.role is not Role.TOOL
        # Nodes of one cluster know each other; that is no part of the design.
        is_one_cluster = container.kind in _KEEPING and container.technology == known.technology
        return container.role is not Role.TOOL and known.is_part and not is_one_cluster

    def _add_touch(self, container: Container, target: str, touch: Touch, setting: Setting) -> None:
        edge = Edge(
            source=self._id_of[container.service.name],
            target=target,
            kind=touch.kind,
            label=setting.name,
            protocol=touch.protocol,
            sync=touch.sync,
            is_certain=touch.is_certain,
            evidence=(setting.evidence,),
        )
        ends = (edge.source, edge.target, edge.kind, edge.protocol)
        if ends not in self._touched:
            self._touched.add(ends)
            self._part.edges.append(edge)

    def _add_channel(self, source: str, channel: NamedChannel, setting: Setting) -> None:
        evidence = setting.evidence
        target = self._part.add_element(
            self._name_of_channel(channel.name, "queue" if channel.is_queue else "topic"),
            ElementKind.CHANNEL,
            evidence,
            channel_kind=ChannelKind.QUEUE if channel.is_queue else ChannelKind.TOPIC,
        )
        edge = Edge(
            source=source, target=target, kind=EdgeKind.LINK, label=setting.name, evidence=(evidence,)
        )
        self._part.edges.append(edge)
        if channel.is_dead_letter:
            value = Value(known=Known.YES, text=channel.name, evidence=(evidence,))
            element = self._part.elements[source]
            values = joined_values(element.value_by_aspect, {Aspect.DLQ: value})
            self._part.elements[source] = replace(element, value_by_aspect=values)

    def _add_broker(self, source: str, broker: NamedBroker, setting: Setting) -> None:
        """A broker outside the file; one that is in it, if a setting only has a variable for where it is."""
        evidence = setting.evidence
        own = next((name for name, each in self._parts.items() if _may_be(broker, each)), None)
        if own is not None:
            target = self._id_of[own]
        else:
            managed = Value(known=Known.YES, text=broker.name, evidence=(evidence,))
            target = self._part.add_element(
                broker.name,
                ElementKind.BROKER,
                evidence,
                technology=broker.name,
                channel_kind=channel_kind_of(broker.name, self._vocabulary),
                values={Aspect.MANAGED: managed} if broker.is_managed else {},
            )
        if target != source:
            edge = Edge(
                source=source, target=target, kind=EdgeKind.LINK, label=setting.name, evidence=(evidence,)
            )
            self._part.edges.append(edge)


def _service_by_host(containers: dict[str, Container]) -> dict[str, str]:
    """The name of the service behind each host name."""
    found = {
        other: name
        for name, container in containers.items()
        for other in container.service.other_names()
        if other
    }
    for name, container in containers.items():
        for item in container.service["links"]:
            linked, _, alias = item.text.partition(":")
            found[alias or linked] = linked
        found[name] = name
    return found


def _may_be(broker: NamedBroker, container: Container) -> bool:
    """Whether a broker of which only a setting speaks is one of the file."""
    if container.kind is not ElementKind.BROKER or broker.is_managed:
        return False
    return broker.is_unnamed or "".join(words_of_name(broker.name)) == container.technology


def _restart(service: Service) -> str:
    """When a service is started again, as ``restart: always``; empty if never."""
    policy = filled(service["restart"].text) or service["deploy"]["restart_policy"]["condition"].text
    return f"restart: {policy}" if policy and policy not in ("no", "none", "false") else ""


def _health_check(service: Service) -> Value | None:
    node = service["healthcheck"]
    if not node:
        return None
    test: Node = node["test"]
    is_off = node["disable"].truth is True or [item.text for item in test.items] == ["NONE"]
    return Value(known=Known.NO if is_off else Known.YES, evidence=(service.at(node),))
