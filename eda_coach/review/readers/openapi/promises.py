"""What an operation of an API promises or asks for: limits, keys, authentication, timeouts."""

from collections.abc import Iterator

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.value import Known, Value
from eda_coach.review.readers.nodes.declared import declared_in
from eda_coach.review.readers.nodes.node import Node
from eda_coach.review.readers.nodes.references import References
from eda_coach.review.readers.openapi.operations import Operation, headers_of
from eda_coach.review.readers.part import joined_values

_ASPECT_BY_STATUS = {
    "429": Aspect.RATE_LIMIT,
    "504": Aspect.TIMEOUT,
    "408": Aspect.TIMEOUT,
}
# Statuses whose Retry-After says "too much at once"; that of a 202 says when to ask again.
_BUSY = frozenset({"429", "503"})
_CACHE_HEADERS = frozenset({"cache-control", "etag", "expires"})
_KEY_WORDS = ("idempot", "repeatability-request-id")
_AUTH_HEADERS = frozenset({"authorization", "x-api-key", "api-key", "apikey", "x-auth-token"})
_CONDITIONAL = frozenset({"if-match", "if-unmodified-since"})


def promised(operation: Operation, root: Node, references: References) -> dict[Aspect, Value]:
    """What an operation declares.

    Args:
        operation: Of the document.
        root: Of the document: its security holds where the operation names none.
        references: Of the document.
    """
    values = dict[Aspect, Value]()
    for aspect, value in (*_by_responses(operation), *_by_parameters(operation), *_security(operation, root)):
        values.setdefault(aspect, value)
    return joined_values(values, declared_in(operation.node, references))


def _by_responses(operation: Operation) -> Iterator[tuple[Aspect, Value]]:
    for status, response in operation.responses.items():
        if status in _ASPECT_BY_STATUS:
            at = response if response else operation.node
            evidence = (at.evidence(f"{operation.label}: {status}"),)
            yield _ASPECT_BY_STATUS[status], Value(known=Known.YES, text=status, evidence=evidence)
        for name, header in headers_of(response).items():
            if "ratelimit" in name.replace("-", "") or (name == "retry-after" and status in _BUSY):
                yield Aspect.RATE_LIMIT, _yes(header, name)
            elif name in _CACHE_HEADERS and operation.method == "get":
                yield Aspect.CACHE, _yes(header, name)


def _by_parameters(operation: Operation) -> Iterator[tuple[Aspect, Value]]:
    for parameter in operation.parameters_in("header"):
        name = parameter["name"].text
        plain = name.lower()
        if any(word in plain for word in _KEY_WORDS):
            yield Aspect.IDEMPOTENCY_KEY, _yes(parameter["name"], name)
        elif plain in _CONDITIONAL:
            yield Aspect.CONSISTENCY, _yes(parameter["name"], name)
        elif plain in _AUTH_HEADERS:
            yield Aspect.AUTH, _yes(parameter["name"], name)


def _security(operation: Operation, root: Node) -> Iterator[tuple[Aspect, Value]]:
    """Authentication: asked for, or plainly not (an empty list); one that is optional is neither."""
    security = operation.node["security"] or root["security"]
    if not security or security.is_mapping or security.text:
        return
    if not security.items:
        yield Aspect.AUTH, Value(known=Known.NO, evidence=(security.evidence(),))
    elif all(one.is_mapping for one in security):
        yield (
            Aspect.AUTH,
            _yes(security, ", ".join(dict.fromkeys(key for one in security for key in one.entries))),
        )


def _yes(node: Node, text: str) -> Value:
    return Value(known=Known.YES, text=text, evidence=(node.evidence(),))
