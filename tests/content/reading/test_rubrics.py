"""Rubrics, criteria and samples that do not fit together."""

from pathlib import Path

import pytest

from tests.content.broken import changed, problems, text_of

MORE, SCENARIO = "questions/more.yaml", "scenarios/food-delivery.yaml"
AGAIN = """\
    - id: ack-late
      says: So.
      points: 1
      dimension: failure
      references: [So.]
    - id: ack-late
"""
UNMET = "nothing says how this criterion is met; add evidence or references"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "    - id: ack-late\n",
            AGAIN,
            '115:7: questions.3.rubric.criteria.2.id: the id "ack-late" stands twice in this rubric; '
            "give it another",
        ),
        (
            "      references:\n      - Ack last.\n",
            "",
            f"110:7: questions.3.rubric.criteria.1: {UNMET}",
        ),
        (
            "references:\n      - Ack last.",
            "evidence: {}",
            f"110:7: questions.3.rubric.criteria.1: {UNMET}",
        ),
        (
            "points: 4",
            "points: 0",
            "97:7: questions.3.rubric.criteria.0.points: a criterion earns at least 1 point; write 1 or more",
        ),
        (
            "stable-key: met",
            "stble-key: met",
            '122:7: questions.3.samples.0.expect.stble-key: "stble-key" is no criterion of this rubric; '
            'did you mean "stable-key"?',
        ),
        (
            "like: weak\n",
            "like: weak\n    choice: events\n",
            '125:5: questions.3.samples.1.choice: "events" is nothing to pick; leave it out',
        ),
        (
            "like: strong",
            "like: stong",
            '119:5: questions.3.samples.0.like: "stong" is none of the known words; did you mean "strong"?',
        ),
        (
            "ack-late: missing",
            "ack-late: mising",
            '123:7: questions.3.samples.0.expect.ack-late: "mising" is none of the known words; '
            'did you mean "missing"?',
        ),
    ],
)
def test_rubric_or_sample_that_does_not_hang_together_is_told(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    """If a criterion, a sample or its verdicts do not fit together, then it is told."""
    assert problems(tmp_path, {MORE: changed(MORE, old, new)}) == [f"{MORE}:{told}"]


def test_empty_rubric_is_told_alone(tmp_path: Path) -> None:
    """If a rubric has no criterion, then its samples are not told too."""
    before, _, rest = text_of(MORE).partition("    criteria:\n")
    text = f"{before}    criteria: []\n  overclaims:{rest.partition('  overclaims:')[2]}"

    assert problems(tmp_path, {MORE: text}) == [
        f"{MORE}:94:5: questions.3.rubric.criteria: a rubric needs at least one criterion; add one"
    ]


@pytest.mark.parametrize(
    ("choice", "mend"), [("event", 'did you mean "events"?'), ("both", "known here: events, requests")]
)
def test_sample_that_picks_no_stance_is_told(tmp_path: Path, choice: str, mend: str) -> None:
    """If a sample of a trade-off picks what is no stance, then it is told."""
    before, mark, rest = text_of(MORE).partition("- id: which-style")
    text = before + mark + rest.replace("like: weak\n", f"like: weak\n    choice: {choice}\n", 1)

    (told,) = problems(tmp_path, {MORE: text})

    assert told.endswith(f': questions.4.samples.1.choice: "{choice}" is nothing to pick; {mend}')


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "points: 4",
            "points: 0",
            "29:3: criteria.0.points: a criterion earns at least 1 point; write 1 or more",
        ),
        (
            "points: 4",
            "points: 1",
            "29:3: criteria.0.points: what is said after a probe earns half, and half of 1 is nothing; "
            "write 2 or more",
        ),
        (
            "asks: orders at peak\n  points: 2",
            "asks: orders at peak\n  points: 0",
            "14:3: requirements.0.points: a requirement earns at least 1 point; write 1 or more",
        ),
        (
            "asks: orders at peak\n  points: 2",
            "asks: orders at peak\n  points: -1",
            "14:3: requirements.0.points: a requirement earns at least 1 point; write 1 or more",
        ),
        (
            "- id: ack-late",
            "- id: stable-key",
            '42:3: criteria.1.id: the id "stable-key" stands twice in this rubric; give it another',
        ),
        (
            "stable-key: partly",
            "stbl-key: partly",
            '89:5: samples.0.expect.stbl-key: "stbl-key" is no criterion of this scenario; '
            'did you mean "stable-key"?',
        ),
        (
            "id: queued-offline\n    says: It waits on the phone.\n    points: 2",
            "id: queued-offline\n    says: It waits on the phone.\n    points: 0",
            "70:5: flips.0.criterion.points: a criterion earns at least 1 point; write 1 or more",
        ),
        (
            "    evidence:\n      met:\n      - queue\n",
            "",
            f"67:3: flips.0.criterion: {UNMET}",
        ),
        (
            "id: queued-offline",
            "id: stable-key",
            '68:5: flips.0.criterion.id: the id "stable-key" stands twice; give it another',
        ),
        (
            "  - peak\n",
            "  - peka\n",
            '91:5: samples.0.found.0: "peka" is no requirement of this scenario; did you mean "peak"?',
        ),
        (
            "  - peak\n",
            "  - stable-key\n",
            '91:5: samples.0.found.0: "stable-key" is no requirement of this scenario; known here: peak',
        ),
        (
            "  asked:\n  - how many orders\n  references:\n  - How many orders do you take at peak?\n",
            "",
            "12:3: requirements.0: nothing says how it is asked for; add asked or references",
        ),
        (
            "  asked:\n  - how many orders\n  references:\n  - How many orders do you take at peak?\n",
            "  asked: []\n",
            "12:3: requirements.0: nothing says how it is asked for; add asked or references",
        ),
    ],
)
def test_scenario_that_does_not_hang_together_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    """If the criteria and samples of a scenario do not fit together, then it is told."""
    assert problems(tmp_path, {SCENARIO: changed(SCENARIO, old, new)}) == [f"{SCENARIO}:{told}"]


@pytest.mark.parametrize("id_", ["answer", "choice", "threshold"])
def test_reserved_id_is_told(tmp_path: Path, id_: str) -> None:
    """If a criterion is called what a part of the response is called, then it is told where it stands."""
    text = changed(MORE, "- id: ack-late\n", f"- id: {id_}\n").replace("      ack-late: missing\n", "", 1)

    assert problems(tmp_path, {MORE: text}) == [
        f'{MORE}:110:7: questions.3.rubric.criteria.1.id: "{id_}" is what the choice, the judgement or '
        "the number of a response is called; name the criterion by what it says"
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("stable-key: partly", "queued-offline: met"),
        ("  asked:\n  - how many orders\n", ""),
        ("  references:\n  - How many orders do you take at peak?\n", ""),
        ("    - 65.5", "    - 100"),
        ("    - 15\n", "    - 0.1\n"),
        ("asks: orders at peak\n  points: 2", "asks: orders at peak\n  points: 1"),
        ("says: It waits on the phone.\n    points: 2", "says: It waits on the phone.\n    points: 1"),
    ],
)
def test_scenario_that_hangs_together_is_not_told(tmp_path: Path, old: str, new: str) -> None:
    """If a sample names a flip, there is one way to ask, or a number is at its bound, then all is well."""
    assert problems(tmp_path, {SCENARIO: changed(SCENARIO, old, new)}) == []


@pytest.mark.parametrize(
    "needs",
    [(0, 40, 65), (-5, 40, 65), (40, 40, 65), (70, 40, 90), (15, 40, 40), (15, 70, 65), (15, 40, 100.5)],
)
def test_scale_that_does_not_rise_is_told(tmp_path: Path, needs: tuple[float, float, float]) -> None:
    """If the shares for a rating do not rise from above 0 to 100 percent, then the scale is told."""
    rising = "    - 15\n    - 40\n    - 65.5\n"
    broken = changed(SCENARIO, rising, "".join(f"    - {need}\n" for need in needs))

    assert problems(tmp_path, {SCENARIO: broken}) == [
        f"{SCENARIO}:55:5: ratings.failure.needs: shares for a 2, a 3 and a 4 rise, "
        "from above 0 to 100 percent; mend them"
    ]


def test_requirement_that_stands_twice_is_told(tmp_path: Path) -> None:
    """If two requirements have one id, then the second is told."""
    text = text_of(SCENARIO)
    one = text[text.index("- id: peak\n") : text.index("figures:\n")]

    told = problems(tmp_path, {SCENARIO: changed(SCENARIO, one, one + one)})

    assert told == [f'{SCENARIO}:21:3: requirements.1.id: the id "peak" stands twice; give it another']


@pytest.mark.parametrize(
    ("flip", "criterion", "told"),
    [
        ("online", "sent-at-once", []),
        ("online", "queued-offline", ['81:5: flips.1.criterion.id: the id "queued-offline"']),
        ("offline", "sent-at-once", ['77:3: flips.1.id: the id "offline"']),
    ],
)
def test_flip_that_stands_twice_is_told(tmp_path: Path, flip: str, criterion: str, told: list[str]) -> None:
    """If two flips, or the criteria of two flips, have one id, then the second is told."""
    text = text_of(SCENARIO)
    one = text[text.index("- id: offline\n") : text.index("worked_answers:\n")]
    other = one.replace("id: offline", f"id: {flip}").replace("id: queued-offline", f"id: {criterion}")

    found = problems(tmp_path, {SCENARIO: changed(SCENARIO, one, one + other)})

    assert found == [f"{SCENARIO}:{what} stands twice; give it another" for what in told]
