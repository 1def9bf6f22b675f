"""Files that are no YAML a pack may use, and folders that are no pack."""

import os
from pathlib import Path

import pytest

from eda_coach.content.reading.pack_reader import read_pack
from tests.builders import DEMO_PACK, write_pack
from tests.content.broken import changed, problems, problems_in, text_of

SOURCES = "sources.yaml"
TEXT = text_of(SOURCES)
UTF_8 = "save it with the encoding UTF-8"
EMPTY = "the file is empty; write its content or delete the file"
TAB = "a tab stands where only blanks may; indent with blanks"
MEND_BRACKET = "text that begins with a bracket needs quotes; else close the bracket"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", f"1:1: {EMPTY}"),
        (b"\n\n", f"1:1: {EMPTY}"),
        (b"# nothing yet\n", f"1:1: {EMPTY}"),
        (b"\xef\xbb\xbf", f"1:1: {EMPTY}"),
        (TEXT.replace("RFC", "Réf").encode("latin-1"), f"3:11: the file is not UTF-8; {UTF_8}"),
        (b"\xef\xbb\xbf# \xff", f"1:3: the file is not UTF-8; {UTF_8}"),
        (TEXT.encode("utf-16"), f"1:1: the file is not UTF-8; {UTF_8}"),
        (
            TEXT.encode("utf-16-le"),
            f"1:2: a control character (U+0000) stands here; delete it; if the file is UTF-16, {UTF_8}",
        ),
        (TEXT.replace("RFC", "R\x1bC").encode(), "3:11: a control character (U+001B) stands here; delete it"),
        (TEXT.replace("RFC", "R\x85C").encode(), "3:11: a control character (U+0085) stands here; delete it"),
        (
            TEXT.replace("RFC", "R\u2028C").encode(),
            "3:11: a control character (U+2028) stands here; delete it",
        ),
        (
            TEXT.replace("RFC", "R\ufeffC").encode(),
            "3:11: a control character (U+FEFF) stands here; delete it",
        ),
        (
            TEXT.replace("\n", "\r").replace("RFC", "R\x07C").encode(),
            "3:11: a control character (U+0007) stands here; delete it",
        ),
        (TEXT.replace("  title", "\ttitle").encode(), f"3:1: {TAB}"),
        (TEXT.replace("  title", " \ttitle").encode(), f"3:2: {TAB}"),
        (TEXT.replace("- id", "-\tid").encode(), f"2:2: {TAB}"),
        (b"\tsources: []\n", f"1:1: {TAB}"),
        (
            (TEXT + "---\n" + TEXT).encode(),
            "6:1: the file holds more than one document (---); put each into a file of its own",
        ),
        (
            (TEXT + "---\n").encode(),
            "6:1: the file holds more than one document (---); put each into a file of its own",
        ),
        (b"- a\n", "1:1: this should be a map of keys, not a list; write one `key: value` a line"),
        (b"--- sources\n", '1:5: this should be a map of keys, not "sources"; write one `key: value` a line'),
        (
            TEXT.replace("title: RFC", "title: a: RFC").encode(),
            "3:11: mapping values are not allowed in this context; "
            'text that holds ": " needs quotes or the folded form >-',
        ),
        (
            TEXT.replace("title: RFC", "title: [RFC").encode(),
            f"4:6: did not find expected ',' or ']'; {MEND_BRACKET}",
        ),
        (
            TEXT.replace("title: RFC", "title: @RFC").encode(),
            "3:10: found character that cannot start any token; "
            "text that begins with this character needs quotes",
        ),
        (
            TEXT.replace("title: RFC", "title: *RFC").encode(),
            "3:10: found undefined alias; text that begins with * needs quotes",
        ),
        (
            TEXT.replace("title: RFC", "title: 'RFC").encode(),
            "3:10: the quotes that open here are not closed; close them",
        ),
    ],
)
def test_file_that_cannot_be_used_is_told(tmp_path: Path, content: bytes, told: str) -> None:
    """If a file is no YAML that packs use, then the first reason alone is told."""
    assert problems(tmp_path, {SOURCES: content}) == [f"{SOURCES}:{told}"]


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode("utf-8-sig"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.replace("title: RFC", "title:\tRFC").encode(),
        TEXT.replace("title: RFC 9110", "title: RFC\t9110 é 😀 [x] ]").encode(),
        b"---\n" + TEXT.encode() + b"...\n",
        b"%YAML 1.1\n---\n" + TEXT.encode(),
    ],
)
def test_harmless_differences_are_no_problem(tmp_path: Path, content: bytes) -> None:
    """If a file has a byte order mark, other line ends, inner tabs or an end mark, then it is fine."""
    assert problems(tmp_path, {SOURCES: content}) == []


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("source.yaml", 'rename or delete it; did you mean "sources.yaml"?'),
        ("pack.yml", 'rename or delete it; did you mean "pack.yaml"?'),
        ("question/basics.yaml", 'rename or delete it; did you mean "questions"?'),
        ("Questions/basics.yaml", 'rename or delete it; did you mean "questions"?'),
        ("questions/basics/one.yaml", "files lie in questions/ itself and end in .yaml"),
        ("questions/basics.YAML", "files lie in questions/ itself and end in .yaml"),
        (
            "zzz.yaml",
            "rename or delete it; "
            "known here: claims.yaml, concepts, lexicon.yaml, overclaims.yaml, pack.yaml, questions, "
            "scenarios, sources.yaml",
        ),
    ],
)
def test_file_of_another_name_is_told(tmp_path: Path, name: str, mend: str) -> None:
    """If a YAML file has no place in packs, then it alone is told."""
    assert problems(tmp_path, {name: "a: b\n"}) == [f"{name}:1:1: packs have no such file; {mend}"]


def test_other_files_are_passed_over(tmp_path: Path) -> None:
    """If a folder holds hidden files and files that are no YAML, then nobody complains."""
    others = dict.fromkeys(
        [".git/config.yaml", ".hidden.yaml", "README.md", "questions/.x.yaml", "notes/a.txt"], "\t"
    )

    assert problems(tmp_path, others) == []


def test_folder_without_header_is_no_pack(tmp_path: Path) -> None:
    """If a folder has no pack.yaml, then that is its only problem."""
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "x.yaml").write_text("\t", encoding="utf-8")

    assert problems_in(tmp_path) == [
        f"{tmp_path}:1:1: this folder is no pack: it has no pack.yaml; "
        "docs/authoring.md shows what a pack is made of"
    ]


def test_missing_folder_is_told(tmp_path: Path) -> None:
    """If there is no such folder, then that is told."""
    (told,) = problems_in(tmp_path / "nowhere")

    assert "nowhere:1:1: there is no such folder; " in told


@pytest.mark.parametrize("rest", ["", "future: [1]\n", "topics: whatever\n"])
@pytest.mark.parametrize("typed", ["2", "99", "'2'"])
def test_newer_format_is_the_only_problem(tmp_path: Path, typed: str, rest: str) -> None:
    """If a pack is in a newer format, then that alone is told, however strange the rest looks."""
    header = changed("pack.yaml", "format_version: 1", f"format_version: {typed}") + rest

    told = problems(tmp_path, {"pack.yaml": header, "future.yaml": "a: b\n", SOURCES: "\t"})

    number = typed.strip("'")
    assert told == [
        f"pack.yaml:4:1: format_version: the pack has format_version {number}, this program reads up to 1; "
        "update eda-coach"
    ]


def test_format_that_never_was_is_told(tmp_path: Path) -> None:
    """If a pack is in a format before the first, then it is told."""
    told = problems(tmp_path, {"pack.yaml": changed("pack.yaml", "format_version: 1", "format_version: 0")})

    assert told == ["pack.yaml:4:1: format_version: there is no such format; write 1"]


def test_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """If a file is a link to nowhere, then it is told."""
    (tmp_path / "lexicon.yaml").symlink_to(tmp_path / "gone")

    assert problems(tmp_path, {"lexicon.yaml": None}) == [
        "lexicon.yaml:1:1: the file cannot be read (No such file or directory); check its permissions"
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in this system's folders")
def test_folder_or_pipe_in_place_of_a_file_is_told(tmp_path: Path) -> None:
    """If a folder or a pipe has the name of a file, then it is told, and reading does not wait for it."""
    (tmp_path / "lexicon.yaml").mkdir(parents=True)
    os.mkfifo(tmp_path / "overclaims.yaml")

    told = problems(tmp_path, {"lexicon.yaml": None, "overclaims.yaml": None})

    assert told == [
        f"{name}:1:1: this is no file; packs are made of files and one level of folders"
        for name in ("lexicon.yaml", "overclaims.yaml")
    ]


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path) -> None:
    """If a file has the name of a folder of a pack, then it is told; nothing in it would be read."""
    pack = write_pack(tmp_path / "pack", {**DEMO_PACK, "scenarios": "x"})

    (problem,) = read_pack(pack).problems

    mend = "make scenarios a folder with a file for each topic"
    assert str(problem) == f"{pack}/scenarios:1:1: this is no folder; {mend}"
