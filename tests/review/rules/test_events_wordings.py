"""Sentences on messages and on the text itself, and what they say."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.fact import Stand
from eda_coach.review.readers.prose.saying import said_in
from eda_coach.review.readers.vocabulary import Vocabulary

_WORDINGS = Path(__file__).parents[3] / "eda_coach" / "review" / "catalogue" / "wordings"


@cache
def vocabulary() -> Vocabulary:
    """The wordings of messages and documents."""
    phrases = dict[Aspect, tuple[str, ...]]()
    for family in ("messages", "document"):
        text = (_WORDINGS / f"{family}.yaml").read_text(encoding="utf-8")
        phrases |= {Aspect(aspect): tuple(wordings) for aspect, wordings in yaml.safe_load(text).items()}
    return Vocabulary(names_by_kind={}, phrases_by_aspect=phrases)


def said(sentence: str) -> dict[Aspect, Stand]:
    """What a sentence says."""
    return {one.aspect: one.stand for one in said_in(sentence, vocabulary())}


@pytest.mark.parametrize(
    ("sentence", "aspect"),
    [
        ("Consumers deduplicate by event id in an inbox table.", Aspect.MESSAGE_ID),
        ("Messages are CloudEvents.", Aspect.MESSAGE_ID),
        ("Every event carries a UUID and the time at which it happened.", Aspect.OCCURRED_AT),
        ("All event schemas are kept in a schema registry.", Aspect.VERSIONED),
        ("Consumers ignore unknown fields.", Aspect.VERSIONED),
        ("All message schemas are documented in AsyncAPI.", Aspect.SCHEMA),
        ("Events are keyed by order id.", Aspect.ORDER_KEY),
        ("Consumers drop stale events.", Aspect.ORDER_KEY),
        ("Events must be applied in the same order in which they were published.", Aspect.ORDER_NEEDED),
        ("The event carries a reference to the document in object storage.", Aspect.CLAIM_CHECK),
        ("Each request carries a correlation id that every service logs.", Aspect.CORRELATION),
        (
            "After the OrderPlaced event, the mail service fetches the details from the shop.",
            Aspect.CALL_BACK,
        ),
        ("The event contains the card number of the buyer.", Aspect.SENSITIVE_EVENT),
        ("We send the whole file in the event.", Aspect.BODY_IN_EVENT),
        ("When the broker is unreachable, the relay retries.", Aspect.FAILURE_SECTION),
        ("The system must support 400 orders per minute.", Aspect.REQUIREMENTS),
        ("Failure handling is out of scope.", Aspect.FAILURES_LEFT_OUT),
        ("We assume the network never fails.", Aspect.FAILURES_LEFT_OUT),
    ],
)
def test_a_claim_is_found(sentence: str, aspect: Aspect) -> None:
    """If a sentence claims something, then it is present."""
    assert said(sentence).get(aspect) is Stand.PRESENT


@pytest.mark.parametrize(
    ("sentence", "aspect", "stand"),
    [
        ("Events have no event id.", Aspect.MESSAGE_ID, Stand.ABSENT),
        ("Events are not versioned.", Aspect.VERSIONED, Stand.ABSENT),
        ("There is no schema registry.", Aspect.VERSIONED, Stand.ABSENT),
        ("We will add event versioning later.", Aspect.VERSIONED, Stand.PLANNED),
        ("Messages have no partition key.", Aspect.ORDER_KEY, Stand.ABSENT),
        ("Consumers do not fetch the details from the order service.", Aspect.CALL_BACK, Stand.ABSENT),
        ("Events never contain card numbers.", Aspect.SENSITIVE_EVENT, Stand.ABSENT),
    ],
)
def test_a_gap_is_told_from_a_claim(sentence: str, aspect: Aspect, stand: Stand) -> None:
    """If a sentence denies or postpones something, then it is not present."""
    assert said(sentence).get(aspect) is stand


@pytest.mark.parametrize(
    "sentence",
    [
        "The event_id column of the concerts table is the primary key.",
        "The orders table is partitioned by customer id.",
        "Messages must be processed in order to update the balance.",
        "The client fetches the details from the API.",
        "The message contains the name of the file.",
        "Customers reset their password on this page.",
        "The store is schemaless, and there is no schema for products.",
        "Version 2 of the API adds a field.",
        "Without a partition key, events overtake each other.",
    ],
)
def test_the_same_words_on_other_matters_say_nothing(sentence: str) -> None:
    """If a sentence is about something else, then nothing is concluded from it."""
    assert Stand.PRESENT not in said(sentence).values()
    assert Stand.ABSENT not in said(sentence).values()
