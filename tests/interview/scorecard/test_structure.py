"""How an interview was held."""

from typing import Any

import pytest

from eda_coach.content.questions.verdict import Verdict
from eda_coach.interview.scorecard.card import ProbeLine
from eda_coach.interview.scorecard.structure import _LATE_IN_ALL, _LATE_PHASE, is_in_time, is_ratable, measure
from eda_coach.interview.transcript import ProbeKind, Turn
from tests.interview.builders import PHASES, make_agenda, make_interviewer, make_probe, make_turn

SENTENCE = "We put every order on a queue and read it at our own pace. "


def turns_of(text: str = SENTENCE, *, late: float = 1.0, **changes: Any) -> list[Turn]:
    """The same text in each phase, each of which takes some share of its budget."""
    slots = make_agenda().slots
    return [make_turn(text, slot.phase.id, elapsed_s=slot.budget_s * late, **changes) for slot in slots]


def answer(text: str = SENTENCE) -> Turn:
    """An answer to a probe."""
    return make_turn(text, probe=make_probe(), elapsed_s=1.0)


def line(verdict: Verdict | None) -> ProbeLine:
    """A probe with what came of it."""
    return ProbeLine(
        id="p", kind=ProbeKind.WEAKEST, phase="failure", asks="?", quote="", change="", verdict=verdict
    )


def shares(turns: list[Turn], *probes: ProbeLine, found: int = 0) -> dict[str, float]:
    """Share of the points of each part."""
    parts = measure(make_interviewer(), make_agenda(), turns, probes, found=found)
    return {id_: points / of for id_, _, points, of in parts}


@pytest.mark.parametrize(("found", "share"), [(0, 0.0), (1, 0.0), (2, 1.0), (5, 1.0)])
def test_asked_first(found: int, share: float) -> None:
    """If the candidate asks for some requirements, then that counts; one alone does not."""
    assert shares(turns_of(), found=found)["asked-first"] == share


def test_asked_first_where_little_is_hidden() -> None:
    """If there is less to ask for than that, then all of it is enough."""
    parts = measure(make_interviewer(requirements=()), make_agenda(), [], [], found=0)

    assert next(points == of for id_, _, points, of in parts if id_ == "asked-first")


@pytest.mark.parametrize("silent", range(len(PHASES)))
def test_every_phase(silent: int) -> None:
    """If something is said in every phase, then that counts; one that is skipped spoils it."""
    some = turns_of()
    some[silent] = make_turn("  ", PHASES[silent].id)

    assert shares(turns_of())["every-phase"] == 1.0
    assert shares(some)["every-phase"] == 0.0
    assert shares([*some, answer()])["every-phase"] == 0.0


def test_sentences() -> None:
    """If sentences are short, then that counts; sentences without end do not, nor does silence."""
    endless = "and we put it on a queue " * 30

    assert shares(turns_of())["in-sentences"] == 1.0
    assert shares(turns_of(f"{endless}."))["in-sentences"] == 0.0
    assert shares(turns_of(""))["in-sentences"] == 0.0


def test_bullets() -> None:
    """If something is told in points, then each of them is read as a sentence."""
    assert shares(turns_of("- " + "\n- ".join(["a queue between shop and bank"] * 30)))["in-sentences"] == 1.0


@pytest.mark.parametrize(
    ("verdicts", "share"),
    [
        ([Verdict.MET], 1.0),
        ([Verdict.MET, Verdict.MISSING], 0.0),
        ([Verdict.PARTLY, None], 0.0),
        ([Verdict.MET, Verdict.PARTLY, None], 1.0),
        ([Verdict.MET, Verdict.MISSING, None], 0.0),
        ([Verdict.CONTRADICTED, Verdict.UNSURE], 0.0),
    ],
)
def test_probes(verdicts: list[Verdict | None], share: float) -> None:
    """If more than half of the probes get what they ask for, then that counts; half of them is too few."""
    assert shares([*turns_of(), answer()], *map(line, verdicts))["takes-probes"] == share


@pytest.mark.parametrize("turns", [turns_of(), [*turns_of(), answer("")]])
def test_no_probe_answered(turns: list[Turn]) -> None:
    """If no probe was put, or none was answered, then nothing is said about answers."""
    assert "takes-probes" not in shares(turns)


@pytest.mark.parametrize(("late", "share"), [(0.1, 1.0), (1.0, 1.0), (3.0, 0.0)])
def test_in_time(late: float, share: float) -> None:
    """If phases keep to their time, then that counts; being quick costs nothing."""
    assert shares(turns_of(late=late))["in-time"] == share


def test_time_unmeasured() -> None:
    """If a phase was not measured, then nothing is said about time."""
    assert "in-time" not in shares([*turns_of()[:3], make_turn(SENTENCE, "wrap-up")])


def test_one_late_phase() -> None:
    """If one phase takes far more than its time, then the interview is late, however short the others are."""
    turns = turns_of(late=0.1)
    budget = make_agenda().slots[-1].budget_s

    assert is_in_time(make_agenda(), turns)
    assert not is_in_time(make_agenda(), [*turns, make_turn("", "wrap-up", elapsed_s=3 * budget)])


def test_late_in_all() -> None:
    """If each phase takes a little more than its time, then all of them together are late."""
    assert is_in_time(make_agenda(), turns_of(late=(1 + _LATE_IN_ALL) / 2))
    assert not is_in_time(make_agenda(), turns_of(late=(_LATE_IN_ALL + _LATE_PHASE) / 2))


def test_probes_take_the_time_of_their_phase() -> None:
    """If the answers to probes take too long, then their phase is late."""
    late = make_turn("", probe=make_probe(), elapsed_s=10_000.0)

    assert not is_in_time(make_agenda(), [*turns_of(), late])


def test_ratable() -> None:
    """If very little is said, then nobody can say how it was told; many words can be rated."""
    assert not is_ratable([])
    assert not is_ratable(turns_of("Yes."))
    assert is_ratable(turns_of(SENTENCE * 10))
    assert is_ratable([answer(SENTENCE * 40)])
