"""Numeric questions that cannot be asked or scored."""

from pathlib import Path

import pytest

from tests.content.broken import changed, problems, text_of

MORE = "questions/more.yaml"
FORMULA = f"{MORE}:74:3: questions.2.formula: "
TIME = f"{MORE}:69:5: questions.2.parameters.time: "
RANGE = "      low: 50\n      high: 300\n      step: 50\n"
EITHER = "a parameter has values, or low, high and step; write one of the two"
EMPTY = "the range is empty; low is at most high, and step is above 0"
GREATER = "the range has over 10000 values; write a greater step"


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("rate * tme", '"tme" is no parameter of this question; did you mean "time"?'),
        (
            "rate / (time - 50)",
            "rate / (time - 50) has no value: float division by zero (rate = 1000, time = 50); "
            "keep such numbers from being drawn",
        ),
        (
            "rate / (time - 300)",
            "rate / (time - 300) has no value: float division by zero (rate = 1000, time = 300); "
            "keep such numbers from being drawn",
        ),
        (
            "log(time - 100)",
            "log(time - 100) has no value: math domain error (rate = 1000, time = 50); "
            "keep such numbers from being drawn",
        ),
        (
            "9 ** 9 ** 9 ** 9",
            "9 ** 9 ** 9 ** 9 has no value: math range error (rate = 1000, time = 50); "
            "keep such numbers from being drawn",
        ),
        (
            "rate * (time - 200)",
            "the answer can be 0, of which no tolerance is a share; keep it from being drawn",
        ),
    ],
)
def test_formula_without_a_usable_value_is_told(tmp_path: Path, formula: str, told: str) -> None:
    """If a formula names no parameter, or has no value or 0 for drawn numbers, then it is told."""
    text = changed(MORE, "formula: rate * time / 1000", f"formula: {formula}")

    assert problems(tmp_path, {MORE: text}) == [f"{FORMULA}{told}"]


@pytest.mark.parametrize(
    "formula",
    [
        "rate *",
        "1 2",
        "rate.real",
        "__import__('os').system('true')",
        "rate if time else 1",
        "rate(time)",
        "rate < time",
        "x" * 501,
        "(" * 240 + "1" + ")" * 240,
        "rate = time",
        "'a' * 3",
        "0x1for x in y",
    ],
)
def test_what_is_no_arithmetic_is_told(tmp_path: Path, formula: str) -> None:
    """If a formula is anything but arithmetic, then it is told and never run."""
    text = changed(MORE, "formula: rate * time / 1000", f'formula: "{formula}"')

    (told,) = problems(tmp_path, {MORE: text})

    assert told.startswith(f"{FORMULA}this is no formula: ")
    assert told.endswith("; write arithmetic, such as rate * time / 1000")


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("rate * tim", '"tim" is no parameter of this question; did you mean "time"?'),
        (
            "rate / (time - 100)",
            "rate / (time - 100) has no value: float division by zero (rate = 1000, time = 100); "
            "keep such numbers from being drawn",
        ),
    ],
)
def test_formula_of_a_slip_is_told(tmp_path: Path, formula: str, told: str) -> None:
    """If the formula of a slip cannot be worked out, then it is told at the slip."""
    text = changed(MORE, "- formula: rate * time", f"- formula: {formula}")

    assert problems(tmp_path, {MORE: text}) == [f"{MORE}:79:5: questions.2.slips.0.formula: {told}"]


def test_slip_may_come_to_nothing(tmp_path: Path) -> None:
    """If the formula of a slip can be 0, then there is no problem: nothing is measured against it."""
    assert problems(tmp_path, {MORE: changed(MORE, "- formula: rate * time", "- formula: rate - rate")}) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (RANGE, "      low: 50\n      high: 300\n", EITHER),
        (RANGE, "      unit: s\n", EITHER),
        (RANGE, f"      values: [1]\n{RANGE}", EITHER),
        ("step: 50", "step: 0", EMPTY),
        ("step: 50", "step: -1", EMPTY),
        ("high: 300", "high: 49", EMPTY),
        ("step: 50", "step: 0.000001", GREATER),
        ("high: 300", "high: 1e308", GREATER),
    ],
)
def test_parameter_that_cannot_be_drawn_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    """If a parameter has no range and no values, or both, or none in the range, then it is told."""
    text = text_of(MORE).replace("      unit: ms\n", "").replace(old, new)

    assert problems(tmp_path, {MORE: text}) == [f"{TIME}{told}"]


@pytest.mark.parametrize("name", ["my-time", "class", "answer", "étage", "1st", "a b"])
def test_parameter_whose_name_cannot_stand_in_a_formula_is_told(tmp_path: Path, name: str) -> None:
    """If the name of a parameter is no word of formulas and texts, then it is told."""
    text = changed(MORE, "    time:\n", f"    {name}:\n      values: [1]\n    time:\n")

    assert problems(tmp_path, {MORE: text}) == [
        f'{MORE}:69:5: questions.2.parameters.{name}: "{name}" cannot stand in a formula; '
        "use letters, digits and _, and no word of Python nor answer"
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "{rate} spend",
            "{rte} spend",
            '62:3: questions.2.prompt: {rte} is no parameter of this question; did you mean "rate"?',
        ),
        (
            "{rate} spend",
            "{answer} spend",
            "62:3: questions.2.prompt: {answer} is no parameter of this question; known here: rate, time",
        ),
        (
            "= {answer}",
            "= {anser}",
            '77:3: questions.2.working: {anser} is no parameter of this question; did you mean "answer"?',
        ),
        (
            "The time is in ms.",
            "'{tme} is in ms.'",
            "80:5: questions.2.slips.0.rationale: {tme} is no parameter of this question; "
            'did you mean "time"?',
        ),
    ],
)
def test_text_that_names_no_parameter_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    """If a text names what is no parameter, then it is told."""
    assert problems(tmp_path, {MORE: changed(MORE, old, new)}) == [f"{MORE}:{told}"]


def test_braces_around_anything_else_are_text(tmp_path: Path) -> None:
    """If braces hold what cannot be a name, then they are text."""
    text = changed(MORE, "{rate} spend {time} each.", '{rate} {} {a b} {"k": 1} {1}')

    assert problems(tmp_path, {MORE: text}) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "\n  tolerance: 0.02",
            "\n  tolerance: 2",
            "75:3: questions.2.tolerance: a tolerance is a share of the answer, at least 0 and below 1; "
            "write 0.01 for one percent",
        ),
        (
            "\n  tolerance: 0.02",
            "\n  tolerance: -0.1",
            "75:3: questions.2.tolerance: a tolerance is a share of the answer, at least 0 and below 1; "
            "write 0.01 for one percent",
        ),
        (
            "near_tolerance: 0.1",
            "near_tolerance: 1",
            "76:3: questions.2.near_tolerance: a tolerance is a share of the answer, at least 0 and below 1; "
            "write 0.01 for one percent",
        ),
        (
            "near_tolerance: 0.1",
            "near_tolerance: 0.02",
            "76:3: questions.2.near_tolerance: it must be greater than the tolerance; "
            "write a greater share or leave it out",
        ),
    ],
)
def test_tolerance_that_is_no_share_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    """If a tolerance lets everything or nothing through, then it is told."""
    assert problems(tmp_path, {MORE: changed(MORE, old, new)}) == [f"{MORE}:{told}"]


def test_more_combinations_than_are_checked_are_told(tmp_path: Path) -> None:
    """If the numbers can be drawn in so many ways that not all can be tried, then that is told."""
    ranges = "".join(
        f"    {name}:\n      low: 1\n      high: 100\n      step: 1\n" for name in ("a", "b", "c")
    )
    text = changed(MORE, "    time:\n", f"{ranges}    time:\n")

    (told,) = problems(tmp_path, {MORE: text})

    assert "the numbers can be drawn in 12000000 ways, more than the 10000 that are checked" in told
