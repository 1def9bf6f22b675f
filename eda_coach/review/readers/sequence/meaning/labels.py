"""What the words at an arrow say: who asks, who answers, what is stored, which protocol is spoken."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from eda_coach.review.readers.naming import words_of_name
from eda_coach.review.readers.sequence.meaning import verbs

# An event is told in no more words.
_MOST_OF_EVENT = 5
_METHOD_NAME = re.compile(r"[A-Za-z]{1,30}[A-Z][A-Za-z]{1,30}\b")
# Of a longer label only the beginning tells what the arrow is.
_LONGEST = 400
_WORD = re.compile(r"[^\W_]+")

# "1. ", "(2) ", "3.1: ": the number of a step, which is no status.
_NUMBER = re.compile(r"\s{0,4}\(?\d{1,2}(?:\.\d{1,2}){0,3}[.):]{0,2}\s")
_DETAIL = re.compile(r"[({\[].*")
_METHOD = re.compile(
    r"\b(?:GET|POST|PUT|PATCH|DELETE|HEAD)\b[\s:`'\"(-]{0,5}(?:/|https?:|\{|\w+/)"
    r"|\b(?:get|post|put|patch|delete)\s{1,3}/"
)
_STATUS = re.compile(r"\b(?:HTTP[ /]?)?[1-5]\d\d\b(?!\s{0,2}(?:ms|s|sec|seconds|users|items|rps|%))")
_PROTOCOLS = (
    ("grpc", re.compile(r"\bgrpc\b", re.IGNORECASE)),
    ("graphql", re.compile(r"\bgraphql\b", re.IGNORECASE)),
    ("websocket", re.compile(r"\bweb ?sockets?\b|\bwss?\b", re.IGNORECASE)),
    ("sse", re.compile(r"\bSSE\b|\bserver-sent\b", re.IGNORECASE)),
    ("amqp", re.compile(r"\bamqp\b", re.IGNORECASE)),
    ("mqtt", re.compile(r"\bmqtt\b", re.IGNORECASE)),
    ("smtp", re.compile(r"\bsmtp\b", re.IGNORECASE)),
    ("soap", re.compile(r"\bsoap\b", re.IGNORECASE)),
    ("http", _METHOD),
    ("http", re.compile(r"\bhttps?\b|\bREST(?:ful)?\b|\bwebhook\b|\b(?:GET|POST|PUT|PATCH|DELETE)\b")),
    ("sql", re.compile(r"\bSELECT\b|\bINSERT\b|\bUPDATE\b.{1,80}\bSET\b|\bDELETE FROM\b|\bSQL\b|\bUPSERT\b")),
)
_ASYNCHRONOUS = re.compile(
    r"\basync(?:hronous(?:ly)?)?\b|\bfire[ -](?:and|&)[ -]forget\b|\bnon-?blocking\b"
    r"|\bin (?:the )?background\b",
    re.IGNORECASE,
)
_FAILURE = re.compile(
    r"\b[45]\d\d\b|\b(?:error|errors|fail|fails|failed|failure|reject|rejected|rejects|invalid|denied|declined|timeout"
    r"|time-out|unavailable|not found|insufficient|exception|cancelled|canceled)\b",
    re.IGNORECASE,
)


class Access(StrEnum):
    """What an arrow to a store does there."""

    READ = "read"
    WRITE = "write"


def is_request(label: str) -> bool:
    """Whether it names a method of HTTP and where it goes."""
    return _METHOD.search(label[:_LONGEST]) is not None


def asks(label: str) -> bool:
    """Whether it asks for something, so that it is no answer."""
    first = words_of_name(unnumbered(label[:_LONGEST]))[:2]
    if calls_back(label) and _STATUS.search(label[:_LONGEST]) is None:
        return True
    return is_request(label) or (not answers(label) and bool(verbs.ASKS & set(first)))


def answers(label: str) -> bool:
    """Whether it reads as an answer: a status, a result, a word for returning."""
    if is_request(label):
        return False
    return _STATUS.search(label[:_LONGEST]) is not None or bool(verbs.ANSWERS & set(words_in(label)))


def fails(label: str) -> bool:
    """Whether it tells a failure."""
    return _FAILURE.search(label[:_LONGEST]) is not None


def acknowledges(label: str) -> bool:
    """Whether it tells that a message was taken or handled."""
    words = words_in(_DETAIL.sub("", unnumbered(label[:_LONGEST])))
    if not words:
        return False
    if words[0] in verbs.SETTLES and set(words[1:2]) & verbs.SETTLED:
        return True
    if words[0] in verbs.PUBLISHES | verbs.CONSUMES:
        # "Publish acknowledged" against "publish OrderPlaced, wait for the ack".
        return bool(verbs.ACKNOWLEDGES & set(words[1:2]))
    is_status = words[0].isdigit()
    alone = is_status or set(words) <= verbs.ACKNOWLEDGES_ALONE
    return alone or bool(verbs.ACKNOWLEDGES & set(words))


def consumes(label: str) -> bool:
    """Whether it takes from a channel rather than puts into it."""
    if _tells_an_event(label):
        return False
    # Further back a verb speaks of something else: "invalid, cannot be read".
    return _first(label, verbs.CONSUMES | verbs.PUBLISHES, among=2) in verbs.CONSUMES


def _tells_an_event(label: str) -> bool:
    """Whether a few words end in a participle: "subscription created", "PollClosed"."""
    words = words_of_name(_DETAIL.sub("", unnumbered(label[:_LONGEST])))
    return 1 < len(words) <= _MOST_OF_EVENT and verbs.is_participle(words[-1])


def publishes(label: str) -> bool:
    """Whether it puts into a channel, in words said of nothing else."""
    return _first(label, verbs.CARRIED, among=3) is not None


def hands_on(label: str) -> bool:
    """Whether it is what a channel does with a message."""
    return _first(label, verbs.HANDED_ON, among=3) is not None


def shows(label: str) -> bool:
    """Whether it is what people and screens get unasked: a mail, a push, a page."""
    return _first(label, verbs.SHOWS) is not None


def calls_back(label: str) -> bool:
    """Whether it comes later, on a way of its own, rather than while somebody waits: a webhook."""
    return _first(label, verbs.CALLBACKS) is not None


def tells(label: str) -> bool:
    """Whether it announces an event, so that the sender does not wait."""
    return publishes(label) or "event" in words_in(label)


def access_of(label: str) -> Access | None:
    """What is done at a store; None if no word tells."""
    # Methods of a repository are verbs too: "findById", "saveOrder".
    words = words_of_name(label[:_LONGEST])
    word = next((one for one in words if one in verbs.READS | verbs.WRITES), None)
    if word is None:
        return None
    return Access.WRITE if word in verbs.WRITES or _writes_too(words) else Access.READ


def _writes_too(words: Sequence[str]) -> bool:
    """Whether a writing follows an "and", as in "check and reserve"."""
    return any(first in ("and", "then") and second in verbs.WRITES for first, second in pairwise(words))


def protocol_of(label: str) -> str:
    """The protocol that it names or shows; empty if none."""
    start = label[:_LONGEST]
    return next((name for name, pattern in _PROTOCOLS if pattern.search(start)), "")


def is_asynchronous(label: str) -> bool:
    """Whether it says that the sender does not wait."""
    return _ASYNCHRONOUS.search(label[:_LONGEST]) is not None


@lru_cache(maxsize=1024)
def words_in(label: str) -> tuple[str, ...]:
    """Its words, in lower case, without the number of a step."""
    return tuple(word.lower() for word in _WORD.findall(unnumbered(label[:_LONGEST])))


def unnumbered(label: str) -> str:
    """A label without the number of a step before it."""
    found = _NUMBER.match(label)
    return label[found.end() :] if found else label


def _first(label: str, known: frozenset[str], *, among: int = _LONGEST) -> str | None:
    return next((word for word in _verbs_in(label)[:among] if word in known), None)


def _verbs_in(label: str) -> tuple[str, ...]:
    """Its words, those of the name of a method apart: "receiveMessage()"."""
    found = _METHOD_NAME.match(unnumbered(label[:_LONGEST]))
    if found is None:
        return words_in(label)
    words = words_of_name(found[0])
    is_call = found[0][0].islower() or found[0].lower() in verbs.OPERATIONS
    is_verb = is_call and not verbs.is_participle(words[-1])
    return (*words, *words_in(label)[1:]) if is_verb else words_in(label)
