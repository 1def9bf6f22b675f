"""What commands reach the world through; tests hand them another one."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from eda_coach import system_clock
from eda_coach.cli.world.home import Home, find_home
from eda_coach.cli.world.streams import say, terminal_width
from eda_coach.content.index.opening import open_pack
from eda_coach.content.index.pack_index import PackIndex
from eda_coach.content.shelf import DEFAULT_PACK, Shelf, bundled_packs
from eda_coach.errors import CoachError, UsageError

# Characters of a progress bar, and of the words and figures beside it with room to spare.
_BAR = 36
_BESIDE_BAR = 30

# Moments outside cannot be stored, counted or shown everywhere.
_FIRST_YEAR = 1970
_LAST_YEAR = 9000


@dataclass(frozen=True, kw_only=True, slots=True)
class Wiring:
    """The world, as far as commands need it.

    Attributes:
        now: The clock.
        is_interactive: Whether somebody sits at a terminal.
    """

    home: Home = field(default_factory=find_home)
    now: Callable[[], datetime] = system_clock.now
    new_id: Callable[[], str] = system_clock.new_id
    new_seed: Callable[[], int] = system_clock.new_seed
    is_interactive: Callable[[], bool] = lambda: sys.stdin.isatty() and sys.stderr.isatty()

    @property
    def shelf(self) -> Shelf:
        """Where packs are found."""
        return Shelf(user=self.home.packs, bundled=bundled_packs())

    def open_pack(self, name: str | None) -> PackIndex:
        """Open a pack by its name or path; the bundled one for None."""
        return self.open_folder(self.shelf.find(name or DEFAULT_PACK).folder)

    def open_folder(self, folder: Path) -> PackIndex:
        """Open the pack in a folder."""
        with self.progress() as progress:
            return open_pack(folder, self.home.cache, progress=progress)

    def topic_titles(self, folder: str | None) -> dict[str, str]:
        """Titles of a pack's topics by id; empty if it cannot be opened."""
        try:
            with closing(self.open_pack(folder)) as index:
                return index.titles("topic", index.ids("topic"))
        except CoachError:
            return {}

    def pack_option(self, folder: str | None) -> str:
        """How a pack is named on the command line; empty for the bundled or an unknown one."""
        if folder is None or Path(folder) == (self.shelf.bundled / DEFAULT_PACK).resolve():
            return ""
        from shlex import quote  # only for a pack of the user's own

        on_shelf = Path(folder).parent in (self.home.packs.resolve(), self.shelf.bundled.resolve())
        return f"--pack {quote(Path(folder).name if on_shelf else folder)}"

    @staticmethod
    def progress() -> AbstractContextManager[Callable[[int, int], None]]:
        """A bar for the reading of a pack."""
        return _progress()


def wiring_of(context: Any) -> Wiring:
    """The wiring of a call; the real one unless a test has given another."""
    root = context.find_root()
    if root.obj is None:
        root.obj = Wiring()
    wiring: Wiring = root.obj
    return wiring


def clock_of(wiring: Wiring, now: str | None) -> Callable[[], datetime]:
    """The clock of a call: stopped at ``--now`` if that is given.

    Raises:
        UsageError: It is no moment.
    """
    if now is None:
        return wiring.now
    try:
        moment = datetime.fromisoformat(now)
    except ValueError as error:
        raise UsageError(
            f"--now {now!r} is no moment.", hint="Write it as 2026-11-23T22:00 or 2026-11-23T22:00+01:00."
        ) from error
    # Without an offset a moment means UTC: the same words must mean the same everywhere.
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise UsageError(
            f"--now {now!r} is too far away.", hint=f"Name a year from {_FIRST_YEAR} to {_LAST_YEAR}."
        )
    return lambda: moment


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """A bar for the reading of a pack; nothing where nobody looks, or if the pack is compiled already."""
    bars: list[Any] = []

    def show(done: int, of: int) -> None:
        if not sys.stderr.isatty():
            return
        if not bars:
            import typer

            width = min(_BAR, terminal_width() - _BESIDE_BAR)
            bars.append(typer.progressbar(length=of, label="Reading the pack", width=width, file=sys.stderr))
            bars[0].__enter__()
        bars[0].update(done - bars[0].pos)

    try:
        yield show
    finally:
        if bars:
            bars[0].__exit__(None, None, None)
            say()
