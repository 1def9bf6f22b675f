"""Reading a file of answers: what is no such file is told, never a crash."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from eda_coach.cli.prompters.answers_file import FiledAnswer, read_answers
from eda_coach.errors import CoachError, UsageError
from tests.cli.conftest import Run

LAWS = settings(
    deadline=None,
    max_examples=100,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
IDS = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
# What YAML might take for something else than text.
WORDS = st.one_of(
    st.text(alphabet="aZ0 9.,/%+-'\"#:&*!|>{}[]?@`\t\x0b\x0c\x1c\x85\u2028\r~", max_size=8),
    st.sampled_from(
        [
            "no",
            "null",
            "true",
            "1_000",
            "0x1f",
            "1e3",
            "3:30",
            "1.10",
            ".5",
            "2026-11-23",
            "a - b",
            "a, b",
            "1 %",
            "-",
            "<<",
        ]
    ),
)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text(max_size=8)
            | st.sampled_from(["question", "response", "confidence", "skip", "hint", "flag", "answers"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


def read(folder: Path, content: bytes) -> tuple[FiledAnswer, ...] | str:
    """The answers in a file of these bytes, or what is wrong with it."""
    file = folder / "answers"
    file.write_bytes(content)
    try:
        return read_answers(str(file))
    except CoachError as error:
        return str(error)


@LAWS
@given(
    st.lists(
        st.tuples(IDS | st.sampled_from(["answers", "question", "null", "no"]), WORDS), min_size=1, max_size=4
    )
)
@example([("a", "1\x0cb: 2")])
@example([("a", "1\x85b: 2")])
def test_simple_lines_say_what_yaml_says(tmp_path: Path, lines: list[tuple[str, str]]) -> None:
    """If lines are read without the YAML library, then they say what that library says."""
    text = "".join(f"{id_}: {word}\n" for id_, word in lines)

    quick = read(tmp_path, text.encode())
    careful = read(tmp_path, f"# read by the library\n{text}".encode())

    if not isinstance(quick, str):
        assert [(one.question_id, one.response) for one in quick] == [
            (one.question_id, one.response) for one in careful if not isinstance(one, str)
        ]
    else:
        assert isinstance(careful, str)


@LAWS
@given(st.binary(max_size=200) | st.text(alphabet="[]{}:,-'\"#&*!|>?%@` \n\ta1", max_size=40).map(str.encode))
def test_any_bytes(tmp_path: Path, content: bytes) -> None:
    """If a file holds any bytes, then it is read, be it as no answer at all, or refused with a word."""
    assert read(tmp_path, content) != ""


@LAWS
@given(PLAIN)
def test_any_json(tmp_path: Path, plain: object) -> None:
    """If a file holds any JSON, then it is read, or refused with a word."""
    read(tmp_path, json.dumps(plain).encode())


@settings(LAWS, max_examples=40)
@given(PLAIN)
def test_any_response(run: Run, demo: Path, plain: object) -> None:
    """If a response is any JSON at all, then the quiz scores it, skips it or refuses the file."""
    answers = json.dumps({"who-fetches": plain, "in-flight": plain, "which-keeping": plain})

    result = run("quiz", "--pack", demo, "--answers", "-", input=answers)

    assert result.exit_code in (0, 1, 2)
    assert (result.exit_code == 0) == (result.stderr == "")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "the file is empty"),
        (b"text", "holds no answers"),
        (b"3", "holds no answers"),
        (b"null", "holds no answers"),
        (b"question: a\nresponse: 1\n", "holds no answers"),
        (b"a: 1\na: 2\n", "stands twice"),
        (b'{"a": 1, "a": 2}', "stands twice"),
        (b"a: [1\n", "answers:2:1: "),
        (b"\ta: 1\n", "a tab"),
        (b"a: \xff\n", "not UTF-8"),
        (b"a: {response: 1, hnit: true}\n", "answers: a: unknown key 'hnit'"),
        (b"- {response: 1, confidence: 4}\n", "answers: answer 1: confidence '4' is none of 1, 2, 3"),
        (b"a: {response: 1, confidence: [1]}\n", "confidence ['1'] is none of 1, 2, 3"),
        (b"a: {skip: perhaps}\n", "skip must be true or false, not 'perhaps'"),
        (b"[" * 100_000, "answers:1:"),
        (b'{"a":' * 100_000, "answers:1:"),
    ],
)
def test_what_is_wrong_with_a_file(tmp_path: Path, content: bytes, what: str) -> None:
    """If a file is no file of answers, then it is said what is wrong and where."""
    words = read(tmp_path, content)

    assert isinstance(words, str)
    assert what in words


@pytest.mark.parametrize("name", ["missing", "folder"])
def test_file_that_cannot_be_read(run: Run, demo: Path, tmp_path: Path, name: str) -> None:
    """If the file cannot be opened, then the exit code is 2 and the hint names the option."""
    (tmp_path / "folder").mkdir()

    result = run("quiz", "--pack", demo, "--answers", tmp_path / name)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "cannot be read" in result.stderr
    assert "--answers" in result.stderr


@pytest.mark.parametrize("source", ["file", "-"])
def test_file_that_never_ends(run: Run, demo: Path, tmp_path: Path, source: str) -> None:
    """If a file is larger than any file of answers, then it is refused."""
    content = b"a" * 16_000_001
    (tmp_path / "file").write_bytes(content)

    result = run(
        "quiz", "--pack", demo, "--answers", source if source == "-" else tmp_path / source, input=content
    )

    assert (result.exit_code, result.stdout) == (2, "")
    assert "is too large" in result.stderr


def test_device_that_never_ends() -> None:
    """If a device is named, then no more of it is read than fits an answer file."""
    with pytest.raises(UsageError, match="too large"):
        read_answers("/dev/zero")


def test_numbers_and_booleans_of_json(tmp_path: Path) -> None:
    """If JSON holds numbers and booleans, then they are what a person would have typed."""
    answers = read(tmp_path, b'[true, false, 1, 1.5, "x", null, ["a", 2]]')

    assert not isinstance(answers, str)
    assert [one.response for one in answers] == ["true", "false", "1", "1.5", "x", None, ["a", "2"]]
