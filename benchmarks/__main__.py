"""Run the measurements: ``python -m benchmarks [start-up|growth] [--rounds N]``."""

import argparse
import platform
import tempfile
from pathlib import Path

from benchmarks import growth, start_up
from benchmarks.material import sqlite_version

_PARTS = {"start-up": start_up.main, "growth": growth.main}


def main() -> None:
    """Run the parts that are asked for; all by default."""
    parser = argparse.ArgumentParser(
        description="Measure the claims of benchmarks/README.md on this machine."
    )
    parser.add_argument("part", nargs="*", choices=[*_PARTS, []], help="which part; all if left out")
    parser.add_argument("--rounds", type=int, default=11, help="how often each thing is timed (11)")
    arguments = parser.parse_args()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    print(f"{python}, {platform.system()}, SQLite {sqlite_version()}")
    with tempfile.TemporaryDirectory() as scratch:
        for name in arguments.part or _PARTS:
            _PARTS[name](Path(scratch) / name, rounds=arguments.rounds)


if __name__ == "__main__":
    main()
