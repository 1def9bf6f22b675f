"""Run the measurements: ``python -m benchmarks [PART ...] [--rounds N] [--data FOLDER]``."""

import argparse
import platform
import sys
import tempfile
from pathlib import Path

from benchmarks import grading, growth, interview, review, start_up
from benchmarks.material import sqlite_version
from benchmarks.short_answer_grading import report
from benchmarks.short_answer_grading.sets import NoDataError

_PARTS = {
    "start-up": start_up.main,
    "growth": growth.main,
    "grading": grading.main,
    "interview": interview.main,
    "review": review.main,
}
_GRADING = "short-answer-grading"
# The public sets lie beside the project, not in it.
_DATA = Path(__file__).parent.parent.parent / "shared" / "grading" / "dev"


def main() -> None:
    """Run the parts that are asked for; all by default."""
    parser = argparse.ArgumentParser(
        description="Measure the claims of benchmarks/README.md on this machine."
    )
    parser.add_argument(
        "part", nargs="*", choices=[*_PARTS, _GRADING, []], help="which part; all that are timed if left out"
    )
    parser.add_argument("--rounds", type=int, default=11, help="how often each thing is timed (11)")
    parser.add_argument("--data", type=Path, default=_DATA, help="folder of the public short-answer sets")
    arguments = parser.parse_args()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    print(f"{python}, {platform.system()}, SQLite {sqlite_version()}")
    with tempfile.TemporaryDirectory() as scratch:
        for name in arguments.part or _PARTS:
            if name == _GRADING:
                _grade(arguments.data)
            else:
                _PARTS[name](Path(scratch) / name, rounds=arguments.rounds)


def _grade(data: Path) -> None:
    try:
        report.main(data)
    except NoDataError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
