"""What a step of a quiz looks like: styled lines, the same for every prompter.

Every meaning is in words; styles only repeat it for those who see colours.
"""

from collections.abc import Iterator, Sequence

from eda_coach.cli.lines import Line, Style, action_lines, wrap
from eda_coach.cli.prompters.explanations import explain_lines, overruled_words
from eda_coach.grading.certainty import WORDS_BY_CONFIDENCE
from eda_coach.language.printable import one_line
from eda_coach.practice.advice import Action
from eda_coach.practice.asked import Asked
from eda_coach.practice.attempt import Attempt
from eda_coach.practice.quiz.session import Session
from eda_coach.practice.quiz.steps import Ask, Explain
from eda_coach.practice.quiz.summary import Summary
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
        if isinstance(before, Explain) and before.attempt.id == step.attempt.id:
            yield from _explain_changes(before, step, width)
        else:
            yield from explain_lines(step, width)
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


def explain_keys(step: Explain) -> str:
    """Keys that mean something at an explanation."""
    keys = ["Enter next", "u undo", "f unflag" if step.is_flagged else "f flag"]
    keys += _overrule_keys(step.attempt)
    return " - ".join([*keys, "q leave"])


def _overrule_keys(attempt: Attempt) -> list[str]:
    if attempt.asked.is_typed:
        verdicts = attempt.score.verdicts
        first = next(
            (n for n, one in enumerate(verdicts, 1) if attempt.asked.criterion(one.part).dimension), 1
        )
        return [
            f"{first}-{len(verdicts)} turn a verdict"
            if first < len(verdicts)
            else f"{first} turn the verdict"
        ]
    can_overrule = not attempt.score.is_right and attempt.overruled_points is None
    return ["o I was right"] if can_overrule else []


def _explain_changes(before: Explain, step: Explain, width: int) -> Iterator[Line]:
    """Where a key was pressed at an explanation: what it has come to."""
    if step.attempt.asked.is_typed and step.attempt.overruled != before.attempt.overruled:
        yield from _verdict_changes(before.attempt, step.attempt, width)
    elif step.attempt.overruled_points != before.attempt.overruled_points:
        yield from ((Style.PARTLY, line) for line in wrap(overruled_words(step.attempt), width))
    yield from _flag_change(before, step)


def _verdict_changes(before: Attempt, after: Attempt, width: int) -> Iterator[Line]:
    """What a digit key has made of a verdict."""
    for number, part in enumerate(after.score.verdicts, start=1):
        was, now = (one.overruled.get(part.part, part.verdict) for one in (before, after))
        if was is not now:
            points = after.score.points if after.overruled_points is None else after.overruled_points
            most = after.score.max_points
            words = f"{number}. is now {now}: {points} of {most} points. Scored: {part.verdict}."
            yield from ((Style.PARTLY, line) for line in wrap(words, width))


def _flag_change(before: Ask | Explain, step: Ask | Explain) -> Iterator[Line]:
    if step.is_flagged != before.is_flagged:
        yield Style.PARTLY, "Flagged for the report." if step.is_flagged else "No longer flagged."


def _ask_changes(before: Ask, step: Ask, width: int) -> Iterator[Line]:
    """Where a key was pressed at a question: what it has come to."""
    if step.hint != before.hint:
        yield from ((Style.PARTLY, line) for line in wrap(f"Hint: {step.hint}", width))
    yield from _flag_change(before, step)


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
    if asked.is_typed:
        what = f"A number from 1 to {most}, a colon and why" if most else "A few sentences in your own words"
        return f"{what}; an empty line ends it"
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
