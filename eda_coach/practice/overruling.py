"""A verdict on a typed answer, overruled by the learner: both verdicts are kept, figures use theirs."""

from dataclasses import replace

from eda_coach.content.questions.verdict import Verdict
from eda_coach.grading.rubric.points import Row, total
from eda_coach.practice.attempt import Attempt


def overrule_part(attempt: Attempt, place: int) -> tuple[Attempt, dict[str, str | int]]:
    """Turn the verdict on one part: to met, or from met to missing; a second time turns it back.

    Args:
        attempt: At a typed question.
        place: Position of the part among the verdicts, from 0.

    Returns:
        The attempt with the learner's verdict, and the facts to record; empty where there is no such part
        or where it was picked, so that there is nothing to argue about.
    """
    if not 0 <= place < len(attempt.score.verdicts):
        return attempt, {}
    part = attempt.score.verdicts[place]
    if not attempt.asked.criterion(part.part).dimension:
        return attempt, {}
    overruled = dict(attempt.overruled)
    if part.part in overruled:
        del overruled[part.part]
    else:
        overruled[part.part] = Verdict.MISSING if part.verdict is Verdict.MET else Verdict.MET
    changed = replace(attempt, overruled=overruled, overruled_points=_points(attempt, overruled))
    verdict = overruled.get(part.part, part.verdict)
    points = attempt.score.points if changed.overruled_points is None else changed.overruled_points
    facts = {"part": part.part, "verdict": verdict.value, "points": points, "agrees": int(not overruled)}
    return changed, facts


def with_verdict(attempt: Attempt, part: str, verdict: Verdict, points: int) -> Attempt:
    """An attempt with an overrule that was recorded."""
    engine = {one.part: one.verdict for one in attempt.score.verdicts}
    overruled = {**attempt.overruled, part: verdict}
    if part not in engine or engine[part] is verdict:
        del overruled[part]
    agrees = not overruled and points == attempt.score.points
    return replace(attempt, overruled=overruled, overruled_points=None if agrees else points)


def _points(attempt: Attempt, overruled: dict[str, Verdict]) -> int | None:
    """What the answer is worth by the learner's verdicts; None where they have none of their own."""
    if not overruled:
        return None
    rows = [Row(one.id, one.points, one.must_have) for one in attempt.asked.criteria]
    verdicts = {one.part: one.verdict for one in attempt.score.verdicts} | overruled
    return total(rows, verdicts, [made.penalty for made in attempt.score.overclaims])
