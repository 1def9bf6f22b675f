"""What a shell offers for the values of options: names out of the compiled pack."""

from collections.abc import Callable
from contextlib import closing
from typing import Any

from eda_coach.cli.world.wiring import wiring_of
from eda_coach.errors import CoachError
from eda_coach.language.printable import one_line

Completer = Callable[[Any, str], list[tuple[str, str]]]


def names_of(sort: str) -> Completer:
    """A completer for ids of one sort (``topic``, ``concept``, ...) of the pack that ``--pack`` names."""

    def complete(ctx: Any, incomplete: str) -> list[tuple[str, str]]:
        try:
            with closing(wiring_of(ctx).open_pack(ctx.params.get("pack"))) as index:
                ids = [id_ for id_ in index.ids(sort) if id_.startswith(incomplete)]
                titles = index.titles(sort, ids)
        except CoachError:
            return []  # a shell in the middle of a line is no place for a word about a broken pack
        return [(id_, one_line(title)) for id_, title in titles.items()]

    return complete


def packs(ctx: Any, incomplete: str) -> list[tuple[str, str]]:
    """A completer for the packs on the shelf."""
    found = wiring_of(ctx).shelf.packs()
    return [(one.folder.name, one.origin.value) for one in found if one.folder.name.startswith(incomplete)]
