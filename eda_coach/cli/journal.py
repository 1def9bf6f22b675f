"""``eda-coach journal``: look after the record of your answers."""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Annotated, Any

import typer

from eda_coach.cli.world.documents import deliver
from eda_coach.cli.world.streams import is_unicode, put, put_line, say
from eda_coach.cli.world.wiring import Wiring, wiring_of
from eda_coach.errors import CoachError, UsageError
from eda_coach.journal.file import backups as copies
from eda_coach.journal.file.opening import open_journal, open_to_read, recover, restore, set_aside
from eda_coach.journal.log.lines import export_lines, import_lines
from eda_coach.journal.log.sqlite_errors import journal_error
from eda_coach.journal.log.store import SqliteJournal
from eda_coach.reports.json_text import json_text

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Look after the record of your answers.")
_FORMAT = "eda-coach-journal-check"


@app.command()
def path(ctx: typer.Context) -> None:
    """Show where the journal lies.

    Example: eda-coach journal path
    """
    put_line(str(wiring_of(ctx).home.journal))


@app.command()
def check(
    ctx: typer.Context, *, as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False
) -> None:
    """Check that the journal is whole, and count what is in it.

    Example: eda-coach journal check
    """
    wiring = wiring_of(ctx)
    with closing(open_to_read(wiring.home.journal, now=wiring.now())) as journal:
        _say_notices(journal)
        is_told = bool(journal.notices)
        problems = journal.integrity_problems()
        counts = journal.counts() if not problems else {}
        stale = [] if problems else journal.stale_views()
    found = copies.all_backups(wiring.home.data)
    facts: dict[str, Any] = {
        "format": _FORMAT,
        "version": 1,
        "path": str(wiring.home.journal),
        "problems": problems + stale,
        "events": counts,
        "backups": [str(one) for one in found],
    }
    _show_check(facts, as_json=as_json)
    if facts["problems"]:
        say("Run `eda-coach journal restore`: it sets the file aside and saves what can be saved.")
    if facts["problems"] or is_told:
        raise typer.Exit(1)


def _show_check(facts: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        put(json_text(facts, ascii_only=not is_unicode(sys.stdout)))
        return
    put_line(facts["path"])
    for problem in facts["problems"]:
        put_line(f"problem: {problem}")
    for kind, count in facts["events"].items():
        put_line(f"{count:6} {kind}")
    for one in facts["backups"]:
        put_line(f"backup: {Path(one).name}")
    if not facts["problems"]:
        put_line("The journal is whole.")


@app.command()
def backup(ctx: typer.Context) -> None:
    """Make a copy of the journal now; old copies are thinned.

    Example: eda-coach journal backup
    """
    wiring = wiring_of(ctx)
    with closing(open_journal(wiring.home.journal, now=wiring.now())):
        put_line(str(_backup(wiring, why="by-hand")))


@app.command(name="restore")
def restore_command(
    ctx: typer.Context,
    backup: Annotated[str | None, typer.Argument(help="A backup; the newest if left out.")] = None,
) -> None:
    """Go back to a backup, or mend a damaged journal; the file as it is now is set aside.

    A damaged journal is made anew out of the newest backup and all that can still be read.

    Example: eda-coach journal restore
    """
    wiring = wiring_of(ctx)
    if backup is not None:
        _go_back(_backup_path(backup, wiring), wiring)
    elif not _is_mended(wiring):
        newest = _newest_backup(wiring)
        if newest is None:
            raise CoachError("There is no backup yet.", hint="Make one with `eda-coach journal backup`.")
        _go_back(newest, wiring)


def _go_back(backup: Path, wiring: Wiring) -> None:
    aside = restore(wiring.home.journal, backup, now=wiring.now())
    say(f"In place now: {backup.name}")
    if aside is not None:
        say(f"The journal as it was: {aside}")


def _is_mended(wiring: Wiring) -> bool:
    """Whether the journal was damaged and is mended now; opening it may do so, and says so."""
    path, now = wiring.home.journal, wiring.now()
    if not path.exists():
        return False
    with closing(open_to_read(path, now=now)) as journal:
        _say_notices(journal)
        is_damaged = bool(journal.integrity_problems())
        is_told = bool(journal.notices)
    if is_damaged:
        with closing(recover(path, now=now)) as journal:
            _say_notices(journal)
    return is_damaged or is_told


def _newest_backup(wiring: Wiring) -> Path | None:
    """The newest copy that was made to go back to, not to keep something from coming back."""
    found = copies.all_backups(wiring.home.data)
    return next((one for one in reversed(found) if "-after-" not in one.name), None)


def _say_notices(journal: SqliteJournal) -> None:
    for notice in journal.notices:
        say(notice)


def _backup_path(name: str, wiring: Wiring) -> Path:
    found = copies.all_backups(wiring.home.data)
    named = next((one for one in found if one.name == name), Path(name))
    if not named.is_file():
        listed = ", ".join(one.name for one in found) or "none yet"
        raise UsageError(f"There is no backup {name!r}.", hint=f"Backups: {listed}.")
    return named


@app.command()
def export(
    ctx: typer.Context,
    *,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="Write to a file.")
    ] = None,
) -> None:
    """Write every event as JSON Lines.

    Example: eda-coach journal export -o journal.jsonl
    """
    wiring = wiring_of(ctx)
    with closing(open_to_read(wiring.home.journal, now=wiring.now())) as journal:
        ascii_only = output in (None, "-") and not is_unicode(sys.stdout)
        text = "".join(f"{line}\n" for line in export_lines(journal.records(), ascii_only=ascii_only))
    deliver(text, output)


@app.command(name="import")
def import_command(
    ctx: typer.Context, file: Annotated[str, typer.Argument(help="An export; - for standard input.")]
) -> None:
    """Add the events of an export that are not here yet; all of them, or none if a line is bad.

    Example: eda-coach journal import journal.jsonl
    """
    wiring = wiring_of(ctx)
    records = import_lines(_lines(file), name="standard input" if file == "-" else file)
    with closing(open_journal(wiring.home.journal, now=wiring.now())) as journal:
        added = journal.merge_records(records)
    known = "" if added == len(records) else "; the others were here already"
    say(f"{added} of {len(records)} events added{known}.")


def _lines(file: str) -> list[str]:
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return content.decode("utf-8-sig").split("\n")
    except OSError as error:
        raise UsageError(f"{file} cannot be read ({error.strerror}).", hint="Check the path.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} is not UTF-8.", hint="Export the journal anew.") from error


@app.command()
def reset(
    ctx: typer.Context, *, yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False
) -> None:
    """Start with an empty journal; the present one is set aside, not deleted.

    Example: eda-coach journal reset --yes
    """
    wiring = wiring_of(ctx)
    journal_path = wiring.home.journal
    if not journal_path.exists():
        say("There is no journal yet.")
        return
    if not yes and not _is_sure(wiring):
        raise CoachError("Nothing was changed.")
    aside = set_aside(journal_path, "reset", now=wiring.now())
    with closing(open_journal(journal_path, now=wiring.now())):
        # Newer than every other copy: mending the new journal must not bring the old answers back.
        _backup(wiring, why="after-reset")
        say(f"The journal is empty now. The one before: {aside}")


def _backup(wiring: Wiring, *, why: str = "") -> Path:
    path, folder = wiring.home.journal, wiring.home.data
    try:
        return copies.backup_file(path, folder, now=wiring.now(), why=why)
    except sqlite3.Error as error:
        raise journal_error(error, path) from error
    except OSError as error:
        raise CoachError(
            f"No copy could be made in {folder} ({error.strerror}).", hint="Check the folder `backups` in it."
        ) from error


def _is_sure(wiring: Wiring) -> bool:
    if not wiring.is_interactive():
        raise UsageError("Nobody can be asked: this is no terminal.", hint="Say --yes.")
    try:
        return typer.confirm("Start with an empty journal?", err=True)
    except typer.Abort:
        raise KeyboardInterrupt from None
