"""What a design.yaml says of an aspect: yes, no, unknown, or what exactly."""

import re

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.value import Known, Value
from eda_coach.review.readers.nodes.node import Node
from eda_coach.review.readers.own.scalars import scalar
from eda_coach.review.readers.part import id_of

# How many there are: one alone is a no, as in "replicas: 1".
COUNTED = frozenset({Aspect.REPLICAS, Aspect.PARTITIONED})
# Other names for the same, as people write them.
SYNONYMS = {
    "id": Aspect.MESSAGE_ID,
    "key": Aspect.ORDER_KEY,
    "time": Aspect.OCCURRED_AT,
    "version": Aspect.VERSIONED,
    "correlation-id": Aspect.CORRELATION,
    "dead-letter-queue": Aspect.DLQ,
    "circuit-breaker": Aspect.BREAKER,
    "retries": Aspect.RETRY,
}
_KNOWN_BY_WORD = {
    **dict.fromkeys(("yes", "true", "on", "y", "ja", "present"), Known.YES),
    **dict.fromkeys(("no", "false", "off", "n", "none", "never", "0", "absent"), Known.NO),
    **dict.fromkeys(
        ("", "unknown", "?", "null", "~", "tbd", "todo", "n/a", "undecided", "not stated", "open"),
        Known.UNKNOWN,
    ),
}
_ASPECT_BY_NAME = {str(aspect): aspect for aspect in Aspect}
_NUMBER = re.compile(r"[0-9]{1,9}\Z")


def known_word(text: str) -> Known | None:
    """A word for yes, no or unknown; None for anything else."""
    return _KNOWN_BY_WORD.get(text.strip().lower())


def aspect_called(key: str) -> Aspect | None:
    """The aspect that a key names, in whatever case: ``maxDeliveries`` or ``max-deliveries``."""
    word = id_of(key)
    return SYNONYMS.get(word) or _ASPECT_BY_NAME.get(word)


def value_in(text: str, aspect: Aspect) -> tuple[Known, str]:
    """What a scalar says of an aspect, and what exactly."""
    if aspect in COUNTED and _NUMBER.match(text.strip()):
        return Known.YES if int(text) > 1 else Known.NO, text.strip()
    known = known_word(text)
    return (Known.YES, text) if known is None else (known, "")


def value_at(node: Node, aspect: Aspect, evidence: Evidence) -> Value:
    """What a node says of an aspect: a scalar, a list of words, or ``{known: no, text: ...}``."""
    if node.is_mapping:
        known = known_word(node["known"].text) if node["known"] else Known.YES
        return Value(known=known or Known.YES, text=node["text"].text, evidence=(evidence,))
    known, text = value_in(", ".join(item.text for item in node.items) or node.text, aspect)
    return Value(known=known, text=text, evidence=(evidence,))


def value_scalar(value: Value, aspect: Aspect) -> str:
    """A value as a scalar if that is read back as it is, else as a mapping."""
    if not value.text:
        return str(value.known)
    if value_in(value.text, aspect) == (value.known, value.text):
        return value.text if _NUMBER.match(value.text) else scalar(value.text)
    return f"{{known: {value.known}, text: {scalar(value.text)}}}"
