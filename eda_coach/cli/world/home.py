"""The folders of one user: data, configuration and cache."""

import os
from dataclasses import dataclass
from pathlib import Path

ENVIRONMENT_VARIABLE = "EDA_COACH_HOME"
_NAME = "eda-coach"


@dataclass(frozen=True, kw_only=True, slots=True)
class Home:
    """Where things of one user lie."""

    data: Path
    cache: Path

    @property
    def journal(self) -> Path:
        """File of the journal."""
        return self.data / "journal.sqlite"

    @property
    def mock_drafts(self) -> Path:
        """Folder of what is being typed in mock interviews, a file for each."""
        return self.data / "mock-drafts"

    @property
    def packs(self) -> Path:
        """Folder of the user's own packs."""
        return self.data / "packs"


def find_home() -> Home:
    """The user's folders: below ``EDA_COACH_HOME`` if that is set, else where the system wants them."""
    override = os.environ.get(ENVIRONMENT_VARIABLE)
    if override:
        home = Path(override).expanduser().absolute()
        return Home(data=home / "data", cache=home / "cache")
    from platformdirs import user_cache_path, user_data_path

    return Home(data=user_data_path(_NAME, appauthor=False), cache=user_cache_path(_NAME, appauthor=False))
