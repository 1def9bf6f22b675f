"""Whole processes and single calls, timed in turn, told as ratios of medians."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One line of a table.

    Attributes:
        ratio: Median over the median of the yardstick.
        target: The ratio to reach; None for a yardstick or a floor.
    """

    what: str
    median_ms: float
    ratio: float
    target: float | None


Timed = Callable[[], float]


def in_turn(timed: Mapping[str, Timed], *, rounds: int) -> dict[str, float]:
    """Medians in seconds: every candidate once a round, so that a slow minute of the machine hits all."""
    seconds: dict[str, list[float]] = {name: [] for name in timed}
    for one in timed.values():
        one()  # not counted: caches are filled
    for _ in range(rounds):
        for name, one in timed.items():
            seconds[name].append(one())
    return {name: median(values) for name, values in seconds.items()}


def process(command: Sequence[str], home: Path, **variables: str) -> Timed:
    """Seconds of a whole process, from its start to its end."""
    environment = {**os.environ, "EDA_COACH_HOME": str(home), **variables}

    def run() -> float:
        start = time.perf_counter()
        subprocess.run(command, env=environment, check=True, capture_output=True)
        return time.perf_counter() - start

    return run


def call(function: Callable[[], object]) -> Timed:
    """Seconds of one call."""

    def run() -> float:
        start = time.perf_counter()
        function()
        return time.perf_counter() - start

    return run


def program(*words: str) -> list[str]:
    """The installed program beside this interpreter."""
    return [str(Path(sys.executable).parent / "eda-coach"), *words]


def rows(medians: Mapping[str, float], *, yardstick: str, targets: Mapping[str, float]) -> list[Row]:
    """Medians as rows of a table."""
    unit = medians[yardstick]
    return [
        Row(what=what, median_ms=seconds * 1000, ratio=seconds / unit, target=targets.get(what))
        for what, seconds in medians.items()
    ]


def show(title: str, table: Sequence[Row]) -> None:
    """Print a table as Markdown."""
    print(f"\n## {title}\n\n| what | median ms | ratio | to reach |\n|---|--:|--:|--:|")
    for row in table:
        target = (
            "" if row.target is None else f"{row.target:g}{'' if row.ratio <= row.target else '  MISSED'}"
        )
        print(f"| {row.what} | {row.median_ms:.1f} | {row.ratio:.2f} | {target} |")
