"""What the words about a channel, an operation or a message declare."""

from dataclasses import dataclass, field

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.fact import Fact
from eda_coach.review.model.unread import Unread, UnreadKind
from eda_coach.review.model.value import Value
from eda_coach.review.readers.nodes.node import Node
from eda_coach.review.readers.part import joined_values
from eda_coach.review.readers.prose.saying import Said, said_in, values_in
from eda_coach.review.readers.vocabulary import Vocabulary

# What such words may say; of the rest they speak in passing, as of the
# transaction that a message is about.
_TOLD_IN_WORDS = frozenset(
    {
        *(Aspect.TIMEOUT, Aspect.DEADLINE, Aspect.RETRY, Aspect.BACKOFF, Aspect.RETRY_LIMIT, Aspect.BREAKER),
        *(Aspect.FALLBACK, Aspect.BULKHEAD, Aspect.IDEMPOTENCY_KEY, Aspect.IDEMPOTENT, Aspect.DLQ),
        *(Aspect.DLQ_WATCHED, Aspect.MAX_DELIVERIES, Aspect.REDELIVERY_DELAY, Aspect.ACK_AFTER_WORK),
        *(Aspect.CONFIRMED_PUBLISH, Aspect.EXACTLY_ONCE, Aspect.BACKPRESSURE, Aspect.DURABLE, Aspect.ORDERED),
        *(Aspect.PARTITIONED, Aspect.COMPETING_CONSUMERS, Aspect.MESSAGE_ID, Aspect.OCCURRED_AT),
        *(Aspect.VERSIONED, Aspect.ORDER_KEY, Aspect.CORRELATION, Aspect.OUTBOX, Aspect.RATE_LIMIT),
        *(Aspect.CALL_BACK, Aspect.REPEAT_HARMS, Aspect.MESSAGE_DROPPED, Aspect.UNTRACED),
        *(Aspect.LATER_WORK, Aspect.LONG_WORK_IN_REQUEST, Aspect.RETRY_FOREVER, Aspect.RETRY_AT_ONCE),
    }
)
# What the words about an answer may say besides.
_TOLD_OF_ANSWERS = _TOLD_IN_WORDS | {Aspect.WAY_BACK, Aspect.NOT_YET_DONE, Aspect.FAILURE_TOLD}
# Longer descriptions say no more of a message.
_LONGEST_DESCRIPTION = 5_000
# All descriptions of a document together; a book is not read for what it says between the lines.
_MOST_WORDS = 100_000
_TOO_MANY = f"its descriptions are longer than {_MOST_WORDS:,} characters; those from here on were not read"


@dataclass(kw_only=True, slots=True)
class Descriptions:
    """The words about the parts of one document, read within bounds.

    Attributes:
        unread: Where the bounds were reached, once.
    """

    vocabulary: Vocabulary
    unread: list[Unread] = field(default_factory=list)
    _left: int = _MOST_WORDS

    def of(self, node: Node) -> dict[Aspect, Value]:
        """What the words about a channel, operation or message declare."""
        values = dict[Aspect, Value]()
        for key in ("description", "summary"):
            said = self.said_by(node[key])
            values = joined_values(values, {one: said[one] for one in said if one in _TOLD_IN_WORDS})
        return values

    def facts_of_whole(self, words: Node) -> list[Fact]:
        """What a document says of itself, as prose does."""
        return [_fact(one, words) for one in said_in(self._read(words), self.vocabulary)]

    def facts_of_answer(self, words: Node) -> list[Fact]:
        """What the words about an answer say."""
        said = said_in(self._read(words), self.vocabulary)
        return [_fact(one, words) for one in said if one.aspect in _TOLD_OF_ANSWERS]

    def said_by(self, words: Node) -> dict[Aspect, Value]:
        """What some words declare, of whatever it is."""
        text = self._read(words)
        return values_in(text, words.evidence(words.text), self.vocabulary) if text else {}

    def _read(self, words: Node) -> str:
        """Some words, cut to bounds; none if so many were read before that it is enough."""
        text = words.text[:_LONGEST_DESCRIPTION]
        if not text or self._left <= 0:
            return ""
        self._left -= len(text)
        if self._left <= 0 and words.places is not None:
            self.unread.append(words.places.unread(UnreadKind.PART, _TOO_MANY, words.line))
        return text


def _fact(said: Said, words: Node) -> Fact:
    return Fact(aspect=said.aspect, stand=said.stand, evidence=words.evidence(said.sentence))
