"""The scorecard on a screen: the outcome and the ratings first, then the grounds, then what to do."""

from collections.abc import Iterator

from eda_coach.cli.lines import Line, Style, action_lines, counted, wrap
from eda_coach.cli.mock.screens import clock_words
from eda_coach.content.questions.verdict import Verdict
from eda_coach.interview.scorecard.card import CriterionLine, DimensionLine, Scorecard
from eda_coach.interview.scorecard.comparison import Comparison
from eda_coach.interview.scorecard.ratings import HIGHEST
from eda_coach.interview.standing import Prompted
from eda_coach.practice.advice import Action

# More grounds a dimension are in the Markdown card.
_MOST_SAID, _MOST_UNSAID = 3, 3
_MOST_CHANGED = 5
_GOOD, _FAIR = 3, 2
_PROMPT_WORDS = {Prompted.UNASKED: "", Prompted.HINT: ", after a hint", Prompted.PROBE: ", after a probe"}
_NO_GROUNDS = "Nothing of it was heard."


def card_lines(card: Scorecard, comparison: Comparison | None, width: int) -> Iterator[Line]:
    """Render a scorecard.

    Args:
        card: To render.
        comparison: With the sitting before; None for the first one.
        width: Of the terminal, in columns.
    """
    yield Style.PLAIN, ""
    yield from _wrapped(Style.STRONG, f"Scorecard: {card.title}", width)
    yield from _wrapped(Style.QUIET, f"Rated as {card.level}; {card.minutes:g} minutes; {card.mode}", width)
    yield from _outcome(card, width)
    yield Style.PLAIN, ""
    for row in card.dimensions:
        yield from _row(row, width)
    yield Style.PLAIN, ""
    for row in card.dimensions:
        yield from _grounds(row, card, width)
    yield from _overclaims(card, width)
    yield from _never_asked(card, width)
    yield from _probes(card, width)
    yield from _times(card, width)
    if comparison is not None:
        yield from _comparison(comparison, width)
    yield from _next(card, width)


def mean_words(mean: float | None) -> str:
    """A mean of ratings: ``2.6 of 4``."""
    return "not rated" if mean is None else f"{mean:.1f} of 4"


def _outcome(card: Scorecard, width: int) -> Iterator[Line]:
    style = Style.RIGHT if card.outcome in ("ready", "beyond the level") else Style.PARTLY
    yield from _wrapped(style, f"Outcome: {card.outcome}, {mean_words(card.mean)}", width)
    if card.gated_by:
        rows = " and ".join(card.gated_by)
        yield from _wrapped(Style.WRONG, f"A 1 in {rows} means not yet, whatever the rest.", width)
    if card.self_mean is not None and card.mean is not None:
        words = f"You thought {card.self_mean:.1f}{_judgement(card.self_mean - card.mean)}."
        yield from _wrapped(Style.QUIET, words, width)


def _judgement(difference: float) -> str:
    """Whether a guess was too high or too low; half a rating is close enough."""
    if abs(difference) < 0.5:  # noqa: PLR2004 - half a step of the scale
        return ", which is close"
    return ", which is too high" if difference > 0 else ", which is too low"


def _row(row: DimensionLine, width: int) -> Iterator[Line]:
    rating = "-" if row.rating is None else str(row.rating)
    own = f" (you: {row.self_rating})" if row.self_rating else ""
    weight = f", weight {row.weight:g}"
    rated = "" if row.rating is not None else ", not rated"
    style = _style(row.rating)
    yield from _wrapped(style, f"{rating}  {row.title}{own}{weight}{rated}", width, rest="   ")


def _style(rating: int | None) -> Style:
    if rating is None:
        return Style.QUIET
    return Style.RIGHT if rating >= _GOOD else Style.PARTLY if rating == _FAIR else Style.WRONG


def _grounds(row: DimensionLine, card: Scorecard, width: int) -> Iterator[Line]:
    rating = "not rated" if row.rating is None else f"{row.rating} of 4"
    yield from _wrapped(Style.STRONG, f"{row.title}: {rating}", width)
    if row.rating is not None:
        anchor = row.anchors[row.rating - 1]
        yield from _wrapped(
            Style.QUIET, f"Typical of a {row.rating}: {anchor}", width, first="  ", rest="    "
        )
        yield from _wrapped(Style.QUIET, points_words(row), width, first="  ")
    said = card.said_of(row.id)
    for line in said[:_MOST_SAID]:
        yield from _said(line, width)
    asked = card.asked_of(row.id)
    if asked:
        words = "; ".join(one.asks for one in asked)
        yield from _wrapped(Style.RIGHT, f"+ Asked for: {words}", width, first="  ", rest="    ")
    if not said and not asked and not card.measured_of(row.id):
        yield from _wrapped(Style.PLAIN, _NO_GROUNDS, width, first="  ")
    yield from _measured(row, card, width)
    if row.lacks:
        words = f"! Nothing of this was heard, which costs a rating above 2: {row.lacks}"
        yield from _wrapped(Style.WRONG, words, width, first="  ", rest="    ")
    unsaid = [line for line in card.unsaid_of(row.id) if line.says != row.lacks]
    if unsaid:
        heading = "Also worth saying:" if row.rating == HIGHEST else "A 4 would also have said:"
        yield from _wrapped(Style.PLAIN, heading, width, first="  ")
    for line in unsaid[:_MOST_UNSAID]:
        yield from _unsaid(line, width)
    yield Style.PLAIN, ""


def _measured(row: DimensionLine, card: Scorecard, width: int) -> Iterator[Line]:
    for one in card.measured_of(row.id):
        mark, style = ("+", Style.RIGHT) if one.points else ("-", Style.PARTLY)
        yield from _wrapped(style, f"{mark} {one.says}", width, first="  ", rest="    ")


def points_words(row: DimensionLine) -> str:
    """How a rating came about: the points and what each rating needs."""
    needs = ", ".join(f"{-(-need // 1):.0f} for a {rating}" for rating, need in enumerate(row.needs, start=2))
    return f"{counted(row.points, 'point')}; it takes {needs}."


def _said(line: CriterionLine, width: int) -> Iterator[Line]:
    how = f"{line.verdict}{_PROMPT_WORDS[line.prompted]}, {line.points} of {line.of}"
    yield from _wrapped(Style.RIGHT, f"+ {line.says} [{how}]", width, first="  ", rest="    ")
    for said in line.said[:1]:
        yield from _wrapped(Style.QUIET, f'"{said.text}"', width, first="    ", rest="    ")


def _unsaid(line: CriterionLine, width: int) -> Iterator[Line]:
    tag = "" if line.verdict is Verdict.MISSING else f" [{line.verdict}]"
    beyond = "" if line.is_expected else f" ({line.level})"
    yield from _wrapped(Style.PARTLY, f"- {line.says}{beyond}{tag}", width, first="  ", rest="    ")
    if line.verdict in (Verdict.CONTRADICTED, Verdict.UNSURE):
        for said in (line.said or line.against)[:1]:
            yield from _wrapped(Style.QUIET, f'You said: "{said.text}"', width, first="    ", rest="    ")


def _overclaims(card: Scorecard, width: int) -> Iterator[Line]:
    if not card.overclaims:
        return
    yield Style.STRONG, "Overclaims"
    for one in card.overclaims:
        back = ", taken back" if one.is_taken_back else ""
        words = f'! "{one.sentence}" [-{one.penalty}{back}]'
        yield from _wrapped(Style.WRONG, words, width, first="  ", rest="    ")
        yield from _wrapped(Style.PLAIN, one.correction, width, first="    ", rest="    ")
    yield Style.PLAIN, ""


def _never_asked(card: Scorecard, width: int) -> Iterator[Line]:
    if not card.never_asked:
        return
    yield Style.STRONG, "Requirements you never asked for"
    for one in card.never_asked:
        yield from _wrapped(Style.PARTLY, f"- {one.asks}: {one.answer}", width, first="  ", rest="    ")
    yield Style.PLAIN, ""


def _probes(card: Scorecard, width: int) -> Iterator[Line]:
    if not card.probes:
        return
    yield Style.STRONG, "Probes"
    for one in card.probes:
        put = f"{one.change} {one.asks}".strip()
        words = f"- {put} [{one.came_of_it}]"
        yield from _wrapped(Style.PLAIN, words, width, first="  ", rest="    ")
    yield Style.PLAIN, ""


def _times(card: Scorecard, width: int) -> Iterator[Line]:
    yield Style.STRONG, "Time"
    if all(phase.spent_s is None for phase in card.phases):
        yield Style.QUIET, "  Nobody measured it."
    else:
        for phase in card.phases:
            spent = clock_words(phase.spent_s or 0.0)
            over = (phase.spent_s or 0.0) - phase.budget_s
            late = f", {clock_words(over)} over" if over > 0 else ""
            words = f"{phase.title}: {spent} of {clock_words(phase.budget_s)}{late}"
            yield from _wrapped(Style.PARTLY if late else Style.PLAIN, words, width, first="  ")
    skipped = [phase.title for phase in card.phases if not phase.is_answered]
    if skipped:
        yield from _wrapped(Style.PARTLY, f"Nothing was said in: {', '.join(skipped)}.", width, first="  ")
    if card.hints:
        yield from _wrapped(Style.QUIET, f"{counted(card.hints, 'hint')} taken.", width, first="  ")
    yield Style.PLAIN, ""


def _comparison(comparison: Comparison, width: int) -> Iterator[Line]:
    heading = f"Since {comparison.before_at[:10]} ({mean_words(comparison.before_mean)} then)"
    yield from _wrapped(Style.STRONG, heading, width)
    for title, style, lines in (
        ("Gained", Style.RIGHT, comparison.gained),
        ("Lost", Style.WRONG, comparison.lost),
        ("Still missing", Style.PARTLY, comparison.missing),
    ):
        if lines:
            yield Style.PLAIN, f"  {title}: {len(lines)}"
        for line in lines[:_MOST_CHANGED]:
            yield from _wrapped(style, f"- {line.says}", width, first="    ", rest="      ")
    yield Style.PLAIN, ""


def _next(card: Scorecard, width: int) -> Iterator[Line]:
    actions = [Action(why=f"{one.concept}: {one.why}", command=one.command) for one in card.practice]
    again = Action(why="Try again: other probes, another flip", command=card.again)
    yield from action_lines((*actions, again), width)


def _wrapped(
    style: Style, text: str, width: int, *, first: str = "", rest: str | None = None
) -> Iterator[Line]:
    return ((style, line) for line in wrap(text, width, first=first, rest=rest))
