"""The services of a compose file, with what they extend and include."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.unread import Unread, UnreadKind
from eda_coach.review.readers.compose.settings import Setting, filled, settings_in, settings_of_file
from eda_coach.review.readers.nodes.node import Node
from eda_coach.review.readers.nodes.yaml_nodes import read_nodes
from eda_coach.review.readers.source import Lookup, Places, Source

# Files that include files that include files: deeper is a mistake.
_MOST_LEVELS = 5
_PORT = re.compile(r"(\d{2,5})(?:/(?:tcp|udp))?$")
# Started for a purpose beside the system.
_SIDE_PROFILES = frozenset(
    {"debug", "tools", "tool", "test", "tests", "testing", "dev-tools", "devtools", "e2e"}
)


@dataclass(kw_only=True, slots=True)
class Layer:
    """A mapping of a service in one file; that of the service itself, or of one that it extends."""

    node: Node
    places: Places


@dataclass(kw_only=True, slots=True)
class Service:
    """A service.

    Attributes:
        layers: Its own first; never empty.
    """

    name: str
    layers: list[Layer]
    settings: dict[str, Setting] = field(default_factory=dict)

    @property
    def evidence(self) -> Evidence:
        """The line of its name."""
        own = self.layers[0]
        return own.places.at(own.node.line, path=own.node.pointer)

    def __getitem__(self, key: str) -> Node:
        """What the nearest layer says of a key; a node that is not there if none does."""
        return next((layer.node[key] for layer in self.layers if layer.node[key]), self.layers[0].node[key])

    def at(self, node: Node) -> Evidence:
        """The evidence of a node of it."""
        places = next(
            (layer.places for layer in self.layers if _holds(layer.node, node)), self.layers[0].places
        )
        return places.at(node.line, path=node.pointer)

    @property
    def image(self) -> str:
        """The image, variables put in."""
        return filled(self["image"].text)

    def ports(self) -> Iterator[int]:
        """Ports inside the container that it opens."""
        for item in (*self["ports"].items, *self["expose"].items):
            found = _PORT.search(filled(item["target"].text if item.is_mapping else item.text))
            if found:
                yield int(found[1])

    def other_names(self) -> Iterator[str]:
        """Names beside its own by which others find it."""
        yield filled(self["hostname"].text)
        yield filled(self["container_name"].text)
        for network in self["networks"].entries.values():
            yield from (filled(alias.text) for alias in network["aliases"])

    @property
    def replicas(self) -> Node:
        """How often it runs, as written; not there if it does not say."""
        return self["deploy"]["replicas"] or self["scale"]


def _holds(root: Node, node: Node) -> bool:
    return node.pointer.startswith(f"{root.pointer}/") and root.line <= node.line


@dataclass(kw_only=True, slots=True)
class ComposeFile:
    """All services, and what could not be read."""

    name: str = ""
    services: dict[str, Service] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)


def read_services(places: Places, lookup: Lookup) -> ComposeFile:
    """Read the services of a compose file and of those that it includes."""
    reader = _Reader(lookup)
    reader.read(places, level=0)
    for service in reader.file.services.values():
        reader.gather_settings(service)
    return reader.file


class _Reader:
    """Reads one compose file and those that it leads to."""

    def __init__(self, lookup: Lookup) -> None:
        self.file = ComposeFile()
        self._lookup = lookup
        self._missing: set[str] = set()
        self._roots: dict[str, Node] = {}
        self._read: set[str] = set()

    def read(self, places: Places, *, level: int) -> None:
        self._read.add(places.source.name)
        root = self._root_of(places)
        self.file.name = self.file.name or filled(root["name"].text)
        for name, node in _service_nodes(root).items():
            if not node.entries:
                why = f"the service {name!r} is no mapping"
                self.file.unread.append(places.unread(UnreadKind.PART, why, node.line, path=node.pointer))
            elif not _is_beside(node):
                layers = list(self._layers(node, (root, places), level=0))
                self.file.services.setdefault(name, Service(name=name, layers=layers))
        if level < _MOST_LEVELS:
            self._include(root, places, level)

    def _root_of(self, places: Places) -> Node:
        """The nodes of a file; each is read once."""
        name = places.source.name
        if name not in self._roots:
            document = read_nodes(places)
            self.file.unread += document.unread
            self._roots[name] = document.root
        return self._roots[name]

    def _include(self, root: Node, places: Places, level: int) -> None:
        for item in root["include"]:
            path = item["path"] if item.is_mapping else item
            for each in path.items or [path]:
                further = self._looked_up(filled(each.text), each.line, places)
                if further is not None and further.name not in self._read:
                    self.read(Places(further), level=level + 1)

    def _looked_up(self, reference: str, line: int, places: Places) -> Source | None:
        found = self._lookup(places.source, reference) if reference else None
        if found is None and reference not in self._missing:
            self._missing.add(reference)
            why = (
                f"the file {reference or 'meant here'} was not given"
                if reference
                else "no file is named here"
            )
            self.file.unread.append(places.unread(UnreadKind.REFERENCE, why, line))
        return found

    def _layers(self, node: Node, file: tuple[Node, Places], *, level: int) -> Iterator[Layer]:
        """The mapping of a service, and those that it extends."""
        root, places = file
        yield Layer(node=node, places=places)
        extended = node["extends"]
        name = extended["service"].text if extended.is_mapping else extended.text
        if not name or level >= _MOST_LEVELS:
            return
        if extended["file"]:
            source = self._looked_up(filled(extended["file"].text), extended["file"].line, places)
            if source is None:
                return
            places = Places(source)
            root = self._root_of(places)
        base = _service_nodes(root).get(name)
        if base is not None and base.entries:
            yield from self._layers(base, (root, places), level=level + 1)
        else:
            why = f"it extends {name!r}, which is not there"
            self.file.unread.append(file[1].unread(UnreadKind.REFERENCE, why, extended.line))

    def gather_settings(self, service: Service) -> None:
        """Settings of the service's own file win over extended ones, and both over those of an env_file."""
        for layer in service.layers:
            for setting in settings_in(layer.node["environment"], layer.places):
                service.settings.setdefault(setting.name, setting)
        for layer in service.layers:
            listed = layer.node["env_file"]
            for item in listed.items or ([listed] if listed else []):
                path = item["path"] if item.is_mapping else item
                source = self._looked_up(filled(path.text), path.line, layer.places)
                for setting in settings_of_file(Places(source)) if source else ():
                    service.settings.setdefault(setting.name, setting)


def _service_nodes(root: Node) -> dict[str, Node]:
    """Services by name; in the oldest form of the format they stand at the top."""
    if root["services"]:
        return root["services"].entries
    return {
        name: node
        for name, node in root.entries.items()
        if not name.startswith("x-") and (node["image"] or node["build"])
    }


def _is_beside(node: Node) -> bool:
    """Whether a service is started only for tests or debugging."""
    profiles = {item.text for item in node["profiles"]}
    return bool(profiles) and profiles <= _SIDE_PROFILES
