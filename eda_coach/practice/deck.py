"""Which questions make up a sitting, and in which order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from random import Random

# A sitting should not consist of old mistakes alone; the rest goes to what was never asked.
_MOST_MISSED = 0.5


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """Questions that were answered before, by how they went last time, the longest ago first."""

    missed: tuple[str, ...] = ()
    right: tuple[str, ...] = ()


def pick_deck(
    ids_by_topic: Mapping[str, Sequence[str]], *, count: int, standing: Standing, rng: Random
) -> tuple[str, ...]:
    """Pick questions and mix their topics, so that neighbours differ where they can.

    First come questions missed last time, up to half of the deck, then those never asked, then the
    other missed ones, then those that went right, the longest ago first.

    Args:
        ids_by_topic: Questions to pick from.
        count: How many are wanted; fewer come if there are fewer.
        standing: How earlier attempts went; may name questions that are not to be picked from.
        rng: Decides among equals, and the order of the topics.
    """
    topic_by_id = {id_: topic for topic, ids in ids_by_topic.items() for id_ in ids}
    missed = [id_ for id_ in standing.missed if id_ in topic_by_id]
    right = [id_ for id_ in standing.right if id_ in topic_by_id]
    asked = {*missed, *right}
    fresh = _dealt({topic: _never_asked(ids, asked) for topic, ids in ids_by_topic.items()}, rng, most=count)
    first = missed[: max(1, int(count * _MOST_MISSED))]
    ranked = [*first, *fresh, *missed[len(first) :], *right]
    chosen: dict[str, list[str]] = {}
    for id_ in ranked[:count]:
        chosen.setdefault(topic_by_id[id_], []).append(id_)
    return tuple(_spread(chosen, rng))


def _never_asked(ids: Sequence[str], asked: set[str]) -> list[str]:
    return [id_ for id_ in ids if id_ not in asked] if asked else list(ids)


def _dealt(ids_by_topic: Mapping[str, Sequence[str]], rng: Random, *, most: int) -> list[str]:
    """Shuffle within topics, then deal from one topic after the other, the fullest topics first.

    Args:
        ids_by_topic: Questions to deal.
        rng: Decides the order within a topic and among topics as full as each other.
        most: So many of each topic are enough; drawing them costs the same however many there are.
    """
    piles = [rng.sample(ids, min(most, len(ids))) for ids in ids_by_topic.values() if ids]
    rng.shuffle(piles)
    piles.sort(key=len, reverse=True)
    return [id_ for round_ in zip_longest(*piles) for id_ in round_ if id_ is not None]


def _spread(ids_by_topic: Mapping[str, Sequence[str]], rng: Random) -> list[str]:
    """Shuffle within topics, then always take from the fullest topic that was not just taken from."""
    piles = [rng.sample(ids, len(ids)) for ids in ids_by_topic.values()]
    rng.shuffle(piles)
    spread: list[str] = []
    last: list[str] = []
    for _ in range(sum(map(len, piles))):
        others = [pile for pile in piles if pile and pile is not last]
        last = max(others, key=len) if others else last
        spread.append(last.pop(0))
    return spread
