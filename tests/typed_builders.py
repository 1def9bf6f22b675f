"""Small valid questions answered in words, their rubrics and wordings; every argument can be given."""

from collections.abc import Mapping, Sequence
from typing import Any

from eda_coach.content.questions.rubric import Criterion, Evidence, Likeness, Overclaim, Rubric, Sample
from eda_coach.content.questions.true_false import TrueFalse
from eda_coach.content.questions.typed import ConstraintFlip, ShortAnswer, Stance, TradeOff
from eda_coach.content.questions.verdict import Verdict
from eda_coach.content.wording import PackWording
from eda_coach.grading.grade import grade
from eda_coach.grading.response import Response
from eda_coach.grading.score import PartVerdict, Score
from eda_coach.practice.attempt import Attempt
from tests.builders import NOW, common, make_asked

# What a consumer that charges a card must get right; the example of most tests.
KEY_MET = "send ... <idempotency-key>"
ACK_MET = "ack ... after ... (commit | charge)"
ACK_WRONG = "ack ... before ... (commit | charge)"
STRONG = "We send the order id with each charge. We ack after the commit."
LEXICON = {"idempotency-key": ("idempotency key", "(event | message | order) id")}


def make_criterion(id_: str = "stable-key", *, met: Sequence[str] = (KEY_MET,), **changes: Any) -> Criterion:
    """A criterion of 4 points; phrases for ``partly`` and ``contradicted`` may be given too."""
    evidence = Evidence(
        met=tuple(met),
        partly=tuple(changes.pop("partly", ())),
        contradicted=tuple(changes.pop("contradicted", ())),
    )
    fields: dict[str, Any] = {
        "id": id_,
        "says": f"It says {id_}.",
        "points": 4,
        "dimension": "failure",
        "evidence": evidence,
        "hint": f"Hint at {id_}.",
        "probe": f"What about {id_}?",
    }
    return Criterion(**fields | changes)


def make_rubric(*criteria: Criterion) -> Rubric:
    """A rubric; without criteria the one that :data:`STRONG` meets: a key for 4 points, an ack for 2."""
    key = make_criterion(partly=["idempotent"], contradicted=["new key"], must_have=True)
    ack = make_criterion("ack-late", met=[ACK_MET], contradicted=[ACK_WRONG], points=2)
    return Rubric(criteria=criteria or (key, ack))


def make_sample(
    text: str = STRONG, *, like: str = "strong", expect: Mapping[str, str] | None = None, **changes: Any
) -> Sample:
    """A sample with the verdicts it must get."""
    verdicts = None if expect is None else {id_: Verdict(one) for id_, one in expect.items()}
    return Sample(like=Likeness(like), text=text, expect=verdicts, **changes)


def make_overclaim(id_: str = "exactly-once", **changes: Any) -> Overclaim:
    """Exactly once, unless it is said within what."""
    fields: dict[str, Any] = {
        "id": id_,
        "evidence": ("exactly once",),
        "unless": ("<idempotency-key>", "within kafka"),
        "correction": "A promise ends at the broker.",
        "probe": "Exactly once where?",
        "penalty": 1,
    }
    return Overclaim(**fields | changes)


def make_wording(*overclaims: Overclaim, lexicon: Mapping[str, Sequence[str]] | None = None) -> PackWording:
    """The words of a pack: one term and one overclaim, unless others are given."""
    terms = LEXICON if lexicon is None else lexicon
    made = overclaims or (make_overclaim(),)
    return PackWording(
        lexicon={term: tuple(wordings) for term, wordings in terms.items()},
        overclaims={one.id: one for one in made},
    )


def make_stances(*ids: str) -> tuple[Stance, ...]:
    """Defensible choices."""
    return tuple(
        Stance(id=id_, text=f"Use {id_}", suits="Often.", costs="Some.", switch_if="Load grows.")
        for id_ in ids or ("events", "requests")
    )


def _typed(id_: str, *criteria: Criterion, **changes: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "prompt": "A consumer charges a card for each event. How does nobody pay twice?",
        "model_answer": STRONG,
        "rubric": make_rubric(*criteria),
        "overclaims": ("exactly-once",),
    }
    return common(id_) | fields | changes


def make_short_answer(id_: str = "q1", *criteria: Criterion, **changes: Any) -> ShortAnswer:
    """How a consumer charges nobody twice."""
    return ShortAnswer(**_typed(id_, *criteria, **changes))


def make_trade_off(id_: str = "q1", *criteria: Criterion, **changes: Any) -> TradeOff:
    """Events or requests, with reasons."""
    return TradeOff(**{"stances": make_stances()} | _typed(id_, *criteria, **changes))


def make_flip(id_: str = "q1", *criteria: Criterion, **changes: Any) -> ConstraintFlip:
    """From requests to events."""
    fields: dict[str, Any] = {
        "stances": make_stances(),
        "change": "Ten times the load.",
        "before": "requests",
        "after": "events",
    }
    return ConstraintFlip(**fields | _typed(id_, *criteria, **changes))


def make_reasoned(id_: str = "q1", *criteria: Criterion, key: bool = True, **changes: Any) -> TrueFalse:
    """A statement whose judgement needs a reason."""
    fields: dict[str, Any] = {"if_true": "Because it is so.", "if_false": "Because it is not.", "key": key}
    return TrueFalse(**fields | _typed(id_, *criteria, **changes))


def score_text(text: str, *criteria: Criterion, wording: PackWording | None = None, **changes: Any) -> Score:
    """The score of a text as an answer to a short-answer question with these criteria."""
    question = make_short_answer("q1", *criteria, **changes)
    return grade(question, Response(text=text), {}, wording or make_wording())


def make_typed_attempt(
    text: str, question: ShortAnswer | TradeOff | ConstraintFlip | TrueFalse | None = None, **changes: Any
) -> Attempt:
    """A scored answer in words; ``picked`` may be given for questions with a choice."""
    question = question or make_short_answer()
    response = Response(picked=tuple(changes.pop("picked", ())), text=text)
    fields: dict[str, Any] = {
        "id": "attempt-1",
        "session_id": "session-1",
        "place": 0,
        "at": NOW,
        "asked": make_asked(question),
        "response": response,
        "score": grade(question, response, {}, make_wording()),
        "engine": "0.1.0",
    }
    return Attempt(**fields | changes)


def part_of(score: Score, id_: str) -> PartVerdict:
    """The verdict on one part."""
    return next(part for part in score.verdicts if part.part == id_)


def verdict_of(text: str, *, wording: PackWording | None = None, **evidence: Any) -> str:
    """The verdict on a text by one criterion with this evidence."""
    score = score_text(text, make_criterion("it", **evidence), wording=wording)
    return part_of(score, "it").verdict.value
