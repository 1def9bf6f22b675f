"""A typed attempt in a report: each verdict with the learner's own words."""

from eda_coach.content.questions.verdict import Verdict
from eda_coach.grading.score import PartVerdict
from eda_coach.language.words import normalised
from eda_coach.practice.attempt import Attempt


def verdict_lines(attempt: Attempt) -> tuple[tuple[str, str], ...]:
    """Every verdict and every overclaim: what it is about, and the words behind it or the way to it."""
    verdicts = tuple((_headline(attempt, part), _grounds(attempt, part)) for part in attempt.score.verdicts)
    overclaims = tuple(
        (f"overclaimed, -{made.penalty}: {quoted(attempt, made.span)}", made.correction)
        for made in attempt.score.overclaims
    )
    return verdicts + overclaims


def overruled_lines(attempt: Attempt) -> tuple[str, ...]:
    """What the learner judges otherwise, criterion by criterion; empty for a question with a key."""
    return tuple(
        f"{attempt.asked.question_id}: {attempt.asked.criterion(part.part).says} "
        f"Scored: {part.verdict}; you say: {own}."
        for part in attempt.score.verdicts
        if (own := attempt.overruled.get(part.part)) is not None
    )


def quoted(attempt: Attempt, span: tuple[int, int]) -> str:
    """The learner's words between quotation marks, on one line."""
    words = normalised(attempt.response.text)[span[0] : span[1]]
    return f'"{" ".join(words.split())}"'


def _headline(attempt: Attempt, part: PartVerdict) -> str:
    criterion = attempt.asked.criterion(part.part)
    own = attempt.overruled.get(part.part)
    yours = f" (you say: {own})" if own is not None else ""
    return f"{part.verdict}, {part.points} of {criterion.points}{yours}: {criterion.says}"


def _grounds(attempt: Attempt, part: PartVerdict) -> str:
    criterion = attempt.asked.criterion(part.part)
    said = "; ".join(quoted(attempt, span) for span in part.spans)
    against = "; ".join(quoted(attempt, span) for span in part.against)
    grounds = [f"You said: {said}." if said else "", f"But also: {against}." if against else ""]
    if part.verdict is not Verdict.MET:
        grounds += [criterion.hint, f"You would be asked: {criterion.probe}" if criterion.probe else ""]
    return " ".join(filter(None, grounds))
