"""Where packs are found."""

from pathlib import Path

import pytest

from eda_coach.content.shelf import DEFAULT_PACK, Origin, Shelf, ShelvedPack, bundled_packs
from eda_coach.errors import PackNotFoundError
from tests.builders import write_pack


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A shelf with two packs of the user and two bundled ones, one name on both."""
    for name in ("user/Mine", "user/both", "bundled/both", "bundled/theirs"):
        write_pack(tmp_path / name)
    (tmp_path / "user" / "no-pack").mkdir()
    return Shelf(user=tmp_path / "user", bundled=tmp_path / "bundled")


def test_packs_of_the_user_come_first(shelf: Shelf) -> None:
    """If packs are listed, then the user's come first, by name, and other folders are passed over."""
    listed = [(pack.folder.name, pack.origin) for pack in shelf.packs()]

    assert listed == [
        ("Mine", Origin.USER),
        ("both", Origin.USER),
        ("both", Origin.BUNDLED),
        ("theirs", Origin.BUNDLED),
    ]


def test_pack_of_the_user_goes_before_a_bundled_one(shelf: Shelf) -> None:
    """If a name stands for two packs, then it means the user's."""
    assert shelf.find("both") == ShelvedPack(folder=shelf.user / "both", origin=Origin.USER)
    assert shelf.find("theirs").origin is Origin.BUNDLED


@pytest.mark.parametrize("end", ["", "/", "/pack.yaml"])
def test_pack_is_found_by_its_path(shelf: Shelf, tmp_path: Path, end: str) -> None:
    """If the name is a path to a folder or its pack.yaml, then that folder is the pack."""
    folder = write_pack(tmp_path / "elsewhere")

    assert shelf.find(f"{folder}{end}") == ShelvedPack(folder=folder, origin=Origin.PATH)


def test_home_is_found_by_its_short_name(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If a path begins with ~, then it begins in the user's home."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))

    assert shelf.find("~/user/Mine").folder == tmp_path / "user" / "Mine"


def test_unknown_name_is_told_with_the_nearest(shelf: Shelf) -> None:
    """If there is no such pack, then the error names the nearest, spelt as it is."""
    with pytest.raises(PackNotFoundError, match="No pack named 'Mien'") as caught:
        shelf.find("Mien")

    assert caught.value.hint == 'Did you mean "Mine"?'


@pytest.mark.parametrize("name", ["~nobody-here/pack", "x" * 10_000, "a\0b", "\udcff"])
def test_name_that_can_be_no_path_is_not_found(shelf: Shelf, name: str) -> None:
    """If a name cannot even be a path, then there is no such pack, and no other error."""
    with pytest.raises(PackNotFoundError):
        shelf.find(name)


def test_missing_folders_hold_no_packs(tmp_path: Path) -> None:
    """If neither folder exists, then the shelf is empty."""
    shelf = Shelf(user=tmp_path / "a", bundled=tmp_path / "b")

    assert shelf.packs() == ()


def test_default_pack_is_bundled() -> None:
    """If nothing was installed, then the default pack is found beside the program."""
    assert (bundled_packs() / DEFAULT_PACK / "pack.yaml").is_file()
