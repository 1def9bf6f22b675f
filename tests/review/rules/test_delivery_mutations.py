"""A design that says everything of delivery, and what taking one sentence away changes."""

import pytest

from eda_coach.review.rules.delivery import RULES
from eda_coach.review.rules.verdict import Verdict
from tests.review.reviewed import read, reviewed

GOOD = """\
# Library loans

A member asks for a book; the shelf robot fetches it, and a mail goes out.

```mermaid
sequenceDiagram
    actor Member
    participant L as Loan Service
    participant Q as loan-requests queue
    participant S as Shelf Service
    Member->>L: POST /loans
    L->>Q: publish LoanRequested
    L-->>Member: 202 Accepted
    Q-->>S: LoanRequested
    S->>S: fetch book
```

## Delivery

{sentences}
"""
SENTENCES = {
    "MSG001": "The Shelf Service stores the ids of handled events and skips duplicates.",
    "MSG002": "A broken message ends up in a dead-letter queue.",
    "MSG003": "The delivery limit is set.",
    "MSG005": "Publisher confirms are switched on.",
    "MSG007": "Prefetch is 10 per worker.",
}
# Said too, and the only sentence on its rule; without it the rule has nothing to ask or asks something else.
OTHERS = {
    "MSG004": "The worker acknowledges only after the fetch is stored.",
    "MSG009": "On-call is paged for rejected messages and replays them.",
}


def verdicts(*without: str) -> dict[str, Verdict]:
    """Verdicts of the rules on delivery, some sentences left out."""
    told = [text for rule, text in {**SENTENCES, **OTHERS}.items() if rule not in without]
    review = reviewed(read(GOOD.format(sentences="\n\n".join(told))))
    return {rule: review.verdict_by_rule[rule] for rule in RULES}


def test_the_good_design_is_good() -> None:
    """If everything is said, then no rule on delivery asks or complains."""
    good = verdicts()

    assert {rule for rule, verdict in good.items() if verdict is Verdict.OK} >= {*SENTENCES, *OTHERS}
    assert set(good.values()) <= {Verdict.OK, Verdict.NOT_APPLICABLE}


@pytest.mark.parametrize("rule", SENTENCES)
def test_one_sentence_less_opens_one_question(rule: str) -> None:
    """If one sentence is deleted, then exactly its rule turns from ok to not stated."""
    good, less = verdicts(), verdicts(rule)

    assert {one for one in RULES if good[one] is not less[one]} == {rule}
    assert (good[rule], less[rule]) == (Verdict.OK, Verdict.NOT_STATED)
