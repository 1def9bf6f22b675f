"""Scores of questions that are answered, or justified, in the learner's own words."""

from eda_coach.content.questions.true_false import TrueFalse
from eda_coach.content.questions.typed import ConstraintFlip, ShortAnswer, Threshold, TradeOff
from eda_coach.content.questions.verdict import Verdict
from eda_coach.content.wording import PackWording
from eda_coach.grading.response import Response, check_picked
from eda_coach.grading.rubric.assessment import assess, picked_part
from eda_coach.grading.rubric.points import Row, earned
from eda_coach.grading.score import PartVerdict, Score
from eda_coach.language.numbers.quantities import quantities_in
from eda_coach.language.words import normalised

# Parts of a response besides the criteria; no criterion may have such an id (see the checks of rubrics).
JUDGEMENT = "answer"
CHOICE = "choice"
THRESHOLD = "threshold"
# The judgement of a statement is half luck, so its reason must weigh more; which way a choice goes is the
# point of a flip.
_JUDGEMENT_POINTS = 1
_CHOICE_POINTS = 2
_THRESHOLD_POINTS = 1


def grade_short_answer(question: ShortAnswer, response: Response, wording: PackWording) -> Score:
    """Score a few sentences.

    Raises:
        UnreadableResponseError: Nothing is typed.
    """
    return assess(question, response.text, wording=wording)


def grade_reason(question: TrueFalse, response: Response, wording: PackWording) -> Score:
    """Score a judgement with its reason; a wrong judgement earns at most half, whatever the reason.

    Raises:
        UnreadableResponseError: It is neither ``true`` nor ``false``, or nothing is typed.
    """
    check_picked(response, ("true", "false"), exactly=1)
    row = judgement_row()
    is_right = response.picked == (str(question.key).lower(),)
    criteria = question.rubric.criteria if question.rubric else ()
    chance = 0.5 * row.points / (row.points + sum(one.points for one in criteria))
    return assess(
        question, response.text, wording=wording, before=[picked_part(row, is_right=is_right)], chance=chance
    )


def grade_trade_off(question: TradeOff, response: Response, wording: PackWording) -> Score:
    """Score the justification of a stance; every stance can be defended, so the choice itself earns nothing.

    Raises:
        UnreadableResponseError: None of the stances is picked, or nothing is typed.
    """
    check_picked(response, [stance.id for stance in question.stances], exactly=1)
    return assess(question, response.text, wording=wording)


def grade_flip(question: ConstraintFlip, response: Response, wording: PackWording) -> Score:
    """Score which way a choice goes, at what value, and why; a wrong way earns at most half.

    Raises:
        UnreadableResponseError: None of the stances is picked, or nothing is typed.
    """
    ids = [stance.id for stance in question.stances]
    check_picked(response, ids, exactly=1)
    row, *others = flip_rows(question)
    before = [picked_part(row, is_right=response.picked == (question.after,))]
    if question.threshold is not None:
        before.append(_threshold_part(others[0], question.threshold, response.text))
    most = sum(one.points for one, _ in before) + sum(one.points for one in question.rubric.criteria)
    chance = row.points / len(ids) / most
    return assess(question, response.text, wording=wording, before=before, chance=chance)


def flip_rows(question: ConstraintFlip) -> list[Row]:
    """What earns points besides the criteria: the choice, and the number where there is one."""
    rows = [Row(CHOICE, _CHOICE_POINTS, is_must=True)]
    return [*rows, Row(THRESHOLD, _THRESHOLD_POINTS, is_must=False)] if question.threshold else rows


def judgement_row() -> Row:
    """What the judgement of a statement earns besides its reason."""
    return Row(JUDGEMENT, _JUDGEMENT_POINTS, is_must=True)


def _threshold_part(row: Row, threshold: Threshold, text: str) -> tuple[Row, PartVerdict]:
    """The number is looked for anywhere in the text; the first that fits counts."""
    near = abs(threshold.value) * threshold.tolerance
    found = quantities_in(normalised(text), unit=threshold.unit)
    right = [one for one in found if abs(one.value - threshold.value) <= near * (1 + 1e-9)]
    verdict = Verdict.MET if right else Verdict.MISSING
    spans = tuple((one.start, one.end) for one in right[:1])
    return row, PartVerdict(part=THRESHOLD, verdict=verdict, points=earned(row, verdict), spans=spans)
