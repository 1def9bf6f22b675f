"""Names of messages in the labels of arrows that go into channels or come out of them."""

import re

from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.message import Message, MessageKind
from eda_coach.review.readers.naming import kind_of_name, words_of_name
from eda_coach.review.readers.part import id_of
from eda_coach.review.readers.vocabulary import Vocabulary
from eda_coach.review.readers.word_lists import word_set

_QUOTED = re.compile(r"[`'\u2018\u201c\u00ab]([\w][\w .:-]{1,60})[`'\u2019\u201d\u00bb]")
_PASCAL = re.compile(r"(?<![\w./-])(?:[A-Z][a-z0-9]+){2,6}(?![\w/]|\.[a-z])")
_DOTTED = re.compile(r"(?<![\w./@-])[a-z][a-z0-9_-]{1,40}(?:[.:][a-z][a-z0-9_-]{0,40}){1,4}(?![\w/])")
_JOINED = re.compile(r"(?<![\w./-])[a-zA-Z]{2,40}(?:[_-][a-zA-Z0-9]{1,40}){1,4}(?![\w/.])")
_TITLE = re.compile(r"(?<![\w-])[A-Z][a-z]+(?: [A-Z][a-z]+){1,3}(?![\w-])")
# Names that are written like a message and are none.
_PRODUCTS = word_set(
    "rabbitmq websocket websockets graphql javascript typescript eventbridge servicebus postgresql",
    "mongodb dynamodb openapi asyncapi cloudevents eventhub eventhubs pubsub github socket.io node.js",
    "vue.js next.js e-mail pub-sub real-time at-least-once exactly-once at-most-once fan-out read-only",
    "fire-and-forget",
)
_PARTICIPLE = re.compile(
    r"(?:ed|sent|paid|made|done|lost|sold|won|found|taken|given|begun|known|left|built|put)$"
)
_ORDERS = word_set(
    "create send process charge cancel update delete reserve release ship start stop execute schedule",
    "generate notify refund confirm approve reject place add remove assign validate register capture run",
    "do make apply",
)
_NOUNS = frozenset({"event", "events", "command", "commands", "message", "messages"})
# More names in one label are a list of words, not of messages.
_MOST_NAMES = 6


def messages_in(label: str, evidence: Evidence, vocabulary: Vocabulary) -> list[Message]:
    """The messages that a label names, in its order; the label of an arrow at a channel."""
    return [message_called(name, evidence) for name in _names_in(label, vocabulary)]


def message_called(name: str, evidence: Evidence) -> Message:
    """A message of which no more than the name is known."""
    return Message(id=id_of(name), name=name, kind=kind_of_message(name), evidence=(evidence,))


def kind_of_message(name: str) -> MessageKind:
    """What a message is meant to do, by its name."""
    words = words_of_name(name)
    named = [word for word in words if word not in _NOUNS]
    if not named or {"command", "commands"} & set(words):
        return MessageKind.COMMAND if named else MessageKind.UNKNOWN
    if any(_PARTICIPLE.search(word) for word in named[1:]) or {"event", "events"} & set(words):
        return MessageKind.EVENT
    return MessageKind.COMMAND if named[0] in _ORDERS and len(named) > 1 else MessageKind.UNKNOWN


def _names_in(label: str, vocabulary: Vocabulary) -> list[str]:
    found = dict[int, str]()
    for pattern, is_sure in (
        (_PASCAL, True),
        (_QUOTED, True),
        (_DOTTED, True),
        (_JOINED, False),
        (_TITLE, False),
    ):
        for match in pattern.finditer(label[:400]):
            name = match[match.lastindex or 0].strip()
            overlaps = any(start <= match.start() < start + len(other) for start, other in found.items())
            # A plain or hyphenated word is taken for a message only where it reads like one.
            reads_so = is_sure or kind_of_message(name) is MessageKind.EVENT
            if reads_so and not overlaps and not _is_of_a_part(name, vocabulary):
                found[match.start()] = name
    names = list(dict.fromkeys(found[start] for start in sorted(found)))
    return names if len(names) <= _MOST_NAMES else []


def _is_of_a_part(name: str, vocabulary: Vocabulary) -> bool:
    return name.lower() in _PRODUCTS or kind_of_name(name, vocabulary) is not None
