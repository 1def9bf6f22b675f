"""Drafts of a mock interview: what is being typed, saved while it is typed."""

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from eda_coach.content.coding import decode, encode
from eda_coach.interview.mock.session import Draft
from eda_coach.journal.log.checking import fits
from eda_coach.journal.log.records import json_text

_VERSION = 1


class DraftFile:
    """One small file, replaced whole at each change: it survives a kill, but is not forced to the disk."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def save(self, drafts: Sequence[Draft]) -> bool:
        """Keep drafts; whether that could be done. Where it cannot, the interview goes on without."""
        text = json_text({"version": _VERSION, "drafts": [encode(draft) for draft in drafts]})
        new = self._path.with_name(f".{self._path.name}.new")
        try:
            new.unlink(missing_ok=True)  # whoever made it may have let others read it
            with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(text.encode())
            os.replace(new, self._path)  # noqa: PTH105 - atomic on every system, which rename is not
        except OSError:
            with suppress(OSError):
                new.unlink(missing_ok=True)
            return False
        return True

    def load(self, session_id: str) -> tuple[Draft, ...]:
        """Drafts of a sitting; none where there are none or the file is no such file."""
        try:
            plain = json.loads(self._path.read_text(encoding="utf-8"))
            if plain["version"] != _VERSION or not fits(tuple[Draft, ...], plain["drafts"]):
                return ()
            drafts = tuple(decode(Draft, one) for one in plain["drafts"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return ()
        return tuple(draft for draft in drafts if draft.session_id == session_id)

    def clear(self) -> None:
        """Throw all drafts away."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
