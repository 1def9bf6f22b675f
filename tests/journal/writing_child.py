"""A process that appends to a journal until it is done or killed; each line it prints is a kept append."""

import sys
from contextlib import closing
from itertools import count, islice
from pathlib import Path

from eda_coach.journal.file.opening import open_journal
from eda_coach.practice.attempt import NoteKind
from tests.builders import NOW, make_attempts, make_note


def write(path: Path, session: str, *, most: int | None) -> None:
    """Append an attempt and a note at a time, and say so when they are kept."""
    sys.stdin.readline()  # the word to start, so that several can start at once
    with closing(open_journal(path, now=NOW)) as journal:
        for number in islice(count(), most):
            id_ = f"{session}-{number}"
            note = make_note(NoteKind.FLAGGED, id_=f"{id_}-note", session_id=session, question_id="demo/q0")
            journal.append([*make_attempts(1, id_=id_, session_id=session, place=number), note])
            sys.stdout.write(f"{id_}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    write(Path(sys.argv[1]), sys.argv[2], most=int(sys.argv[3]) if len(sys.argv) > 3 else None)
