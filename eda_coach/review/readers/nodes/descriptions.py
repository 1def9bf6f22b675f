"""What the words about a channel, an operation or a message declare."""

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.value import Value
from eda_coach.review.readers.nodes.node import Node
from eda_coach.review.readers.part import joined_values
from eda_coach.review.readers.prose.saying import values_in
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
# Longer descriptions say no more of a message.
_LONGEST_DESCRIPTION = 5_000


def described(node: Node, vocabulary: Vocabulary) -> dict[Aspect, Value]:
    """What the words about a channel, operation or message declare."""
    values = dict[Aspect, Value]()
    for key in ("description", "summary"):
        words = node[key]
        if words.text:
            evidence = words.evidence(words.text)
            said = values_in(words.text[:_LONGEST_DESCRIPTION], evidence, vocabulary)
            values = joined_values(values, {one: said[one] for one in said if one in _TOLD_IN_WORDS})
    return values
