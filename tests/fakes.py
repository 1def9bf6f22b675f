"""In-memory stand-ins for the world: a clock that obeys, ids that count, a wiring made of them."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from eda_coach.cli.world.home import Home
from eda_coach.cli.world.wiring import Wiring
from tests.builders import NOW


class FakeClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """This moment."""
        return self.now

    def move(self, **step: float) -> None:
        """Let some time pass, given as for a timedelta."""
        self.now += timedelta(**step)


class FakeIds:
    """Ids in the order they are asked for: ``id-1``, ``id-2``, ..."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> str:
        """The next id."""
        self.count += 1
        return f"id-{self.count}"


def make_wiring(folder: Path, **changes: Any) -> Wiring:
    """A wiring whose home is a folder, with fixed time, ids and seed, and nobody at the terminal."""
    fields: dict[str, Any] = {
        "home": Home(data=folder / "data", cache=folder / "cache"),
        "now": FakeClock(),
        "new_id": FakeIds(),
        "new_seed": _seven,
        "is_interactive": _nobody,
    }
    return Wiring(**fields | changes)


def _seven() -> int:
    return 7


def _nobody() -> bool:
    return False


def somebody() -> bool:
    """Somebody sits at the terminal."""
    return True
