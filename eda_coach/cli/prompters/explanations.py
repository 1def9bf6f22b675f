"""What an explanation looks like: what an attempt came to, and why each part is right or wrong."""

from collections.abc import Iterator

from eda_coach.cli.lines import Line, Style, wrap
from eda_coach.content.questions.verdict import Verdict
from eda_coach.grading.certainty import certainty_marks
from eda_coach.language.printable import one_line
from eda_coach.practice.asked import Part
from eda_coach.practice.attempt import Attempt
from eda_coach.practice.quiz.steps import Explain
from eda_coach.practice.quiz.summary import attempt_fraction


def outcome(attempt: Attempt) -> str:
    """What an attempt came to, in a word or two."""
    return _outcome(attempt)[1]


def overruled_words(attempt: Attempt) -> str:
    """What the learner made of the score."""
    return f"You overruled this: {_points(attempt.overruled_points or 0, attempt)}."


def explain_lines(step: Explain, width: int) -> Iterator[Line]:
    """What a response came to, and why each part is right or wrong."""
    attempt = step.attempt
    style, word = _outcome(attempt)
    yield Style.PLAIN, ""
    score = f"{word}: {_points(attempt.score.points, attempt)}{_unsure(attempt)}{_marks(attempt)}"
    yield from ((style, line) for line in wrap(score, width))
    if attempt.overruled_points is not None:
        yield Style.PARTLY, overruled_words(attempt)
    if step.is_flagged:
        yield Style.QUIET, "Flagged for the report."
    yield Style.PLAIN, ""
    yield from _reasons(attempt, width)
    for id_ in attempt.score.misconceptions:
        belief = attempt.asked.misconceptions.get(id_)
        if belief:
            yield from ((Style.PARTLY, line) for line in wrap(f"Often behind this answer: {belief}", width))
    for citation in attempt.asked.citations:
        yield from ((Style.QUIET, line) for line in wrap(f"Read: {citation.title}", width))
        yield Style.QUIET, f"  {one_line(citation.url)}"
    yield Style.PLAIN, ""


def review_lines(attempt: Attempt, of: int, width: int) -> Iterator[Line]:
    """A question and what came of it, for somebody who was not asked step by step."""
    asked = attempt.asked
    heading = f"Question {attempt.place + 1} of {of}: {asked.question_id}"
    yield from ((Style.STRONG, line) for line in wrap(heading, width))
    for text in filter(None, (asked.context, asked.prompt)):
        yield from ((Style.PLAIN, line) for line in wrap(text, width))
    yield from explain_lines(
        Explain(attempt=attempt, number=attempt.place + 1, of=of, is_flagged=False), width
    )


def _outcome(attempt: Attempt) -> tuple[Style, str]:
    fraction = attempt.score.fraction
    if fraction == 1:
        return Style.RIGHT, "Right"
    return (Style.PARTLY, "Partly right") if fraction else (Style.WRONG, "Wrong")


def _points(points: int, attempt: Attempt) -> str:
    most = attempt.score.max_points
    return f"{points} of {most} point{'s' if most != 1 else ''}"


def _unsure(attempt: Attempt) -> str:
    """How far the score could rise by what is unsure."""
    more = attempt.score.unsure_points
    return f" (up to {attempt.score.points + more} if what is unsure counts)" if more else ""


def _marks(attempt: Attempt) -> str:
    if attempt.confidence is None:
        return ""
    marks = certainty_marks(attempt_fraction(attempt), attempt.confidence)
    return f", certainty marks {marks:+d}"


def _reasons(attempt: Attempt, width: int) -> Iterator[Line]:
    asked = attempt.asked
    if asked.is_typed:
        from eda_coach.cli.prompters.typed_explanations import typed_reasons

        yield from typed_reasons(attempt, width)
    elif asked.kind == "numeric":
        yield from _number_reasons(attempt, width)
    elif asked.kind == "ordering":
        yield from _order_reasons(attempt, width)
    elif asked.targets:
        yield from _match_reasons(attempt, width)
    else:
        yield from _option_reasons(attempt, width)


def _number_reasons(attempt: Attempt, width: int) -> Iterator[Line]:
    asked = attempt.asked
    yield from (
        (Style.PLAIN, line) for line in wrap(f"Your answer: {one_line(attempt.response.text)}", width)
    )
    yield from ((Style.RIGHT, line) for line in wrap(f"Right: {asked.answer}", width))
    for note in (*attempt.score.notes, asked.working):
        yield from ((Style.PLAIN, line) for line in wrap(note, width))
    yield Style.PLAIN, ""


def _order_reasons(attempt: Attempt, width: int) -> Iterator[Line]:
    verdict_by_part = {verdict.part: verdict.verdict for verdict in attempt.score.verdicts}
    place = {id_: number for number, id_ in enumerate(attempt.response.picked, start=1)}
    yield Style.STRONG, "The right order:"
    for number, id_ in enumerate(attempt.asked.key, start=1):
        part = attempt.asked.part(id_)
        is_met = verdict_by_part[id_] is Verdict.MET
        tag = "" if is_met else f"  [you put it at {place[id_]}]"
        yield from _part_reason(part, f"{number}. ", tag, Style.RIGHT if is_met else Style.WRONG, width)


def _match_reasons(attempt: Attempt, width: int) -> Iterator[Line]:
    asked, chosen = attempt.asked, dict(attempt.response.pairs)
    for number, part in enumerate(asked.parts, start=1):
        target = chosen.get(part.id)
        is_right = target == part.match
        yours = "left blank" if target is None else f"you: {asked.part(target).text}"
        tag = f" -> {asked.part(part.match).text}" + ("" if is_right else f"  [{yours}]")
        yield from _part_reason(part, f"{number}. ", tag, Style.RIGHT if is_right else Style.WRONG, width)


def _option_reasons(attempt: Attempt, width: int) -> Iterator[Line]:
    asked = attempt.asked
    for number, part in enumerate(asked.parts, start=1):
        is_key, is_picked = part.id in asked.key, part.id in attempt.response.picked
        words = "right" if is_key else "wrong"
        if is_picked:
            words += ", your pick"
        elif is_key and asked.kind == "multiple-choice":
            words += ", missed"
        style = Style.RIGHT if is_key else Style.WRONG if is_picked else Style.QUIET
        yield from _part_reason(part, f"{number}. ", f"  [{words}]", style, width)


def _part_reason(part: Part, first: str, tag: str, style: Style, width: int) -> Iterator[Line]:
    yield from ((style, line) for line in wrap(part.text + tag, width, first=first))
    indent = " " * len(first)
    yield from ((Style.PLAIN, line) for line in wrap(part.rationale, width, first=indent))
    yield Style.PLAIN, ""
