"""What it means that a setting of a service names another part."""

import re
from dataclasses import dataclass

from eda_coach.review.model.edge import EdgeKind
from eda_coach.review.model.element import ElementKind
from eda_coach.review.model.value import Known
from eda_coach.review.readers.compose.connections import Manner, Reach
from eda_coach.review.readers.compose.containers import Container
from eda_coach.review.readers.compose.settings import Setting
from eda_coach.review.readers.naming import words_of_name

_HTTP = frozenset({"http", "https"})
_GRPC = re.compile(r"GRPC", re.IGNORECASE)
# Asked when a service starts, not while it works for somebody.
_AT_START = frozenset({"eureka", "consul", "config", "registry", "discovery", "vault"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Touch:
    """What an edge to the other part is."""

    kind: EdgeKind
    protocol: str
    sync: Known = Known.UNKNOWN
    is_certain: bool = True


def touch_of(setting: Setting, reach: Reach, known: Container | None) -> Touch | None:
    """What a host in a setting means; None if it means nothing of the design.

    Args:
        setting: That names the host.
        reach: The host.
        known: The container behind it; None for a host on the internet.
    """
    if known is None:
        return _call("http") if reach.scheme in _HTTP else None
    if known.kind is ElementKind.CLIENT:
        return None
    if known.kind in (ElementKind.BROKER, ElementKind.STORE):
        scheme = reach.scheme.partition("+")[0]
        return Touch(kind=EdgeKind.LINK, protocol=scheme if scheme not in _HTTP else known.technology)
    if _AT_START & set(words_of_name(known.service.name)):
        return Touch(kind=EdgeKind.LINK, protocol=reach.scheme)
    return _touch_of_service(setting, reach)


def _touch_of_service(setting: Setting, reach: Reach) -> Touch:
    if reach.scheme in _HTTP:
        return _call("http")
    if reach.scheme == "grpc" or (not reach.scheme and _GRPC.search(setting.name)):
        return _call("grpc")
    if reach.manner is Manner.HOST:
        # A host without a protocol: most likely a call, but who waits is not said.
        return Touch(kind=EdgeKind.CALL, protocol="", is_certain=False)
    return Touch(kind=EdgeKind.LINK, protocol=reach.scheme)


def _call(protocol: str) -> Touch:
    return Touch(kind=EdgeKind.CALL, protocol=protocol, sync=Known.YES)
