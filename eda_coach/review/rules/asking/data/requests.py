"""Labels of calls that are HTTP requests: ``PUT /accounts/{id} {Account}``."""

import re
from dataclasses import dataclass

_REQUEST = re.compile(
    r"\b(GET|HEAD|POST|PUT|PATCH|DELETE)\b[ :]{1,3}(?:https?://[^\s/]{1,200})?(/[^\s?#]{0,300})([^\n]{0,500})"
)
_VERB = re.compile(r"\b(GET|HEAD|POST|PUT|PATCH|DELETE)\b")
_TYPE = re.compile(r"[A-Z][A-Za-z]{2,40}(?=\W|$)")
_PLACEHOLDER = re.compile(r"[{<][^}>]{0,60}[}>]|:[a-z]\w{0,40}", re.IGNORECASE)
# Labels are short; whoever writes an essay on an arrow says what it does at its beginning.
_LONGEST_LABEL = 1000
READING = frozenset({"GET", "HEAD"})
CHANGING = frozenset({"POST", "PUT", "PATCH", "DELETE"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """An HTTP request, as a label tells it.

    Attributes:
        path: Its segments, placeholders in one form; empty segments left out.
        keys: Placeholders in the path, as written.
        types: Names of types behind the path, such as that of the body.
    """

    method: str
    path: tuple[str, ...]
    keys: tuple[str, ...]
    types: frozenset[str]


def request_of(label: str) -> Request | None:
    """The request that a label tells; None if it names no method and path."""
    match = _REQUEST.search(label[:_LONGEST_LABEL])
    if match is None:
        return None
    written = match[2].rstrip("/")
    return Request(
        method=match[1],
        path=tuple(_PLACEHOLDER.sub("{}", part).lower() for part in written.split("/") if part),
        keys=tuple(key.strip("{}<>:").lower() for key in _PLACEHOLDER.findall(written)),
        types=frozenset(_TYPE.findall(match[3])),
    )


def method_of(label: str) -> str:
    """The HTTP method that a label names; empty if none."""
    match = _VERB.search(label[:_LONGEST_LABEL])
    return match[1] if match else ""


def types_in(label: str) -> frozenset[str]:
    """Names of types in a label, as ``AccountDto`` in ``200 OK {AccountDto}``."""
    return frozenset(_TYPE.findall(label[:_LONGEST_LABEL]))
