"""What a hostile author may try: the reader never crashes, hangs or believes it."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eda_coach.content.problem import Problem
from eda_coach.content.reading.pack_reader import read_pack
from tests.content.broken import changed, problems, text_of
from tests.content.full_pack import FULL_PACK

SOURCES = "sources.yaml"
TEXT = text_of(SOURCES)
ANCHOR = "an anchor (&name) is not used in packs; leave it out; text that begins with & needs quotes"
TAG = "a tag (!name) is not used in packs; leave it out; text that begins with ! needs quotes"
ALIAS = "an alias (*name) is not used in packs; write the content out; text that begins with * needs quotes"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("title: RFC", "title: !!str RFC", [f"3:10: sources.0.title: {TAG}"]),
        ("title: RFC", "title: !!binary RFC", [f"3:10: sources.0.title: {TAG}"]),
        ("title: RFC", "title: !!python/object/apply:os.system RFC", [f"3:10: sources.0.title: {TAG}"]),
        ("title: RFC", "title: ! RFC", [f"3:10: sources.0.title: {TAG}"]),
        ("title: RFC", "!!str title: RFC", [f"3:3: sources.0.title: {TAG}"]),
        ("- id", "- !source\n  id", [f"2:3: sources.0: {TAG}"]),
        ("sources:\n", "sources: !!seq\n", [f"1:10: sources: {TAG}"]),
        ("title: RFC", "title: &amp RFC", [f"3:10: sources.0.title: {ANCHOR}"]),
        ("- id", "- &one\n  id", [f"2:3: sources.0: {ANCHOR}"]),
        (
            "title: RFC 9110\n",
            "title: &one RFC 9110\n  note: *one\n",
            [f"3:10: sources.0.title: {ANCHOR}", f"4:3: sources.0.note: {ALIAS}"],
        ),
        (
            "sources:\n- id",
            "sources:\n- &one\n  id: rfc1\n  title: t\n  url: u\n  status: unverified\n- *one\n- id",
            [f"1:1: sources.1: {ALIAS}", f"2:3: sources.0: {ANCHOR}"],
        ),
    ],
)
def test_tag_anchor_or_alias_is_told(tmp_path: Path, old: str, new: str, told: list[str]) -> None:
    """If a tag, an anchor or an alias stands anywhere, then it is told where it stands, and once."""
    found = problems(tmp_path, {SOURCES: changed(SOURCES, old, new)})

    assert found == [f"{SOURCES}:{one}" for one in told]


def test_alias_of_itself_is_told(tmp_path: Path) -> None:
    """If a list holds itself, then the alias is told and reading ends."""
    told = problems(tmp_path, {SOURCES: "sources: &a [*a]\n"})

    assert told == [f"{SOURCES}:1:1: sources.0: {ALIAS}", f"{SOURCES}:1:10: sources: {ANCHOR}"]


def test_bomb_of_aliases_does_not_go_off(tmp_path: Path) -> None:
    """If aliases double and double again, then each is told once and nothing is copied."""
    levels = "".join(f"k{i}: &k{i} [*k{i - 1}, *k{i - 1}]\n" for i in range(1, 60))

    told = problems(tmp_path, {SOURCES: f"k0: &k0 [lol]\n{levels}"})

    assert len([one for one in told if ALIAS in one]) == 118


@pytest.mark.parametrize(
    "content",
    [
        "[" * 300_000,
        "{a: " * 300_000,
        "- " * 300_000,
        "? " * 300_000,
        "[ # ]\n" * 100_000,
        "['\n]', " * 100_000,
        '["]",' * 100_000,
        "".join(f"{' ' * depth}a:\n" for depth in range(1_000)),
    ],
    ids=["lists", "maps", "items", "keys", "comments", "quotes", "strings", "blocks"],
)
def test_deep_nesting_is_told_and_does_not_crash(tmp_path: Path, content: str) -> None:
    """If nesting is deep enough to exhaust the parser's stack, then it is told and the process lives."""
    (told,) = problems(tmp_path, {SOURCES: content})

    assert told.endswith(": this is nested too deeply; compare it with docs/authoring.md")


def test_file_that_is_too_large_is_told(tmp_path: Path) -> None:
    """If a file is larger than any text, then it is told and not read to its end."""
    with (tmp_path / SOURCES).open("wb") as file:
        file.truncate(10**12)

    told = problems(tmp_path, {SOURCES: None})

    assert told == [f"{SOURCES}:1:1: the file is too large; split it: at most 64 MB"]


def test_many_unknown_ids_are_told_quickly(tmp_path: Path) -> None:
    """If thousands of references are wrong, then each is told, the first with the nearest id."""
    sources = "".join(f"- {{id: source-{i}, title: t, url: u, status: unverified}}\n" for i in range(1_000))
    name = "concepts/more.yaml"
    wrong = "".join(f"  - sorce-{i}\n" for i in range(1_000))
    text = (
        f"concepts:\n- id: other\n  title: t\n  level: mid\n  must_know: m\n  sources:\n  - rfc9110\n{wrong}"
    )

    told = problems(tmp_path, {SOURCES: TEXT + sources, name: text})

    assert len(told) == 1_000
    assert told[7].endswith('no source "sorce-7" in this pack; did you mean "source-7"?')
    assert told[-1].endswith('no source "sorce-999" in this pack; write it in sources.yaml, or name another')


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.binary(max_size=60), st.sampled_from(sorted(FULL_PACK)))
def test_random_bytes_give_problems(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str
) -> None:
    """If a file holds any bytes, then they are told as problems and nothing is raised."""
    folder = tmp_path_factory.mktemp("bytes")

    told = problems(folder, {name: content})

    assert told or content.isspace()


SNIPPETS = [
    *(
        "[",
        "]",
        "{",
        "}",
        "- ",
        ": ",
        "\n",
        "  ",
        "\t",
        "&a ",
        "*a",
        "!!x ",
        "|",
        "> ",
        "'",
        '"',
        "#",
        "---\n",
    ),
    *("? ", "%", "@", "~", "yes", "1e999", "-1", "0", "{rate}", "\x00", "\u2028", "é", "key: ", "id: ", "\r"),
]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.sampled_from(sorted(FULL_PACK)), st.integers(0, 2**32))
def test_mutated_files_give_problems_with_a_place(
    tmp_path_factory: pytest.TempPathFactory, name: str, seed: int
) -> None:
    """If a file is changed at random, then it is read, or told in lines with a place and a mending."""
    folder = tmp_path_factory.mktemp("mutated")
    problems(folder, {name: _mutated(text_of(name), random.Random(seed))})  # noqa: S311 - no secret

    reading = read_pack(folder)

    assert all(_is_well_told(problem) for problem in reading.problems)


def _mutated(text: str, rng: random.Random) -> str:
    for _ in range(rng.randint(1, 4)):
        begin = rng.randint(0, len(text))
        end = min(len(text), begin + rng.randint(0, 30))
        middle = rng.choices(
            [rng.choices(SNIPPETS)[0], "", text[begin:end] * 3, chr(rng.randint(0, 0xD7FF))]
        )[0]
        text = text[:begin] + middle + text[end:]
    return text


def _is_well_told(problem: Problem) -> bool:
    in_one_line = "\n" not in str(problem) and "\x1b" not in str(problem)
    return in_one_line and problem.line >= 1 and problem.column >= 1 and bool(problem.what and problem.mend)
