"""What YAML 1.1 would bend: kept as typed in text, a problem in numbers and switches."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eda_coach.content.questions.rubric import Criterion
from eda_coach.content.questions.typed import ShortAnswer
from eda_coach.content.reading.pack_reader import read_pack
from tests.content.broken import changed, problems, text_of

MORE = "questions/more.yaml"
POINTS = f"{MORE}:97:7: questions.3.rubric.criteria.0.points: "
SWITCH = f"{MORE}:100:7: questions.3.rubric.criteria.0.must_have: "
SHARE = f"{MORE}:75:3: questions.2.tolerance: "
PLAIN = "write it plainly, such as 0.5, 1200 or 1e6"


@pytest.mark.parametrize(
    "typed",
    [
        "no",
        "Yes",
        "off",
        "3:30",
        "1.10",
        "012",
        "0x1F",
        "1_000",
        "1e3",
        ".inf",
        "~",
        "null",
        "2026-11-23",
        "True",
        "=",
        "<<",
    ],
)
def test_text_stays_as_typed(tmp_path: Path, typed: str) -> None:
    """If a text looks like a number, date, switch or nothing, then it is kept as it was typed."""
    text = changed("pack.yaml", "title: Demo", f"title: {typed}").replace(
        "version: '1.0'", f"version: {typed}"
    )

    assert problems(tmp_path, {"pack.yaml": text}) == []
    pack = read_pack(tmp_path).pack
    assert pack is not None
    assert (pack.header.title, pack.header.version) == (typed, typed)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(
    st.from_regex(r"[0-9a-zA-Z._:+~-]*[0-9a-zA-Z.~][0-9._:+eE]*", fullmatch=True).filter(
        lambda one: ": " not in one and not one.endswith(":") and one not in ("-", "---", "...")
    )
)
def test_any_word_stays_as_typed(tmp_path_factory: pytest.TempPathFactory, typed: str) -> None:
    """If a text is any word without blanks, then it comes out as it went in."""
    folder = tmp_path_factory.mktemp("word")

    told = problems(folder, {"pack.yaml": changed("pack.yaml", "title: Demo", f"title: {typed}")})

    pack = read_pack(folder).pack
    assert told == []
    assert pack is not None
    assert pack.header.title == typed


@pytest.mark.parametrize("typed", ["012", "0x1F", "0o7", "1_000", "22:30"])
def test_bent_whole_number_is_a_problem(tmp_path: Path, typed: str) -> None:
    """If YAML 1.1 reads a whole number as another, then it is a problem."""
    assert problems(tmp_path, {MORE: changed(MORE, "points: 4", f"points: {typed}")}) == [
        f"{POINTS}{typed} is read as another number by YAML 1.1; write it plainly, such as 12"
    ]


@pytest.mark.parametrize("typed", ["3:30", "0_1", "0b1", "1_0.5", "190:20:30.15"])
def test_bent_number_is_a_problem(tmp_path: Path, typed: str) -> None:
    """If YAML 1.1 reads a number as another, then it is a problem."""
    assert problems(tmp_path, {MORE: changed(MORE, "tolerance: 0.02", f"tolerance: {typed}")}) == [
        f"{SHARE}{typed} is read as another number by YAML 1.1; {PLAIN}"
    ]


@pytest.mark.parametrize(
    "typed", [".02", "2.", "+0.02", "0.02%", "1,5", "nan", ".NaN", ".inf", "no", "٣", "0.٣", "~"]
)
def test_what_is_no_plain_number_is_a_problem(tmp_path: Path, typed: str) -> None:
    """If a number is written in a way that readers differ about, then it is a problem."""
    assert problems(tmp_path, {MORE: changed(MORE, "tolerance: 0.02", f"tolerance: {typed}")}) == [
        f'{SHARE}"{typed}" is not a number; {PLAIN}'
    ]


@pytest.mark.parametrize("typed", ["yes", "no", "on", "off", "y", "n", "True", "TRUE", "False", "FALSE"])
def test_bent_switch_is_a_problem(tmp_path: Path, typed: str) -> None:
    """If a switch is written as only YAML 1.1 understands it, then it is a problem."""
    assert problems(tmp_path, {MORE: changed(MORE, "must_have: true", f"must_have: {typed}")}) == [
        f"{SWITCH}{typed} is neither true nor false; YAML 1.1 would bend this form; write true or false"
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "points: 4",
            "points: 4.0",
            f"{POINTS}4.0 is not a whole number; write a number without a fraction, such as 12",
        ),
        ("points: 4", "points: 1٣", f'{POINTS}"1٣" is not a whole number; write it plainly, such as 12'),
        ("points: 4", "points: four", f'{POINTS}"four" is not a whole number; write it plainly, such as 12'),
        (
            "points: 4",
            "points: '4'",
            f'{POINTS}this should be a whole number, but "4" in quotes is text; write it without quotes',
        ),
        (
            "points: 4",
            "points:",
            f"{POINTS}this should be a whole number, but nothing stands here; write it, such as 12",
        ),
        (
            "points: 4",
            "points: [4]",
            f"{POINTS}this should be a whole number, not a list; write one value, such as 12",
        ),
        (
            "points: 4",
            "points: {a: 4}",
            f"{POINTS}this should be a whole number, not a map of keys; write one value, such as 12",
        ),
        ("points: 4", f"points: {10**15}", f"{POINTS}the number is too large; write at most 15 digits"),
        ("tolerance: 0.02", "tolerance: 1e999", f"{SHARE}the number is too large; write a smaller one"),
        (
            "tolerance: 0.02",
            "tolerance: '0.02'",
            f'{SHARE}this should be a number, but "0.02" in quotes is text; write it without quotes',
        ),
        ("must_have: true", "must_have: 1", f"{SWITCH}1 is neither true nor false; write true or false"),
        (
            "must_have: true",
            "must_have: 'true'",
            f'{SWITCH}this should be true or false, but "true" in quotes is text; write it without quotes',
        ),
        (
            "must_have: true",
            "must_have: [true]",
            f"{SWITCH}this should be true or false, not a list; write one value, such as true",
        ),
    ],
)
def test_number_or_switch_of_the_wrong_shape_is_a_problem(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    """If a number or switch is something else, then the problem says what it is and what it should be."""
    assert problems(tmp_path, {MORE: changed(MORE, old, new)}) == [told]


@pytest.mark.parametrize(("typed", "number"), [("4", 4), ("12", 12), ("999999999999999", 999999999999999)])
def test_plain_whole_number_is_read(tmp_path: Path, typed: str, number: int) -> None:
    """If a whole number is written plainly, then it is read as that number."""
    assert _first_criterion(tmp_path, "points: 4", f"points: {typed}").points == number


@pytest.mark.parametrize(("typed", "is_required"), [("true", True), ("false", False)])
def test_plain_switch_is_read(tmp_path: Path, typed: str, *, is_required: bool) -> None:
    """If a switch is true or false, then it is read as such."""
    assert _first_criterion(tmp_path, "must_have: true", f"must_have: {typed}").must_have is is_required


def test_block_text_keeps_its_lines_but_not_its_end(tmp_path: Path) -> None:
    """If a text stands in a block, then its inner line breaks stay and the last one goes."""
    text = text_of("pack.yaml").replace("title: Demo", "title: |\n  One\n\n  Two\n")

    assert problems(tmp_path, {"pack.yaml": text}) == []
    pack = read_pack(tmp_path).pack
    assert pack is not None
    assert pack.header.title == "One\n\nTwo"


def _first_criterion(folder: Path, old: str, new: str) -> Criterion:
    assert problems(folder, {MORE: changed(MORE, old, new)}) == []
    pack = read_pack(folder).pack
    assert pack is not None
    question = pack.questions[6]
    assert isinstance(question, ShortAnswer)
    return question.rubric.criteria[0]
