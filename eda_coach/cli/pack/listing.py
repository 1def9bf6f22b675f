"""The packs there are, as a list."""

import sys
from contextlib import closing
from typing import Any

from eda_coach.cli.world.streams import is_unicode, put, put_line, terminal_width
from eda_coach.cli.world.wiring import Wiring
from eda_coach.content.index.opening import PackProblemsError
from eda_coach.content.shelf import ShelvedPack
from eda_coach.reports.json_text import json_text

# Of every JSON that `eda-coach pack` writes.
JSON_VERSION = 1


def list_packs(wiring: Wiring, *, as_json: bool) -> None:
    """List every pack on the shelf; one with problems is listed with a word about them."""
    listed = [_listed(shelved, wiring) for shelved in wiring.shelf.packs()]
    if as_json:
        put_json({"format": "eda-coach-packs", "version": JSON_VERSION, "packs": listed})
    else:
        _put_lines(listed)


def put_json(plain: Any) -> None:
    """Write JSON to standard output."""
    put(json_text(plain, ascii_only=not is_unicode(sys.stdout)))


def _listed(shelved: ShelvedPack, wiring: Wiring) -> dict[str, Any]:
    place = {"path": str(shelved.folder), "origin": shelved.origin.value}
    try:
        with closing(wiring.open_folder(shelved.folder)) as index:
            return index.summary | place
    except PackProblemsError as error:
        problem = f"{len(error.problems)} problems; run `eda-coach pack check {shelved.folder}`"
        return {"id": shelved.folder.name, "title": shelved.folder.name, "problem": problem} | place


def _put_lines(listed: list[dict[str, Any]]) -> None:
    from eda_coach.cli.lines import wrap

    for one in listed:
        for line in wrap(f"{one['id']}  ({one['origin']})", terminal_width(), rest="  "):
            put_line(line)
        what = one.get("problem") or ", ".join(
            f"{one[sort]} {sort}" for sort in ("questions", "concepts", "scenarios") if one[sort]
        )
        for line in wrap(f"{one['title']}: {what}", terminal_width(), first="  "):
            put_line(line)
