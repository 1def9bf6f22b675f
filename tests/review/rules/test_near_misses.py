"""Sentences that use the words of a rule for something else, and sentences that mean it in other words."""

import pytest

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
