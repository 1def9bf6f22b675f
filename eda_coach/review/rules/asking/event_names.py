"""What names of messages tell: a fact that happened, something to be done, or neither."""

import re
from collections.abc import Sequence
from functools import lru_cache

from eda_coach.review.model.message import MessageKind

_WORD = re.compile(r"[^\W\d_]+|\d+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_VERSION = re.compile(r"(?<![A-Za-z])[vV]\d+|(?<=[a-z])V\d+")

_VERSION_TOLD = re.compile(
    r"(?:(?<![A-Za-z])[vV]|(?<=[a-z])V)\d+(?![A-Za-z])|\{version\}|[._-]\d+[._]\d+(?:[._]|$)"
)


def word_set(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


# Participles that do not end in "ed"; those of verbs that events are named after.
_IRREGULAR = word_set(
    "sent paid made lost begun taken given chosen withdrawn held built bought sold spent won left found"
    " met kept frozen hidden stolen broken written overdue done gone drawn known seen"
)
# These are participles only where something stands before them: "PriceSet" is a fact, "SetPrice" an order.
_LATE = word_set("set read put split hit shut cut")
# Words that end in "ed" and say nothing of the past.
_NO_PARTICIPLE = word_set(
    "feed need speed seed embed bed red shed weed deed breed bleed unified med led fed indeed limited"
    " combined detailed distributed shared related"
)
# Verbs of events that only tell which value is another now.
_CHANGED = frozenset({"changed", "updated", "modified", "edited"})
# At its end they make a name a fact, as a participle does: ``PaymentFailure``.
_FACTS = word_set(
    "success failure error completion timeout expiry available ready complete result outcome"
    " successful unsuccessful"
)
# What names end with to say what sort of message they are.
_EVENT = frozenset({"event", "events"})
_COMMAND = word_set("command commands cmd cmds task tasks job jobs action actions")
_QUERY = frozenset({"query", "queries"})
_REPLY = word_set("response responses reply replies")
_EMPTY = word_set("message messages msg payload dto schema")
# Verbs by which commands begin; those that are as often nouns in names ("order", "start") are left out.
_IMPERATIVES = word_set(
    "create send cancel delete remove add process reserve charge refund notify generate execute"
    " validate verify register submit confirm approve reject publish assign allocate ship deliver pay"
    " calculate compute schedule trigger perform apply update modify change deduct debit credit"
    " withdraw release revoke activate deactivate enable disable dispatch prepare capture authorize"
    " authorise issue sync synchronize import export recalculate unsubscribe subscribe renew close"
    " complete grant provision render archive print convert upload resize enrich"
)


# Longer "names" are sentences; the grammar of a name is told within this.
_LONGEST_NAME = 200
# Every rule asks for the words of the same names; a design has fewer than this.
_MOST_NAMES = 20_000


@lru_cache(maxsize=_MOST_NAMES)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in lower case; a version at its end is none.

    ``orders.OrderCreated.v2`` gives orders, order, created.
    """
    plain = _CAMEL.sub(" ", _VERSION.sub(" ", name[:_LONGEST_NAME]))
    return tuple(_WORD.findall(plain.lower()))


def is_participle(word: str) -> bool:
    """Whether a word says that something happened."""
    return word in _IRREGULAR or (word.endswith("ed") and word not in _NO_PARTICIPLE)


def is_fact(name: str) -> bool:
    """Whether a name says that something happened: ``OrderCreated``, ``payment-failure``."""
    words = _core(words_of(name))
    is_late = words[-1:] and words[-1] in _FACTS | _LATE
    return len(words) > 1 and (bool(is_late) or any(map(is_participle, words)))


def is_order(name: str) -> bool:
    """Whether a name tells somebody to do something: ``SendEmail``; a sentence is no name."""
    if not name.strip() or " " in name.strip():
        return False
    words = _core(words_of(re.split(r"[./:]", name.strip())[-1]))
    return len(words) > 1 and words[0] in _IMPERATIVES and not is_fact(" ".join(words))


def says_event(name: str) -> bool:
    """Whether a name holds the word event."""
    return bool(_EVENT & set(words_of(name)))


def says_command(name: str) -> bool:
    """Whether a name calls itself a command, task, job or action."""
    return bool(_COMMAND & set(words_of(name)))


def kind_of_name(name: str, *, carriers: Sequence[str] = ()) -> MessageKind:
    """What a message is by its name, or by those of the channels that carry it.

    Args:
        name: Of the message.
        carriers: Names of channels; asked where the message's own name tells nothing.
    """
    own = _kind(name)
    if own is not MessageKind.UNKNOWN:
        return own
    kinds = {_kind(carrier) for carrier in carriers}
    return kinds.pop() if len(kinds) == 1 else MessageKind.UNKNOWN


def _kind(name: str) -> MessageKind:
    words = [word for word in words_of(name) if word not in _EMPTY]
    last = words[-1] if words else ""
    for kind, endings in (
        (MessageKind.REPLY, _REPLY),
        (MessageKind.QUERY, _QUERY),
        (MessageKind.COMMAND, _COMMAND),
    ):
        if last in endings:
            return kind
    if is_fact(name) or says_event(name):
        return MessageKind.EVENT
    return MessageKind.COMMAND if is_order(name) else MessageKind.UNKNOWN


def entity_of(name: str) -> str:
    """What an event is about: ``order`` for ``OrderCreated`` and ``order.created``; or empty."""
    words = _core(words_of(re.split(r"[/:]", name)[-1]))
    if not any(is_participle(word) for word in words):
        return ""
    about = [word for word in words if not is_participle(word)]
    return about[0].removesuffix("s") if about else ""


def changed_field_of(name: str) -> str:
    """The field that an event names: ``email`` for ``CustomerEmailChanged``; or empty."""
    words = _core(words_of(name))
    return " ".join(words[1:-1]) if words[-1:] and words[-1] in _CHANGED else ""


def _core(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in _EVENT and word not in _EMPTY and word not in _COMMAND]


def has_version(name: str) -> bool:
    """Whether a name tells a version: ``OrderCreated.v2``, ``orders.1.0``, ``orders-{version}``."""
    return bool(_VERSION_TOLD.search(name[:_LONGEST_NAME]))
