"""What must not change a review: names, the order of paragraphs, the language of the drawing."""

import re

import pytest

from eda_coach.review.outcome.remark import Review
from eda_coach.review.rules.verdict import Verdict
from tests.review.reviewed import read, reviewed

_MERMAID = """sequenceDiagram
  actor Reader
  participant Loans as Loan Service
  participant Copies as Copy Service
  participant Mail as Mail Service
  participant Events as loan-events topic
  participant Fines as Fine Service
  participant Db as Loan Database
  Reader->>Loans: POST /loans
  Loans->>Copies: GET /copies/7
  Copies-->>Loans: 200 OK
  Loans->>Copies: PUT /copies/7
  Copies-->>Loans: 200 OK
  Loans->>Db: INSERT loan
  Loans->>Events: publish LoanMade
  Loans->>Mail: POST /mails
  Mail-->>Loans: 201 Created
  Loans-->>Reader: 201 Created
  Events-->>Fines: LoanMade
"""
_PLANTUML = """@startuml
actor Reader
participant "Loan Service" as Loans
participant "Copy Service" as Copies
participant "Mail Service" as Mail
queue "loan-events topic" as Events
participant "Fine Service" as Fines
database "Loan Database" as Db
Reader -> Loans: POST /loans
Loans -> Copies: GET /copies/7
Copies --> Loans: 200 OK
Loans -> Copies: PUT /copies/7
Copies --> Loans: 200 OK
Loans -> Db: INSERT loan
Loans -> Events: publish LoanMade
Loans -> Mail: POST /mails
Mail --> Loans: 201 Created
Loans --> Reader: 201 Created
Events --> Fines: LoanMade
@enduml
"""
_DESIGN = """design: 1
elements:
  Reader: {kind: actor}
  Loan Service: {kind: service}
  Copy Service: {kind: service}
  Mail Service: {kind: service}
  loan-events topic: {kind: channel, channel: topic}
  Fine Service: {kind: service}
  Loan Database: {kind: store}
messages:
  LoanMade: {kind: event}
flows:
  - name: A loan
    steps:
      - from: Reader
        to: Loan Service
        label: POST /loans
        reply: 201 Created
        steps:
          - {from: Loan Service, to: Copy Service, label: GET /copies/7, reply: 200 OK}
          - {from: Loan Service, to: Copy Service, label: PUT /copies/7, reply: 200 OK}
          - {from: Loan Service, to: Loan Database, label: INSERT loan, kind: write}
          - {from: Loan Service, to: loan-events topic, label: publish LoanMade, message: LoanMade}
          - {from: Loan Service, to: Mail Service, label: POST /mails, reply: 201 Created}
      - {from: loan-events topic, to: Fine Service, label: LoanMade, message: LoanMade}
"""
_PROSE = (
    "Fine Service remembers the id of each event and skips one that it has already processed.",
    "What cannot be processed goes to the dead-letter queue.",
    "Calls between services have a timeout of one second.",
    "There is no retry of calls.",
)
_NAMES = {
    "Loan": "Parcel",
    "Copy": "Depot",
    "Fine": "Toll",
    "loan": "parcel",
    "Loans": "Parcels",
}


def _verdicts(review: Review) -> dict[str, str]:
    return {rule: verdict.value for rule, verdict in review.verdict_by_rule.items()}


def _ids(review: Review) -> set[str]:
    return {one.id for one in review.remarks if one.verdict is Verdict.FINDING}


def _text(*paragraphs: str) -> str:
    return "\n\n".join(("# Loans", f"```mermaid\n{_MERMAID}```", *paragraphs)) + "\n"


def test_the_design_has_findings_to_lose() -> None:
    """If the design were without findings, then the tests below would prove nothing."""
    found = _ids(reviewed(read(_MERMAID)))

    assert {one.split("@")[0] for one in found} == {"SYN002", "DAT001", "DAT006"}


@pytest.mark.parametrize("other", [_PLANTUML, _DESIGN], ids=["PlantUML", "design.yaml"])
def test_one_design_in_another_language_has_the_same_review(other: str) -> None:
    """If one design is drawn in another language, then findings and verdicts stay.

    But for what only a whole design is asked: design.yaml declares all messages, a drawing shows some
    (EVT012), and a drawing has no room for consistency (DAT005).
    """
    mermaid, drawn = reviewed(read(_MERMAID)), reviewed(read(other))

    assert _ids(drawn) == _ids(mermaid)
    of_wholes = {"EVT012": "", "DAT005": ""}
    assert _verdicts(drawn) | of_wholes == _verdicts(mermaid) | of_wholes


def test_renamed_services_have_the_same_findings_under_their_new_names() -> None:
    """If services are renamed, then the ids are, and nothing else."""
    pattern = re.compile("|".join(sorted(_NAMES, key=len, reverse=True)))
    renamed = pattern.sub(lambda found: _NAMES[found.group()], _text(*_PROSE))
    before, after = reviewed(read(_text(*_PROSE))), reviewed(read(renamed))

    assert {pattern.sub(lambda found: _NAMES[found.group()], one) for one in _lowered(before)} == _lowered(
        after
    )
    assert _verdicts(after) == _verdicts(before)


def _lowered(review: Review) -> set[str]:
    """Ids with names as they are written in the design."""
    return {
        "@".join((one.split("@")[0], *(part.title() for part in one.split("@")[1:]))) for one in _ids(review)
    }


def test_paragraphs_in_another_order_have_the_same_review() -> None:
    """If paragraphs change places, then findings and verdicts stay."""
    one, other = reviewed(read(_text(*_PROSE))), reviewed(read(_text(*reversed(_PROSE))))

    assert _ids(one) == _ids(other)
    assert _verdicts(one) == _verdicts(other)


@pytest.mark.parametrize(
    ("sentence", "rule"), list(zip(_PROSE[:3], ("MSG001", "MSG002", "SYN004"), strict=True)), ids=str
)
def test_a_sentence_less_turns_exactly_its_rule_to_not_stated(sentence: str, rule: str) -> None:
    """If a sentence is deleted, then the rule that it answered asks, and no other one changes."""
    whole = _verdicts(reviewed(read(_text(*_PROSE))))
    less = _verdicts(reviewed(read(_text(*(one for one in _PROSE if one != sentence)))))

    turned = {one for one in whole if (whole[one], less[one]) == ("ok", "not-stated")}
    assert turned == {rule}


def test_moved_lines_keep_the_ids() -> None:
    """If lines are put before everything, then findings keep their ids."""
    assert _ids(reviewed(read("\n" * 7 + _text(*_PROSE)))) == _ids(reviewed(read(_text(*_PROSE))))
