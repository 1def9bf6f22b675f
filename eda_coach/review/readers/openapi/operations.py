"""Operations of an OpenAPI or Swagger document."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from eda_coach.review.readers.nodes.node import Node
from eda_coach.review.readers.nodes.references import References
from eda_coach.review.readers.nodes.schemas import shape_of
from eda_coach.review.readers.nodes.shape import Shape

METHODS = ("get", "post", "put", "patch", "delete", "head", "options", "trace", "query")
# Segments of a path that say nothing of its resource.
_PREFIX = re.compile(r"v\d+(?:\.\d+)*|api|apis|rest|public|internal", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Operation:
    """What a client may ask for.

    Attributes:
        method: In small letters.
        path: With its parameters in braces; of a callback the expression that gives the address.
        node: As followed.
        parameters: Of the operation and of its path, as followed.
        responses: By status, as followed; of one that leads nowhere a node that is not there.
    """

    method: str
    path: str
    node: Node
    parameters: tuple[Node, ...]
    responses: dict[str, Node]

    @property
    def label(self) -> str:
        """As people call it."""
        return f"{self.method.upper()} {self.path}"

    def parameters_in(self, *places: str) -> Iterator[Node]:
        """Parameters in the header, query, path, cookie or body."""
        return (one for one in self.parameters if one["in"].text.lower() in places)


def operations_at(paths: Node, references: References) -> Iterator[Operation]:
    """The operations at some paths, callbacks or webhooks, in the order of the document."""
    for path, entry in references.followed(paths).entries.items():
        item = references.followed(entry)
        for method, operation in item.entries.items():
            node = references.followed(operation)
            if method.lower() in METHODS and node:
                yield _operation(method.lower(), path, node, item, references)


def _operation(method: str, path: str, node: Node, item: Node, references: References) -> Operation:
    parameters = (references.followed(one) for one in (*node["parameters"], *item["parameters"]))
    return Operation(
        method=method,
        path=path,
        node=node,
        parameters=tuple(one for one in parameters if one),
        responses={
            status: references.followed(one) or Node(is_there=False, line=one.line, places=one.places)
            for status, one in references.followed(node["responses"]).entries.items()
        },
    )


def headers_of(response: Node) -> dict[str, Node]:
    """Headers of a response by their names in small letters."""
    return {name.lower(): header for name, header in response["headers"].entries.items()}


def body_of(owner: Node, references: References) -> Shape | None:
    """The fields of the body of a response or request; None if it has none."""
    schemas = [owner["schema"]] if owner["schema"] else []
    schemas += [media["schema"] for media in references.followed(owner["content"]).entries.values()]
    if not schemas:
        return None
    shapes = [shape_of(schema, references) for schema in schemas]
    return max(shapes, key=lambda shape: len(shape.fields))


def resource_of(path: str) -> str:
    """The first segment of a path that names a resource; empty if none does."""
    segments = (segment for segment in path.lower().split("/") if segment and "{" not in segment)
    return next((segment for segment in segments if not _PREFIX.fullmatch(segment)), "")
