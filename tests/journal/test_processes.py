"""Killed processes and several at once: no answer that was acknowledged is ever lost."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from eda_coach.errors import JournalError
from eda_coach.journal.file.opening import open_journal
from tests.builders import NOW, make_attempts, make_session, make_single


def start(path: Path, session: str, *most: str) -> subprocess.Popen[str]:
    """A process that appends one attempt after the other."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.journal.writing_child", str(path), session, *most],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        text=True,
    )


def go(child: subprocess.Popen[str]) -> None:
    """The word to start."""
    assert child.stdin is not None
    child.stdin.write("go\n")
    child.stdin.flush()


def read_until_killed(child: subprocess.Popen[str], count: int) -> list[str]:
    """Kill a process right after so many acknowledged appends; every one that it acknowledged."""
    assert child.stdout is not None
    seen = [child.stdout.readline().strip() for _ in range(count)]
    child.kill()
    rest = child.stdout.read()  # communicate() would miss what was read ahead with the first lines
    child.communicate()
    return [*seen, *rest.split("\n")[:-1]]


@pytest.mark.parametrize("count", [1, 2, 3, 150])
def test_kill_9_loses_nothing_that_was_acknowledged(path: Path, count: int) -> None:
    """If the process is killed right after an append, or amid the next, then all before it are there."""
    child = start(path, "s")
    go(child)

    acknowledged = read_until_killed(child, count)

    with closing(open_journal(path, now=NOW)) as journal:
        kept = [attempt.id for attempt in journal.past("s").attempts]
        assert len(acknowledged) >= count
        assert kept[: len(acknowledged)] == acknowledged
        assert len(kept) <= len(acknowledged) + 1
        assert journal.counts() == {"attempt": len(kept), "flagged": len(kept)}
        assert (journal.notices, journal.stale_views(), journal.integrity_problems()) == ((), [], [])


def test_a_killed_session_goes_on_where_it_was(path: Path) -> None:
    """If the process of a session was killed, then the next one reads its past and appends to it."""
    child = start(path, "s")
    go(child)
    acknowledged = read_until_killed(child, 3)

    with closing(open_journal(path, now=NOW)) as journal:
        done = len(journal.past("s").attempts)
        journal.append(make_attempts(1, id_="next", session_id="s"))

        assert done >= len(acknowledged)
        assert len(journal.past("s").attempts) == done + 1


def test_processes_that_write_at_once_lose_nothing(path: Path) -> None:
    """If three processes make the journal and write to it at once, then all their events are there."""
    children = [start(path, session, "40") for session in ("a", "b", "c")]

    for child in children:
        go(child)
    ended = [(*child.communicate(), child.returncode) for child in children]

    assert [(len(out.split()), errors, code) for out, errors, code in ended] == [(40, "", 0)] * 3
    with closing(open_journal(path, now=NOW)) as journal:
        assert journal.counts() == {"attempt": 120, "flagged": 120}
        assert [len(journal.past(session).attempts) for session in ("a", "b", "c")] == [40, 40, 40]
        assert (journal.stale_views(), journal.integrity_problems()) == ([], [])


def test_a_damaged_journal_is_mended_once(path: Path) -> None:
    """If three processes find the journal damaged at once, then one mends it, and nothing is lost after."""
    path.parent.mkdir()
    path.write_bytes(b"damaged")
    children = [start(path, session, "5") for session in ("a", "b", "c")]

    for child in children:
        go(child)
    codes = [(child.communicate()[1], child.returncode) for child in children]

    assert codes == [("", 0)] * 3
    assert len(list(path.parent.glob("journal-damaged-*.sqlite"))) == 1
    with closing(open_journal(path, now=NOW)) as journal:
        assert journal.counts() == {"attempt": 15, "flagged": 15}


def test_the_second_process_in_a_session_is_told(path: Path) -> None:
    """If two processes go on with one session, then the second to append is told, and nothing is lost."""
    with closing(open_journal(path, now=NOW)) as first, closing(open_journal(path, now=NOW)) as second:
        first.start(make_session([make_single("q0")]))
        second.past("session-1")
        first.append(make_attempts(1))

        with pytest.raises(JournalError, match="Another eda-coach has gone on with this session") as raised:
            second.append(make_attempts(1, first=1))

        assert "go on with `--resume`" in raised.value.hint
        first.append(make_attempts(1, first=2))
        second.past("session-1")
        second.append(make_attempts(1, first=3))
        assert [row.question for row in first.rows()] == ["q0", "q2", "q3"]


def test_a_journal_that_stays_locked_is_told(path: Path) -> None:
    """If another program never lets go of the file, then an append gives up with a clear word."""
    with closing(open_journal(path, now=NOW)) as journal, closing(sqlite3.connect(path)) as other:
        journal.connection().execute("PRAGMA busy_timeout = 20")
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(JournalError, match="Another program keeps the journal"):
            journal.append(make_attempts(1))

        other.rollback()
        journal.append(make_attempts(1))
        assert len(journal.rows()) == 1
