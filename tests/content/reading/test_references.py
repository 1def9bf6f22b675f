"""Ids that are referred to but not given, and ids that are given twice."""

from pathlib import Path

import pytest

from tests.content.broken import changed, problems, text_of
from tests.content.full_pack import FULL_PACK

BASICS, MORE = "questions/basics.yaml", "questions/more.yaml"
CONCEPTS, SCENARIO = "concepts/basics.yaml", "scenarios/food-delivery.yaml"
OVERCLAIMS = "overclaims.yaml"
_NO_DIMENSION = OVERCLAIMS + ':8:3: exactly-once.dimension: no dimension "{}" in this pack; {}'

KNOWN = {
    "concept": "push-vs-pull",
    "source": "rfc9110",
    "claim": "S001",
    "misconception": "always-pushed",
    "overclaim": "exactly-once",
    "dimension": "failure",
    "phase": "scope",
}


@pytest.mark.parametrize(
    ("name", "where", "place", "sort"),
    [
        (BASICS, "- ", "6:5: questions.0.concepts.0", "concept"),
        (BASICS, "- ", "8:5: questions.0.sources.0", "source"),
        (BASICS, "    misconception: ", "18:5: questions.0.options.1.misconception", "misconception"),
        (BASICS, "\n  misconception: ", "66:3: questions.2.misconception", "misconception"),
        (MORE, "- ", "91:5: questions.3.claims.0", "claim"),
        (MORE, "    misconception: ", "81:5: questions.2.slips.0.misconception", "misconception"),
        (MORE, "  - ", "117:5: questions.3.overclaims.0", "overclaim"),
        (MORE, "    - ", "127:7: questions.3.samples.1.overclaims.0", "overclaim"),
        (MORE, "dimension: ", "98:7: questions.3.rubric.criteria.0.dimension", "dimension"),
        (CONCEPTS, "- ", "9:5: concepts.0.sources.0", "source"),
        ("claims.yaml", "- ", "8:5: claims.0.concepts.0", "concept"),
        (SCENARIO, "- ", "5:3: concepts.0", "concept"),
        (SCENARIO, "- ", "7:3: sources.0", "source"),
        (SCENARIO, "- ", "10:3: claims.0", "claim"),
        (SCENARIO, "- ", "62:3: overclaims.0", "overclaim"),
        (SCENARIO, "points: 4\n  dimension: ", "30:3: criteria.0.dimension", "dimension"),
        (SCENARIO, "points: 2\n  dimension: ", "15:3: requirements.0.dimension", "dimension"),
        (SCENARIO, "points: 2\n    dimension: ", "71:5: flips.0.criterion.dimension", "dimension"),
        (SCENARIO, "    - ", "76:7: flips.0.criterion.concepts.0", "concept"),
        (SCENARIO, "ratings:\n  ", "49:3: ratings.failurex", "dimension"),
        (SCENARIO, "minutes_by_phase:\n  ", "60:3: minutes_by_phase.scopex", "phase"),
        (SCENARIO, "says:\n    ", "80:5: worked_answers.0.says.scopex", "phase"),
        (SCENARIO, "like: partial\n  says:\n    ", "85:5: samples.0.says.scopex", "phase"),
        (SCENARIO, "  - ", "93:5: samples.0.overclaims.0", "overclaim"),
        ("pack.yaml", "  dimensions:\n  - ", "30:5: phases.0.dimensions.0", "dimension"),
    ],
)
def test_unknown_id_is_told_with_the_nearest_known_one(
    tmp_path: Path, name: str, where: str, place: str, sort: str
) -> None:
    """If an id of any sort is not given in the pack, then the reference is told with what was meant."""
    known = KNOWN[sort]

    told = problems(tmp_path, {name: changed(name, f"{where}{known}", f"{where}{known}x")})

    assert told == [f'{name}:{place}: no {sort} "{known}x" in this pack; did you mean "{known}"?']


@pytest.mark.parametrize(
    ("dimension", "told"),
    [
        ("failure", []),
        ("failurex", [_NO_DIMENSION.format("failurex", 'did you mean "failure"?')]),
        ("zzz", [_NO_DIMENSION.format("zzz", "known here: failure")]),
    ],
)
def test_dimension_of_an_overclaim_is_looked_up(tmp_path: Path, dimension: str, told: list[str]) -> None:
    """If an overclaim counts against a dimension, then it must be one of the pack."""
    broken = changed(OVERCLAIMS, "  penalty: 2", f"  dimension: {dimension}")

    assert problems(tmp_path, {OVERCLAIMS: broken}) == told


def test_dimension_and_phase_of_a_pack_without_any_are_told_once(tmp_path: Path) -> None:
    """If scenarios name dimensions and phases, but the pack has none, then each sort is told once."""
    before, _, _ = text_of("pack.yaml").partition("dimensions:")

    told = problems(tmp_path, {"pack.yaml": before})

    mend = "there is no {0} at all: write it in pack.yaml"
    assert [line.partition(": no ")[2] for line in told] == [
        f'dimension "failure" in this pack; {mend.format("dimension")}',
        f'phase "scope" in this pack; {mend.format("phase")}',
    ]


@pytest.mark.parametrize(
    ("old", "place"),
    [
        ("rationale: Both or neither.", "14:5: questions.0.steps.0.misconception"),
        ("rationale: Old ones are worthless.", "36:5: questions.1.items.0.misconception"),
    ],
)
def test_unknown_misconception_of_a_step_or_item_is_told(tmp_path: Path, old: str, place: str) -> None:
    """If a step or item stands for a misconception that is not given, then it is told."""
    told = problems(tmp_path, {MORE: changed(MORE, old, f"{old}\n    misconception: never")})

    assert told == [f'{MORE}:{place}: no misconception "never" in this pack; known here: always-pushed']


def test_file_of_an_unknown_topic_is_told(tmp_path: Path) -> None:
    """If a file is named after no topic, then the file itself is told."""
    told = problems(tmp_path, {"questions/mroe.yaml": "questions: []\n"})

    assert told == ['questions/mroe.yaml:1:1: no topic "mroe" in this pack; did you mean "more"?']


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (
            BASICS,
            "concepts:\n  - push-vs-pull",
            "concepts: []",
            "5:3: questions.0.concepts: at least one concept must be named; add its id",
        ),
        (
            BASICS,
            "sources:\n  - rfc9110",
            "sources: []",
            "7:3: questions.0.sources: at least one source must be named; add its id",
        ),
        (
            CONCEPTS,
            "sources:\n  - rfc9110",
            "sources: []",
            "8:3: concepts.0.sources: at least one source must be named; add its id",
        ),
        (
            SCENARIO,
            "concepts:\n- push-vs-pull",
            "concepts: []",
            "4:1: concepts: at least one concept must be named; add its id",
        ),
        (
            SCENARIO,
            "sources:\n- rfc9110",
            "sources: []",
            "6:1: sources: at least one source must be named; add its id",
        ),
    ],
)
def test_item_without_concept_or_source_is_told(
    tmp_path: Path, name: str, old: str, new: str, told: str
) -> None:
    """If an item names no concept or no source, then it is told."""
    assert problems(tmp_path, {name: changed(name, old, new)}) == [f"{name}:{told}"]


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (
            BASICS,
            "id: what-stays",
            "id: who-fetches",
            (BASICS, "29:3: questions.1.id", "who-fetches", f"{BASICS}:2", "question"),
        ),
        (
            BASICS,
            "id: what-stays",
            "id: in-flight",
            (MORE, "55:3: questions.2.id", "in-flight", f"{BASICS}:29", "question"),
        ),
        (
            BASICS,
            "- old-fetch",
            "- outbox-order",
            (MORE, "2:3: questions.0.id", "outbox-order", f"{BASICS}:25", "question"),
        ),
        (
            BASICS,
            "- old-fetch",
            "- charge-twice",
            (MORE, "129:5: questions.3.aliases.0", "charge-twice", f"{BASICS}:25", "question"),
        ),
        (
            BASICS,
            "- old-fetch",
            "- who-fetches",
            (BASICS, "25:5: questions.0.aliases.0", "who-fetches", f"{BASICS}:2", "question"),
        ),
    ],
)
def test_id_given_twice_is_told_with_its_first_place(
    tmp_path: Path, name: str, old: str, new: str, told: tuple[str, str, str, str, str]
) -> None:
    """If an id or alias is given a second time, in the same file or another, then the second is told."""
    file, place, id_, first, sort = told

    assert problems(tmp_path, {name: changed(name, old, new)}) == [
        f'{file}:{place}: the id "{id_}" stands already at {first}; give this {sort} an id of its own'
    ]


@pytest.mark.parametrize(
    ("name", "key", "sort", "line"),
    [
        ("sources.yaml", "sources", "source", 6),
        (CONCEPTS, "concepts", "concept", 10),
        ("claims.yaml", "claims", "claim", 9),
    ],
)
def test_item_copied_whole_is_told_once_for_each_id(
    tmp_path: Path, name: str, key: str, sort: str, line: int
) -> None:
    """If an item stands twice, then each id in it is told, misconceptions too."""
    text = text_of(name)
    twice = text + text.removeprefix(f"{key}:\n")

    told = problems(tmp_path, {name: twice})

    id_ = FULL_PACK[name][key][0]["id"]
    what = f'the id "{id_}" stands already at {name}:2'
    assert told[0] == f"{name}:{line}:3: {key}.1.id: {what}; give this {sort} an id of its own"
    assert len(told) == (2 if sort == "concept" else 1)


def test_alias_is_no_id_to_refer_to(tmp_path: Path) -> None:
    """If a question refers to a concept by its former id, then the problem says its id of today."""
    renamed = changed(CONCEPTS, "  sources:", "  aliases: [pull-vs-push]\n  sources:")

    told = problems(
        tmp_path, {CONCEPTS: renamed, BASICS: changed(BASICS, "- push-vs-pull", "- pull-vs-push")}
    )

    assert told == [
        f'{BASICS}:6:5: questions.0.concepts.0: no concept "pull-vs-push" in this pack; '
        'that is an alias: write "push-vs-pull"'
    ]


@pytest.mark.parametrize("minutes", ["0", "-5", "0.0", "240.5", "1000"])
@pytest.mark.parametrize(
    ("name", "old", "place"),
    [
        ("pack.yaml", "minutes: 5", "27:3: phases.0.minutes"),
        (SCENARIO, "scope: 5.5", "60:3: minutes_by_phase.scope"),
    ],
)
def test_phase_of_no_length_or_of_a_day_is_told(
    tmp_path: Path, name: str, old: str, place: str, minutes: str
) -> None:
    """If a phase takes no time or half a day, in the pack or in a scenario, then that is told."""
    broken = changed(name, old, f"{old.partition(':')[0]}: {minutes}")

    assert problems(tmp_path, {name: broken}) == [
        f"{name}:{place}: a phase takes more than 0 and at most 240 minutes; write its usual length"
    ]


@pytest.mark.parametrize("minutes", ["0.5", "240"])
@pytest.mark.parametrize(("name", "old"), [("pack.yaml", "minutes: 5"), (SCENARIO, "scope: 5.5")])
def test_phase_of_some_length_is_not_told(tmp_path: Path, name: str, old: str, minutes: str) -> None:
    """If a phase is short or long within the bounds, then nothing is told."""
    mended = changed(name, old, f"{old.partition(':')[0]}: {minutes}")

    assert problems(tmp_path, {name: mended}) == []


@pytest.mark.parametrize("id_", ["probes", "self", "scenario"])
def test_phase_with_a_name_of_an_answer_file_is_told(tmp_path: Path, id_: str) -> None:
    """If a phase is called what has a meaning of its own in answer files, then it is told."""
    broken = {name: text_of(name).replace("scope:", f"{id_}:") for name in ("pack.yaml", SCENARIO)}
    broken["pack.yaml"] = broken["pack.yaml"].replace("id: scope", f"id: {id_}")

    assert problems(tmp_path, broken) == [
        f'pack.yaml:25:3: phases.0.id: "{id_}" has a meaning of its own in answer files; '
        "give the phase another id"
    ]
