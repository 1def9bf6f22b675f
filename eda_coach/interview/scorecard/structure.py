"""How an interview was held: whether it was asked before it was designed, told in order, kept in time."""

from collections.abc import Iterator, Sequence

from eda_coach.content.questions.verdict import Verdict
from eda_coach.interview.agenda import Agenda
from eda_coach.interview.hearing import Interviewer
from eda_coach.interview.layout import wrapped_from
from eda_coach.interview.scorecard.card import ProbeLine
from eda_coach.interview.transcript import Turn
from eda_coach.language.sentences.clauses import read_passage
from eda_coach.language.words import normalised

# Of as few words nobody can say how they were told.
_LEAST_WORDS = 100
# Requirements that somebody asks for who asks before designing.
_LEAST_ASKED = 2
# A phase may take so much of its budget, and all of them together so much, and still be in time.
_LATE_PHASE, _LATE_IN_ALL = 1.5, 1.1
# A sentence of more words has to be read twice.
_LONG_SENTENCE = 40
_NEARLY_ALL = 0.9
# Each of these weighs as much as an ordinary criterion.
_POINTS = 2
_GOOD = (Verdict.MET, Verdict.PARTLY)


def is_ratable(turns: Sequence[Turn]) -> bool:
    """Whether there is enough to say how it was told."""
    return sum(len(turn.text.split()) for turn in turns) >= _LEAST_WORDS


def measure(
    interviewer: Interviewer,
    agenda: Agenda,
    turns: Sequence[Turn],
    probes: Sequence[ProbeLine],
    *,
    found: int,
) -> Iterator[tuple[str, str, int, int]]:
    """What counts besides words: id, what it says, points earned, points at most.

    Args:
        interviewer: With its scenario.
        agenda: That was kept or not.
        turns: Of the whole interview.
        probes: That were put, with what came of them.
        found: How many requirements the candidate asked for.
    """
    asked = found >= min(_LEAST_ASKED, len(interviewer.scenario.requirements))
    yield "asked-first", "Asks what decides the design before designing.", _POINTS * asked, _POINTS
    answered = {turn.phase for turn in turns if turn.text.strip() and turn.probe is None}
    whole = len(answered) == len(agenda.slots)
    yield "every-phase", "Says something in every phase.", _POINTS * whole, _POINTS
    yield "in-sentences", "Is told in sentences or points that can be read at once.", *_told(turns)
    if any(turn.probe is not None and turn.text.strip() for turn in turns):
        good = sum(probe.verdict in _GOOD for probe in probes)
        share = _POINTS * (2 * good > len(probes))
        yield "takes-probes", "Answers what a probe asks for.", share, _POINTS
    if all(turn.elapsed_s is not None for turn in turns if turn.probe is None):
        yield "in-time", "Keeps to the time of the phases.", _POINTS * is_in_time(agenda, turns), _POINTS


def is_in_time(agenda: Agenda, turns: Sequence[Turn]) -> bool:
    """Whether no phase took far more than its budget, nor all of them together."""
    spent = {slot.phase.id: 0.0 for slot in agenda.slots}
    for turn in turns:
        spent[turn.phase] += turn.elapsed_s or 0.0
    late = any(spent[slot.phase.id] > _LATE_PHASE * slot.budget_s for slot in agenda.slots)
    return not late and sum(spent.values()) <= _LATE_IN_ALL * agenda.total_s


def _told(turns: Sequence[Turn]) -> tuple[int, int]:
    lengths = [
        len(words)
        for text in (normalised(turn.text) for turn in turns)
        for words in read_passage(text, wrapped_from=wrapped_from(text)).sentences()
    ]
    short = sum(length <= _LONG_SENTENCE for length in lengths)
    return _POINTS * (bool(lengths) and short >= _NEARLY_ALL * len(lengths)), _POINTS
