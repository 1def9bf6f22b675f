"""The end of a mock interview: the scorecard, where it was asked for."""

import sys
from collections.abc import Sequence

from eda_coach.cli.lines import wrap
from eda_coach.cli.mock.card_lines import card_lines
from eda_coach.cli.mock.prompters.port import MockPrompter
from eda_coach.cli.mock.prompters.scripted import ScriptedMockPrompter
from eda_coach.cli.mock.request import CardFormat, MockRequest
from eda_coach.cli.mock.worked_lines import worked_lines
from eda_coach.cli.world.documents import deliver
from eda_coach.cli.world.streams import is_unicode, program, say, terminal_width
from eda_coach.content.coding import encode
from eda_coach.content.index.pack_index import PackIndex
from eda_coach.errors import CoachError
from eda_coach.interview.scorecard.card import Scorecard
from eda_coach.interview.scorecard.comparison import Comparison, compare
from eda_coach.journal.log.mocks import MockLog
from eda_coach.reports.json_text import json_text


def end_mock(
    card: Scorecard,
    before: Scorecard | None,
    prompter: MockPrompter,
    *,
    request: MockRequest,
    problems: Sequence[str],
) -> int:
    """Show the card, and write it where that was asked for; the exit code."""
    comparison = compare(before, card) if before else None
    if isinstance(prompter, ScriptedMockPrompter):
        for problem in problems:
            say(f"Not asked for: {problem}.")
        deliver(render(card, comparison, request), request.output)
        return 0
    for line in card_lines(card, comparison, terminal_width()):
        prompter.show(line)
    if request.output is not None:
        deliver(render(card, comparison, request), request.output)
    else:
        say("The whole card as Markdown:", f"   {program()} mock --last -o card.md")
        say("How others answer it:", f"   {program()}{card.again.removeprefix('eda-coach')} --worked")
    return 0


def show_last(log: MockLog, request: MockRequest) -> int:
    """Show the last scorecard once more; the exit code."""
    cards = log.cards(scenario=request.scenario or "")
    if not cards:
        what = f" of {request.scenario}" if request.scenario else ""
        raise CoachError(f"There is no mock interview{what} yet.", hint="Hold one with `eda-coach mock`.")
    card = cards[-1]
    earlier = [
        one for one in cards[:-1] if (one.pack_id, one.scenario_id) == (card.pack_id, card.scenario_id)
    ]
    deliver(render(card, compare(earlier[-1], card) if earlier else None, request), request.output)
    return 0


def show_worked(index: PackIndex, request: MockRequest) -> int:
    """Show the worked answers of a scenario; the exit code.

    Raises:
        CoachError: The scenario has none.
    """
    scenario = index.scenario(request.scenario or "")
    if not scenario.worked_answers:
        raise CoachError(f"The scenario {scenario.id} has no worked answer.", hint="Its author may add one.")
    if request.card_format is CardFormat.JSON:
        plain = {
            "format": "eda-coach-worked-answers",
            "version": 1,
            "scenario": scenario.id,
            "worked_answers": [encode(one) for one in scenario.worked_answers],
        }
        deliver(json_text(plain, ascii_only=not is_unicode(sys.stdout)), request.output)
        return 0
    if request.card_format is CardFormat.TEXT:
        lines = worked_lines(scenario, index.header().phases, terminal_width())
        deliver("".join(f"{line}\n" for line in lines), request.output)
        return 0
    from eda_coach.reports.worked_markdown import worked_markdown

    deliver(worked_markdown(scenario, index.header().phases), request.output)
    return 0


def say_left_mock() -> None:
    """A word for somebody who leaves."""
    words = wrap("Kept, and the clock stands still. Go on with:", terminal_width())
    say(*words, f"   {program()} mock --resume")


def render(card: Scorecard, comparison: Comparison | None, request: MockRequest) -> str:
    """The card as a document of the format that was asked for."""
    match request.card_format:
        case CardFormat.JSON:
            from eda_coach.reports.scorecard_json import scorecard_json

            on_screen = request.output in (None, "-")
            return scorecard_json(card, comparison, ascii_only=on_screen and not is_unicode(sys.stdout))
        case CardFormat.MARKDOWN:
            from eda_coach.reports.scorecard_markdown import scorecard_markdown

            return scorecard_markdown(card, comparison)
        case CardFormat.TEXT:
            width = terminal_width()
            return "".join(f"{text}\n" for _, text in card_lines(card, comparison, width))
