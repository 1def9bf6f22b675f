"""A typed answer to its score: every criterion judged, every overclaim looked for, all of it added up."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from eda_coach.content.questions.rubric import Criterion
from eda_coach.content.questions.verdict import Verdict
from eda_coach.content.wording import PackWording
from eda_coach.errors import UnreadableResponseError
from eda_coach.grading.methods import BY_RUBRIC
from eda_coach.grading.rubric.answer import read_answer
from eda_coach.grading.rubric.compiled import CompiledRubric, compiled_once
from eda_coach.grading.rubric.overclaims import Fired, fired
from eda_coach.grading.rubric.points import Row, earned, row_of, total, total_if_sure
from eda_coach.grading.rubric.verdicts import Judged, judge_all
from eda_coach.grading.score import Overclaimed, PartVerdict, Score, Tier

if TYPE_CHECKING:  # all kinds of question; one of them is loaded
    from eda_coach.content.questions.kinds import TypedQuestion


def assess(
    question: "TypedQuestion",
    text: str,
    *,
    wording: PackWording,
    before: Sequence[tuple[Row, PartVerdict]] = (),
    chance: float = 0.0,
) -> Score:
    """Score a typed answer.

    Args:
        question: With a rubric.
        text: What was typed.
        wording: Of the question's pack.
        before: Parts that are not typed, such as the choice, with their verdicts.
        chance: Share of the points that blind picking earns.

    Raises:
        UnreadableResponseError: Nothing was typed.
    """
    if not text.strip():
        raise UnreadableResponseError(
            "Nothing is typed.", hint="Write a sentence or two, or skip the question."
        )
    rubric = compiled_rubric(question, wording)
    answer = read_answer(text, rubric)
    judged = [_part(criterion, one) for criterion, one in judge_all(rubric, answer)]
    made = [one for one in (fired(overclaim, answer) for overclaim in rubric.overclaims) if one is not None]
    return _added_up([*before, *judged], [_overclaimed(one) for one in made], chance=chance)


def _added_up(
    parts: Sequence[tuple[Row, PartVerdict]], overclaims: Sequence[Overclaimed], *, chance: float
) -> Score:
    rows = [row for row, _ in parts]
    verdicts = {part.part: part.verdict for _, part in parts}
    penalties = [one.penalty for one in overclaims]
    points = total(rows, verdicts, penalties)
    return Score(
        points=points,
        max_points=sum(row.points for row in rows),
        chance=chance,
        method=BY_RUBRIC,
        tier=Tier.RUBRIC,
        verdicts=tuple(part for _, part in parts),
        unsure_points=total_if_sure(rows, verdicts, penalties) - points,
        overclaims=tuple(overclaims),
    )


def compiled_rubric(question: "TypedQuestion", wording: PackWording) -> CompiledRubric:
    """The rubric of a question, compiled once.

    Raises:
        ValueError: The question has no rubric.
    """
    if question.rubric is None:
        raise ValueError(f"{question.id} has no rubric")
    texts = [question.context, question.prompt, getattr(question, "change", "")]
    return compiled_once(question.rubric, overclaims=question.overclaims, texts=texts, wording=wording)


def _part(criterion: Criterion, judged: Judged) -> tuple[Row, PartVerdict]:
    row = row_of(criterion)
    return row, PartVerdict(
        part=row.part,
        verdict=judged.verdict,
        points=earned(row, judged.verdict),
        spans=judged.spans,
        against=judged.against,
    )


def _overclaimed(one: Fired) -> Overclaimed:
    overclaim = one.overclaim
    return Overclaimed(
        id=overclaim.id,
        span=one.span,
        correction=overclaim.correction,
        probe=overclaim.probe,
        penalty=overclaim.penalty,
    )


def picked_part(row: Row, *, is_right: bool) -> tuple[Row, PartVerdict]:
    """A choice as a part: everything or nothing."""
    verdict = Verdict.MET if is_right else Verdict.CONTRADICTED
    return row, PartVerdict(part=row.part, verdict=verdict, points=earned(row, verdict))
