"""Scenarios that prove themselves by whole interviews, or show what is wrong with them."""

from collections.abc import Sequence
from typing import Any

from eda_coach.authoring.proof import Flaw, FlawKind, Proof
from eda_coach.authoring.scenario_proof import prove_scenario
from eda_coach.content.header import PackHeader, Topic
from eda_coach.content.questions.question import Level
from eda_coach.content.questions.rubric import Likeness
from eda_coach.content.questions.verdict import Verdict
from eda_coach.content.scenario import ScenarioSample, WorkedAnswer
from tests.interview.builders import (
    ACK,
    ALERT,
    DIMENSIONS,
    KEY,
    NOTHING,
    ONCE,
    OUTBOX,
    PHASES,
    make_scenario,
)
from tests.typed_builders import make_wording

HEADER = PackHeader(
    id="demo",
    title="Demo",
    version="1",
    format_version=1,
    licence="MIT",
    topics=(Topic(id="basics", title="Basics"),),
    dimensions=DIMENSIONS,
    phases=PHASES,
)
ALL = (KEY, ACK, OUTBOX, ALERT)
MET = {"key": Verdict.MET, "ack": Verdict.MET, "outbox": Verdict.MET, "alert": Verdict.MET}


def sample(like: Likeness, *says: str, **changes: Any) -> ScenarioSample:
    """What somebody says in the failure phase."""
    return ScenarioSample(like=like, **{"says": {"failure": " ".join(says)} if says else {}} | changes)


def proof(*samples: ScenarioSample, worked: Sequence[str] = ALL, **changes: Any) -> Proof:
    """The proof of a small scenario."""
    answers = (WorkedAnswer(level=Level.MID, says={"failure": " ".join(worked)}),) if worked else ()
    scenario = make_scenario(samples=samples, worked_answers=answers, **changes)
    return prove_scenario(scenario, HEADER, make_wording())


def flaws(made: Proof, kind: FlawKind, where: str) -> list[str]:
    """What flaws of one kind say at one place."""
    return [flaw.says for flaw in made.flaws if flaw.kind is kind and where in flaw.where]


def test_a_sample_that_is_judged_otherwise() -> None:
    """If a verdict is not what a sample expects, then the flaw names both verdicts and the words."""
    made = proof(sample(Likeness.STRONG, KEY, expect={"ack": Verdict.MET}))

    told = flaws(made, FlawKind.VERDICT, "sample 1 (strong)")

    assert f"key should be missing and is met: {KEY.rstrip('.')}" in told
    assert "ack should be met and is missing: " in told


def test_requirements_and_overclaims_of_samples() -> None:
    """If a sample finds or claims what it does not expect, then each is a flaw."""
    made = proof(sample(Likeness.WEAK, ONCE, found=("peak",)))

    assert flaws(made, FlawKind.VERDICT, "sample 1") == ["peak is not found"]
    assert flaws(made, FlawKind.OVERCLAIM, "sample 1") == ["exactly-once fires"]


def test_samples_that_lie_too_close() -> None:
    """If strong, middling and weak samples say the same, then they are not a rating apart."""
    same = [sample(like, KEY) for like in (Likeness.STRONG, Likeness.MIDDLING, Likeness.WEAK)]

    made = proof(*same)

    assert len(flaws(made, FlawKind.VERDICT, "strong and middling")) == 1
    assert len(flaws(made, FlawKind.VERDICT, "middling and weak")) == 1


def test_names_that_beat_middling() -> None:
    """If name-dropping is rated above middling, then that is a flaw."""
    made = proof(sample(Likeness.MIDDLING, NOTHING), sample(Likeness.NAME_DROPPING, *ALL, expect=MET))

    assert len(flaws(made, FlawKind.VERDICT, "name-dropping and middling")) == 1


def test_samples_that_are_not_there() -> None:
    """If a sort of sample is missing, then it is named."""
    missing = [flaw.says for flaw in proof(sample(Likeness.STRONG, *ALL)).flaws if flaw.where == "samples"]

    assert missing == ["none is middling", "none is weak", "none is name-dropping"]


def test_worked_answers_are_rated() -> None:
    """If a worked answer is not rated well at its level, then the dimension is named."""
    poor = proof(worked=(NOTHING,))
    good = proof(worked=ALL)

    assert any(
        "failure is rated 1" in says for says in flaws(poor, FlawKind.MODEL_ANSWER, "worked answer (mid)")
    )
    assert not any("failure" in says for says in flaws(good, FlawKind.MODEL_ANSWER, "worked answer (mid)"))


def test_criteria_that_nothing_meets() -> None:
    """If neither a sample nor a worked answer meets a criterion, then it is told."""
    unmet = [flaw.where for flaw in unexercised(proof(worked=(KEY, ACK)))]

    assert unmet == ["outbox", "alert"]


def unexercised(made: Proof) -> list[Flaw]:
    """Criteria that nothing shows."""
    return [flaw for flaw in made.flaws if flaw.kind is FlawKind.UNEXERCISED and flaw.where != "samples"]


def test_equipment() -> None:
    """If there are too few probes and flips, then both are told."""
    says = [flaw.says for flaw in proof(flips=()).flaws if flaw.kind is FlawKind.LOOSE]

    assert says == ["4 have a probe", "there are 0"]


def test_same_again() -> None:
    """If the same scenario is tried twice, then the proof is the same."""
    strong = sample(Likeness.STRONG, *ALL, expect=MET)

    assert proof(strong) == proof(strong)
