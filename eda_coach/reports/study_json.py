"""The study report as JSON. Version 1; a golden file in tests/reports holds its shape."""

from typing import Any

from eda_coach.content.coding import encode
from eda_coach.practice.attempt import Attempt
from eda_coach.practice.mastery import Mastery
from eda_coach.reports.json_text import json_text
from eda_coach.reports.study import MasteryLine, MissedQuestion, StudyReport

FORMAT = "eda-coach-study-report"
VERSION = 1


def study_json(report: StudyReport, *, ascii_only: bool = False) -> str:
    """Render a study report; shares are rounded to four digits.

    Args:
        report: To render.
        ascii_only: Escape everything else, for terminals that cannot show it.
    """
    return json_text(_plain(report), ascii_only=ascii_only)


def _plain(report: StudyReport) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "now": report.now.isoformat(),
        "since": report.since.isoformat() if report.since else None,
        "packs": list(report.packs),
        "sessions": report.sessions,
        "attempts": report.attempts,
        "questions": report.questions,
        "overall": _mastery(report.overall),
        "topics": [_line(line) for line in report.topics],
        "concepts": [_line(line) for line in report.concepts],
        "missed": [_missed(one) for one in report.missed],
        "missed_more": report.missed_more,
        "overruled": [_overruled(one) for one in report.overruled],
        "calibration": [
            {
                "confidence": row.confidence,
                "responses": row.responses,
                "right_share": _rounded(row.right_share),
                "marks": row.marks,
                "judgement": row.judgement,
            }
            for row in report.calibration
        ],
        "sources": [{"id": one.id, "title": one.title, "url": one.url} for one in report.citations],
        "flagged": list(report.flagged),
        "mocks": _mocks(report),
        "self_judgement": _rounded(report.self_judgement),
        "reviews": _reviews(report),
        "actions": [{"why": action.why, "command": action.command} for action in report.actions],
    }


def _overruled(one: Attempt) -> dict[str, Any]:
    return {
        "question": f"{one.asked.pack_id}/{one.asked.question_id}",
        "prompt": one.asked.prompt,
        "points": one.score.points,
        "overruled_points": one.overruled_points,
        "max_points": one.score.max_points,
        "verdicts": {part: verdict.value for part, verdict in one.overruled.items()},
    }


def _mocks(report: StudyReport) -> list[dict[str, Any]]:
    if not report.mocks:
        return []
    from eda_coach.reports.scorecard_json import comparison_values, scorecard_values

    return [
        {
            "day": one.day.isoformat(),
            "card": scorecard_values(one.card),
            "comparison": None if one.comparison is None else comparison_values(one.comparison),
        }
        for one in report.mocks
    ]


def _reviews(report: StudyReport) -> list[dict[str, Any]]:
    return [
        {
            "day": one.day.isoformat(),
            "review": encode(one.review),
            "fixed": list(one.fixed),
            "new": list(one.new),
            "command": one.command,
        }
        for one in report.reviews
    ]


def _mastery(known: Mastery) -> dict[str, Any]:
    return {"attempts": known.attempts, "right": known.right, "share": _rounded(known.share)}


def _line(line: MasteryLine) -> dict[str, Any]:
    return {"id": line.id, "title": line.title, **_mastery(line.mastery), "change": _rounded(line.change)}


def _missed(one: MissedQuestion) -> dict[str, Any]:
    attempt, asked = one.attempt, one.attempt.asked
    return {
        "question": f"{asked.pack_id}/{asked.question_id}",
        "kind": asked.kind,
        "level": asked.level,
        "topic": asked.topic,
        "concepts": list(asked.concepts),
        "day": one.day.isoformat(),
        "context": asked.context,
        "prompt": asked.prompt,
        "your_answer": list(one.response),
        "right_answer": list(one.key),
        "rationales": [{"of": text, "says": rationale} for text, rationale in one.rationales],
        "points": attempt.score.points,
        "overruled_points": attempt.overruled_points,
        "max_points": attempt.score.max_points,
        "tier": attempt.score.tier.value,
        "confidence": attempt.confidence,
        "sure_and_wrong": one.was_sure,
        "misconceptions": [
            {"id": id_, "says": asked.misconceptions.get(id_, "")} for id_ in attempt.score.misconceptions
        ],
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
