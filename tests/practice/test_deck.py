"""Which questions make up a sitting."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eda_coach.practice.deck import Standing, pick_deck
from tests.strategies import LAW, dice

# Sizes of topics; ids such as "b3" say which topic they belong to.
_SIZES = st.lists(st.integers(0, 9), max_size=6)
_COUNTS = st.integers(1, 30)
_SEEDS = st.integers(0, 100)


def topics(sizes: list[int]) -> dict[str, list[str]]:
    """Topics ``a``, ``b`` ... with so many questions each."""
    return {
        letter: [f"{letter}{number}" for number in range(size)]
        for letter, size in zip("abcdefgh", sizes, strict=False)
    }


def pick(sizes: list[int], count: int, *, seed: int = 1, standing: Standing | None = None) -> tuple[str, ...]:
    """A deck out of topics of these sizes."""
    return pick_deck(topics(sizes), count=count, standing=standing or Standing(), rng=dice(seed))


@st.composite
def standings(draw: st.DrawFn, sizes: list[int]) -> Standing:
    """How some of the questions went, and of some that have left the pack."""
    ids = [*(id_ for group in topics(sizes).values() for id_ in group), "gone1", "gone2"]
    asked = draw(st.lists(st.sampled_from(ids), unique=True))
    cut = draw(st.integers(0, len(asked)))
    return Standing(missed=tuple(asked[:cut]), right=tuple(asked[cut:]))


@LAW
@given(sizes=_SIZES, count=_COUNTS, seed=_SEEDS, data=st.data())
def test_deck(sizes: list[int], count: int, seed: int, data: st.DataObject) -> None:
    """If a deck is picked, then no question stands in it twice, and it is as long as wanted and can be."""
    standing = data.draw(standings(sizes))

    deck = pick(sizes, count, seed=seed, standing=standing)

    known = {id_ for ids in topics(sizes).values() for id_ in ids}
    assert len(deck) == min(count, len(known))
    assert len(set(deck)) == len(deck)
    assert set(deck) <= known


@LAW
@given(sizes=_SIZES, count=_COUNTS, seed=_SEEDS, data=st.data())
def test_same_seed_same_deck(sizes: list[int], count: int, seed: int, data: st.DataObject) -> None:
    """If chance starts from the same seed, then the deck is the same."""
    standing = data.draw(standings(sizes))

    assert pick(sizes, count, seed=seed, standing=standing) == pick(
        sizes, count, seed=seed, standing=standing
    )


@LAW
@given(sizes=_SIZES, count=_COUNTS, seed=_SEEDS, data=st.data())
def test_neighbours_differ(sizes: list[int], count: int, seed: int, data: st.DataObject) -> None:
    """If a deck is picked, then as few neighbours share a topic as any order would allow."""
    deck = pick(sizes, count, seed=seed, standing=data.draw(standings(sizes)))
    drawn = [id_[0] for id_ in deck]

    most = max(map(drawn.count, drawn), default=0)
    unavoidable = max(0, most - 1 - (len(drawn) - most))
    assert sum(a == b for a, b in pairwise(drawn)) == unavoidable


@LAW
@given(sizes=st.lists(st.integers(1, 9), min_size=1, max_size=6), seed=_SEEDS)
def test_topics_share_fairly(sizes: list[int], seed: int) -> None:
    """If there is a place for each topic, then each topic that was never asked about gets one."""
    deck = pick(sizes, len(sizes), seed=seed)

    assert {id_[0] for id_ in deck} == set(topics(sizes))


def test_seeds_differ() -> None:
    """If chance starts from another seed, then other questions come, in another order of topics."""
    decks = {pick([9, 9, 9], 6, seed=seed) for seed in range(20)}

    assert len(decks) == 20
    assert len({deck[0][0] for deck in decks}) == 3


@pytest.mark.parametrize(
    ("count", "missed"),
    [(1, {"a0"}), (2, {"a0"}), (4, {"a0", "a1"}), (6, {"a0", "a1", "a2"}), (8, {"a0", "a1", "a2", "a3"})],
)
def test_missed_come_first(count: int, missed: set[str]) -> None:
    """If questions were missed, then they fill up to half of the deck, the longest ago first."""
    standing = Standing(missed=("a0", "a1", "a2", "a3", "a4"))

    deck = pick([5, 9], count, standing=standing)

    assert {id_ for id_ in deck if id_[0] == "a"} == missed


def test_order_of_claims() -> None:
    """If the deck grows, then never asked come after half of the missed, then other missed, then right."""
    standing = Standing(missed=("a0", "a1", "a2", "a3"), right=("b1", "b0"))

    decks = [set(pick([5, 3], count, standing=standing)) for count in (4, 6, 7, 8)]

    assert decks[0] == {"a0", "a1", "a4", "b2"}
    assert decks[1] == {"a0", "a1", "a2", "a3", "a4", "b2"}
    assert decks[2] - decks[1] == {"b1"}
    assert decks[3] - decks[2] == {"b0"}


def test_no_questions() -> None:
    """If there is nothing to pick from, then the deck is empty."""
    assert pick([], 5) == ()
