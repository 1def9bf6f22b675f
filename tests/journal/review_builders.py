"""Kept reviews with something in every place."""

from typing import Any

from eda_coach.review.outcome.kept import KEPT_VERSION, KeptRemark, KeptReview
from tests.builders import NOW

ODD = "é\u2028 🙂\udcef \x00\n | `x`"


def make_kept_remark(id_: str = "SYN001@a@b", **changes: Any) -> KeptRemark:
    """A finding; with an empty severity a question."""
    fields: dict[str, Any] = {
        "id": id_,
        "rule": id_.partition("@")[0],
        "title": "Deep chain of synchronous calls",
        "severity": "high",
        "message": "A waits for B, which waits for C.",
        "place": "docs/design.md:7",
        "quote": "A->>B: call",
    }
    return KeptRemark(**fields | changes)


def make_kept_review(*findings: str, **changes: Any) -> KeptReview:
    """A review with findings of some ids."""
    question = make_kept_remark("MSG002", severity="", message="Where does it go?", place="", quote="")
    fields: dict[str, Any] = {
        "version": KEPT_VERSION,
        "at": NOW.isoformat(),
        "files": ("docs/design.md",),
        "name": "Orders",
        "profile": "interview",
        "level": "senior",
        "findings": tuple(make_kept_remark(one) for one in findings),
        "questions": (question,),
        "good": ("EVT003", "MSG010"),
        "unread": 2,
        "concepts": ("timeouts", "outbox"),
    }
    return KeptReview(**fields | changes)
