"""What a design may say about itself or a part of it."""

from enum import StrEnum


class Aspect(StrEnum):
    """One thing that rules ask after.

    Structured documents answer by a :class:`~eda_coach.review.model.value.Value` at an element, edge or message;
    prose answers by a :class:`~eda_coach.review.model.fact.Fact`. Both use the same names.
    """

    # Of calls
    TIMEOUT = "timeout"
    DEADLINE = "deadline"
    RETRY = "retry"
    BACKOFF = "backoff"
    RETRY_LIMIT = "retry-limit"
    BREAKER = "breaker"
    FALLBACK = "fallback"
    BULKHEAD = "bulkhead"
    IDEMPOTENCY_KEY = "idempotency-key"
    # Of channels and consumers
    IDEMPOTENT = "idempotent"
    DLQ = "dlq"
    DLQ_WATCHED = "dlq-watched"
    MAX_DELIVERIES = "max-deliveries"
    REDELIVERY_DELAY = "redelivery-delay"
    ACK_AFTER_WORK = "ack-after-work"
    CONFIRMED_PUBLISH = "confirmed-publish"
    EXACTLY_ONCE = "exactly-once"
    BACKPRESSURE = "backpressure"
    DURABLE = "durable"
    ORDERED = "ordered"
    PARTITIONED = "partitioned"
    COMPETING_CONSUMERS = "competing-consumers"
    # Of messages
    MESSAGE_ID = "message-id"
    OCCURRED_AT = "occurred-at"
    VERSIONED = "versioned"
    SCHEMA = "schema"
    ORDER_KEY = "order-key"
    CORRELATION = "correlation"
    # Of data
    OUTBOX = "outbox"
    COMPENSATION = "compensation"
    CONSISTENCY = "consistency"
    READ_MODEL = "read-model"
    TRANSACTION = "transaction"
    # Of the answer to the user
    ACCEPTED = "accepted"
    WAY_BACK = "way-back"
    FAILURE_TOLD = "failure-told"
    # Of operation
    REPLICAS = "replicas"
    MANAGED = "managed"
    REDUNDANT = "redundant"
    RATE_LIMIT = "rate-limit"
    CACHE = "cache"
    READ_HEAVY = "read-heavy"
    OBSERVED = "observed"
    LAG_WATCHED = "lag-watched"
    AUTH = "auth"
    HEALTH_CHECK = "health-check"
    FAILURE_SECTION = "failure-section"
    REQUIREMENTS = "requirements"
    NUMBERS = "numbers"
    STYLE_CHOICE = "style-choice"
    REASON = "reason"
