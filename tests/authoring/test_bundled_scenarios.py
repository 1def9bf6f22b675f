"""Every scenario of the bundled pack holds: what `eda-coach pack test` says, a scenario at a time."""

import pytest

from eda_coach.authoring.proof import ADVICE
from eda_coach.authoring.scenario_proof import prove_scenario
from eda_coach.content.questions.rubric import Likeness
from tests.bundled import bundled_pack, bundled_wording

SCENARIOS = {scenario.id: scenario for scenario in bundled_pack().scenarios}


@pytest.mark.parametrize("id_", SCENARIOS)
def test_scenario_holds(id_: str) -> None:
    """If a scenario is tried with its samples and its worked answers, then nothing is wrong with it."""
    proof = prove_scenario(SCENARIOS[id_], bundled_pack().header, bundled_wording())

    assert [f"{one.where}: {one.says}" for one in proof.flaws if one.kind not in ADVICE] == []


@pytest.mark.parametrize("id_", SCENARIOS)
def test_scenario_is_complete(id_: str) -> None:
    """If a scenario ships, then it has everything that an interview needs."""
    scenario, header = SCENARIOS[id_], bundled_pack().header
    rated = {dimension.id for dimension in header.dimensions}

    assert set(scenario.ratings) == rated
    assert {criterion.dimension for criterion in scenario.criteria} == rated
    assert all(criterion.probe and criterion.hint and criterion.concepts for criterion in scenario.criteria)
    assert all(criterion.points % 2 == 0 for criterion in scenario.criteria)
    assert len(scenario.flips) >= 2
    assert len({worked.level for worked in scenario.worked_answers}) == 2
    assert all(worked.diagram for worked in scenario.worked_answers)
    assert {sample.like for sample in scenario.samples} >= {
        Likeness.STRONG,
        Likeness.MIDDLING,
        Likeness.WEAK,
        Likeness.NAME_DROPPING,
    }
