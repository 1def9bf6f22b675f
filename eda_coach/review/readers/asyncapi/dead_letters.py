"""Channels for what could not be worked on: told by their names, and said of the channels they serve."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.evidence import Evidence, How
from eda_coach.review.model.value import Known, Value
from eda_coach.review.readers.asyncapi.operations import ChannelOf
from eda_coach.review.readers.part import id_of

_DEAD = frozenset(
    ["dlq", "dlqs", "dlt", "dlx", "deadletter", "deadletters", "deadletterqueue", "poison", "parkinglot"]
)
_DEAD_PAIRS = frozenset({("dead", "letter"), ("dead", "letters"), ("parking", "lot")})
_AGAIN = frozenset({"retry", "retries", "redelivery"})
# What a name may have besides: "orders-queue" and "orders.dlq" are a pair.
_KIND_WORDS = frozenset({"queue", "topic", "exchange", "channel", "q"})


@dataclass(frozen=True, kw_only=True, slots=True)
class _Named:
    """What a name tells.

    Attributes:
        aspect: DLQ or retry; None for a channel of its own.
        base: What it serves, or itself.
    """

    aspect: Aspect | None
    base: tuple[str, ...]


def values_by_sibling(
    channels: Sequence[ChannelOf], evidence_by_key: Mapping[str, Evidence]
) -> dict[str, dict[Aspect, Value]]:
    """What dead-letter and retry channels say of the channels they serve, by key.

    A dead-letter channel that is named after nothing serves them all. It needs no dead letters of its own;
    that is said of itself.
    """
    named = {channel.key: _named(channel.address) for channel in channels}
    found = dict[str, dict[Aspect, Value]]()
    for channel in channels:
        own = named[channel.key]
        if own.aspect is None:
            continue
        at = evidence_by_key[channel.key]
        inferred = Evidence(
            file=at.file, line=at.line, end_line=at.end_line, quote=at.quote, path=at.path, how=How.INFERRED
        )
        value = Value(known=Known.YES, text=channel.address, evidence=(inferred,))
        for key, other in named.items():
            is_served = other.aspect is None and (own.base in ((), other.base))
            is_itself = key == channel.key and own.aspect is Aspect.DLQ
            if is_served or is_itself:
                found.setdefault(key, {}).setdefault(own.aspect, value)
    return found


def _named(address: str) -> _Named:
    words = id_of(address).split("-")
    pairs = [i for i, pair in enumerate(pairwise(words)) if pair in _DEAD_PAIRS]
    dead = {i for i, word in enumerate(words) if word in _DEAD} | {i + j for i in pairs for j in (0, 1)}
    again = {i for i, word in enumerate(words) if word in _AGAIN}
    marks = dead or again
    # Behind the word stands a number or a delay: "orders.retry.5m".
    rest = words if not marks else [word for i, word in enumerate(words) if i < max(marks) and i not in marks]
    if dead and not rest:
        rest = [word for i, word in enumerate(words) if i not in dead]
    base = tuple(word for word in rest if word not in _KIND_WORDS)
    aspect = Aspect.DLQ if dead else Aspect.RETRY if again and base else None
    return _Named(aspect=aspect, base=base if aspect else tuple(w for w in words if w not in _KIND_WORDS))
