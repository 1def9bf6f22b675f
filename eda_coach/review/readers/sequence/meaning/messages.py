"""Messages that the words at an arrow name, and what they are meant to do."""

import re
from collections.abc import Callable, Iterable

from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.message import Message, MessageKind
from eda_coach.review.readers.naming import words_of_name
from eda_coach.review.readers.part import id_of
from eda_coach.review.readers.sequence.meaning import verbs
from eda_coach.review.readers.sequence.meaning.labels import unnumbered

_PREPOSITIONS = frozenset({"to", "from", "into", "via", "for", "with"})
_WHERE = _PREPOSITIONS | {"onto", "on", "in", "by"}
# What begins so tells when, and no name.
_CONDITIONS = frozenset(
    {"after", "when", "if", "upon", "once", "until", "while", "every", "each", "retry", "max", "at", "qos"}
)
_LEADING = verbs.PASSING | verbs.FILLERS | {"and", "or", "then"}
# A longer phrase is a sentence, no name.
_MOST_WORDS = 6
# Of such a name and what is said of it, as "to the orders topic".
_MOST_OF_LABEL = 10
_LONGEST = 300
# More names in one label are a list of something else.
_MOST_NAMES = 8
_QUOTED = re.compile(r"(?<!\w)[`\"'\u201c\u00ab](\w[\w./: -]{1,80})[`\"'\u201d\u00bb](?!\w)")
# OrderPlaced, orderPlaced, order_placed, order.placed; with a hyphen any word may be written.
_IDENTIFIER = re.compile(
    r"(?<![\w/.{<=-])(?:[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+|[a-z]+(?:[A-Z][a-z0-9]+)+"
    r"|[A-Za-z]\w+(?:[._][A-Za-z]\w+)+)(?![\w/}>-]|\s?=)"
)
_HELD = re.compile(r"\w{1,60}\(([^()\n]{1,100})\)")
# "orderId" is a field, and "QoS" a setting.
_FIELD = re.compile(r"(?:[a-z](?:Id|ID|Ids|Key|Token)|_(?:id|ids|key)|^QoS)$")
_DETAIL = re.compile(r"[({\[<].*")
_ENDINGS = frozenset(
    {"event", "evt", "message", "msg", "notification", "dto", "avro", "json", "topic", "queue", "events"}
)
_COMMAND_WORDS = frozenset({"command", "cmd"})
_REPLIES = frozenset({"reply", "response", "result"})
_QUERIES = frozenset({"get", "find", "list", "query", "search", "fetch", "load"})
_DEAD_LETTERS = frozenset({"dlq", "dlqs", "dlx", "dlt", "poison"})
_VERSION = re.compile(r"v\d+|\d+")


# Whether a name is that of a part of the system.
IsPart = Callable[[str], bool]


def no_part(_name: str) -> bool:
    """Of notes: any name may be a message's."""
    return False


def names_in(label: str, *, is_part: IsPart = no_part) -> list[str]:
    """The names of the messages that a label speaks of; empty if it only says "publish".

    Args:
        label: Words at an arrow or of a note.
        is_part: Tells the names of participants and brokers, which are no messages.
    """
    written = _written(label)
    if written:
        return _unique(written, is_part)
    phrase = _phrase(_DETAIL.sub("", unnumbered(label[:_LONGEST])))
    return _unique([phrase], is_part) if phrase else []


def identifiers_in(label: str, *, is_part: IsPart = no_part) -> list[str]:
    """The names in a label that are written as such: in quotes or as ``OrderPlaced``, ``order.placed``."""
    return _unique(_written(label), is_part)


def _written(label: str) -> list[str]:
    label = unnumbered(label[:_LONGEST])
    # What is quoted in curly brackets is the payload.
    quoted = [name.strip() for name in _QUOTED.findall(label.partition("{")[0])]
    found = quoted or [
        name for name in _IDENTIFIER.findall(_DETAIL.sub("", label)) if name.lower() not in verbs.OPERATIONS
    ]
    if not found and (held := _HELD.match(label)) is not None:
        # "SendMessage(OrderPlaced)" names it in the brackets.
        found = _IDENTIFIER.findall(held[1])
    return [name for name in found if not _FIELD.search(name)]


def name_in_note(text: str) -> str:
    """The name of a message that a short note gives; empty if it is a sentence or several lines."""
    text = text.strip()
    if "\n" in text or "<br" in text or len(text) > _LONGEST:
        return ""
    names = names_in(text)
    return names[0] if len(names) == 1 and len(words_of_name(names[0])) <= _MOST_WORDS else ""


def is_dead_letter(name: str) -> bool:
    """Whether a channel called so takes messages that nobody could handle."""
    words = words_of_name(name)
    joined = "".join(words)
    return bool(_DEAD_LETTERS & set(words)) or "deadletter" in joined or "parkinglot" in joined


def message_of(name: str, evidence: Evidence) -> Message:
    """The message called so."""
    return Message(id=id_of(name), name=name, kind=kind_of_message(name), evidence=(evidence,))


def kind_of_message(name: str) -> MessageKind:
    """What a message is meant to do, by the grammar of its name.

    A past participle tells what has happened, an imperative what shall.
    """
    words = [word for word in words_of_name(name) if not _VERSION.fullmatch(word)]
    if _COMMAND_WORDS & set(words[-1:]):
        return MessageKind.COMMAND
    if _REPLIES & set(words[-1:]):
        return MessageKind.REPLY
    is_event = bool({"event", "events", "evt"} & set(words[-1:]))
    while len(words) > 1 and words[-1] in _ENDINGS:
        words.pop()
    if not words:
        return MessageKind.UNKNOWN
    if is_event or any(verbs.is_participle(word) for word in (words[-1], words[0])):
        return MessageKind.EVENT
    if len(words) > 1 and words[0] in verbs.IMPERATIVES:
        return MessageKind.COMMAND
    return MessageKind.QUERY if len(words) > 1 and words[0] in _QUERIES else MessageKind.UNKNOWN


def _phrase(text: str) -> str:
    """The words that are left without those of publishing; empty if none or too many are."""
    if "->" in text or "\u2192" in text:
        # "Rule matches -> start" tells what happens.
        return ""
    words = [word for word in text.replace(":", " ").replace("`", "").split() if any(map(str.isalnum, word))]
    bare = [word.strip(".,;\"'!").lower() for word in words]
    is_sending = bare[:1] in (["send"], ["sends"], ["sending"])
    first = next((at for at, word in enumerate(bare) if word not in _LEADING), len(bare))
    if first and bare[0] in verbs.PASSING and _WHERE & set(bare[1:first]):
        # "Publish to orders", "republish with delay" tell where and how.
        return ""
    words, bare = words[first:], bare[first:]
    if len(words) > _MOST_OF_LABEL:
        return ""
    ends = _PREPOSITIONS | _CONDITIONS
    last = next((at for at, word in enumerate(bare) if at and word in ends), len(bare))
    while last and bare[last - 1] in verbs.FILLERS:
        last -= 1
    if not last or last > _MOST_WORDS or not words[0][0].isalpha() or bare[0] in _CONDITIONS:
        return ""
    if is_sending and not verbs.is_participle(bare[last - 1]):
        # "Send e-mail" tells what shall be done; without its verb it would not.
        return " ".join(["Send", *words[:last]])
    # "Trade event" is an event, of which "trade" alone tells nothing.
    is_event = bare[last : last + 1] == ["event"] and not verbs.is_participle(bare[last - 1])
    name = " ".join(words[: last + is_event])
    return "" if name.lower() in verbs.OPERATIONS else name


def _unique(names: Iterable[str], is_part: IsPart) -> list[str]:
    kept = dict[str, str]()
    for name in names:
        if not is_part(name):
            kept.setdefault(id_of(name), name)
    return list(kept.values())[:_MOST_NAMES]
