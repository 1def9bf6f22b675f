"""What the name of a part says about its kind: "Orders DB" is a store, "User Service" a service."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from eda_coach.review.model.element import ASKING, CARRYING, WORKING, ChannelKind, ElementKind
from eda_coach.review.readers.vocabulary import Vocabulary

_WORD = re.compile(r"[^\W_]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_MARKUP = re.compile(r"<[^<>\n]{0,80}>")
_LINE_BREAK = re.compile(r"\\n|\n|<br\s{0,4}/?>", re.IGNORECASE)
# What follows explains what stands before: "orders (topic)", "Postgres: users", "Queue for the mail service".
_BREAK = re.compile(
    r"[()\[\]{}:;,|\"]|\s[-\u2013\u2014]+\s|\b(?:of|for|with|in|on|via|from|to|by|at|using|für|de|для)\b",
    re.IGNORECASE,
)
# "topic-transfer", "q-orders", "db.users": the first word is the kind, whatever follows.
_PREFIX = re.compile(r"^\W{0,4}(topic|queue|q|exchange|stream|db|svc)[-._/](?=\w)", re.IGNORECASE)
_KIND_OF_PREFIX = {"db": ElementKind.STORE, "svc": ElementKind.SERVICE}
# Stores that carry messages too; which of both is told in brackets.
_BOTH = re.compile(r"redis|valkey|dragonfly", re.IGNORECASE)
_WORKERS = frozenset({ElementKind.SERVICE, ElementKind.GATEWAY, ElementKind.CLIENT})
# Such a first word stays the kind before the name of a person: "Topic Users".
_FIRST_WORDS = frozenset({"topic", "queue", "exchange"})
# Behind the name of another company they mean that company's own: "Stripe API", "external system".
_THEIRS = frozenset({"api", "apis", "system", "platform", "server"})
# Between two companies: "Stripe gateway"; but the "partner API gateway" is one's own.
_BETWEEN = frozenset({"gateway"})
_ADJECTIVES = frozenset({"external", "thirdparty", "3rdparty"})
# Behind the word for a person or a screen stands only what tells one from another: "User 2", "Client A".
_LONGEST_MARK = 2
# Longer names are sentences; only so many of their words are looked at.
_MOST_WORDS = 60
# So many words may join to one: "Kafka" of one, "Rabbit MQ", "payment service provider" of three.
_LONGEST_GROUP = 5

_LOGS = ("kafka", "kinesis", "pulsar", "redpanda", "msk", "eventhub", "redisstream", "jetstream", "eventlog")
_LOGS_WORDS = frozenset({"log", "stream", "streams", "partition", "кафка"})
_TOPICS = ("pubsub", "servicebustopic", "eventbridge", "eventgrid", "eventbus", "mqtt")
_TOPIC_WORDS = frozenset({"topic", "topics", "sns", "exchange", "nats", "feed", "топик", "тема"})
_QUEUES = ("queue", "rabbitmq", "activemq", "ibmmq", "bullmq", "deadletter")
_QUEUE_WORDS = frozenset(
    {"q", "mq", "sqs", "dlq", "rabbit", "celery", "очередь", "kø", "warteschlange", "cola", "fila"}
)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Names:
    """The names of a vocabulary, ready to look up; keys have no spaces."""

    groups: dict[str, ElementKind]
    wholes: dict[str, ElementKind]
    ends: dict[str, ElementKind]
    any_end: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Match:
    """Words of a name that are known."""

    kind: ElementKind
    key: str
    first: int
    last: int


def kind_of_name(name: str, vocabulary: Vocabulary) -> ElementKind | None:
    """The kind of what is called so, by whole words; None if nothing is known.

    The last words weigh most; what stands in brackets or behind a colon counts where the rest is not known.
    """
    names = _names_of(vocabulary)
    prefix = _PREFIX.match(name)
    told = _told(_kinds_of_segments(name, names), may_carry=bool(_BOTH.search(name)))
    # "queue-worker" and "db-migration" work on what they are named after.
    if prefix is None or told in _WORKERS:
        return told
    return _KIND_OF_PREFIX.get(prefix[1].lower(), ElementKind.CHANNEL)


def channel_kind_of(name: str, vocabulary: Vocabulary) -> ChannelKind:  # noqa: ARG001 - the pair of kind_of_name
    """How a channel or broker called so hands out its messages."""
    words = words_of_name(name)[:_MOST_WORDS]
    joined = "".join(words)
    for kind, parts, whole in (
        (ChannelKind.LOG, _LOGS, _LOGS_WORDS),
        (ChannelKind.TOPIC, _TOPICS, _TOPIC_WORDS),
        (ChannelKind.QUEUE, _QUEUES, _QUEUE_WORDS),
    ):
        if whole & set(words) or any(part in joined for part in parts):
            return kind
    return ChannelKind.UNKNOWN


def words_of_name(name: str) -> list[str]:
    """The words of a name in lower case, those of camel case apart, markup left out."""
    plain = _MARKUP.sub(" ", _LINE_BREAK.sub(" ", name))
    return [word.lower() for word in _WORD.findall(_CAMEL.sub(" ", plain))]


def _told(kinds: Iterator[ElementKind | None], *, may_carry: bool) -> ElementKind | None:
    """The first kind that is known; "Kafka (orders topic)" is the topic, and "Redis (queue)" no store."""
    told = next((kind for kind in kinds if kind is not None), None)
    if told is ElementKind.BROKER:
        return ElementKind.CHANNEL if ElementKind.CHANNEL in kinds else told
    if told is ElementKind.STORE and may_carry:
        return next((kind for kind in kinds if kind in CARRYING), told)
    return told


def _kinds_of_segments(name: str, names: _Names) -> Iterator[ElementKind | None]:
    return (_kind_of_words(words_of_name(segment)[-_MOST_WORDS:], names) for segment in _segments(name))


def _segments(name: str) -> Iterator[str]:
    """The parts of a name that may tell its kind, the weightiest first."""
    lines = [line for line in _LINE_BREAK.split(name) if line.strip()]
    # Two words and more are a name by themselves, and the next line says more of it; one word goes on there.
    if len(lines) > 1 and len(words_of_name(lines[0])) > 1:
        yield from _BREAK.split(lines[0])
    yield from _BREAK.split(" ".join(lines))


def _kind_of_words(words: list[str], names: _Names) -> ElementKind | None:
    whole = names.wholes.get("".join(words))
    if whole is not None or not words:
        return whole
    matches = list(_matches(words, names))
    if not matches:
        return None
    last = matches[0]
    if last.kind is ElementKind.ACTOR and len(words) > 1 and words[0] in _FIRST_WORDS:
        return ElementKind.CHANNEL
    # An "external load balancer" only stands at one's own edge.
    may_be_theirs = last.kind is ElementKind.SERVICE or last.key in _BETWEEN
    if may_be_theirs and _is_of_another(matches):
        return ElementKind.EXTERNAL
    return None if _is_in_passing(last, words) else last.kind


def _is_in_passing(match: _Match, words: list[str]) -> bool:
    """Whether a word is only part of a name for something else: "customer management", "saga completed"."""
    if match.last == len(words):
        return False
    if match.kind in ASKING:
        return any(len(word) > _LONGEST_MARK and not word.isdigit() for word in words[match.last :])
    return match.kind in WORKING and words[-1].endswith("ed")


def _is_of_another(matches: list[_Match]) -> bool:
    last, before = matches[0], matches[1:]
    others = [match for match in before if match.kind is ElementKind.EXTERNAL]
    if any(match.key in _ADJECTIVES for match in others):
        return True
    # "Stripe API" is theirs; a "bank service" or a "Stripe adapter" is one's own.
    return last.key in _THEIRS | _BETWEEN and bool(others)


def _matches(words: list[str], names: _Names) -> Iterator[_Match]:
    """Known words and groups of words, from the end; of two at one place the longer."""
    last = len(words)
    while last > 0:
        match = _match_before(words, last, names)
        if match is not None:
            yield match
            last = match.first
        else:
            last -= 1


def _match_before(words: list[str], last: int, names: _Names) -> _Match | None:
    for first in range(max(0, last - _LONGEST_GROUP), last):
        key = "".join(words[first:last])
        kind = names.groups.get(key) or names.groups.get(key.removesuffix("s"))
        if kind is not None:
            return _Match(kind=kind, key=key, first=first, last=last)
    return _match_of_end(words[last - 1], last, names)


def _match_of_end(word: str, last: int, names: _Names) -> _Match | None:
    plain = word.rstrip("0123456789")
    singular = plain.removesuffix("s")
    # One look at all ends first: most words have none.
    if plain.endswith(names.any_end) or singular.endswith(names.any_end):
        end = next(end for end in names.ends if plain.endswith(end) or singular.endswith(end))
        return _Match(kind=names.ends[end], key=end, first=last - 1, last=last)
    known = names.groups.get(plain) if plain != word else None
    return None if known is None else _Match(kind=known, key=plain, first=last - 1, last=last)


@lru_cache(maxsize=8)
def _names_of(vocabulary: Vocabulary) -> _Names:
    names = _Names(groups={}, wholes={}, ends={})
    for kind, entries in vocabulary.names_by_kind.items():
        for entry in entries:
            key = "".join(words_of_name(entry))
            if entry.startswith("="):
                names.wholes[key] = kind
            elif entry.startswith("*"):
                names.ends[key] = kind
                names.groups.setdefault(key, kind)
            else:
                names.groups[key] = kind
    return replace(names, any_end=tuple(names.ends))
