"""Verbs that tell what passes between two parts of a system."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from eda_coach.language.polarity.runs import word_set
from eda_coach.review.model.element import ElementKind

_CHANNELS = frozenset({ElementKind.BROKER, ElementKind.CHANNEL})
_STORES = frozenset({ElementKind.STORE})
_CALLED = frozenset({ElementKind.SERVICE, ElementKind.GATEWAY, ElementKind.EXTERNAL})


class Deed(Enum):
    """What a part does."""

    PUBLISHES = "publishes"
    CONSUMES = "consumes"
    CALLS = "calls"
    WRITES = "writes"
    READS = "reads"


@dataclass(frozen=True, kw_only=True, slots=True)
class Verb:
    """A verb and what leads on to the other part.

    Attributes:
        direct: Whether the other part may follow at once.
        prepositions: Behind which the other part may stand, with words between.
        needs: Words one of which stands between; empty if any may.
        others: Kinds of the other part with which the verb means its deed.
    """

    deed: Deed
    others: frozenset[ElementKind]
    direct: bool = False
    prepositions: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()


_ONTO = word_set("to onto on into via through over in")
_FROM = word_set("from off on of")
_REQUESTS = word_set("request requests call calls query queries get post put patch delete http grpc rest rpc")

_PUBLISH = Verb(deed=Deed.PUBLISHES, others=_CHANNELS, prepositions=_ONTO)
_CONSUME = Verb(deed=Deed.CONSUMES, others=_CHANNELS, direct=True, prepositions=_FROM)
_SUBSCRIBE = Verb(deed=Deed.CONSUMES, others=_CHANNELS, prepositions=frozenset({"to", "on", "from", "for"}))
_CALL = Verb(deed=Deed.CALLS, others=_CALLED, direct=True)
_ASK = Verb(deed=Deed.CALLS, others=_CALLED, prepositions=frozenset({"to", "on", "of"}), needs=_REQUESTS)
_QUERY = Verb(deed=Deed.READS, others=_STORES, direct=True)
_WRITE = Verb(deed=Deed.WRITES, others=_STORES, prepositions=frozenset({"to", "in", "into"}))
_READ = Verb(deed=Deed.READS, others=_STORES, prepositions=frozenset({"from"}))
_TAKE = Verb(deed=Deed.CONSUMES, others=_CHANNELS, prepositions=frozenset({"from", "off"}))


def _forms(written: str, *verbs: Verb) -> dict[str, tuple[Verb, ...]]:
    return dict.fromkeys(written.split(), verbs)


# By the third person and the plural.
VERBS: Mapping[str, tuple[Verb, ...]] = {
    **_forms("publishes publish emits emit produces produce enqueues enqueue broadcasts broadcast", _PUBLISH),
    **_forms("pushes push puts put posts post", _PUBLISH, _ASK),
    **_forms("sends send", _PUBLISH, _ASK),
    **_forms("makes make issues issue performs perform", _ASK),
    **_forms("writes write appends append", _WRITE, _PUBLISH),
    **_forms("stores store saves save persists persist inserts insert", _WRITE),
    **_forms("consumes consume", _CONSUME),
    **_forms("subscribes subscribe listens listen", _SUBSCRIBE),
    **_forms("polls poll pulls pull receives receive dequeues dequeue processes process", _TAKE),
    **_forms("reads read", _READ, _TAKE),
    **_forms("loads load fetches fetch", _READ),
    **_forms("calls call invokes invoke", _CALL),
    **_forms("queries query", _QUERY, _CALL),
}
# Behind "is" or "are" and before "by": who does it stands behind.
PASSIVES: Mapping[str, Verb] = {
    "consumed": _CONSUME,
    "read": _CONSUME,
    "polled": _CONSUME,
    "called": _CALL,
    "invoked": _CALL,
    "queried": _CALL,
}
