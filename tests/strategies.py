"""Questions and responses as hypothesis draws them, and how often a law is tried."""

from collections.abc import Iterator
from itertools import chain, combinations, pairwise, permutations, product
from random import Random

from hypothesis import settings
from hypothesis import strategies as st

from eda_coach.content.questions.choice import MultipleChoice, SingleChoice
from eda_coach.content.questions.matching import Item, Matching, Target
from eda_coach.content.questions.ordering import Ordering
from eda_coach.content.questions.question import Question
from eda_coach.content.questions.true_false import TrueFalse
from eda_coach.grading.response import Response
from tests.builders import common, make_multiple, make_numeric, make_ordering, make_single, make_true_false

# The same examples at each run: a law that fails for one, fails for all.
LAW = settings(deadline=None, max_examples=60, derandomize=True)


def dice(seed: int) -> Random:
    """Chance that comes out the same at each run."""
    return Random(seed)  # noqa: S311 - nothing here is a secret


def names(letter: str, count: int) -> tuple[str, ...]:
    """Ids such as ``o1``, ``o2``."""
    return tuple(f"{letter}{number}" for number in range(1, count + 1))


@st.composite
def single_choices(draw: st.DrawFn) -> SingleChoice:
    """Two to six options."""
    options = names("o", draw(st.integers(2, 6)))
    return make_single(options=options, key=draw(st.sampled_from(options)))


@st.composite
def multiple_choices(draw: st.DrawFn) -> MultipleChoice:
    """Three to five options, of which at least two are right and one is wrong."""
    options = names("o", draw(st.integers(3, 5)))
    key = draw(st.lists(st.sampled_from(options), min_size=2, max_size=len(options) - 1, unique=True))
    return make_multiple(options=options, key=key)


@st.composite
def orderings(draw: st.DrawFn) -> Ordering:
    """Two to four steps, some of them in free groups; at least one pair counts."""
    steps = names("s", draw(st.integers(2, 4)))
    cuts = draw(st.sets(st.integers(1, len(steps) - 1), min_size=1))
    edges = [0, *sorted(cuts), len(steps)]
    groups = [steps[start:end] for start, end in pairwise(edges)]
    return make_ordering(steps=steps, free=[group for group in groups if len(group) > 1])


@st.composite
def matchings(draw: st.DrawFn) -> Matching:
    """Two or three items, two to four targets, any of them shared or left over."""
    targets = names("t", draw(st.integers(2, 4)))
    items = tuple(
        Item(id=id_, text=id_, match=draw(st.sampled_from(targets)), rationale="So.", misconception="myth")
        for id_ in names("i", draw(st.integers(2, 3)))
    )
    return Matching(**common(), items=items, targets=tuple(Target(id=id_, text=id_) for id_ in targets))


def keyed_questions() -> st.SearchStrategy[Question]:
    """Questions of every kind with finitely many responses."""
    statements = st.booleans().map(lambda key: make_true_false(key=key))
    return st.one_of(single_choices(), multiple_choices(), statements, orderings(), matchings())


def blind_responses(question: Question) -> Iterator[Response]:
    """Each response that somebody may give who knows nothing, all as likely as each other."""
    match question:
        case SingleChoice():
            yield from (Response(picked=(option.id,)) for option in question.options)
        case MultipleChoice():
            ids = [option.id for option in question.options]
            sizes = range(1, len(ids) + 1)
            yield from map(_picked, chain.from_iterable(combinations(ids, size) for size in sizes))
        case TrueFalse():
            yield from (Response(picked=("true",)), Response(picked=("false",)))
        case Ordering():
            yield from map(_picked, permutations(step.id for step in question.steps))
        case Matching():
            items = [item.id for item in question.items]
            for chosen in product([target.id for target in question.targets], repeat=len(items)):
                yield Response(pairs=tuple(zip(items, chosen, strict=True)))


def _picked(ids: tuple[str, ...]) -> Response:
    return Response(picked=ids)


def every_question() -> st.SearchStrategy[Question]:
    """Questions of every kind that can be scored."""
    return st.one_of(keyed_questions(), st.just(make_numeric(near_tolerance=0.1)))
