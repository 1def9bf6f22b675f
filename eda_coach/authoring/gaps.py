"""Wordings that the engine judged otherwise than the learner: what a rubric may have missed."""

from collections.abc import Iterable
from dataclasses import dataclass

from eda_coach.content.questions.verdict import Verdict
from eda_coach.language.words import normalised
from eda_coach.practice.attempt import Attempt


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """One verdict that a learner overruled.

    Attributes:
        question: Pack and id of the question.
        says: What the criterion says.
        scored: The engine's verdict.
        learner: The learner's.
        text: What they wrote, whole.
        quotes: Words that led to the engine's verdict; empty where it found none.
    """

    question: str
    criterion: str
    says: str
    scored: Verdict
    learner: Verdict
    text: str
    quotes: tuple[str, ...]


def gaps_in(attempts: Iterable[Attempt]) -> tuple[Gap, ...]:
    """Every overruled verdict on a criterion, in the order of the attempts."""
    return tuple(gap for attempt in attempts for gap in _gaps_of(attempt))


def _gaps_of(attempt: Attempt) -> Iterable[Gap]:
    text = normalised(attempt.response.text)
    for part in attempt.score.verdicts:
        learner = attempt.overruled.get(part.part)
        if learner is not None:
            yield Gap(
                question=f"{attempt.asked.pack_id}/{attempt.asked.question_id}",
                criterion=part.part,
                says=attempt.asked.criterion(part.part).says,
                scored=part.verdict,
                learner=learner,
                text=text,
                quotes=tuple(text[start:end] for start, end in part.spans),
            )
