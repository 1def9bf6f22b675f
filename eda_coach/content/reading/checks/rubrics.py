"""Whether rubrics, samples and stances hang together."""

from collections.abc import Callable, Sequence

from eda_coach.content.questions.rubric import Criterion, Evidence, Rubric, Sample
from eda_coach.content.questions.typed import ConstraintFlip
from eda_coach.content.reading.nodes.tree import Loc
from eda_coach.content.scenario import Scale, Scenario
from eda_coach.language.nearest import suggestion

Note = Callable[[Loc, str, str], None]
# Parts of a response besides the criteria, as eda_coach.grading.typed calls them.
RESERVED_PARTS = frozenset({"answer", "choice", "threshold"})
_PERCENT = 100


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
    """Note what is wrong with the criteria, ratings and samples of a scenario."""
    _check_criteria(scenario.criteria, ("criteria",), note)
    for i, criterion in enumerate(scenario.criteria):
        _check_scenario_points(criterion, ("criteria", i), note)
    criteria = _check_flips(scenario, {criterion.id for criterion in scenario.criteria}, note)
    _check_requirements(scenario, note)
    for dimension, scale in scenario.ratings.items():
        _check_scale(scale, ("ratings", dimension), note)
    requirements = {requirement.id for requirement in scenario.requirements}
    for i, sample in enumerate(scenario.samples):
        for id_ in sample.expect or {}:
            _check_name(id_, criteria, ("samples", i, "expect", id_), "criterion", note)
        for j, id_ in enumerate(sample.found):
            _check_name(id_, requirements, ("samples", i, "found", j), "requirement", note)


def _check_flips(scenario: Scenario, ids: set[str], note: Note) -> set[str]:
    """Note what is wrong with the flips; ids of all criteria, theirs among them."""
    for i, flip in enumerate(scenario.flips):
        if flip.id in (other.id for other in scenario.flips[:i]):
            note(("flips", i, "id"), f'the id "{flip.id}" stands twice', "give it another")
        loc: Loc = ("flips", i, "criterion")
        _check_criterion(flip.criterion, loc, note)
        if flip.criterion.id in ids:
            note((*loc, "id"), f'the id "{flip.criterion.id}" stands twice', "give it another")
        ids = ids | {flip.criterion.id}
    return ids


def _check_scenario_points(criterion: Criterion, loc: Loc, note: Note) -> None:
    if criterion.points == 1:
        what = "what is said after a probe earns half, and half of 1 is nothing"
        note((*loc, "points"), what, "write 2 or more")


def _check_requirements(scenario: Scenario, note: Note) -> None:
    ids = [requirement.id for requirement in scenario.requirements]
    for i, requirement in enumerate(scenario.requirements):
        if requirement.id in ids[:i]:
            note(("requirements", i, "id"), f'the id "{requirement.id}" stands twice', "give it another")
        if requirement.points < 1:
            note(("requirements", i, "points"), "a requirement earns at least 1 point", "write 1 or more")
        if not requirement.asked and not requirement.references:
            note(("requirements", i), "nothing says how it is asked for", "add asked or references")


def _check_scale(scale: Scale, loc: Loc, note: Note) -> None:
    if not 0 < scale.needs[0] < scale.needs[1] < scale.needs[2] <= _PERCENT:
        note((*loc, "needs"), "shares for a 2, a 3 and a 4 rise, from above 0 to 100 percent", "mend them")


def _check_name(id_: str, known: set[str], loc: Loc, sort: str, note: Note) -> None:
    if id_ not in known:
        note(loc, f'"{id_}" is no {sort} of this scenario', suggestion(id_, known))


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
        _check_criterion(criterion, (*loc, i), note)


def _check_criterion(criterion: Criterion, loc: Loc, note: Note) -> None:
    if criterion.points < 1:
        note((*loc, "points"), "a criterion earns at least 1 point", "write 1 or more")
    if criterion.evidence in (None, Evidence()) and not criterion.references:
        note(loc, "nothing says how this criterion is met", "add evidence or references")


def check_stances(question: ConstraintFlip, ids: Sequence[str], note: Note) -> None:
    """Note a side of the flip that is no stance of the question."""
    for key in ("before", "after"):
        side = getattr(question, key)
        if side not in ids:
            note((key,), f'"{side}" is not among the stances', suggestion(side, ids))
