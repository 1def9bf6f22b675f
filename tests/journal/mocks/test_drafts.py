"""Drafts of a mock interview: kept while they are typed, and never in the way."""

import json
import os
import stat
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.interview.mock.session import Draft
from eda_coach.journal.file.drafts import DraftFile
from tests.journal.folders import files_limited_to, names
from tests.journal.mock_builders import ODD
from tests.strategies import LAW

POSIX = pytest.mark.skipif(os.name == "nt", reason="there are no such permissions")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where drafts are kept."""
    return tmp_path / "mock-draft.json"


def make_draft(text: str = "I would", **changes: Any) -> Draft:
    """A turn that is being typed."""
    fields: dict[str, Any] = {"session_id": "mock-1", "turn": "design", "text": text, "elapsed_s": 12.5}
    return Draft(**fields | changes)


DRAFTS = (
    make_draft(hinted=("stable-key",), pending="like to\nknow"),
    make_draft(ODD, turn="design/flip/flip-abroad", pending=ODD, elapsed_s=0.0),
)


def text_with(**changes: Any) -> str:
    """What a file holds, with one thing in its draft changed."""
    draft = {"session_id": "mock-1", "turn": "design", "text": "I would", "elapsed_s": 12.5} | changes
    return json.dumps({"version": 1, "drafts": [draft]})


def test_drafts_are_there_for_the_next_process(file: Path) -> None:
    """If drafts were saved, then that is told, and they come back as they were, in their order."""
    is_saved = DraftFile(file).save(DRAFTS)

    assert is_saved
    assert DraftFile(file).load("mock-1") == DRAFTS


@LAW
@given(
    texts=st.lists(st.tuples(st.text(max_size=20), st.text(max_size=20)), max_size=3),
    elapsed_s=st.floats(0, 1e6),
    hinted=st.lists(st.text(min_size=1, max_size=5), max_size=3),
)
def test_any_draft_comes_back(texts: list[tuple[str, str]], elapsed_s: float, hinted: list[str]) -> None:
    """If any texts are saved, then they are loaded as they were typed."""
    changes = {"elapsed_s": elapsed_s, "hinted": tuple(hinted)}
    drafts = [
        make_draft(text, turn=f"phase-{place}", pending=pending, **changes)
        for place, (text, pending) in enumerate(texts)
    ]

    with TemporaryDirectory() as folder:
        file = DraftFile(Path(folder) / "mock-draft.json")
        file.save(drafts)

        assert file.load("mock-1") == tuple(drafts)


def test_the_last_save_counts(file: Path) -> None:
    """If drafts are saved again and again, then the last ones are there, and no other file beside them."""
    drafts = DraftFile(file)
    for text in ("I", "I would", "I would ask"):
        drafts.save([make_draft(text)])

    assert drafts.load("mock-1") == (make_draft("I would ask"),)
    assert names(file.parent) == {file.name}


def test_drafts_of_another_sitting_are_not_loaded(file: Path) -> None:
    """If drafts of two sittings were saved, then each sitting gets its own."""
    other = make_draft("Other.", session_id="mock-2")
    DraftFile(file).save([*DRAFTS, other])

    assert DraftFile(file).load("mock-1") == DRAFTS
    assert DraftFile(file).load("mock-2") == (other,)
    assert DraftFile(file).load("mock") == ()


def test_nothing_saved_is_nothing_loaded(file: Path) -> None:
    """If no draft is left to be kept, then those saved before are gone."""
    DraftFile(file).save(DRAFTS)

    DraftFile(file).save([])

    assert DraftFile(file).load("mock-1") == ()


def test_cleared_drafts_are_gone(file: Path) -> None:
    """If drafts are thrown away, even twice, then nothing of them is left on the disk."""
    DraftFile(file).save(DRAFTS)

    DraftFile(file).clear()
    DraftFile(file).clear()

    assert DraftFile(file).load("mock-1") == ()
    assert names(file.parent) == set()


def test_a_missing_file_is_no_error(tmp_path: Path) -> None:
    """If there is no file, nor its folder, then there are no drafts, and none can be saved, which is told."""
    file = DraftFile(tmp_path / "nowhere" / "mock-draft.json")

    is_saved = file.save(DRAFTS)
    file.clear()

    assert not is_saved
    assert file.load("mock-1") == ()
    assert names(tmp_path) == set()


DAMAGED = {
    "nothing": "",
    "zeros": "\0" * 100,
    "no JSON": "I would",
    "a number": "7",
    "nothing at all": "null",
    "a list": "[]",
    "no drafts": "{}",
    "drafts that are no list": '{"version":1,"drafts":7}',
    "a draft that is none": '{"version":1,"drafts":[7]}',
    "a draft without its turn": '{"version":1,"drafts":[{"session_id":"mock-1"}]}',
    "an unknown part": text_with(mood="good"),
    "a time that is text": text_with(elapsed_s="long"),
    "a time that is nothing": text_with(elapsed_s=None),
    "hints that are a number": text_with(hinted=7),
    "a text that is a number": text_with(text=7),
    "a turn that is a number": text_with(turn=2),
    "something pending that is a list": text_with(pending=["I"]),
    "too deep": "[" * 100_000,
    "another version": text_with().replace('"version": 1', '"version": 2'),
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_file_is_no_error(file: Path, content: str) -> None:
    """If the file is no file of drafts, then there are none, and the next save makes it whole."""
    file.write_text(content, encoding="utf-8")

    loaded = DraftFile(file).load("mock-1")

    assert loaded == ()
    DraftFile(file).save(DRAFTS)
    assert DraftFile(file).load("mock-1") == DRAFTS


def test_a_file_cut_anywhere_is_no_error(file: Path) -> None:
    """If the file was cut short anywhere, also amid a letter, then there are no drafts."""
    DraftFile(file).save(DRAFTS)
    content = file.read_bytes()

    for end in range(len(content)):
        file.write_bytes(content[:end])

        assert DraftFile(file).load("mock-1") == ()


def test_a_folder_in_the_place_of_the_file_is_no_error(file: Path) -> None:
    """If a folder has the name of the file, then nothing is saved, loaded or thrown away; that is told."""
    (file / "mine").mkdir(parents=True)
    drafts = DraftFile(file)

    is_saved = drafts.save(DRAFTS)
    drafts.clear()

    assert not is_saved
    assert names(file.parent) == {file.name}
    assert drafts.load("mock-1") == ()
    assert (file / "mine").is_dir()


@POSIX
def test_drafts_are_private(file: Path) -> None:
    """If drafts are saved, then only the user can read them, also in the place of a file all could read."""
    file.write_text("{}")
    file.chmod(0o666)

    DraftFile(file).save(DRAFTS)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@POSIX
def test_a_full_disk_once_is_forgotten(file: Path) -> None:
    """If half a file was written when there was no space, then the next save is whole, and alone."""
    with files_limited_to(10):
        DraftFile(file).save([make_draft("x" * 100_000)])

    is_saved = DraftFile(file).save(DRAFTS)

    assert is_saved
    assert DraftFile(file).load("mock-1") == DRAFTS
    assert names(file.parent) == {file.name}


@POSIX
def test_an_unwritable_folder_is_no_error(plain_user_folder: Path) -> None:
    """If nothing can be written in the folder, then what was saved before stays, and nothing is raised."""
    drafts = DraftFile(plain_user_folder / "mock-draft.json")
    drafts.save(DRAFTS[:1])
    plain_user_folder.chmod(0o500)

    is_saved = drafts.save(DRAFTS)
    drafts.clear()

    assert not is_saved
    assert drafts.load("mock-1") == DRAFTS[:1]


@POSIX
def test_an_unreadable_file_is_no_error(plain_user_folder: Path) -> None:
    """If the file cannot be read, then there are no drafts."""
    path = plain_user_folder / "mock-draft.json"
    DraftFile(path).save(DRAFTS)
    path.chmod(0o000)

    assert DraftFile(path).load("mock-1") == ()


@POSIX
def test_a_full_disk_is_no_error(file: Path) -> None:
    """If there is no space for drafts, then that is told, and those saved before are still whole."""
    drafts = DraftFile(file)
    drafts.save(DRAFTS)

    with files_limited_to(10):
        is_saved = drafts.save([make_draft("x" * 100_000)])

    assert not is_saved
    assert drafts.load("mock-1") == DRAFTS
