"""Values of the wrong shape."""

from pathlib import Path

import pytest

from tests.content.broken import changed, problems

KINDS = (
    "single-choice, multiple-choice, true-false, ordering, matching, numeric, "
    "short-answer, trade-off, constraint-flip"
)
BASICS, MORE = "questions/basics.yaml", "questions/more.yaml"
SCENARIO = "scenarios/food-delivery.yaml"
ONE_TEXT = "write one text, in quotes if it begins with a bracket"
ONE_LIST = "write [one, two], or one `- item` a line"
ONE_MAP = "write one `key: value` a line"


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (
            BASICS,
            "  prompt: Who fetches?",
            "  prompt: [Who fetches?]",
            f"9:3: questions.0.prompt: this should be text, not a list; {ONE_TEXT}",
        ),
        (
            BASICS,
            "  prompt: Who fetches?",
            "  prompt: {a: b}",
            f"9:3: questions.0.prompt: this should be text, not a map of keys; {ONE_TEXT}",
        ),
        (
            BASICS,
            "  prompt: Who fetches?",
            "  prompt:",
            f"9:3: questions.0.prompt: this should be text, not nothing; {ONE_TEXT}",
        ),
        (
            BASICS,
            "  prompt: Who fetches?",
            "  prompt: ' '",
            "9:3: questions.0.prompt: the text is empty; write it, or leave out what it belongs to",
        ),
        (
            BASICS,
            "  concepts:\n  - push-vs-pull\n",
            "  concepts: push-vs-pull\n",
            f'5:3: questions.0.concepts: this should be a list, not "push-vs-pull"; {ONE_LIST}',
        ),
        (
            MORE,
            "  rubric:\n    criteria:",
            "  rubric:\n  - criteria:",
            f"93:3: questions.3.rubric: this should be a map of keys, not a list; {ONE_MAP}",
        ),
        (
            BASICS,
            "  level: junior",
            "  level: juniro",
            '4:3: questions.0.level: "juniro" is none of the known words; did you mean "junior"?',
        ),
        (
            BASICS,
            "  level: junior",
            "  level: expert",
            '4:3: questions.0.level: "expert" is none of the known words; '
            "known here: junior, mid, senior, staff",
        ),
        (
            BASICS,
            "  level: junior",
            "  level: [junior]",
            "4:3: questions.0.level: this should be one word, not a list; "
            "write one of junior, mid, senior, staff",
        ),
        (
            BASICS,
            "kind: single-choice",
            "kind: singel-choice",
            '3:3: questions.0.kind: "singel-choice" is none of the known words; '
            'did you mean "single-choice"?',
        ),
        (
            BASICS,
            "kind: single-choice",
            "kind: [a]",
            f"3:3: questions.0.kind: this should be one word, not a list; write one of {KINDS}",
        ),
        (
            "pack.yaml",
            "junior: 20",
            "juniro: 20",
            '20:5: dimensions.0.weights.juniro: "juniro" is none of the known words; did you mean "junior"?',
        ),
        (
            SCENARIO,
            "    - Proves it.\n",
            "    - Proves it.\n    - More.\n",
            "50:5: ratings.failure.anchors: this list holds 5 entries, at most 4 may stand here; "
            "delete the others",
        ),
        (
            SCENARIO,
            "    needs:\n    - 15\n    - 40\n",
            "    needs:\n    - 15\n    - 40\n    - 50\n",
            "55:5: ratings.failure.needs: this list holds 4 entries, at most 3 may stand here; "
            "delete the others",
        ),
        (
            BASICS,
            "id: who-fetches",
            "id: Who Fetches!",
            '2:3: questions.0.id: "Who Fetches!" is no id; ids are kebab-case: write "who-fetches"',
        ),
    ],
)
def test_wrong_type_is_told_with_the_right_one(
    tmp_path: Path, name: str, old: str, new: str, told: str
) -> None:
    """If a value has the wrong shape, then its problem says which shape and which words would be right."""
    assert problems(tmp_path, {name: changed(name, old, new)}) == [f"{name}:{told}"]


def test_items_of_the_wrong_shape_are_told_one_by_one(tmp_path: Path) -> None:
    """If a list holds text, nothing and a list instead of questions, then each is told."""
    told = problems(tmp_path, {BASICS: "questions:\n- foo\n-\n- [x]\n"})

    assert told == [
        f'{BASICS}:2:3: questions.0: this should be a map of keys, not "foo"; {ONE_MAP}',
        f"{BASICS}:3:2: questions.1: this should be a map of keys, not nothing; {ONE_MAP}",
        f"{BASICS}:4:3: questions.2: this should be a map of keys, not a list; {ONE_MAP}",
    ]


def test_what_was_typed_cannot_break_the_line_of_a_problem(tmp_path: Path) -> None:
    """If an id holds a line break and an escape sequence, then its problem is one line without them."""
    name = "sources.yaml"

    told = problems(tmp_path, {name: changed(name, "id: rfc9110", 'id: "a\\nb.yaml:1:1: x\\e[31m"')})

    assert told == [
        f'{name}:2:3: sources.0.id: "a b.yaml:1:1: x\\x1b[31m" is no id; '
        'ids are kebab-case: write "a-b-yaml-1-1-x-31m"'
    ]


def test_a_paragraph_in_place_of_a_word_is_cut(tmp_path: Path) -> None:
    """If a wrong value is very long, then its problem shows the beginning and the end."""
    (told,) = problems(tmp_path, {BASICS: changed(BASICS, "level: junior", f"level: {'x' * 100_000}")})

    assert len(told) < 600
    assert told.endswith("known here: junior, mid, senior, staff")
