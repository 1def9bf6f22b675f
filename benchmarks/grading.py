"""How fast typed answers are scored, beside plain ``re`` and rapidfuzz doing the same matching."""

import re
import tracemalloc
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random

from benchmarks.timing import call, in_turn, rows, show
from eda_coach.content.questions.question import Level
from eda_coach.content.questions.rubric import Criterion, Evidence, Rubric
from eda_coach.content.questions.typed import ShortAnswer
from eda_coach.content.wording import NO_WORDING
from eda_coach.grading.grade import grade
from eda_coach.grading.response import Response

_CRITERIA, _PHRASES, _WORDS = 8, 6, 150
_VOCABULARY = """
    consumer producer broker event order payment retry duplicate partition offset commit store send
    publish charge provider queue topic replay ledger account customer invoice snapshot version
    schema contract timeout deadline circuit breaker cache stale reader writer stock shipment
    courier warehouse refund reservation
    """.split()
_SMALL = """
    the a to of and in with for after before when we it that is by on as
    """.split()
# What rapidfuzz must reach for a phrase to count as found; the usual choice.
_CUTOFF = 88
_BATCH = 2_000


def main(_scratch: Path, *, rounds: int) -> None:
    """Time one answer, growth with its length, and memory of a batch."""
    rng = Random(7)  # noqa: S311 - the same material at every run
    question, phrases = _question(rng)
    answers = [_answer(rng, phrases) for _ in range(20)]
    for text in answers:  # stems and typing errors are remembered from then on, as in a batch
        _grade(question, text)
    _show_speed(question, phrases, answers, rounds)
    _show_growth(question, answers[0], rounds)
    _show_memory(question, answers)


def _show_speed(question: ShortAnswer, phrases: list[list[str]], answers: list[str], rounds: int) -> None:
    texts = iter(_endless(answers))
    patterns = [re.compile("|".join(map(_regex, each)), re.IGNORECASE) for each in phrases]
    timed = {
        "re, one alternation a criterion": call(lambda: _match_all(patterns, next(texts))),
        "rubric engine": call(lambda: _grade(question, next(texts))),
    }
    fuzzy = _fuzzy(phrases)
    if fuzzy is not None:
        timed["rapidfuzz partial_ratio, cutoff 88"] = call(lambda: fuzzy(next(texts)))
    medians = in_turn(timed, rounds=rounds * 20)
    show(
        f"A {_WORDS}-word answer, {_CRITERIA} criteria of {_PHRASES} phrases",
        rows(medians, yardstick="re, one alternation a criterion", targets={}),
    )
    for what, seconds in medians.items():
        print(f"{what}: {1 / seconds:,.0f} answers/s")


def _show_growth(question: ShortAnswer, answer: str, rounds: int) -> None:
    """50,000 characters against 5,000 and 500; ten times as long in not much more than ten times."""
    texts = {f"{size:,} characters": (answer * (size // len(answer) + 1))[:size] for size in (5_000, 50_000)}
    timed = {what: call(partial(_grade, question, text)) for what, text in texts.items()}
    medians = in_turn(timed, rounds=rounds)
    show(
        "Growth with the length of an answer",
        rows(medians, yardstick="5,000 characters", targets={"50,000 characters": 12.0}),
    )


def _show_memory(question: ShortAnswer, answers: list[str]) -> None:
    tracemalloc.start()
    peaks = []
    for _ in range(2):
        for i in range(_BATCH):
            _grade(question, answers[i % len(answers)])
        peaks.append(tracemalloc.get_traced_memory()[0] / 1e6)
    tracemalloc.stop()
    print(f"\nMemory held after {_BATCH:,} and {2 * _BATCH:,} answers: {peaks[0]:.1f} and {peaks[1]:.1f} MB")


def _question(rng: Random) -> tuple[ShortAnswer, list[list[str]]]:
    phrases = [[" ... ".join(rng.sample(_VOCABULARY, 2)) for _ in range(_PHRASES)] for _ in range(_CRITERIA)]
    criteria = tuple(
        Criterion(
            id=f"c{number}",
            says="It is said.",
            points=2,
            dimension="data",
            evidence=Evidence(met=tuple(each)),
        )
        for number, each in enumerate(phrases)
    )
    question = ShortAnswer(
        id="q",
        topic="t",
        level=Level.MID,
        concepts=("c",),
        sources=("s",),
        prompt="How?",
        model_answer="So.",
        rubric=Rubric(criteria=criteria),
    )
    return question, phrases


def _answer(rng: Random, phrases: list[list[str]]) -> str:
    """Sentences of the vocabulary, with one phrase of every other criterion in them."""
    said = [rng.choice(each).replace(" ... ", " the ") for each in phrases[::2]]
    words: list[str] = []
    while len(words) < _WORDS:
        sentence = [rng.choice(_SMALL if i % 2 else _VOCABULARY) for i in range(rng.randint(8, 16))]
        words += [*sentence, said.pop() if said else "", "."]
    return " ".join(words).replace(" .", ".")


def _regex(phrase: str) -> str:
    first, second = phrase.split(" ... ")
    return rf"\b{first}\w*(?:\W+\w+){{0,5}}?\W+{second}\w*"


def _match_all(patterns: list[re.Pattern[str]], text: str) -> int:
    return sum(pattern.search(text) is not None for pattern in patterns)


def _fuzzy(phrases: list[list[str]]) -> Callable[[str], int] | None:
    try:
        from rapidfuzz.fuzz import partial_ratio
    except ImportError:
        print("rapidfuzz is not installed: it is left out.")
        return None
    plain = [[one.replace(" ... ", " ") for one in each] for each in phrases]

    def found(text: str) -> int:
        low = text.lower()
        return sum(any(partial_ratio(one, low, score_cutoff=_CUTOFF) for one in each) for each in plain)

    return found


def _grade(question: ShortAnswer, text: str) -> int:
    return grade(question, Response(text=text), {}, NO_WORDING).points


def _endless(texts: list[str]) -> Iterator[str]:
    while True:
        yield from texts
