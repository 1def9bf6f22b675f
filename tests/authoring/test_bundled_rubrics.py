"""Every rubric of the bundled pack holds: what `eda-coach pack test` says, a question at a time."""

import pytest

from eda_coach.authoring.proof import ADVICE, prove
from tests.bundled import bundled_wording, typed_questions


@pytest.mark.parametrize("id_", typed_questions())
def test_rubric_holds(id_: str) -> None:
    """If a rubric is tried with its samples and with these bent, then nothing is wrong with it."""
    proof = prove(typed_questions()[id_], bundled_wording())

    assert [f"{one.where}: {one.says}" for one in proof.flaws if one.kind not in ADVICE] == []
