"""Whether rubrics, samples and stances hang together."""

from collections.abc import Callable, Sequence

from eda_coach.content.questions.rubric import Criterion, Evidence, Rubric, Sample
from eda_coach.content.questions.typed import ConstraintFlip
from eda_coach.content.reading.nodes.tree import Loc
from eda_coach.content.scenario import Scenario
from eda_coach.language.nearest import suggestion

Note = Callable[[Loc, str, str], None]
# Parts of a response besides the criteria, as eda_coach.grading.typed calls them.
RESERVED_PARTS = frozenset({"answer", "choice", "threshold"})


def check_typed(
    rubric: Rubric | None, samples: tuple[Sample, ...], choices: Sequence[str], note: Note
) -> None:
    """Note what is wrong with a rubric and its samples.

    Args:
        rubric: None where nothing is scored.
        samples: Of the same question.
        choices: Ids that a sample may pick; empty where there is nothing to pick.
        note: Where problems go.
    """
    criteria = rubric.criteria if rubric else ()
    if rubric is not None and not criteria:
        note(("rubric", "criteria"), "a rubric needs at least one criterion", "add one")
        return
    _check_criteria(criteria, ("rubric", "criteria"), note)
    _check_samples(samples, criteria, choices, note)


def check_scenario(scenario: Scenario, note: Note) -> None:
    """Note what is wrong with the criteria and samples of a scenario."""
    _check_criteria(scenario.criteria, ("criteria",), note)
    _check_samples(scenario.samples, scenario.criteria, (), note)


def _check_samples(
    samples: tuple[Sample, ...], criteria: tuple[Criterion, ...], choices: Sequence[str], note: Note
) -> None:
    ids = {criterion.id for criterion in criteria}
    for i, sample in enumerate(samples):
        for id_ in sample.expect or {}:
            if id_ not in ids:
                what = f'"{id_}" is no criterion of this rubric'
                note(("samples", i, "expect", id_), what, suggestion(id_, ids))
        if sample.choice and sample.choice not in choices:
            what = f'"{sample.choice}" is nothing to pick'
            mend = suggestion(sample.choice, choices) if choices else "leave it out"
            note(("samples", i, "choice"), what, mend)


def _check_criteria(criteria: tuple[Criterion, ...], loc: Loc, note: Note) -> None:
    seen: set[str] = set()
    for i, criterion in enumerate(criteria):
        if criterion.id in seen:
            note((*loc, i, "id"), f'the id "{criterion.id}" stands twice in this rubric', "give it another")
        seen.add(criterion.id)
        if criterion.id in RESERVED_PARTS:
            what = f'"{criterion.id}" is what the choice, the judgement or the number of a response is called'
            note((*loc, i, "id"), what, "name the criterion by what it says")
        if criterion.points < 1:
            note((*loc, i, "points"), "a criterion earns at least 1 point", "write 1 or more")
        if criterion.evidence in (None, Evidence()) and not criterion.references:
            note((*loc, i), "nothing says how this criterion is met", "add evidence or references")


def check_stances(question: ConstraintFlip, ids: Sequence[str], note: Note) -> None:
    """Note a side of the flip that is no stance of the question."""
    for key in ("before", "after"):
        side = getattr(question, key)
        if side not in ids:
            note((key,), f'"{side}" is not among the stances', suggestion(side, ids))
