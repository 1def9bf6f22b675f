"""A score as a line of JSON. The shape has a version."""

import json
from collections.abc import Iterable
from typing import Any

from eda_coach.cli.grade.scoring import Scored
from eda_coach.content.questions.kinds import TypedQuestion
from eda_coach.grading.judging import Judgement
from eda_coach.grading.score import PartVerdict, Score, Tier
from eda_coach.language.words import normalised

LINE_VERSION = 1
_DECIMALS = 4


def score_line(
    scored: Scored, question: TypedQuestion, judgement: Judgement | None, *, ascii_only: bool
) -> str:
    """One line of JSON for one answer, with its line end.

    Args:
        scored: The answer with the score of the rubric engine.
        question: With the rubric.
        judgement: Of a judge that was asked too.
        ascii_only: Escape everything else, for terminals and small character sets.
    """
    plain: dict[str, Any] = {"line": scored.row.line, "id": scored.row.id}
    plain |= _score(scored.score, question, normalised(scored.response.text))
    if judgement is not None:
        plain["judge"] = _judgement(judgement, question, normalised(scored.response.text))
    plain["version"] = LINE_VERSION
    text = json.dumps(plain, ensure_ascii=ascii_only)
    return (text if text.isprintable() else _escaped(text)) + "\n"


def _score(score: Score, question: TypedQuestion, text: str) -> dict[str, Any]:
    return {
        "points": score.points,
        "max_points": score.max_points,
        "fraction": round(score.fraction, _DECIMALS),
        "unsure_points": score.unsure_points,
        "tier": score.tier.value,
        "verdicts": [_verdict(one, text) for one in score.verdicts],
        "overclaims": [
            {"id": one.id, "quote": text[slice(*one.span)], "penalty": one.penalty}
            for one in score.overclaims
        ],
        "points_by_dimension": _points_by_dimension(score, question),
    }


def _verdict(one: PartVerdict, text: str) -> dict[str, Any]:
    plain = {"part": one.part, "verdict": one.verdict.value, "points": one.points}
    against = {"against": _quotes(one.against, text)} if one.against else {}
    return {**plain, "quotes": _quotes(one.spans, text), **against}


def _quotes(spans: Iterable[tuple[int, int]], text: str) -> list[str]:
    return [text[start:end] for start, end in spans]


def _points_by_dimension(score: Score, question: TypedQuestion) -> dict[str, dict[str, int]]:
    """Points of the criteria of each dimension, before caps and penalties, which are the whole answer's."""
    points = {one.part: one.points for one in score.verdicts}
    sums: dict[str, dict[str, int]] = {}
    for one in question.rubric.criteria if question.rubric else ():
        row = sums.setdefault(one.dimension, {"points": 0, "max_points": 0})
        row["points"] += points.get(one.id, 0)
        row["max_points"] += one.points
    return sums


def _judgement(judgement: Judgement, question: TypedQuestion, text: str) -> dict[str, Any]:
    plain: dict[str, Any] = {"tier": Tier.JUDGE.value, "model": judgement.model}
    if judgement.refused:
        plain["without"] = list(judgement.refused)
    if judgement.score is None:
        return {**plain, "not_graded": judgement.not_graded}
    doubts = [{"part": one.part, "said": one.said.value, "why": one.why} for one in judgement.doubts]
    return {**plain, **_score(judgement.score, question, text), "doubts": doubts}


def _escaped(text: str) -> str:
    """JSON in which what could act on a terminal or end a line for some readers is escaped."""
    return "".join(one if one.isprintable() else json.dumps(one)[1:-1] for one in text)
