"""How times grow with the size of a pack and of a journal."""

import os
from contextlib import closing
from pathlib import Path

from benchmarks.material import START, fill_journal, first_records, one_answer, write_pack
from benchmarks.timing import Row, call, in_turn, process, program, rows, show
from eda_coach.content.reading.pack_reader import read_pack
from eda_coach.journal.file.opening import open_journal

# Ten times as much, in not much more than ten times as long.
_LINEAR = 11.0


def main(scratch: Path, *, rounds: int) -> None:
    """Measure reading, reports and the start of a quiz at two sizes each, and one durable append."""
    scratch.mkdir()
    _reading(scratch, rounds=min(rounds, 3))
    _journal_size(scratch, rounds=min(rounds, 5))
    _durability(scratch)


def _reading(scratch: Path, *, rounds: int) -> None:
    small, large = write_pack(scratch / "pack-1k", 1_000), write_pack(scratch / "pack-10k", 10_000)
    timed = {
        "read and check 1,000 questions": call(lambda: read_pack(small)),
        "read and check 10,000 questions": call(lambda: read_pack(large)),
    }
    medians = in_turn(timed, rounds=rounds)
    targets = {"read and check 10,000 questions": _LINEAR}
    show("Reading a pack", rows(medians, yardstick="read and check 1,000 questions", targets=targets))


def _journal_size(scratch: Path, *, rounds: int) -> None:
    pack = write_pack(scratch / "pack-2k", 2_000)
    homes = {}
    for attempts in (10_000, 100_000):
        homes[attempts] = scratch / f"home-{attempts}"
        fill_journal(homes[attempts], pack, attempts)
    answers = one_answer(scratch, pack, homes[10_000])
    report, quiz = (
        program("report", "--format", "json"),
        program("quiz", "--pack", str(pack), "--answers", str(answers)),
    )
    for title, command, target in (("Report", report, _LINEAR), ("Quiz of one question", quiz, 1.2)):
        timed = {f"{attempts:,} attempts": process(command, home) for attempts, home in homes.items()}
        medians = in_turn(timed, rounds=rounds)
        show(title, rows(medians, yardstick="10,000 attempts", targets={"100,000 attempts": target}))


def _durability(scratch: Path) -> None:
    """One attempt appended, against one small write with fsync to the same disk."""
    pack = write_pack(scratch / "pack-small", 20)
    fill_journal(scratch / "filled", pack, 1_000)
    attempts = [record for record in first_records(scratch / "filled", 1_050) if record.kind == "attempt"]
    log = os.open(scratch / "log", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    body = attempts[0].body.encode()
    with closing(open_journal(scratch / "journal.sqlite", now=START)) as journal:
        waiting = iter(attempts)

        def append() -> None:
            journal.append_records([next(waiting)])

        def write() -> None:
            os.write(log, body)
            os.fsync(log)

        medians = in_turn(
            {"one write and fsync": call(write), "one attempt appended": call(append)}, rounds=200
        )
    os.close(log)
    table: list[Row] = rows(medians, yardstick="one write and fsync", targets={})
    show("Durability", table)
