"""Whole documents without a diagram: what their lists, headings, tables and sentences tell of the system."""

import pytest

from eda_coach.review.catalogue.catalogue import bundled_catalogue
from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.fact import Stand
from eda_coach.review.readers.markdown.reading import read_markdown
from eda_coach.review.readers.part import Part
from eda_coach.review.readers.source import Source, look_nowhere

STEPS = """# Photo upload

1. The mobile app POSTs the picture to the upload API.
2. The API writes a row to MySQL and puts a message on the thumbnails queue.
3. The thumbnail worker picks it up, calls the face service and stores the result in S3.
4. When it is done, it publishes PhotoReady to the photos topic.
"""
LEADS = """# Gym

## Background
The monolith calls the card provider. The booking API calls the mail worker.

## Components
- **Booking API** - accepts bookings, stores them in Postgres and publishes `ClassBooked` to Kafka.
- **Mail worker** - consumes `ClassBooked` and sends mails through SendGrid.

## Alternatives
The Booking API could call the Mail worker. The Booking API calls Stripe.
"""
HEADINGS = """# Loans

## Scoring service
Subscribes to `application.submitted`. Publishes `application.scored` to the loans topic.

## Decision service
It consumes `application.scored`. Stores results in MongoDB.

## Not in scope
The Decision service calls the fraud service.
"""
TABLES = """# Parcels

| Component | Type |
|---|---|
| scanner | service |
| rabbit | RabbitMQ |

| Event | Producer | Consumers | Key |
|---|---|---|---|
| ParcelScanned | scanner | tracking | parcelId |
"""


def read(text: str) -> Part:
    """A document, read by the wordings that come with the program."""
    source = Source(name="design.md", text=text)
    return read_markdown(source, vocabulary=bundled_catalogue().vocabulary, lookup=look_nowhere)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            STEPS,
            [
                "mobile-app call upload-api 3",
                "upload-api write my-sql 4",
                "upload-api publish thumbnails-queue 4",
                "thumbnails-queue deliver thumbnail-worker 5",
                "thumbnail-worker call face-service 5",
                "thumbnail-worker write s3 5",
                "thumbnail-worker publish photos-topic 6",
            ],
        ),
        (
            LEADS,
            [
                "booking-api write postgres 7",
                "booking-api publish kafka 7",
                "kafka deliver mail-worker 8",
                "mail-worker call send-grid 8",
            ],
        ),
        (
            HEADINGS,
            [
                "application-submitted deliver scoring-service 4",
                "scoring-service publish loans-topic 4",
                "loans-topic deliver decision-service 7",
                "decision-service write mongo-db 7",
            ],
        ),
        (TABLES, ["scanner publish rabbit 10", "rabbit deliver tracking 10"]),
    ],
)
def test_a_document_without_a_diagram(text: str, wanted: list[str]) -> None:
    """If a document only has words, then they tell who does what with whom, each with its line."""
    edges = read(text).edges

    assert [f"{one.source} {one.kind} {one.target} {one.evidence[0].line}" for one in edges] == wanted


def test_fields_are_added_to_messages_that_are_drawn() -> None:
    """If a message stands in a diagram, then a sentence adds its fields, and no further messages."""
    part = read(
        "```mermaid\nsequenceDiagram\n  participant A as Order service\n  participant K as Kafka\n"
        "  A-)K: OrderPlaced\n```\n\nOrderPlaced carries eventId and total. OrderLost carries orderId.\n"
    )

    assert {id_: [one.name for one in message.fields] for id_, message in part.messages.items()} == {
        "order-placed": ["eventId", "total"]
    }


@pytest.mark.parametrize(
    ("text", "aspect", "stand"),
    [
        ("## How parts talk\n\nCalls have a timeout of 2 s.", Aspect.TIMEOUT, Stand.PRESENT),
        ("## Why it is safe\n\nEvery consumer is idempotent.", Aspect.IDEMPOTENT, Stand.PRESENT),
        ("| Setting | Value |\n|---|---|\n| MAX_RETRIES | 5 |", Aspect.RETRY_LIMIT, Stand.PRESENT),
        ("| Setting | Value |\n|---|---|\n| DLQ | orders.dlq |", Aspect.DLQ, Stand.PRESENT),
        ("| Setting | Value |\n|---|---|\n| HTTP_TIMEOUT | none |", Aspect.TIMEOUT, Stand.ABSENT),
        ("| Setting | Value |\n|---|---|\n| OUTBOX_ENABLED | false |", Aspect.OUTBOX, Stand.ABSENT),
        ("# TODO\n\n- [x] outbox", Aspect.OUTBOX, Stand.PRESENT),
        ("# TODO\n\n- [ ] outbox", Aspect.OUTBOX, Stand.PLANNED),
        ("# TODO\n\n- outbox", Aspect.OUTBOX, Stand.PLANNED),
        ("## Background\n\nToday the monolith has an outbox.", Aspect.OUTBOX, Stand.ARGUED),
    ],
)
def test_where_words_stand_counts(text: str, aspect: Aspect, stand: Stand) -> None:
    """If words stand under a heading, in a table or in a list of tasks, then that decides with them."""
    assert [fact.stand for fact in read(text).facts if fact.aspect is aspect][:1] == [stand]
