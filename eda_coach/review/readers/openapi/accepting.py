"""Requests that are only accepted (202): whether the client can learn what came of them."""

import re
from collections.abc import Iterator, Sequence

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.message import Field
from eda_coach.review.model.value import UNKNOWN, Known, Value
from eda_coach.review.readers.nodes.descriptions import Descriptions
from eda_coach.review.readers.nodes.node import Node
from eda_coach.review.readers.nodes.references import References
from eda_coach.review.readers.openapi.operations import Operation, body_of, headers_of, resource_of

_ACCEPTED = "202"
# Source: RFC 9110, section 15.3.3 ("a status monitor"), and the header names of Azure's guidelines.
_HEADERS = (
    "location",
    "operation-location",
    "content-location",
    "azure-asyncoperation",
    "retry-after",
    "link",
)
_POINTING = re.compile(r"(?:url|uri|href|links?|location|monitor)$")
_IDENTIFYING = re.compile(r"(?:id|uuid|number|token|reference|ticket)$")
_CALLING_BACK = re.compile(r"callback|webhook|notif\w*ur[li]|replyto|hookur[li]")
_STATUS = re.compile(r"status|jobs?\b|operations?\b|tasks?\b|requests?\b|results?\b|progress|tracking")
_LETTERS = re.compile(r"[^a-z0-9]")


def accepted_in(operation: Operation) -> Value:
    """Whether an operation answers before the work is done."""
    response = operation.responses.get(_ACCEPTED)
    if response is None:
        return UNKNOWN
    at = response if response else operation.node
    return Value(known=Known.YES, text=_ACCEPTED, evidence=(at.evidence(f"{operation.label}: {_ACCEPTED}"),))


def way_back_of(
    operation: Operation,
    others: Sequence[Operation],
    references: References,
    descriptions: Descriptions,
) -> Value:
    """Whether whoever sent a request that was accepted can learn its outcome.

    No only where the whole answer was read and nothing else leads to the outcome.

    Args:
        operation: That may answer 202; of any other nothing is known.
        others: All operations of the document.
        references: Of the document.
        descriptions: Of the document.
    """
    response = operation.responses.get(_ACCEPTED)
    if not response:
        return UNKNOWN
    body = body_of(response, references)
    fields = body.fields if body else ()
    found = next(_ways(operation, response, fields, references), None)
    found = found or _told(operation, response, descriptions) or _asked_for(operation, others, fields)
    if found is not None:
        return found
    is_open = body is not None and not body.is_whole
    if is_open or not _is_lost(operation, others):
        return UNKNOWN
    return Value(known=Known.NO, evidence=(response.evidence(f"{operation.label}: {_ACCEPTED}"),))


def _ways(
    operation: Operation, response: Node, fields: Sequence[Field], references: References
) -> Iterator[Value]:
    """What the answer or the request names as the way."""
    headers = headers_of(response)
    yield from (_yes(headers[name], name) for name in headers if name in _HEADERS)
    for owner, key in ((response, "links"), (operation.node, "callbacks")):
        if owner[key].is_mapping:
            yield _yes(owner[key], key)
    yield from (_field(one) for one in fields if _POINTING.search(_plain(one.name)))
    named = [one["name"] for one in operation.parameters]
    yield from (_yes(name, name.text) for name in named if _CALLING_BACK.search(_plain(name.text)))
    yield from (
        _field(one) for one in _asked(operation, references) if _CALLING_BACK.search(_plain(one.name))
    )


def _asked(operation: Operation, references: References) -> Iterator[Field]:
    """The fields of what is sent."""
    request = operation.node["requestBody"]
    bodies = [*operation.parameters_in("body"), *([references.followed(request)] if request else [])]
    for body in bodies:
        shape = body_of(body, references)
        yield from shape.fields if shape else ()


def _field(one: Field) -> Value:
    return Value(known=Known.YES, text=one.name, evidence=(one.evidence,))


def _told(operation: Operation, response: Node, descriptions: Descriptions) -> Value | None:
    """What the words about the answer or the operation say."""
    for words in (response["description"], operation.node["description"], operation.node["summary"]):
        if words.text:
            value = descriptions.said_by(words).get(Aspect.WAY_BACK)
            if value is not None and value.known is Known.YES:
                return value
    return None


def _asked_for(operation: Operation, others: Sequence[Operation], fields: Sequence[Field]) -> Value | None:
    """A read of what the request was about: of its own path, or by an id that the answer gives."""
    reads = [one for one in others if one.method in ("get", "head") and "{" in one.path]
    has_id = any(_IDENTIFYING.search(_plain(one.name)) for one in fields)
    for read in reads:
        is_own = read.path == operation.path
        is_near = resource_of(read.path) == resource_of(operation.path) or bool(_STATUS.search(read.path))
        if is_own or (has_id and is_near):
            return _yes(read.node, read.label)
    return None


def _is_lost(operation: Operation, others: Sequence[Operation]) -> bool:
    """Whether no read of the resource is there by which a client might find out after all."""
    resource = resource_of(operation.path)
    return not any(
        one.method == "get" and (resource_of(one.path) == resource or _STATUS.search(one.path.lower()))
        for one in others
    )


def _yes(node: Node, text: str) -> Value:
    return Value(known=Known.YES, text=text, evidence=(node.evidence(),))


def _plain(name: str) -> str:
    return _LETTERS.sub("", name.rsplit(".", 1)[-1].lower())
