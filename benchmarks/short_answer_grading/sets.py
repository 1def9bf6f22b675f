"""The public sets, read from where they lie; none of it is part of this project."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SETS = ("beetle", "scientsbank", "saf")
PHYSICS = "physics_rubric"


class NoDataError(Exception):
    """The folder with the sets is not there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Criterion:
    """A criterion of the physics rubric: its text, and wordings that are good as well."""

    id: str
    references: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """An answer with what people gave it.

    Attributes:
        score: From 0 to 1.
        ratings: By criterion, 0 or 1 of each rater; physics only.
    """

    question_id: str
    question: str
    references: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    answer: str
    score: float
    ratings: Mapping[str, Sequence[int]]


def read_set(folder: Path, name: str) -> list[Row]:
    """Read a set, in the order of its file.

    Raises:
        NoDataError: The file is not there.
    """
    path = folder / f"{name}.jsonl"
    if not path.is_file():
        raise NoDataError(f"No {path}: name the folder that holds the sets with --data.")
    return [_row(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _row(raw: dict) -> Row:  # type: ignore[type-arg] # as it stands in the file
    return Row(
        question_id=raw["question_id"],
        question=raw["question"],
        references=tuple(raw["reference_answers"]),
        criteria=tuple(
            Criterion(id=one["id"], references=(one["text"], *one["phrasings"]))
            for one in raw["rubric"] or ()
        ),
        answer=raw["answer"],
        score=raw["score01"],
        ratings=raw["per_criterion"] or {},
    )
