"""Grade the sets by their reference answers, and print the figures as Markdown."""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from statistics import mean

from benchmarks.short_answer_grading.mutations import MUTATIONS
from benchmarks.short_answer_grading.published import (
    AUC_TO_REACH,
    OF_CRITERIA,
    PEARSON_BY_METHOD,
    PEARSON_TO_REACH,
    SHARE_TO_REACH,
)
from benchmarks.short_answer_grading.sets import PHYSICS, SETS, Row, read_set
from benchmarks.short_answer_grading.statistics import accuracy, auc, kappa, macro_f1, pearson, rmse, spearman
from eda_coach.grading.rubric.references.agreement import agreement
from eda_coach.grading.rubric.references.compiled import References, compile_references
from eda_coach.grading.rubric.references.said import Said, read_said
from eda_coach.language.sentences.clauses import Passage, read_passage

# Two-way decisions: people pass an answer of at least half the points. Ours is taken at the same half, and
# at a lower threshold too, since references say more than an answer has to: fixed, and not fitted to a set.
_HALF, _LENIENT = 0.5, 0.3
_SEED = 7


def main(data: Path) -> None:
    """Measure every set in a folder.

    Raises:
        NoDataError: A set is not there.
    """
    rows_by_set = {name: read_set(data, name) for name in SETS}
    physics = read_set(data, PHYSICS)
    print("\n## Reference-only grading\n")
    _table(
        [
            *("set", "rows", "questions", "Pearson", "to reach", "Spearman", "RMSE", "accuracy", "macro-F1"),
            f"macro-F1 at {_LENIENT}",
        ],
        (_of_set(name, rows) for name, rows in rows_by_set.items()),
    )
    print("\nAccuracy and macro-F1 are two-way: at least half of the points, by us and by people.\n")
    _table(["Pearson, by method", *SETS, "physics total"], _methods(rows_by_set, physics))
    print("\n## References changed: mean share of the points\n")
    _table(["change", "at most", *SETS], _mutated(rows_by_set))
    print("\n## Physics, criterion by criterion\n")
    _table(["criterion", "AUC", "kappa with rater 1", "rows"], _of_criteria(physics))
    print(f"\nAUC to reach: {AUC_TO_REACH}. Others: {OF_CRITERIA}")


def _of_set(name: str, rows: Sequence[Row]) -> list[object]:
    scores, human = _scores(rows), [row.score for row in rows]
    passed = [score >= _HALF for score in human]
    return [
        name,
        len(rows),
        len({row.question_id for row in rows}),
        pearson(scores, human),
        PEARSON_TO_REACH[name],
        spearman(scores, human),
        rmse(scores, human),
        accuracy([score >= _HALF for score in scores], passed),
        macro_f1([score >= _HALF for score in scores], passed),
        macro_f1([score >= _LENIENT for score in scores], passed),
    ]


def _methods(rows_by_set: Mapping[str, Sequence[Row]], physics: Sequence[Row]) -> Iterator[list[object]]:
    for method, figures in PEARSON_BY_METHOD.items():
        yield [method, *figures]
    ours = [pearson(_scores(rows), [row.score for row in rows]) for rows in rows_by_set.values()]
    totals = [mean(scores) for scores in _criterion_scores(physics)]
    yield ["**ours**", *ours, pearson(totals, [row.score for row in physics])]


def _mutated(rows_by_set: Mapping[str, Sequence[Row]]) -> Iterator[list[object]]:
    for change, mutate in MUTATIONS.items():
        shares = [_share(rows, mutate) for rows in rows_by_set.values()]
        yield [change, SHARE_TO_REACH[change] or "", *shares]


def _share(rows: Sequence[Row], mutate: Callable[[str, random.Random], str]) -> float:
    rng = random.Random(_SEED)  # noqa: S311
    one_of_each = {row.question_id: row for row in rows}.values()
    return mean(
        agreement(_compiled(row.question, row.references), _read(mutate(reference, rng))).fraction
        for row in one_of_each
        for reference in row.references
    )


def _of_criteria(rows: Sequence[Row]) -> Iterator[list[object]]:
    """The label of an AUC is the raters' mean, above a half; that of kappa the first rater."""
    graded: dict[str, list[tuple[float, Sequence[int]]]] = {}
    for row, scores in zip(rows, _criterion_scores(rows), strict=True):
        for criterion, score in zip(row.criteria, scores, strict=True):
            name = f"{row.question_id} {criterion.id}"
            graded.setdefault(name, []).append((score, row.ratings[criterion.id]))
    for name, pairs in graded.items():
        yield _of_criterion(name, pairs)
    yield _of_criterion("**all**", [pair for pairs in graded.values() for pair in pairs])


def _of_criterion(name: str, pairs: Sequence[tuple[float, Sequence[int]]]) -> list[object]:
    scores = [score for score, _ in pairs]
    return [
        name,
        auc(scores, [mean(ratings) > _HALF for _, ratings in pairs]),
        kappa([score >= _HALF for score in scores], [ratings[0] == 1 for _, ratings in pairs]),
        len(pairs),
    ]


def _scores(rows: Sequence[Row]) -> list[float]:
    return [agreement(_compiled(row.question, row.references), _read(row.answer)).fraction for row in rows]


def _criterion_scores(rows: Sequence[Row]) -> list[list[float]]:
    return [
        [
            agreement(_compiled(row.question, one.references), _read(row.answer)).fraction
            for one in row.criteria
        ]
        for row in rows
    ]


@lru_cache(maxsize=1000)
def _compiled(question: str, references: tuple[str, ...]) -> References:
    return compile_references(references, question=question, terms=_no_terms)


@lru_cache(maxsize=20_000)
def _read(answer: str) -> Said:
    return read_said(read_passage(answer), terms=_no_terms)


def _no_terms(_passage: Passage) -> tuple[()]:
    """The public sets have no lexicon."""
    return ()


def _table(head: Sequence[str], rows: Iterable[list[object]]) -> None:
    print("| " + " | ".join(head) + " |\n|---" + "|--:" * (len(head) - 1) + "|")
    for row in rows:
        print(
            "| " + " | ".join(f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in row) + " |"
        )
