"""Many mistakes at once: every one is told, and none twice over."""

from copy import deepcopy
from pathlib import Path

import pytest

from eda_coach.content.reading.pack_reader import read_pack
from tests.builders import DEMO_PACK, write_pack
from tests.content.broken import changed, problems, text_of
from tests.content.full_pack import FULL_PACK

BASICS, MORE = "questions/basics.yaml", "questions/more.yaml"


def test_mistakes_in_every_file_are_told_at_once(tmp_path: Path) -> None:
    """If every file has a mistake, then all are told at once, by file and line."""
    files = {
        "claims.yaml": changed("claims.yaml", "verdict: oversimplified", "verdict: wrong"),
        "concepts/basics.yaml": changed("concepts/basics.yaml", "level: junior", "level: jr"),
        "lexicon.yaml": "ack: [\tack\n",
        "overclaims.yaml": changed("overclaims.yaml", "penalty: 2", "penalty: 2.5"),
        "pack.yaml": changed("pack.yaml", "title: Demo", "titel: Demo"),
        BASICS: changed(BASICS, "key: consumer", "key: producer"),
        MORE: changed(MORE, "formula: rate * time", "formula: rate * tme"),
        "scenarios/food-delivery.yaml": changed("scenarios/food-delivery.yaml", "- rfc9110", "- rfc9111"),
        "sources.yaml": changed("sources.yaml", "url:", "uri:"),
    }

    told = problems(tmp_path, files)

    assert [one.split(":")[0] for one in told] == sorted(files)


def test_mistakes_in_one_question_are_told_at_once(tmp_path: Path) -> None:
    """If a question has mistakes of every sort, then none hides another."""
    text = (
        text_of(BASICS)
        .replace("hint: Who has room?", "hnit: Who has room?\n  hint: a\n  hint: b", 1)
        .replace("level: junior", "level: expert", 1)
        .replace("    rationale: It only answers.\n", "", 1)
        .replace("key: consumer", "key: nobdy", 1)
        .replace("- rfc9110", "- rfc9111", 1)
        .replace("id: what-stays", "id: who-fetches", 1)
    )

    told = problems(tmp_path, {BASICS: text})

    assert [one.split(": ", 1)[1].split("; ")[0] for one in told] == [
        'questions.0.level: "expert" is none of the known words',
        'questions.0.sources.0: no source "rfc9111" in this pack',
        "questions.0.hnit: unknown key",
        'questions.0.hint: the key "hint" stands twice',
        'questions.0.options.1.rationale: the key "rationale" is missing',
        'questions.0.key: "nobdy" is not among the options',
        f'questions.1.id: the id "who-fetches" stands already at {BASICS}:2',
    ]


def test_mistake_in_one_question_does_not_hide_those_in_the_next(tmp_path: Path) -> None:
    """If one question cannot be read at all, then the others in its file are checked."""
    text = (
        text_of(BASICS)
        .replace("kind: single-choice", "kind: single", 1)
        .replace("- meaning\n-", "- sense\n-")
    )

    told = problems(tmp_path, {BASICS: text})

    assert [one.split(": ")[1] for one in told] == ["questions.0.kind", "questions.1.key.1"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("sources.yaml", "sources:", "source:"),
        ("sources.yaml", "sources:", "sources: all\n#"),
        ("sources.yaml", "- id: rfc9110", "- idd: rfc9110"),
        ("sources.yaml", "- id: rfc9110", "- id: RFC 9110"),
        ("sources.yaml", "- id: rfc9110", "- id: [rfc9110]"),
        ("sources.yaml", "  title", "\ttitle"),
        ("concepts/basics.yaml", "concepts:", "concept:"),
        ("concepts/basics.yaml", "- id: push-vs-pull", "- id: Push vs pull"),
        ("concepts/basics.yaml", "misconceptions:", "misconception:"),
        ("concepts/basics.yaml", "always-pushed: E", "Always_Pushed: E"),
        ("claims.yaml", "claims:", "claim:"),
        ("overclaims.yaml", "exactly-once:", "Exactly Once:"),
        ("pack.yaml", "topics:", "topic:"),
        ("pack.yaml", "id: failure", "id: Failure"),
        ("pack.yaml", "phases:\n- id", "phases:\n- idd"),
    ],
)
def test_one_mistake_where_ids_are_given_is_told_once(tmp_path: Path, name: str, old: str, new: str) -> None:
    """If ids cannot be told because of one mistake, then the references to them are no problems."""
    text = changed(name, old, new)
    if new.endswith("#"):
        text = "sources: all\n"

    told = problems(tmp_path, {name: text})

    assert [one.split(":")[0] for one in told] == [name]


@pytest.mark.parametrize(
    ("name", "stray"),
    [
        ("sources.yaml", "source.yaml"),
        ("concepts/basics.yaml", "concept/basics.yaml"),
        ("claims.yaml", "claims.yml"),
        ("overclaims.yaml", "overclaim.yaml"),
    ],
)
def test_file_in_a_wrong_place_is_told_once(tmp_path: Path, name: str, stray: str) -> None:
    """If a file has a wrong name, then that is told, and not everything that refers to it."""
    write_pack(tmp_path, {stray: text_of(name)})

    told = problems(tmp_path, {name: None})

    assert [one.split(":")[0] for one in told] == [stray]


@pytest.mark.parametrize(
    ("name", "sort", "where"),
    [
        ("sources.yaml", "source", "sources.yaml"),
        ("claims.yaml", "claim", "claims.yaml"),
        ("overclaims.yaml", "overclaim", "overclaims.yaml"),
    ],
)
def test_file_that_is_missing_is_told_once(tmp_path: Path, name: str, sort: str, where: str) -> None:
    """If nothing of a sort is given at all, then the first reference tells so, and no other."""
    (told,) = problems(tmp_path, {name: None})

    assert told.endswith(f"there is no {sort} at all: write it in {where}")


def test_missing_concepts_are_told_once_for_each_sort(tmp_path: Path) -> None:
    """If the only file of concepts is missing, then concepts and misconceptions are told, once each."""
    told = problems(tmp_path, {"concepts/basics.yaml": None})

    assert [one.split("; ")[1] for one in told] == [
        "there is no concept at all: write it in concepts/<topic>.yaml",
        "there is no misconception at all: write it in concepts/<topic>.yaml",
    ]


def test_two_unknown_ids_are_two_problems(tmp_path: Path) -> None:
    """If the same unknown id is named in two places, then both are told: both must be mended."""
    text = text_of(BASICS).replace("- rfc9110", "- rfc9111")

    told = problems(tmp_path, {BASICS: text})

    assert len(told) == 3


def test_reading_tells_how_far_it_is(tmp_path: Path) -> None:
    """If a pack is read, then each file is told once it is done, up to all of them."""
    write_pack(tmp_path, {name: text_of(name) for name in FULL_PACK})
    steps: list[tuple[int, int]] = []

    read_pack(tmp_path, progress=lambda done, of: steps.append((done, of)))

    assert steps == [(done, len(FULL_PACK)) for done in range(1, len(FULL_PACK) + 1)]


def test_content_keeps_the_order_of_files_and_lines(tmp_path: Path) -> None:
    """If a pack is read, then its questions come by file name, and within a file as written."""
    write_pack(tmp_path, {name: text_of(name) for name in FULL_PACK})

    pack = read_pack(tmp_path).pack

    assert pack is not None
    assert [question.id for question in pack.questions] == [
        question["id"] for name in (BASICS, MORE) for question in FULL_PACK[name]["questions"]
    ]
    assert {question.topic for question in pack.questions} == {"basics", "more"}
    assert [overclaim.id for overclaim in pack.overclaims] == ["exactly-once"]


def test_a_wrong_id_hides_no_other(tmp_path: Path) -> None:
    """If one id of a question is none at all, then what is wrong with its other ids is told too."""
    files = deepcopy(DEMO_PACK)
    question = files["questions/basics.yaml"]["questions"][0]
    question |= {"concepts": ["Push_vs"], "sources": ["rfc9111"]}
    question["options"][1]["misconception"] = "never"
    files["questions/basics.yaml"]["questions"][1]["key"] = ["schem", "Meaning", "x"]
    files["questions/more.yaml"]["questions"][2] |= {"tolerance": "no", "formula": "rate * tiem"}

    told = [problem.path for problem in read_pack(write_pack(tmp_path / "pack", files)).problems]

    assert told == [
        "questions.0.concepts.0",
        "questions.0.sources.0",
        "questions.0.options.1.misconception",
        "questions.1.key.0",
        "questions.1.key.1",
        "questions.1.key.2",
        "questions.2.formula",
        "questions.2.tolerance",
    ]
