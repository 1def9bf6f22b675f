"""The verdict on a criterion, with the learner's own words."""

from typing import Any

import pytest

from eda_coach.grading.score import PartVerdict
from tests.typed_builders import ACK_MET, ACK_WRONG, make_criterion, part_of, score_text, verdict_of

ACK: dict[str, Any] = {"met": [ACK_MET], "partly": ["ack late"], "contradicted": [ACK_WRONG]}


def judged(text: str) -> PartVerdict:
    """The verdict on when to ack."""
    return part_of(score_text(text, make_criterion("ack", **ACK)), "ack")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("We ack after the commit.", "met"),
        ("we acknowledge only after it has been committed", "met"),
        ("Acks are sent after committing.", "met"),
        ("WE ACK AFTER THE COMMIT", "met"),
        ("If it works, we ack after the commit.", "met"),
        ("We ack late.", "partly"),
        ("We ack late. We ack after the commit.", "met"),
        ("We ack before the commit.", "contradicted"),
        ("We ack after the commit, never ack before the charge.", "met"),
        ("We never ack before the commit.", "missing"),
        ("If we ack before the commit, events are lost.", "missing"),
        ("Acking before the commit would lose events.", "missing"),
        ("We do not ack after the commit.", "contradicted"),
        ("We ack after the commit. Else we ack before the charge.", "contradicted"),
        ("We ack after the commit. We do not ack after the commit.", "unsure"),
        ("Maybe we ack after the commit.", "unsure"),
        ("Perhaps we ack late.", "unsure"),
        ("Perhaps we do not ack after the commit.", "unsure"),
        ("Maybe we ack after the commit. Yes: we ack after the commit.", "met"),
        ("Do we ack after the commit?", "missing"),
        ("Some people say we ack after the commit.", "missing"),
        ("We ack. The commit comes after.", "missing"),
        ("After the commit we sleep.", "missing"),
        ("Wir bestätigen nach dem Speichern.", "missing"),
        ("xq zzt brrk", "missing"),
        ("ack, after, commit", "missing"),
        ("...", "missing"),
    ],
)
def test_verdicts(text: str, verdict: str) -> None:
    """If an answer says it, half of it, the opposite, both, perhaps, or nothing, then that is the verdict."""
    assert judged(text).verdict.value == verdict


@pytest.mark.parametrize(
    ("text", "quotes", "against"),
    [
        ("First we ack after the commit, then rest.", ["ack after the commit"], []),
        ("We ack before the charge.", ["ack before the charge"], []),
        ("Maybe we ack late.", ["ack late"], []),
        ("We sleep.", [], []),
        (
            "We ack after the commit. We ack before the charge.",
            ["ack before the charge"],
            ["ack after the commit"],
        ),
        (
            "We ack after the commit. We do not ack after the commit.",
            ["ack after the commit"],
            ["ack after the commit"],
        ),
    ],
)
def test_evidence_is_quoted(text: str, quotes: list[str], against: list[str]) -> None:
    """If a verdict is given, then the words behind it are marked, and those that say the opposite."""
    part = judged(text)

    assert [text[start:end] for start, end in part.spans] == quotes
    assert [text[start:end] for start, end in part.against] == against


def test_quotes_count_in_the_composed_text() -> None:
    """If an answer is typed in decomposed characters, then places count in the composed text."""
    (span,) = judged("Cafe\u0301s ack after the commit.").spans

    assert "Cafés ack after the commit."[slice(*span)] == "ack after the commit"


def test_no_more_than_three_quotes() -> None:
    """If the same is said many times, then three quotes are shown, the first ones."""
    assert len(judged("We ack after the commit. " * 9).spans) == 3
    assert judged("We ack after the commit. " * 9).spans[0] == (3, 23)


def test_quote_within_another_is_left_out() -> None:
    """If one piece of evidence lies within another, then only the longer is shown."""
    score = score_text("We ack after the commit.", make_criterion("ack", met=[ACK_MET, "after commit"]))

    assert part_of(score, "ack").spans == ((3, 23),)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The key is stored and we skip repeats.", "met"),
        ("We skip repeats; the key is stored.", "met"),
        ("We skip repeats, since their key is stored.", "met"),
        ("The key is stored. We skip repeats.", "missing"),
        ("The key is stored.", "missing"),
        ("The key is not stored and we skip repeats.", "contradicted"),
        ("The key is stored and we never skip repeats.", "contradicted"),
        ("Maybe the key is stored and we skip repeats.", "unsure"),
    ],
)
def test_both_sides_stand_in_one_sentence(text: str, verdict: str) -> None:
    """If a phrase has two sides, then both must be said in one sentence, in any order."""
    assert verdict_of(text, met=["key ... store & skip repeat"]) == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The broker does not wait.", "met"),
        ("The broker never waits.", "met"),
        ("The broker goes on without waiting.", "met"),
        ("The broker waits.", "missing"),
        ("If the broker waits, all is lost.", "missing"),
        ("Maybe the broker does not wait.", "unsure"),
        ("I'm not sure, but the broker does not wait.", "unsure"),
        ("The broker does not block and does not wait.", "met"),
        ("The broker never blocks and never waits.", "met"),
        ("The broker does not block or wait.", "met"),
        ("Does the broker not wait?", "missing"),
        ("It is not true that the broker waits.", "missing"),
    ],
)
def test_denied_side(text: str, verdict: str) -> None:
    """If a phrase begins with not, then only a denial of it counts."""
    assert verdict_of(text, met=["not wait"]) == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The publisher goes on and does not wait.", "met"),
        ("Without waiting, the publisher goes on.", "met"),
        ("The publisher goes on without waiting.", "met"),
        ("The publisher goes on and waits.", "missing"),
        ("The publisher does not wait.", "missing"),
    ],
)
def test_denied_side_beside_another(text: str, verdict: str) -> None:
    """If one side of a phrase is denied, then the other must be said and this one denied."""
    assert verdict_of(text, met=["publisher go & not wait", "go & not wait"]) == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("We send an idempotancy key.", "met"),
        ("We send an idempotency-key.", "met"),
        ("We send an IdempotencyKey.", "met"),
        ("We send the order_id.", "met"),
        ("We send the orderId.", "met"),
        ("We send the customer id.", "missing"),
        ("We snd the order id.", "missing"),
    ],
)
def test_terms_and_typing_errors(text: str, verdict: str) -> None:
    """If a term of the lexicon is said in another wording, joined or misspelt, then it is understood."""
    assert verdict_of(text, met=["send ... <idempotency-key>"]) == verdict


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("at least once", "Delivery is at-most-once."),
        ("at most once", "Delivery is at-least-once."),
        ("ack", "The broker sends a nack."),
        ("nack", "The broker sends an ack."),
        ("synchronous", "The call is asynchronous."),
        ("asynchronous", "The call is synchronous."),
        ("asynchronous", "It is a synchronous call."),
        ("idempotent", "The handler is nonidempotent."),
        ("http 429", "It answers HTTP 428."),
        ("push", "Consumers pull."),
        ("publish", "It is a public queue."),
    ],
)
def test_terms_that_only_look_alike(phrase: str, text: str) -> None:
    """If a technical term is near to the one looked for but means something else, then it earns nothing."""
    assert verdict_of(text, met=[phrase]) == "missing"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("We send the key to the provider. We store the row.", "met"),
        ("We send the key to the provider, yet the provider never gets a key with the charge.", "unsure"),
        ("We send the key to the provider. Then again no key is sent with a charge.", "unsure"),
        ("We send the key to the provider, but cheap.", "met"),
    ],
)
def test_what_is_taken_back(text: str, wanted: str) -> None:
    """If a clause that begins with a contrast says the opposite, then what was said is unsure."""
    references = ("The key is sent to the provider with each charge.", "The provider gets one key a charge.")
    criterion = make_criterion("key", met=["send ... key"], references=references)

    assert part_of(score_text(text, criterion), "key").verdict == wanted
