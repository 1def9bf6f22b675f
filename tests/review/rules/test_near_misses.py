"""Sentences that use the words of a rule for something else, and sentences that mean it in other words."""

import pytest

from eda_coach.review.rules.verdict import Verdict
from tests.review.reviewed import read, reviewed
from tests.review.rules.told import verdict_on


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("SYN002", "Users can change their notification settings before they answer the survey."),
        ("SYN004", "A seat is held for at most 600 seconds before the customer must pay."),
        ("SYN005", "The player may try the level again as often as needed."),
        ("SYN006", "Each layer of the cake is baked separately."),
        ("SYN007", "English is the fallback language."),
        ("SYN007", "If a student fails the exam everything stops."),
        ("SYN008", "Every customer has a unique number."),
        ("DAT001", "After the commit the pipeline sends a message to Slack."),
        ("DAT001", "The job picks up new files from the folder every night."),
        ("DAT003", "All instances of the order service use the same database."),
        ("DAT004", "The list view shows ten orders per page."),
        ("DAT006", "The system checks the address and then writes a letter."),
        ("CHO001", "After each login an event is published to Kafka."),
        ("CHO001", "Profile updates are published to the profile topic."),
        ("CHO002", "The meeting takes about 30 minutes."),
        ("RSP001", "The broker acknowledges each message."),
        ("RSP003", "The user confirms the booking before paying."),
        ("RSP004", "If validation fails the client gets 400."),
    ],
)
def test_the_same_words_of_something_else_are_neither_praised_nor_blamed(rule: str, sentence: str) -> None:
    """If a sentence speaks of something else, then the rule makes nothing of it."""
    assert verdict_on(rule, f"# Design\n\n{sentence}\n") not in ("finding", "ok")


@pytest.mark.parametrize(
    ("rule", "sentence", "verdict"),
    [
        ("SYN002", "The receipt is mailed by a worker afterwards, never inline.", "ok"),
        ("SYN002", "The handler calls the mailer before it answers the guest.", "finding"),
        ("SYN004", "We hang up after 700 ms.", "ok"),
        ("SYN006", "The inner layers never retry, so that attempts do not multiply.", "ok"),
        ("SYN007", "One stuck supplier blocks all the others.", "finding"),
        ("DAT001", "If the process dies between the insert and the publish, the event is lost.", "finding"),
        ("DAT002", "When the car is refused, the room is released.", "ok"),
        ("CHO001", "Reads never go through the broker.", "ok"),
        ("CHO002", "The browser keeps the connection open while the video is rendered.", "finding"),
    ],
)
def test_other_words_for_the_same_are_heard(rule: str, sentence: str, verdict: str) -> None:
    """If a sentence means it in words of its own, then the rule hears it."""
    assert verdict_on(rule, f"# Design\n\n{sentence}\n") == verdict


_CLEAN = (
    "# Orders\n\nThe order service publishes OrderCreated to Kafka. The billing service consumes it and"
    " writes to the billing database. The client calls the order service over REST.\n\n"
)


def _findings(text: str) -> set[str]:
    told = reviewed(read(text)).remarks
    return {f"{one.rule}: {one.message}" for one in told if one.verdict is Verdict.FINDING}


@pytest.mark.parametrize(
    "sentence",
    [
        "This page is not about monitoring.",
        "Alerts are not described here, see the runbook.",
        "This section does not cover authentication of the API.",
        "The exporter does not expose metrics of its own.",
        "The database does not need a replica for the reports.",
        "The broker does not need a standby for the schema registry.",
        "RabbitMQ no longer needs a second tool for failover.",
        "The database does not fail over to another continent.",
        "If Redis dies, everything still works, only slower.",
        "When the broker goes down, all orders are kept and not lost.",
        "The gateway does not limit the size of uploads.",
        "The API does not limit the length of a comment.",
        "The API needs no authentication for the health check.",
        "The service has no login for its public pages.",
        "A failed build is retried until it succeeds.",
        "A test run is repeated until it succeeds.",
        "There is no timeout in the protocol itself, the client sets one.",
        "We do not save the order and then publish the event; both go into one transaction.",
        "In development we run a single Kafka node.",
        "In development there is one broker; in production there are three.",
        "Locally there is only one broker.",
        "On my laptop Kafka runs on one machine without a standby.",
        "For tests there is no authentication at the broker.",
        "In the demo everybody may publish to every topic.",
        "In staging the broker has no replica.",
        "Unit tests have no timeout for calls.",
        "In CI both services use the same database.",
        "In the sandbox a failed call is retried until it succeeds.",
        "We do not use the dead-letter queues of the old broker any more.",
        "The previous system had no monitoring and no alerts.",
        "Our old system saved the order and then published the event.",
        "A message is not lost when a consumer is down.",
    ],
)
def test_a_harmless_sentence_behind_a_clean_design_is_no_finding(sentence: str) -> None:
    """If a sentence denies, limits or moves elsewhere what would be a problem, then there is no finding."""
    assert _findings(f"{_CLEAN}{sentence}\n") == _findings(_CLEAN) == set()


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("OPS002", "The broker has no replica."),
        ("OPS002", "In development and in production there is only one broker."),
        ("OPS002", "If Kafka dies, everything stops."),
        ("OPS003", "The gateway does not limit requests."),
        ("OPS005", "There is no monitoring."),
        ("OPS008", "The API has no authentication."),
        ("SYN004", "Calls have no timeout."),
        ("SYN005", "A failed call is retried until it succeeds."),
        ("DAT001", "We do not use an outbox. The mail event is stored in the same transaction as the mail."),
    ],
)
def test_the_same_problem_said_of_the_design_is_a_finding(rule: str, sentence: str) -> None:
    """If the problem is that of the design, then it is found."""
    assert verdict_on(rule, f"{_CLEAN}{sentence}\n") == "finding"


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("OPS007", "We talk to each other on MS Teams."),
        ("MSG003", "A driver makes 10 deliveries with one message each."),
        ("EVT007", "This document links directly to the video file of the event."),
        ("OPS008", "To be discussed: authorization model, etc."),
        ("DAT005", "An alert fires when the consumer lag is above one minute."),
        ("MSG001", "The job runs an insert or update."),
        ("CHO003", "We use Kafka because it guarantees exactly once delivery."),
        ("DAT004", "The project has two teams."),
    ],
)
def test_bare_words_are_no_praise(rule: str, sentence: str) -> None:
    """If a sentence has no more than a word of what is done well, then it is not praised."""
    assert verdict_on(rule, f"{_CLEAN}{sentence}\n") != "ok"
