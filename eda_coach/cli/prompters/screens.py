"""What a step of a quiz looks like: styled lines, the same for every prompter.

Every meaning is in words; styles only repeat it for those who see colours.
"""

from collections.abc import Iterator, Sequence

from eda_coach.cli.lines import Line, Style, action_lines, wrap
from eda_coach.content.questions.verdict import Verdict
from eda_coach.grading.certainty import WORDS_BY_CONFIDENCE, certainty_marks
from eda_coach.language.printable import one_line
from eda_coach.practice.advice import Action
from eda_coach.practice.asked import Asked, Part
from eda_coach.practice.attempt import Attempt
from eda_coach.practice.quiz.session import Session
from eda_coach.practice.quiz.steps import Ask, Explain
from eda_coach.practice.quiz.summary import Summary, attempt_fraction
from eda_coach.practice.responses import letter


def step_lines(
    step: Ask | Explain, before: Ask | Explain | None, width: int, *, with_parts: bool
) -> Iterator[Line]:
    """What is new on the screen: a whole step, or only what a key has changed in the one before.

    Args:
        step: To show.
        before: What was shown last; None at the start.
        width: Of the terminal, in columns.
        with_parts: Whether to list the answers; a prompt that lists them itself does without.
    """
    if isinstance(step, Explain):
        is_same = isinstance(before, Explain) and before.attempt.id == step.attempt.id
        yield from _explain_changes(step, width) if is_same else explain_lines(step, width)
        return
    if isinstance(before, Ask) and (before.number, before.asked) == (step.number, step.asked):
        yield from _ask_changes(before, step, width)
        return
    if before is not None and step.number <= before.number:
        yield Style.PARTLY, "The last answer is taken back."
    yield from ask_lines(step, width)
    if with_parts:
        yield from part_lines(step.asked, width)


def left_words(session: Session, answered: int) -> str:
    """What somebody is told of a session that they left."""
    day = f"{session.started_at:%Y-%m-%d %H:%M}"
    return f"You left a session of {day} on {session.pack_id}: {answered} of {len(session.deck)} answered."


def ask_keys(step: Ask) -> str:
    """Keys that mean something at a question."""
    keys = ["h hint"] if step.asked.hint and not step.hint else []
    keys += ["s skip", "f unflag" if step.is_flagged else "f flag"]
    keys += ["u undo the last answer"] if step.can_undo else []
    return " - ".join([*keys, "q leave"])


def outcome(attempt: Attempt) -> str:
    """What an attempt came to, in a word or two."""
    return _outcome(attempt)[1]


def explain_keys(step: Explain) -> str:
    """Keys that mean something at an explanation."""
    keys = ["Enter next", "u undo", "f unflag" if step.is_flagged else "f flag"]
    can_overrule = not step.attempt.score.is_right and step.attempt.overruled_points is None
    keys += ["o I was right"] if can_overrule else []
    return " - ".join([*keys, "q leave"])


def _explain_changes(step: Explain, width: int) -> Iterator[Line]:
    """Where a key was pressed at an explanation: what it has come to."""
    flagged = "Flagged for the report." if step.is_flagged else "Not flagged."
    words = [flagged] if step.attempt.overruled_points is None else [_overruled(step.attempt), flagged]
    for text in words:
        yield from ((Style.PARTLY, line) for line in wrap(text, width))


def _ask_changes(before: Ask, step: Ask, width: int) -> Iterator[Line]:
    """Where a key was pressed at a question: what it has come to."""
    if step.hint != before.hint:
        yield from ((Style.PARTLY, line) for line in wrap(f"Hint: {step.hint}", width))
    if step.is_flagged != before.is_flagged:
        yield Style.PARTLY, "Flagged for the report." if step.is_flagged else "No longer flagged."


def _overruled(attempt: Attempt) -> str:
    return f"You overruled this: {_points(attempt.overruled_points or 0, attempt)}."


def ask_lines(step: Ask, width: int) -> Iterator[Line]:
    """The question itself, up to where the answers begin."""
    asked = step.asked
    flagged = " - flagged" if step.is_flagged else ""
    yield Style.PLAIN, ""
    place = f"Question {step.number} of {step.of} {_bar(step.number - 1, step.of)}"
    yield Style.STRONG, place
    for line in wrap(f"{asked.topic_title} - {asked.level} - {asked.kind}{flagged}", width):
        yield Style.QUIET, line
    yield Style.PLAIN, ""
    if asked.context:
        yield from ((Style.PLAIN, line) for line in wrap(asked.context, width))
        yield Style.PLAIN, ""
    yield from ((Style.STRONG, line) for line in wrap(asked.prompt, width))
    yield from ((Style.QUIET, line) for line in wrap(f"Scoring: {asked.method_words}.", width))
    if step.hint:
        yield from ((Style.PARTLY, line) for line in wrap(f"Hint: {step.hint}", width))
    yield Style.PLAIN, ""


def part_lines(asked: Asked, width: int) -> Iterator[Line]:
    """The numbered answers, and the lettered targets."""
    for number, part in enumerate(asked.parts, start=1):
        yield from ((Style.PLAIN, line) for line in wrap(part.text, width, first=f"  {number}. "))
    if asked.targets:
        yield Style.PLAIN, ""
    for place, target in enumerate(asked.targets):
        yield from ((Style.PLAIN, line) for line in wrap(target.text, width, first=f"  {letter(place)}. "))
    if asked.parts:
        yield Style.PLAIN, ""


def how_to_answer(asked: Asked) -> str:
    """What may be typed, in a few words."""
    most = len(asked.parts)
    if asked.kind == "multiple-choice":
        return f"All that apply, such as: 1 {most}"
    if asked.kind == "ordering":
        return f"The numbers in the right order, such as: {' '.join(str(n) for n in range(most, 0, -1))}"
    if asked.kind == "matching":
        return "Number and letter of each match, such as: 1b 2a (leave out what you do not know)"
    if asked.kind == "numeric":
        return (
            f"A number{f' in {one_line(asked.unit)}' if asked.unit else ''}, such as 1,200 or 43.7 or 1.2e6"
        )
    return f"One number from 1 to {most}"


def explain_lines(step: Explain, width: int) -> Iterator[Line]:
    """What a response came to, and why each part is right or wrong."""
    attempt = step.attempt
    style, word = _outcome(attempt)
    yield Style.PLAIN, ""
    score = f"{word}: {_points(attempt.score.points, attempt)}{_marks(attempt)}"
    yield from ((style, line) for line in wrap(score, width))
    if attempt.overruled_points is not None:
        yield Style.PARTLY, _overruled(attempt)
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


def summary_lines(summary: Summary, actions: Sequence[Action], width: int) -> Iterator[Line]:
    """What the sitting came to, and what to do next."""
    yield Style.PLAIN, ""
    yield (
        Style.STRONG,
        "Done." if not summary.left else f"{len(summary.attempts)} of {summary.asked} answered.",
    )
    counts = [f"{summary.right} right", f"{summary.partly} partly", f"{summary.wrong} wrong"]
    counts += [f"{summary.skipped} skipped"] if summary.skipped else []
    share = "" if summary.fraction is None else f": {summary.fraction:.0%} of the points"
    yield from ((Style.PLAIN, line) for line in wrap(", ".join(counts) + share, width))
    if summary.marks is not None:
        yield Style.PLAIN, f"Certainty marks: {summary.marks} of {summary.most_marks}"
    for attempt in summary.sure_and_wrong:
        text = f"Sure, and wrong: {attempt.asked.prompt}"
        yield from ((Style.WRONG, line) for line in wrap(text, width, rest="  "))
    yield from action_lines(actions, width)


def confidence_words() -> str:
    """The three confidences with their meaning."""
    return ", ".join(f"{number} {words}" for number, words in WORDS_BY_CONFIDENCE.items())


def _bar(done: int, of: int) -> str:
    """A bar in characters that every terminal has."""
    width = 10
    full = round(done / of * width)
    return f"[{'#' * full}{'.' * (width - full)}]"


def _outcome(attempt: Attempt) -> tuple[Style, str]:
    fraction = attempt.score.fraction
    if fraction == 1:
        return Style.RIGHT, "Right"
    return (Style.PARTLY, "Partly right") if fraction else (Style.WRONG, "Wrong")


def _points(points: int, attempt: Attempt) -> str:
    most = attempt.score.max_points
    return f"{points} of {most} point{'s' if most != 1 else ''}"


def _marks(attempt: Attempt) -> str:
    if attempt.confidence is None:
        return ""
    marks = certainty_marks(attempt_fraction(attempt), attempt.confidence)
    return f", certainty marks {marks:+d}"


def _reasons(attempt: Attempt, width: int) -> Iterator[Line]:
    asked = attempt.asked
    if asked.kind == "numeric":
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
