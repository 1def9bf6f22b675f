"""Verbs that tell what passes between two parts of a system."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from eda_coach.language.polarity.runs import word_set
from eda_coach.review.model.element import ElementKind

_CHANNELS = frozenset({ElementKind.BROKER, ElementKind.CHANNEL})
_STORES = frozenset({ElementKind.STORE})
_OUTSIDE = frozenset({ElementKind.EXTERNAL})
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
        of_messages: Whether a message that is named says enough, without where it passes.
        takes_up: Whether "it" behind the verb is what was put into the last channel.
    """

    deed: Deed
    others: frozenset[ElementKind]
    direct: bool = False
    prepositions: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    of_messages: bool = False
    takes_up: bool = False


_ONTO = word_set("to onto on into via through over in")
_FROM = word_set("from off on of")
_REQUESTS = word_set(
    "request requests call calls query queries get post posts put patch delete http grpc rest rpc"
)

_PUBLISH = Verb(deed=Deed.PUBLISHES, others=_CHANNELS, prepositions=_ONTO, of_messages=True)
_PUT = Verb(deed=Deed.PUBLISHES, others=_CHANNELS, prepositions=_ONTO)
_CONSUME = Verb(deed=Deed.CONSUMES, others=_CHANNELS, direct=True, prepositions=_FROM, of_messages=True)
_SUBSCRIBE = Verb(
    deed=Deed.CONSUMES,
    others=_CHANNELS,
    prepositions=frozenset({"to", "on", "from", "for"}),
    of_messages=True,
)
_CALL = Verb(deed=Deed.CALLS, others=_CALLED, direct=True)
_ASK = Verb(deed=Deed.CALLS, others=_CALLED, prepositions=frozenset({"to", "on", "of"}), needs=_REQUESTS)
# "Fetches the profile from the user service".
_GET = Verb(deed=Deed.CALLS, others=_CALLED, prepositions=frozenset({"from"}))
_QUERY = Verb(deed=Deed.READS, others=_STORES, direct=True)
_WRITE = Verb(deed=Deed.WRITES, others=_STORES, prepositions=frozenset({"to", "in", "into"}))
_READ = Verb(deed=Deed.READS, others=_STORES, prepositions=frozenset({"from"}))
_TAKE = Verb(
    deed=Deed.CONSUMES,
    others=_CHANNELS,
    prepositions=frozenset({"from", "off"}),
    of_messages=True,
    takes_up=True,
)
# "Charges the card via Stripe": another company does it.
_HAVE_DONE = Verb(deed=Deed.CALLS, others=_OUTSIDE, prepositions=word_set("via through with using by"))


def _forms(written: str, *verbs: Verb) -> dict[str, tuple[Verb, ...]]:
    return dict.fromkeys(written.split(), verbs)


# By the third person and the plural.
VERBS: Mapping[str, tuple[Verb, ...]] = {
    **_forms("publishes publish emits emit produces produce enqueues enqueue broadcasts broadcast", _PUBLISH),
    **_forms("raises raise fires fire", _PUBLISH),
    **_forms("pushes push puts put posts post", _PUT, _ASK),
    **_forms("sends send", _PUBLISH, _ASK, _HAVE_DONE),
    **_forms("makes make issues issue performs perform", _ASK),
    **_forms("writes write appends append", _WRITE, _PUT),
    **_forms("stores store saves save persists persist inserts insert keeps keep", _WRITE),
    **_forms("consumes consume handles handle", _CONSUME),
    **_forms("subscribes subscribe listens listen reacts react subscribed", _SUBSCRIBE),
    **_forms("polls poll pulls pull receives receive dequeues dequeue processes process", _TAKE),
    **_forms("picks pick takes take", _TAKE),
    **_forms("gets get", _TAKE, _GET),
    **_forms("reads read", _READ, _TAKE),
    **_forms("loads load fetches fetch retrieves retrieve requests request", _READ, _GET),
    **_forms("asks ask", _CALL),
    **_forms("calls call invokes invoke", _CALL),
    **_forms("queries query", _QUERY, _CALL),
    **_forms("charges charge notifies notify mails mail emails email pays pay verifies verify", _HAVE_DONE),
    **_forms("delivers deliver geocodes geocode texts text", _HAVE_DONE),
}
# Behind "is" or "are": who does it stands behind "by", or has been named before.
PASSIVES: Mapping[str, Verb] = {
    **dict.fromkeys(("consumed", "read", "polled", "processed", "handled", "picked", "received"), _CONSUME),
    **dict.fromkeys(("published", "emitted", "produced", "raised"), _PUBLISH),
    **dict.fromkeys(("called", "invoked", "queried"), _CALL),
    **dict.fromkeys(("stored", "saved", "persisted", "written", "kept"), _WRITE),
}
# "Which goes through Kafka to the billing service": of what passes, and so of no part.
PASSING = word_set(
    "goes go travels travel flows flow passes pass runs run sent published delivered routed forwarded"
)
THROUGH = word_set("through via over")
