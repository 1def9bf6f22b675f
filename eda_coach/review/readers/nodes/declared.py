"""What bindings and extension keys (``x-...``) declare: words of many brokers for a few aspects."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.value import Known, Value
from eda_coach.review.readers.nodes.node import Node
from eda_coach.review.readers.nodes.references import References
from eda_coach.review.readers.part import joined_values, known_values

# Bindings are shallow; what lies deeper are schemas of settings.
_MOST_LEVELS = 6
# Lists of bindings (queues, destinations, consumers) are short.
_MOST_ITEMS = 50
_SHORT = 80
_LETTERS = re.compile(r"[^a-z0-9]")
_NAMES = ("name", "queueName", "topicName", "arn", "exchange", "location", "description")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Meaning:
    """What a key says.

    Attributes:
        known_by_word: For values that are told by their word.
        otherwise: For every other value.
    """

    aspect: Aspect
    known_by_word: Mapping[str, Known]
    otherwise: Known = Known.UNKNOWN


_YES, _NO, _UNKNOWN = Known.YES, Known.NO, Known.UNKNOWN
_NOTHING = {"": _UNKNOWN, "null": _UNKNOWN, "false": _NO, "none": _NO, "no": _NO, "0": _NO}


def _there(aspect: Aspect) -> _Meaning:
    return _Meaning(aspect=aspect, known_by_word=_NOTHING, otherwise=_YES)


def _switch(aspect: Aspect, **known_by_word: Known) -> _Meaning:
    return _Meaning(aspect=aspect, known_by_word=known_by_word or {"true": _YES, "false": _NO})


def _several(aspect: Aspect) -> _Meaning:
    return _Meaning(aspect=aspect, known_by_word=_NOTHING | {"1": _NO}, otherwise=_YES)


# Keys in small letters without marks, whatever the broker. Source: https://github.com/asyncapi/bindings and
# the brokers' own names for queue arguments.
_EVERYWHERE: dict[str, _Meaning] = {
    **dict.fromkeys(
        [
            "deadletterqueue",
            "deadletter",
            "deadletters",
            "deadletterexchange",
            "deadlettertopic",
            "deadletterpolicy",
            "dlq",
            "dlt",
            "dlx",
            "deadletterroutingkey",
            "deadletteraddress",
            "deadletterchannel",
            "deadletterqueueurl",
            "deadmessagequeue",
        ],
        _there(Aspect.DLQ),
    ),
    **dict.fromkeys(
        [
            "maxreceivecount",
            "maxdeliveryattempts",
            "maxdeliverycount",
            "deliverylimit",
            "maxdeliver",
            "maxredeliveries",
            "maxredeliverycount",
            "maxattempts",
            "maxretries",
            "numretries",
            "retrylimit",
            "maximumretries",
            "retrycount",
        ],
        _there(Aspect.MAX_DELIVERIES),
    ),
    **dict.fromkeys(
        ["visibilitytimeout", "retrydelay", "redeliverydelay", "minimumbackoff", "mindelaytarget"],
        _there(Aspect.REDELIVERY_DELAY),
    ),
    **dict.fromkeys(["retry", "retries", "retrypolicy"], _there(Aspect.RETRY)),
    **dict.fromkeys(
        ["backoff", "backofffunction", "backoffpolicy", "maximumbackoff"], _there(Aspect.BACKOFF)
    ),
    **dict.fromkeys(
        ["partitionkey", "orderingkey", "messagegroupid", "routingkeyfield"], _there(Aspect.ORDER_KEY)
    ),
    **dict.fromkeys(["fifoqueue", "enablemessageordering", "ordered"], _switch(Aspect.ORDERED)),
    **dict.fromkeys(["maxreceivespersecond", "ratelimit", "throttle"], _there(Aspect.RATE_LIMIT)),
    **dict.fromkeys(["prefetch", "prefetchcount", "maxlength", "maxinflight"], _there(Aspect.BACKPRESSURE)),
    **dict.fromkeys(
        ["idempotencykey", "deduplicationid", "messagededuplicationid"], _there(Aspect.IDEMPOTENT)
    ),
    **dict.fromkeys(["idempotent", "idempotency", "isidempotent"], _there(Aspect.IDEMPOTENT)),
    "timeout": _there(Aspect.TIMEOUT),
    "correlationid": _there(Aspect.CORRELATION),
    "schemaidlocation": _there(Aspect.VERSIONED),
    "schemalookupstrategy": _there(Aspect.VERSIONED),
    "schemaversion": _there(Aspect.VERSIONED),
    "firstrevisionid": _there(Aspect.VERSIONED),
    "partitions": _several(Aspect.PARTITIONED),
    "replicas": _several(Aspect.REDUNDANT),
    "ispartitioned": _switch(Aspect.PARTITIONED),
    "persistence": _switch(Aspect.DURABLE, **{"persistent": _YES, "non-persistent": _NO}),
}
_BY_PROTOCOL: dict[str, dict[str, _Meaning]] = {
    "amqp": {
        "durable": _switch(Aspect.DURABLE),
        "autodelete": _switch(Aspect.DURABLE, true=_NO),
        "exclusive": _switch(Aspect.DURABLE, true=_NO),
        "deliverymode": _switch(Aspect.DURABLE, **{"2": _YES, "1": _NO}),
        "ack": _switch(Aspect.ACK_AFTER_WORK),
    },
    "kafka": {"key": _there(Aspect.ORDER_KEY)},
    "nats": {"queue": _there(Aspect.COMPETING_CONSUMERS)},
    "sns": {"type": _switch(Aspect.ORDERED, fifo=_YES, standard=_NO)},
    "solace": {
        "deliverymode": _switch(Aspect.DURABLE, persistent=_YES, direct=_NO),
        "accesstype": _switch(Aspect.COMPETING_CONSUMERS, nonexclusive=_YES, exclusive=_NO),
    },
}
# Of a key that is an extension, part of the name is enough.
_WORDS_OF_EXTENSIONS = (
    ("deadletter", Aspect.DLQ),
    ("dlq", Aspect.DLQ),
    ("maxretries", Aspect.MAX_DELIVERIES),
    ("retry", Aspect.RETRY),
    ("retries", Aspect.RETRY),
    ("timeout", Aspect.TIMEOUT),
    ("idempoten", Aspect.IDEMPOTENT),
    ("backoff", Aspect.BACKOFF),
    ("ratelimit", Aspect.RATE_LIMIT),
    ("correlationid", Aspect.CORRELATION),
)


def declared_in(node: Node, references: References) -> dict[Aspect, Value]:
    """What the bindings and extensions of a channel, operation, message or server declare.

    What a queue says goes before what its exchange says.
    """
    values = dict[Aspect, Value]()
    for protocol, binding in references.followed(node["bindings"]).entries.items():
        meanings = _EVERYWHERE | _BY_PROTOCOL.get(protocol, {})
        found = known_values(_read(references.followed(binding), meanings, 0, is_extension=False))
        values = joined_values(values, found)
    extensions = Node(entries={key: value for key, value in node.entries.items() if key.startswith("x-")})
    return joined_values(values, known_values(_read(extensions, _EVERYWHERE, 0, is_extension=True)))


def _read(
    node: Node, meanings: Mapping[str, _Meaning], level: int, *, is_extension: bool
) -> Iterator[tuple[Aspect, Value]]:
    """What the keys of a mapping say; an aspect may come several times, the weightier last."""
    if level > _MOST_LEVELS:
        return
    for item in node.items[:_MOST_ITEMS]:
        yield from _read(item, meanings, level + 1, is_extension=is_extension)
    for key, value in sorted(node.entries.items(), key=lambda entry: entry[0] == "queue"):
        is_own = is_extension or key.startswith("x-")
        yield from _read(value, meanings, level + 1, is_extension=is_own)
        meaning = _meaning(key, meanings, is_extension=is_own)
        if meaning is not None:
            yield meaning.aspect, _value(key, value, meaning)


def _meaning(key: str, meanings: Mapping[str, _Meaning], *, is_extension: bool) -> _Meaning | None:
    plain = _LETTERS.sub("", key[:_SHORT].lower())
    plain = plain.removeprefix("x") if key.startswith("x-") else plain
    if plain in meanings:
        return meanings[plain]
    words = _WORDS_OF_EXTENSIONS if is_extension else ()
    return next((_there(aspect) for word, aspect in words if word in plain), None)


def _value(key: str, node: Node, meaning: _Meaning) -> Value:
    """What a key with this meaning says by this value."""
    if node.is_mapping or node.items:
        known = meaning.otherwise
        text = next((node[name].text for name in _NAMES if node[name].text), "")
    else:
        known = meaning.known_by_word.get(node.text.lower(), meaning.otherwise)
        text = "" if node.text.lower() == "true" else node.text
        text += " ms" if node.number is not None and key.lower().endswith(("millis", "ms")) else ""
    return Value(known=known, text=text[:_SHORT], evidence=(node.evidence(),) if node.places else ())
