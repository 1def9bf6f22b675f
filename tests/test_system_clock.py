"""The one place that looks at the clock and rolls real dice."""

from eda_coach import system_clock


def test_now_knows_its_offset() -> None:
    """If the clock is asked, then the moment has an offset, so that it means the same everywhere."""
    assert system_clock.now().utcoffset() is not None


def test_ids_and_seeds_differ() -> None:
    """If many are drawn, then ids never repeat and seeds hardly ever; a seed is short enough to be typed."""
    ids = {system_clock.new_id() for _ in range(1000)}
    seeds = [system_clock.new_seed() for _ in range(1000)]

    assert len(ids) == 1000
    assert len(set(seeds)) > 900
    assert all(0 <= seed < 100_000_000 for seed in seeds)
