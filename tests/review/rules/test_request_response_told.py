"""What texts and plain structure tell of requests, without anything else to go by."""

import pytest

from tests.review.rules.told import rulings_on, verdict_on, with_diagram

_LOOP = """    actor Tenant
    participant Lease Service
    participant Rent Service
    Tenant->>Lease Service: POST /leases
    loop {frame}
        Lease Service->>Rent Service: POST /{path}
        Rent Service-->>Lease Service: 201
    end
    Lease Service-->>Tenant: 201"""


@pytest.mark.parametrize(
    ("rule", "sentence", "verdict"),
    [
        ("SYN004", "There is no timeout on the call to the bank.", "finding"),
        ("SYN004", "The caller waits forever.", "finding"),
        ("SYN004", "Timeouts for the calls will be added later.", "finding"),
        ("SYN004", "The bank call has a timeout of 2 s.", "ok"),
        ("SYN004", "If the bank does not answer within 3 s, we show the old rate.", "ok"),
        ("SYN004", "The visibility timeout is 30 seconds.", "n/a"),
        ("SYN004", "TODO: timeouts", "n/a"),
        ("SYN005", "We call the bank again until it answers.", "finding"),
        ("SYN005", "Failed calls are retried immediately.", "finding"),
        ("SYN005", "Failed calls are retried at most twice with backoff.", "ok"),
        ("SYN005", "Failed calls are retried.", "not-stated"),
        ("SYN005", "Users can retry immediately.", "n/a"),
        ("SYN005", "A naive client would retry forever.", "n/a"),
        ("SYN005", "Failed messages are retried by the consumer.", "n/a"),
        ("SYN006", "Every service retries three times.", "finding"),
        ("SYN006", "Only the gateway retries.", "ok"),
        ("SYN007", "There is no circuit breaker.", "finding"),
        ("SYN007", "A circuit breaker protects the bank call.", "ok"),
        ("SYN007", "If a service is down the whole request fails.", "n/a"),
        ("SYN008", "If the charge times out we retry the charge.", "finding"),
        ("SYN008", "Failed calls are retried. Each call creates a new bill.", "finding"),
        ("SYN008", "Failed calls are retried. There is no idempotency key so far.", "finding"),
        ("SYN008", "Each call creates a new bill.", "not-stated"),
        ("SYN008", "Each call carries an idempotency key.", "ok"),
        ("SYN008", "The user retries the payment with another card.", "n/a"),
        ("CHO001", "The login goes through Kafka.", "finding"),
        ("CHO001", "The login does not go through Kafka.", "ok"),
        ("CHO002", "The report is rendered synchronously in the request.", "finding"),
        ("CHO002", "The report is rendered in the background.", "ok"),
        ("CHO002", "The driver waits several minutes for the passenger.", "n/a"),
    ],
)
def test_a_sentence_is_its_own_precondition(rule: str, sentence: str, verdict: str) -> None:
    """If a sentence handles or lacks something, then no drawing is needed to say so."""
    assert verdict_on(rule, f"# Design\n\n{sentence}\n") == verdict


@pytest.mark.parametrize("heading", ["Context", "Rejected alternatives", "Why not RPC?", "Motivation"])
def test_what_was_or_was_not_chosen_is_no_admission(heading: str) -> None:
    """If a mistake stands where others' or former ways are told, then it is not that of the design."""
    sentence = "The call is retried forever and the PDF is rendered in the request."
    text = f"# Design\n\n## {heading}\n\n{sentence}\n"

    assert [verdict_on(rule, text) for rule in ("SYN005", "CHO002")] == ["n/a", "n/a"]


def test_known_problems_are_those_of_the_design() -> None:
    """If a mistake stands under known problems, then it is a finding."""
    text = "# Design\n\n## Known problems\n\nA failed call is retried forever.\n"

    assert verdict_on("SYN005", text) == "finding"


@pytest.mark.parametrize(
    ("frame", "path", "verdict"),
    [
        ("retry up to 3 times", "charges", "finding"),
        ("try again until it works", "invoices", "finding"),
        ("for each flat", "charges", "n/a"),
        ("retry up to 3 times", "quotes", "n/a"),
    ],
)
def test_a_charge_in_a_frame_of_retries_is_sent_again(frame: str, path: str, verdict: str) -> None:
    """If a frame says that it tries again, then what is charged in it is charged again."""
    assert verdict_on("SYN008", with_diagram("", _LOOP.format(frame=frame, path=path))) == verdict


def test_a_key_makes_a_repeated_charge_fine() -> None:
    """If the text names a key, then a charge in a frame of retries is well done."""
    drawn = _LOOP.format(frame="retry up to 3 times", path="charges")

    assert verdict_on("SYN008", with_diagram("Rent Service takes an idempotency key.", drawn)) == "ok"


def test_a_note_is_an_admission() -> None:
    """If a note says that there is no timeout, then that is a finding."""
    arrows = "    A Service->>B Service: GET /x\n    B Service-->>A Service: 200"

    note = "    Note over A Service,B Service: no timeout configured"
    assert verdict_on("SYN004", with_diagram("", f"{arrows}\n{note}")) == "finding"


@pytest.mark.parametrize(
    ("lines", "verdict"),
    [
        ("a[A Service] -->|REST| b[B Service]", "ok"),
        ("a[A Service] -->|REST| b[B Service]\n  b -->|REST| c[C Service]", "ok"),
        ("a[A Service] -->|REST| b[B Service]\n  b --> c[C Service]\n  c --> d[D Service]", "n/a"),
        ("a[A Service] -->|REST| b[B Service]\n  b -->|REST| a", "n/a"),
        ("a[A Service] --> b[B Service]", "n/a"),
    ],
)
def test_a_shallow_drawing_without_order_is_fine(lines: str, verdict: str) -> None:
    """If the calls of a flowchart go no deeper, even by lines that may be calls, then the chain is short."""
    assert verdict_on("SYN001", f"```mermaid\nflowchart LR\n  {lines}\n```\n") == verdict


def test_sentences_prove_no_short_chain() -> None:
    """If calls are only told, one after the other, then there may be more that nobody told."""
    text = "The Order Service calls the Tax Service, which calls the Rate Service."

    assert "ok" not in [one.verdict.value for one in rulings_on("SYN001", f"# Design\n\n{text}\n")]


def test_mail_behind_a_queue_is_well_done_whatever_the_sender_is_called() -> None:
    """If a part sends mails because of a message, then the user does not wait for them."""
    arrows = """    actor Author
    participant Post Service
    participant Kafka
    participant Fanout Service
    participant Mail Server
    Author->>Post Service: POST /posts
    Post Service->>Kafka: publish PostWritten
    Post Service-->>Author: 201
    Kafka->>Fanout Service: PostWritten
    Fanout Service->>Mail Server: send email"""

    assert verdict_on("SYN002", with_diagram("", arrows)) == "ok"


@pytest.mark.parametrize(
    ("note", "verdict"), [("takes about 6 minutes", "finding"), ("cached for 6 minutes", "n/a")]
)
def test_a_read_that_takes_minutes_is_long_work(note: str, verdict: str) -> None:
    """If a note says how long a read takes, then it is long work; how old its answer may be is not."""
    arrows = f"""    actor Clerk
    participant Tax Service
    Clerk->>Tax Service: GET /year
    Note right of Tax Service: {note}
    Tax Service-->>Clerk: 200"""

    assert verdict_on("CHO002", with_diagram("", arrows)) == verdict


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("SYN002", "The customer waits for the SMS with the code."),
        ("SYN005", "The call is retried until the retry budget is used up."),
        ("SYN005", "We retry the call at most 3 times until it succeeds."),
        ("SYN005", "The request is not retried immediately."),
        ("SYN005", "A retry without a pause would hammer the bank."),
        ("SYN007", "Otherwise the whole request would fail."),
        ("SYN008", "Without the key a retried charge is made twice."),
        ("SYN008", "Users retry the payment by hand."),
        ("SYN008", "The report runs twice a day."),
        ("CHO001", "After the login an event is published."),
        ("CHO002", "The worker waits until the file is there, up to 20 minutes."),
    ],
)
def test_near_misses_are_no_findings(rule: str, sentence: str) -> None:
    """If the words of a mistake are said of something else, then it is no finding."""
    assert verdict_on(rule, f"# Design\n\n{sentence}\n") != "finding"
