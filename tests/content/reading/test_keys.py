"""Keys that are unknown, double or missing."""

from pathlib import Path

import pytest

from tests.content.broken import changed, problems

KINDS = (
    "single-choice, multiple-choice, true-false, ordering, matching, numeric, "
    "short-answer, trade-off, constraint-flip"
)
BASICS, MORE = "questions/basics.yaml", "questions/more.yaml"
SCENARIO = "scenarios/food-delivery.yaml"


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (BASICS, "hint:", "hnit:", '10:3: questions.0.hnit: unknown key; did you mean "hint"?'),
        (
            BASICS,
            "    text: The b",
            "    txt: The b",
            '16:5: questions.0.options.1.txt: unknown key; did you mean "text"?',
        ),
        (
            MORE,
            "near_tolerance",
            "near_tolerence",
            '76:3: questions.2.near_tolerence: unknown key; did you mean "near_tolerance"?',
        ),
        (
            "concepts/basics.yaml",
            "must_know",
            "must_now",
            '5:3: concepts.0.must_now: unknown key; did you mean "must_know"?',
        ),
        ("pack.yaml", "licence", "license", '5:1: license: unknown key; did you mean "licence"?'),
        ("sources.yaml", "sources:", "source:", '1:1: source: unknown key; did you mean "sources"?'),
        ("claims.yaml", "nuance", "nuans", '6:3: claims.0.nuans: unknown key; did you mean "nuance"?'),
        (
            SCENARIO,
            "diagram",
            "diagramm",
            '81:3: worked_answers.0.diagramm: unknown key; did you mean "diagram"?',
        ),
        (
            "overclaims.yaml",
            "  penalty: 2",
            "  colour: red",
            "8:3: exactly-once.colour: unknown key; "
            "known here: correction, dimension, evidence, penalty, probe, unless",
        ),
        (
            BASICS,
            "  level: junior",
            "  topic: basics\n  level: junior",
            "4:3: questions.0.topic: unknown key; leave it out: its place in the pack says it already",
        ),
        (
            "overclaims.yaml",
            "  penalty: 2",
            "  id: exactly-once",
            "8:3: exactly-once.id: unknown key; leave it out: its place in the pack says it already",
        ),
    ],
)
def test_unknown_key_is_told_with_the_nearest_known_one(
    tmp_path: Path, name: str, old: str, new: str, told: str
) -> None:
    """If a key is unknown, then it alone is told, with what was perhaps meant."""
    assert problems(tmp_path, {name: changed(name, old, new)}) == [f"{name}:{told}"]


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (
            BASICS,
            "  hint: Who",
            "  hint: A\n  hint: Who",
            '11:3: questions.0.hint: the key "hint" stands twice; keep one of them',
        ),
        (
            BASICS,
            "    text: The b",
            "    id: other\n    text: The b",
            '16:5: questions.0.options.1.id: the key "id" stands twice; keep one of them',
        ),
        (
            "lexicon.yaml",
            "ack:",
            "idempotency-key:",
            '4:1: idempotency-key: the key "idempotency-key" stands twice; keep one of them',
        ),
        (
            "pack.yaml",
            "title: Demo",
            'title: Demo\n"title": Demo',
            '3:1: title: the key "title" stands twice; keep one of them',
        ),
    ],
)
def test_duplicate_key_is_told_at_its_second_place(
    tmp_path: Path, name: str, old: str, new: str, told: str
) -> None:
    """If a key stands twice, then the second one is told."""
    assert problems(tmp_path, {name: changed(name, old, new)}) == [f"{name}:{told}"]


@pytest.mark.parametrize(
    ("name", "old", "told"),
    [
        (BASICS, "  prompt: Who fetches?\n", '2:3: questions.0.prompt: the key "prompt" is missing; add it'),
        (
            BASICS,
            "    rationale: It only answers.\n",
            '15:5: questions.0.options.1.rationale: the key "rationale" is missing; add it',
        ),
        (
            BASICS,
            "  kind: single-choice\n",
            f'2:3: questions.0: the key "kind" is missing; add one of {KINDS}',
        ),
        ("pack.yaml", "title: Demo\n", '1:1: title: the key "title" is missing; add it'),
        (MORE, "    value: 500\n", '247:3: questions.5.threshold.value: the key "value" is missing; add it'),
        (
            SCENARIO,
            "    - Proves it.\n",
            "50:5: ratings.failure.anchors.3: this list ends too early: entry 4 is missing; add it",
        ),
        (
            SCENARIO,
            "    - 65.5\n",
            "55:5: ratings.failure.needs.2: this list ends too early: entry 3 is missing; add it",
        ),
        (
            SCENARIO,
            "    id: queued-offline\n",
            '67:3: flips.0.criterion.id: the key "id" is missing; add it',
        ),
    ],
)
def test_missing_key_is_told_where_it_should_stand(tmp_path: Path, name: str, old: str, told: str) -> None:
    """If a key is missing, then it is told at the thing that lacks it."""
    assert problems(tmp_path, {name: changed(name, old, "")}) == [f"{name}:{told}"]


def test_key_that_is_no_word_is_told(tmp_path: Path) -> None:
    """If a list stands where a key should, then it is told."""
    lexicon = "idempotency-key: [event id]\n? [a, b]\n: [c]\n"

    told = problems(tmp_path, {"lexicon.yaml": lexicon})

    assert told == ["lexicon.yaml:2:3: a key must be one word; write `key: value`"]


def test_pack_without_topics_is_told_once(tmp_path: Path) -> None:
    """If the list of topics is empty, then that is told, and not every file that is named after one."""
    header = changed(
        "pack.yaml", "topics:\n- id: basics\n  title: Basics\n- id: more\n  title: More\n", "topics: []\n"
    )

    told = problems(tmp_path, {"pack.yaml": header})

    assert told == ["pack.yaml:6:1: topics: a pack needs at least one topic; add one"]
