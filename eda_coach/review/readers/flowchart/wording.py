"""What the words at an arrow say of what passes there."""

import re
from dataclasses import dataclass

from eda_coach.review.model.value import Known
from eda_coach.review.readers.word_lists import word_set

_WORD = re.compile(r"[^\W_]+(?:[.'][^\W_]+)*")
_PUBLISHING = word_set(
    "publish publishes publishing pub produce produces producing emit emits emitting enqueue enqueues",
    "enqueuing broadcast broadcasts publica publiziert veröffentlicht publiserer публикует",
)
# Where these stand, the source of the arrow is the one that listens.
_CONSUMING = word_set(
    "consume consumes consuming consumer consumers subscribe subscribes subscribing subscriber sub listen",
    "listens listening listener poll polls polling dequeue dequeues dequeuing consome consumiert",
    "konsumiert konsumerer abonniert abonnerer lytter suscribe слушает читает подписан подписывается",
)
# These say so only as the verb of the label: "read model updates" is no reading.
_CONSUMING_FIRST = word_set("read reads reading receive receives receiving pull pulls pulling fetch fetches")
_CALLING = word_set(
    "http https rest restful grpc rpc graphql soap call calls calling request requests requesting query",
    "queries querying validate validates validating verify verifies check checks fetch fetches invoke",
    "invokes retrieve retrieves lookup ask asks",
)
_METHODS = word_set("GET POST PUT PATCH DELETE HEAD")
_ANSWERING = word_set(
    "response responses responds returns return reply replies result results answer answers ack"
)
_READING = word_set(
    "read reads reading query queries querying get gets fetch fetches load loads lookup lookups select",
    "selects search searches retrieve retrieves find finds scan hget mget poll polls check checks",
)
_WRITING = word_set(
    "write writes writing save saves saving store stores storing insert inserts update updates updating",
    "persist persists persisting persistence delete deletes upsert upserts put puts create creates append",
    "appends record records set sets invalidate invalidates add adds modify modifies upload uploads",
    "archive archives",
)
_BOTH = word_set("crud rw")
_CHANGE_CAPTURE = word_set("cdc binlog wal debezium")
_FORWARDING = word_set(
    "forward forwards route routes routed fan fanout bind binds binding bound subscribe subscribes",
    "subscription deliver delivers filter",
)
_NO_WAITING = word_set("async asynchronous asynchronously fire-and-forget nonblocking")
_WAITING = word_set("sync synchronous synchronously blocking")
_PROTOCOLS = {
    "http": ("http", "https", "rest", "restful", "webhook", "webhooks"),
    "grpc": ("grpc",),
    "graphql": ("graphql",),
    "soap": ("soap",),
    "websocket": ("websocket", "websockets", "ws", "wss", "socket.io"),
    "sse": ("sse",),
    "amqp": ("amqp",),
    "mqtt": ("mqtt",),
    "kafka": ("kafka",),
    "jdbc": ("jdbc",),
    "sql": ("sql",),
    "tcp": ("tcp",),
}
_CALL_PROTOCOLS = frozenset({"http", "grpc", "graphql", "soap"})
_STATUS = re.compile(r"^[2-5]\d\d$")
_YES_NO = word_set(
    "yes no true false y n ok success failure fail failed valid invalid else otherwise approved rejected",
    "ja nein nei nej oui non si sí sim não да нет",
)
# A verb stands near the beginning of a label.
_FIRST_WORDS = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """What a label says of its arrow.

    Attributes:
        publishes: Whether a word says that something is published.
        consumes: Whether the one that the arrow comes from is said to listen.
        calls: Whether it speaks of a request.
        answers: Whether it speaks of a reply.
        forwards: Whether it speaks of handing on to a queue.
        captures: Whether it speaks of change data capture.
        is_choice: Whether it is one way out of a decision, such as "yes".
        protocol: In lower case; empty if none is named.
        waits: Whether the source waits.
    """

    publishes: bool
    consumes: bool
    calls: bool
    answers: bool
    reads: bool
    writes: bool
    forwards: bool
    captures: bool
    is_choice: bool
    protocol: str
    waits: Known


def wording_of(label: str) -> Wording:
    """What a label says, by its words."""
    as_written = _WORD.findall(label)
    words = [word.lower() for word in as_written]
    bag, first = set(words), set(words[:_FIRST_WORDS])
    protocol = next((name for name, known in _PROTOCOLS.items() if bag & set(known)), "")
    has_method = bool(_METHODS & set(as_written[:_FIRST_WORDS]))
    # "POST /returns" asks, whatever is returned there.
    answers = not has_method and (bool(first & _ANSWERING) or bool(words and _STATUS.match(words[0])))
    return Wording(
        publishes=bool(bag & _PUBLISHING),
        consumes=bool(bag & _CONSUMING) or bool(first & _CONSUMING_FIRST),
        calls=not answers and (has_method or protocol in _CALL_PROTOCOLS or bool(bag & _CALLING)),
        answers=answers,
        reads=bool(bag & (_READING | _BOTH)),
        writes=bool(bag & (_WRITING | _BOTH)),
        forwards=bool(bag & _FORWARDING),
        captures=bool(bag & _CHANGE_CAPTURE),
        is_choice=bool(words) and len(words) <= _FIRST_WORDS and words[0] in _YES_NO,
        protocol="http" if has_method and not protocol else protocol,
        waits=_waits(label, bag),
    )


def _waits(label: str, bag: set[str]) -> Known:
    if bag & _NO_WAITING or "fire and forget" in label.lower():
        return Known.NO
    return Known.YES if bag & _WAITING else Known.UNKNOWN
