"""OpenAPI 3.x and Swagger 2 to a part of a design."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Document, Format
from eda_coach.review.model.edge import Edge, EdgeKind
from eda_coach.review.model.element import ElementKind
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.unread import UnreadKind
from eda_coach.review.model.value import Known, Value
from eda_coach.review.readers.nodes.declared import declared_in
from eda_coach.review.readers.nodes.descriptions import Descriptions
from eda_coach.review.readers.nodes.node import Node
from eda_coach.review.readers.nodes.references import References
from eda_coach.review.readers.nodes.titles import title_of
from eda_coach.review.readers.nodes.yaml_nodes import read_nodes
from eda_coach.review.readers.openapi.accepting import accepted_in, way_back_of
from eda_coach.review.readers.openapi.operations import Operation, operations_at
from eda_coach.review.readers.openapi.promises import promised
from eda_coach.review.readers.part import Part, id_of, joined_values, known_values
from eda_coach.review.readers.source import Lookup, Places, Source
from eda_coach.review.readers.vocabulary import Vocabulary

# Whoever calls, and whoever is called back; the document names neither.
CLIENT = "API client"
RECEIVER = "Webhook receiver"
# An API with more operations is read up to there; comparing each with each takes time.
_MOST_OPERATIONS = 1_000
_HEALTH = re.compile(
    r"/(?:health|healthz|healthcheck|health-check|ready|readyz|readiness|live|livez|liveness)$"
)


def read_openapi(source: Source, *, vocabulary: Vocabulary, lookup: Lookup) -> Part:
    """Read an OpenAPI or Swagger document: the described application and what may be asked of it.

    Args:
        source: The document.
        vocabulary: What aspects are known by.
        lookup: Gives the documents beside it that it refers to.
    """
    places = Places(source)
    document = read_nodes(places)
    root = document.root
    version = root["openapi"] or root["swagger"]
    part = Part(
        document=Document(
            name=source.name,
            format=Format.OPENAPI,
            version=version.text,
            lines=len(places.lines),
            evidence=places.at(version.line),
        ),
        title=title_of(root, source.name),
        unread=document.unread,
    )
    if root:
        references = References(source=source, root=root, lookup=lookup)
        descriptions = Descriptions(vocabulary=vocabulary)
        _Reading(part=part, root=root, references=references, descriptions=descriptions).read()
        part.unread += (*references.unread, *descriptions.unread)
    return part


@dataclass(kw_only=True, slots=True)
class _Reading:
    """One document on its way into a part."""

    part: Part
    root: Node
    references: References
    descriptions: Descriptions
    app: str = ""

    def read(self) -> None:
        found = list(islice(operations_at(self.root["paths"], self.references), _MOST_OPERATIONS + 1))
        operations = found[:_MOST_OPERATIONS]
        if len(found) > _MOST_OPERATIONS:
            self._tell_rest(found[-1])
        self._add_application(operations)
        self.part.facts += self.descriptions.facts_of_whole(self.root.at("info", "description"))
        for operation in operations:
            self._add_request(operation, operations)
            for response in operation.responses.values():
                self.part.facts += self.descriptions.facts_of_answer(response["description"])
            for callback in operation.node["callbacks"].entries.values():
                self._add_pushes(callback)
        self._add_pushes(self.root["webhooks"] or self.root["x-webhooks"])

    def _tell_rest(self, operation: Operation) -> None:
        if operation.node.places is not None:
            why = f"more than {_MOST_OPERATIONS} operations; the rest is left out"
            unread = operation.node.places.unread(UnreadKind.PART, why, operation.node.line)
            self.part.unread.append(unread)

    def _add_application(self, operations: list[Operation]) -> None:
        at = self.root.at("info", "title") or self.root["info"] or self.root
        taken = (id_of(CLIENT), id_of(RECEIVER))
        name = self.part.title
        name = f"{name} application" if id_of(name) in taken else name
        values = dict(self._of_application(operations))
        declared = joined_values(values, declared_in(self.root, self.references))
        self.app = self.part.add_element(name, ElementKind.SERVICE, at.evidence(), values=declared)

    def _of_application(self, operations: list[Operation]) -> Iterator[tuple[Aspect, Value]]:
        webhooks = self.root["webhooks"] or self.root["x-webhooks"]
        if webhooks.is_mapping:
            yield (
                Aspect.WAY_BACK,
                Value(known=Known.YES, text="webhooks", evidence=(webhooks.evidence(),)),
            )
        health = next((one for one in operations if _HEALTH.search(one.path.lower())), None)
        if health is not None:
            evidence = (health.node.evidence(health.label),)
            yield Aspect.HEALTH_CHECK, Value(known=Known.YES, text=health.path, evidence=evidence)

    def _add_request(self, operation: Operation, operations: list[Operation]) -> None:
        evidence = operation.node.evidence(operation.label)
        self.part.edges.append(
            Edge(
                source=self._other(CLIENT, ElementKind.CLIENT, evidence),
                target=self.app,
                kind=EdgeKind.CALL,
                label=operation.label,
                protocol="http",
                sync=Known.YES,
                value_by_aspect=self._values(operation, operations),
                evidence=(evidence,),
            )
        )

    def _values(self, operation: Operation, operations: list[Operation]) -> dict[Aspect, Value]:
        ways = {
            Aspect.ACCEPTED: accepted_in(operation),
            Aspect.WAY_BACK: way_back_of(operation, operations, self.references, self.descriptions),
        }
        values = joined_values(known_values(ways.items()), promised(operation, self.root, self.references))
        return joined_values(values, self.descriptions.of(operation.node))

    def _add_pushes(self, paths: Node) -> None:
        """Requests that the application sends: callbacks and webhooks."""
        for operation in islice(operations_at(paths, self.references), _MOST_OPERATIONS):
            evidence = operation.node.evidence(operation.label)
            self.part.edges.append(
                Edge(
                    source=self.app,
                    target=self._other(RECEIVER, ElementKind.EXTERNAL, evidence),
                    kind=EdgeKind.CALL,
                    label=operation.label,
                    protocol="http",
                    sync=Known.NO,
                    value_by_aspect=self.descriptions.of(operation.node),
                    evidence=(evidence,),
                )
            )

    def _other(self, name: str, kind: ElementKind, evidence: Evidence) -> str:
        """The other end of a call; declared once, where it first comes up."""
        id_ = id_of(name)
        return (
            id_ if id_ in self.part.elements else self.part.add_element(name, kind, evidence, is_guess=True)
        )
