"""Where packs are found: bundled with the program, in the user's data folder, or at a path."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from eda_coach.errors import PackNotFoundError
from eda_coach.language.nearest import suggestion

DEFAULT_PACK = "event-driven-vs-request-response"


class Origin(StrEnum):
    """Where a pack comes from."""

    USER = "user"
    BUNDLED = "bundled"
    PATH = "path"


@dataclass(frozen=True, kw_only=True, slots=True)
class ShelvedPack:
    """A folder that holds a pack."""

    folder: Path
    origin: Origin


@dataclass(frozen=True, kw_only=True, slots=True)
class Shelf:
    """The places where packs lie. A pack of the user goes before a bundled one of the same name."""

    user: Path
    bundled: Path

    def packs(self) -> tuple[ShelvedPack, ...]:
        """Every pack on the shelf, the user's first, each by the name of its folder."""
        return tuple(
            ShelvedPack(folder=folder, origin=origin)
            for place, origin in ((self.user, Origin.USER), (self.bundled, Origin.BUNDLED))
            for folder in _folders(place)
        )

    def find(self, name: str) -> ShelvedPack:
        """The pack of that name, or at that path.

        Raises:
            PackNotFoundError: There is neither.
        """
        by_name = {pack.folder.name: pack for pack in reversed(self.packs())}
        if name in by_name:
            return by_name[name]
        folder = _folder_at(name)
        if folder is not None:
            return ShelvedPack(folder=folder, origin=Origin.PATH)
        hint = suggestion(name, by_name)
        raise PackNotFoundError(
            f"No pack named {name!r}, and no folder at that path.", hint=hint[:1].upper() + hint[1:]
        )


def bundled_packs() -> Path:
    """Folder of the bundled packs: inside the installed package, or ``content/`` of a checkout."""
    package = Path(__file__).parent.parent
    installed = package / "bundled"
    return installed if installed.is_dir() else package.parent / "content"


def _folder_at(name: str) -> Path | None:
    try:
        folder = Path(name).expanduser()
        if folder.is_file() and folder.name == "pack.yaml":
            folder = folder.parent
        return folder if folder.is_dir() else None
    except (OSError, RuntimeError):
        return None  # too long for a path, closed to this user, or ~ of a user that does not exist


def _folders(place: Path) -> list[Path]:
    if not place.is_dir():
        return []
    return sorted(folder for folder in place.iterdir() if (folder / "pack.yaml").is_file())
