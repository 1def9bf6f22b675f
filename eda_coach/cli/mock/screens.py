"""What a step of a mock interview looks like: styled lines, the same for every prompter."""

from collections.abc import Iterator

from eda_coach.cli.lines import Line, Style, wrap
from eda_coach.cli.mock.spoken import Command, Spoken, help_words
from eda_coach.interview.hearing import Reply
from eda_coach.interview.mock.steps import Feedback, Listen, Open, RateYourself, Shown
from eda_coach.interview.mode import Mode
from eda_coach.interview.standing import Standing
from eda_coach.interview.transcript import Probe

_MINUTE_S = 60
_INDENT = "   "
_MODE_WORDS = {
    Mode.USUAL: "",
    Mode.PRESSURE: "Under pressure: no hints, and no word about how it goes until the end.",
    Mode.COACH: "Coached: after each phase you hear what was noted and what was not.",
}


def shown_lines(step: Shown, before: Shown | None, width: int) -> Iterator[Line]:
    """What is new on the screen: a whole step, or only what a move has changed in the one before."""
    match step:
        case Open():
            yield from _open_lines(step, width)
        case Listen():
            if isinstance(before, Listen) and before.place == step.place and before.number == step.number:
                yield from _listen_changes(before, step, width)
            else:
                yield from _listen_lines(step, width)
        case Feedback():
            yield from _feedback_lines(step, width)
        case RateYourself():
            yield from _rate_lines(step, width)


def told_lines(spoken: Spoken, step: Listen, running_s: float, width: int) -> Iterator[Line]:
    """What a command tells that is no move."""
    if spoken.command is Command.TIME:
        yield from _wrapped(Style.QUIET, time_words(step, running_s), width)
    elif spoken.command is Command.TASK:
        yield from prompt_lines(step.title, step.prompt, width)
    elif spoken.command is Command.EDIT:
        yield from _wrapped(Style.WRONG, "There is no editor in plain lines.", width)
    elif spoken.command is not None:
        for words in help_words(can_go_back=step.can_go_back, may_hint=step.may_hint):
            yield from _wrapped(Style.QUIET, words, width)


def asks_questions(step: Listen) -> bool:
    """Whether each line is a question to the interviewer, who answers it at once."""
    return step.agenda.slots[step.number - 1].phase.replies and step.probe is None


def clock_words(seconds: float) -> str:
    """Minutes and seconds: ``3:05``."""
    whole = int(seconds)
    return f"{whole // _MINUTE_S}:{whole % _MINUTE_S:02}"


def time_words(step: Listen, running_s: float) -> str:
    """How the time stands in the phase and in all."""
    if not step.is_timed:
        return "Nobody measures the time here."
    slot = step.agenda.slots[step.number - 1]
    phase, total = step.clock.phase_s + running_s, step.clock.total_s + running_s
    over = f", {clock_words(phase - slot.budget_s)} over" if phase > slot.budget_s else ""
    return (
        f"{slot.phase.title}: {clock_words(phase)} of {clock_words(slot.budget_s)}{over}. "
        f"In all: {clock_words(total)} of {clock_words(step.agenda.total_s)}."
    )


def bar_words(step: Listen, running_s: float, width: int) -> str:
    """The same on one line, for a bar that is drawn again every second."""
    slot = step.agenda.slots[step.number - 1]
    phase, total = step.clock.phase_s + running_s, step.clock.total_s + running_s
    clock = f"{clock_words(phase)}/{clock_words(slot.budget_s)}" if step.is_timed else ""
    whole = f"all {clock_words(total)}/{clock_words(step.agenda.total_s)}" if step.is_timed else ""
    keys = ":done goes on" if asks_questions(step) else ":done sends"
    parts = [slot.phase.title, clock, whole, keys, ":help"]
    words = " - ".join(filter(None, parts))
    if len(words) < width:
        return words
    return " - ".join(filter(None, [clock, keys, ":help"]))[: width - 1]


def prompt_lines(title: str, prompt: str, width: int) -> Iterator[Line]:
    """What is to be designed."""
    yield Style.PLAIN, ""
    yield from _wrapped(Style.STRONG, f"Mock interview: {title}", width)
    yield Style.PLAIN, ""
    yield from _wrapped(Style.PLAIN, prompt, width)
    yield Style.PLAIN, ""


def _open_lines(step: Open, width: int) -> Iterator[Line]:
    minutes = step.agenda.total_s / _MINUTE_S
    yield from prompt_lines(step.title, step.prompt, width)
    yield from _wrapped(Style.QUIET, f"{minutes:.0f} minutes, rated as {step.level}.", width)
    phases = ", ".join(f"{slot.phase.title} {clock_words(slot.budget_s)}" for slot in step.agenda.slots)
    yield from _wrapped(Style.QUIET, f"Time: {phases}. Running over is told, not cut.", width)
    words = (
        "Type as you would speak: sentences, bullets, Mermaid, as many lines as you like. "
        ":done on a line of its own (or two empty lines) sends it; :help lists the rest."
    )
    yield from _wrapped(Style.QUIET, words, width)
    if _MODE_WORDS[step.mode]:
        yield from _wrapped(Style.PARTLY, _MODE_WORDS[step.mode], width)
    yield Style.PLAIN, ""


def _listen_lines(step: Listen, width: int) -> Iterator[Line]:
    slot = step.agenda.slots[step.number - 1]
    yield Style.PLAIN, ""
    if step.probe is not None:
        yield from _probe_lines(step.probe, width)
    else:
        heading = f"Phase {step.number} of {len(step.agenda.slots)}: {slot.phase.title}"
        budget = f" ({clock_words(slot.budget_s)})" if step.is_timed else ""
        yield from _wrapped(Style.STRONG, heading + budget, width)
        yield from _wrapped(Style.PLAIN, slot.phase.asks, width)
    yield from _replies(step.replies, width)
    for hint in step.hints:
        yield from _wrapped(Style.PARTLY, f"Hint: {hint}", width)


def _listen_changes(before: Listen, step: Listen, width: int) -> Iterator[Line]:
    new = step.replies[len(before.replies) :]
    if len(new) == 1:  # the question stands right above
        yield from _wrapped(Style.PLAIN, reply_words(new[0]), width, first="  ")
    else:
        yield from _replies(new, width)
    for hint in step.hints[len(before.hints) :]:
        yield from _wrapped(Style.PARTLY, f"Hint: {hint} (What this leads to now earns half.)", width)


def _probe_lines(probe: Probe, width: int) -> Iterator[Line]:
    yield Style.STRONG, "The interviewer asks"
    if probe.change:
        yield from _wrapped(Style.PLAIN, f"Suppose this changes: {probe.change}", width)
    if probe.quote:
        yield from _wrapped(Style.QUIET, f'You said: "{probe.quote}"', width)
    yield from _wrapped(Style.PLAIN, probe.asks, width)


def _replies(replies: tuple[Reply, ...], width: int) -> Iterator[Line]:
    for reply in replies:
        yield from _wrapped(Style.QUIET, f"> {reply.asked}", width, rest="  ")
        yield from _wrapped(Style.PLAIN, reply_words(reply), width, first="  ")


def reply_words(reply: Reply) -> str:
    """What the interviewer says to one sentence."""
    if reply.found:
        return " ".join(requirement.answer for requirement in reply.found)
    if reply.is_question:
        return "Assume what you like, and say what you assume."
    return "Noted."


def _feedback_lines(step: Feedback, width: int) -> Iterator[Line]:
    slot = step.agenda.slots[step.number - 1]
    if step.spent_s is not None:
        over = step.spent_s - slot.budget_s
        late = f", {clock_words(over)} over" if over > 0 else ""
        words = f"{slot.phase.title} took {clock_words(step.spent_s)} of {clock_words(slot.budget_s)}{late}."
        yield from _wrapped(Style.PARTLY if late else Style.QUIET, words, width)
    if not step.is_coached:
        return
    if step.of:
        words = f"You asked for {step.found} of {step.of} requirements that matter here."
        yield from _wrapped(Style.STRONG, words, width)
    if step.heard or not step.of:
        yield Style.STRONG, "Noted" if step.heard else "Nothing was noted in this phase."
    for one in step.heard:
        yield from _wrapped(Style.RIGHT, f"+ {one.criterion.says}", width, rest="  ")
        yield from _quotes(one, slot.phase.id, width)
    if step.unsaid:
        yield Style.STRONG, "Think about"
    for one in step.unsaid:
        words = one.criterion.hint or one.criterion.probe or one.criterion.says
        yield from _wrapped(Style.PARTLY, f"- {words}", width, rest="  ")


def _quotes(standing: Standing, phase: str, width: int) -> Iterator[Line]:
    for said in standing.said:
        if said.phase == phase:
            yield from _wrapped(Style.QUIET, f'"{said.text}"', width, first="  ")
            return


def _rate_lines(step: RateYourself, width: int) -> Iterator[Line]:
    if step.number == 1:
        yield Style.PLAIN, ""
        yield from _wrapped(Style.STRONG, "Before you see the card: how did you do?", width)
        yield from _wrapped(
            Style.QUIET, "1 nothing of it - 2 by name - 3 what the level asks - 4 beyond", width
        )
    yield from _wrapped(Style.STRONG, f"{step.number} of {step.of}: {step.dimension.title}", width)


def _wrapped(
    style: Style, text: str, width: int, *, first: str = "", rest: str | None = None
) -> Iterator[Line]:
    return ((style, line) for line in wrap(text, width, first=first, rest=rest))
