"""One sitting as JSON, for scripts. Version 1; a golden file in tests/reports holds its shape."""

from collections.abc import Sequence
from typing import Any
from unicodedata import normalize

from eda_coach.grading.certainty import certainty_marks
from eda_coach.grading.score import Overclaimed, PartVerdict
from eda_coach.practice.advice import Action
from eda_coach.practice.attempt import Attempt
from eda_coach.practice.quiz.session import Session
from eda_coach.practice.quiz.summary import Summary, attempt_fraction
from eda_coach.practice.responses import key_lines, response_lines
from eda_coach.reports.json_text import json_text

FORMAT = "eda-coach-quiz"
VERSION = 1


def session_json(
    session: Session,
    summary: Summary,
    *,
    actions: Sequence[Action],
    problems: Sequence[str],
    ascii_only: bool = False,
) -> str:
    """Render a sitting.

    Args:
        session: With its deck.
        summary: What it came to so far.
        actions: What to do next.
        problems: Answers that could not be read.
        ascii_only: Escape everything else, for terminals that cannot show it.
    """
    plain = {
        "format": FORMAT,
        "version": VERSION,
        "session": session.id,
        "pack": session.pack_id,
        "pack_version": session.pack_version,
        "seed": session.seed,
        "finished": not summary.left,
        "deck": [slot.question_id for slot in session.deck],
        "attempts": [_attempt(attempt) for attempt in summary.attempts],
        "summary": _summary(summary),
        "problems": list(problems),
        "actions": [{"why": action.why, "command": action.command} for action in actions],
    }
    return json_text(plain, ascii_only=ascii_only)


def _attempt(attempt: Attempt) -> dict[str, Any]:
    asked, score = attempt.asked, attempt.score
    return {
        "question": asked.question_id,
        "place": attempt.place + 1,
        "kind": asked.kind,
        "level": asked.level,
        "topic": asked.topic,
        "concepts": list(asked.concepts),
        "context": asked.context,
        "prompt": asked.prompt,
        "parts": [{"id": part.id, "text": part.text, "rationale": part.rationale} for part in asked.parts],
        "targets": [{"id": target.id, "text": target.text} for target in asked.targets],
        "parameters": dict(asked.parameters),
        "response": _response(attempt),
        "your_answer": list(response_lines(asked, attempt.response)),
        "right_answer": list(key_lines(asked)),
        "key": list(asked.key),
        "working": asked.working,
        "notes": list(score.notes),
        "points": score.points,
        "max_points": score.max_points,
        "fraction": round(score.fraction, 4),
        "method": score.method,
        "tier": score.tier.value,
        "verdicts": [_verdict(one, attempt) for one in score.verdicts],
        "unsure_points": score.unsure_points,
        "overclaims": [_overclaim(one, attempt) for one in score.overclaims],
        "model_answer": asked.model_answer,
        "misconceptions": [
            {"id": id_, "says": asked.misconceptions.get(id_, "")} for id_ in score.misconceptions
        ],
        "confidence": attempt.confidence,
        "certainty_marks": _marks(attempt),
        "hinted": attempt.hinted,
        "overruled_points": attempt.overruled_points,
    }


def _response(attempt: Attempt) -> dict[str, Any]:
    return {
        "picked": list(attempt.response.picked),
        "pairs": dict(attempt.response.pairs),
        "text": attempt.response.text,
    }


def _verdict(part: PartVerdict, attempt: Attempt) -> dict[str, Any]:
    plain: dict[str, Any] = {"part": part.part, "verdict": part.verdict.value, "points": part.points}
    if not attempt.asked.is_typed:
        return plain
    criterion, own = attempt.asked.criterion(part.part), attempt.overruled.get(part.part)
    return plain | {
        "of": criterion.points,
        "says": criterion.says,
        "dimension": criterion.dimension,
        "quotes": [_said(attempt, span) for span in part.spans],
        "against": [_said(attempt, span) for span in part.against],
        "learner": None if own is None else own.value,
    }


def _overclaim(made: Overclaimed, attempt: Attempt) -> dict[str, Any]:
    return {
        "id": made.id,
        "quote": _said(attempt, made.span),
        "correction": made.correction,
        "probe": made.probe,
        "penalty": made.penalty,
    }


def _said(attempt: Attempt, span: tuple[int, int]) -> str:
    return normalize("NFC", attempt.response.text)[span[0] : span[1]]


def _marks(attempt: Attempt) -> int | None:
    if attempt.confidence is None:
        return None
    return certainty_marks(attempt_fraction(attempt), attempt.confidence)


def _summary(summary: Summary) -> dict[str, Any]:
    return {
        "asked": summary.asked,
        "answered": len(summary.attempts),
        "right": summary.right,
        "partly": summary.partly,
        "wrong": summary.wrong,
        "skipped": summary.skipped,
        "left": summary.left,
        "fraction": None if summary.fraction is None else round(summary.fraction, 4),
        "certainty_marks": summary.marks,
    }
