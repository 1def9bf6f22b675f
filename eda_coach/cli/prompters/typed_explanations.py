"""What the explanation of a typed response looks like: each verdict with the learner's own words."""

from collections.abc import Iterator

from eda_coach.cli.lines import Line, Style, counted, wrap
from eda_coach.cli.prompters.marked import Mark, marked_lines
from eda_coach.content.questions.verdict import Verdict
from eda_coach.grading.score import PartVerdict
from eda_coach.language.words import normalised
from eda_coach.practice.asked import AskedCriterion
from eda_coach.practice.attempt import Attempt

_STYLE_BY_VERDICT = {
    Verdict.MET: Style.RIGHT,
    Verdict.PARTLY: Style.PARTLY,
    Verdict.UNSURE: Style.PARTLY,
    Verdict.MISSING: Style.QUIET,
    Verdict.CONTRADICTED: Style.WRONG,
}
_INDENT = "   "


def typed_reasons(attempt: Attempt, width: int) -> Iterator[Line]:
    """The answer with its evidence marked, the verdict on each criterion, and the model answer."""
    asked, score = attempt.asked, attempt.score
    yield from _choice(attempt, width)
    yield Style.STRONG, "Your answer"
    yield from marked_lines(normalised(attempt.response.text), _marks(attempt), width, first=_INDENT)
    yield Style.PLAIN, ""
    for number, part in enumerate(score.verdicts, start=1):
        yield from _criterion(number, part, attempt, width)
    for made in score.overclaims:
        said = _quote(attempt, made.span)
        taken = f"-{counted(made.penalty, 'point')}"
        yield from _wrapped(Style.WRONG, f"! overclaimed, {taken}: {said}", width, rest="  ")
        yield from _wrapped(Style.PLAIN, made.correction, width, first="  ")
        if made.probe:
            yield from _wrapped(Style.QUIET, f"You would be asked: {made.probe}", width, first="  ")
    if score.overclaims:
        yield Style.PLAIN, ""
    yield Style.STRONG, "A model answer"
    yield from _wrapped(Style.PLAIN, asked.model_answer, width, first=_INDENT)
    yield Style.PLAIN, ""
    for option in asked.parts:
        yield from _wrapped(Style.STRONG, option.text, width)
        yield from _wrapped(Style.PLAIN, option.rationale, width, first=_INDENT)
        yield Style.PLAIN, ""


def verdict_line(part: PartVerdict, attempt: Attempt) -> str:
    """A verdict with its points: ``met, 2 of 2``; what the learner made of it goes with it."""
    criterion = attempt.asked.criterion(part.part)
    words = f"{part.verdict}, {part.points} of {criterion.points}"
    own = attempt.overruled.get(part.part)
    return f"{words} (you say: {own})" if own is not None and own is not part.verdict else words


def _choice(attempt: Attempt, width: int) -> Iterator[Line]:
    for id_ in attempt.response.picked:
        yield Style.STRONG, "Your choice"
        yield from _wrapped(Style.PLAIN, attempt.asked.part(id_).text, width, first=_INDENT)
        yield Style.PLAIN, ""


def _marks(attempt: Attempt) -> list[Mark]:
    marks = [
        Mark(start, end, _STYLE_BY_VERDICT[part.verdict])
        for part in attempt.score.verdicts
        for start, end in part.spans
    ]
    marks += [Mark(*span, Style.WRONG) for part in attempt.score.verdicts for span in part.against]
    return marks + [Mark(*made.span, Style.WRONG) for made in attempt.score.overclaims]


def _criterion(number: int, part: PartVerdict, attempt: Attempt, width: int) -> Iterator[Line]:
    criterion, style = attempt.asked.criterion(part.part), _STYLE_BY_VERDICT[part.verdict]
    head = f"{number}. [{verdict_line(part, attempt)}] {criterion.says}"
    yield from _wrapped(style, head, width, rest=_INDENT)
    for span in part.spans:
        yield from _wrapped(Style.PLAIN, f"You said: {_quote(attempt, span)}", width, first=_INDENT)
    for span in part.against:
        yield from _wrapped(Style.WRONG, f"But also: {_quote(attempt, span)}", width, first=_INDENT)
    if part.verdict is not Verdict.MET:
        yield from _advice(criterion, part.verdict, width)
    yield Style.PLAIN, ""


def _advice(criterion: AskedCriterion, verdict: Verdict, width: int) -> Iterator[Line]:
    if verdict is Verdict.UNSURE:
        words = "Not certain enough to score; press its number if you did say it."
        yield from _wrapped(Style.PARTLY, words, width, first=_INDENT)
    if criterion.must_have and verdict is not Verdict.PARTLY:
        words = "Without this the whole answer earns at most half."
        yield from _wrapped(Style.PARTLY, words, width, first=_INDENT)
    if criterion.hint:
        yield from _wrapped(Style.QUIET, f"Hint: {criterion.hint}", width, first=_INDENT)
    if criterion.probe:
        yield from _wrapped(Style.QUIET, f"You would be asked: {criterion.probe}", width, first=_INDENT)


def _quote(attempt: Attempt, span: tuple[int, int]) -> str:
    words = normalised(attempt.response.text)[span[0] : span[1]]
    return f'"{" ".join(words.split())}"'


def _wrapped(
    style: Style, text: str, width: int, *, first: str = "", rest: str | None = None
) -> Iterator[Line]:
    return ((style, line) for line in wrap(text, width, first=first, rest=rest))
