"""Questions that do not hang together: their keys, steps, targets and stances."""

from pathlib import Path

import pytest

from tests.content.broken import changed, problems, text_of

BASICS, MORE = "questions/basics.yaml", "questions/more.yaml"
TWICE = "stands twice in this question; give it another"
TWO_RIGHT = "at least two options must be right and one wrong; mend the key, or use single-choice"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "key: consumer",
            "key: consumr",
            '23:3: questions.0.key: "consumr" is not among the options; did you mean "consumer"?',
        ),
        (
            "  - meaning\n- id",
            "  - meanin\n- id",
            '54:5: questions.1.key.1: "meanin" is not among the options; did you mean "meaning"?',
        ),
        ("key:\n  - schema\n  - meaning", "key: [schema]", f"52:3: questions.1.key: {TWO_RIGHT}"),
        ("key:\n  - schema\n  - meaning", "key: []", f"52:3: questions.1.key: {TWO_RIGHT}"),
        (
            "key:\n  - schema\n",
            "key:\n  - schema\n  - schema\n",
            "52:3: questions.1.key: an option stands twice in the key; name each once",
        ),
        (
            "- id: nobody",
            "- id: broker",
            f'19:5: questions.0.options.2.id: the id "broker" {TWICE}',
        ),
        (
            "It asks when it has room.",
            "It asks.\n    misconception: always-pushed",
            "15:5: questions.0.options.0.misconception: "
            "a right option stands for no misconception; leave it out",
        ),
    ],
)
def test_choice_that_does_not_hang_together_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    """If a key is not among the options, or options contradict the key, then it is told."""
    assert problems(tmp_path, {BASICS: changed(BASICS, old, new)}) == [f"{BASICS}:{told}"]


def test_key_of_all_options_is_told(tmp_path: Path) -> None:
    """If every option of a multiple-choice question is right, then there is nothing to choose."""
    free = text_of(BASICS).replace("\n    misconception: always-pushed", "")
    text = free.replace("  - schema\n  - meaning\n", "  - schema\n  - meaning\n  - address\n  - uptime\n")

    assert problems(tmp_path, {BASICS: text}) == [f"{BASICS}:48:3: questions.1.key: {TWO_RIGHT}"]


@pytest.mark.parametrize(
    ("free", "told"),
    [
        (
            "[[store, mark]]",
            "10:10: questions.0.free.0: these steps are not neighbours; list them one after the other",
        ),
        (
            "[[store, rely]]",
            '10:18: questions.0.free.0.1: "rely" is not among the steps; did you mean "relay"?',
        ),
        (
            "[[store, relay], [relay, publish]]",
            '10:27: questions.0.free.1.0: "relay" is free already; name each step once',
        ),
        ("[[store, store]]", '10:18: questions.0.free.0.1: "store" is free already; name each step once'),
        (
            "[[mark, relay, store, publish]]",
            "10:10: questions.0.free.0: every step is free, so there is nothing to order; free fewer",
        ),
    ],
)
def test_free_steps_that_do_not_hang_together_are_told(tmp_path: Path, free: str, told: str) -> None:
    """If free steps are unknown, apart, free twice or all there are, then it is told."""
    text = changed(MORE, "  steps:\n", f"  free: {free}\n  steps:\n")

    assert problems(tmp_path, {MORE: text}) == [f"{MORE}:{told}"]


@pytest.mark.parametrize(
    "free", ["[[store, relay]]", "[[relay, store], [mark, publish]]", "[[]]", "[[store]]"]
)
def test_free_neighbours_are_fine(tmp_path: Path, free: str) -> None:
    """If free steps are neighbours, in whatever order they are named, then there is no problem."""
    assert problems(tmp_path, {MORE: changed(MORE, "  steps:\n", f"  free: {free}\n  steps:\n")}) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "- id: relay",
            "- id: store",
            [f'14:5: questions.0.steps.1.id: the id "store" {TWICE}'],
        ),
        (
            "match: latest",
            "match: lastest",
            ['34:5: questions.1.items.0.match: "lastest" is not among the targets; did you mean "latest"?'],
        ),
        (
            "- id: payment",
            "- id: position",
            [f'36:5: questions.1.items.1.id: the id "position" {TWICE}'],
        ),
        (
            "- id: all\n",
            "- id: latest\n",
            [
                '38:5: questions.1.items.1.match: "all" is not among the targets; known here: latest, none',
                '46:5: questions.1.items.3.match: "all" is not among the targets; known here: latest, none',
                f'51:5: questions.1.targets.1.id: the id "latest" {TWICE}',
            ],
        ),
        (
            "- id: requests",
            "- id: events",
            [f'182:5: questions.4.stances.1.id: the id "events" {TWICE}'],
        ),
        (
            "before: requests",
            "before: request",
            ['245:3: questions.5.before: "request" is not among the stances; did you mean "requests"?'],
        ),
        (
            "after: events",
            "after: event",
            ['246:3: questions.5.after: "event" is not among the stances; did you mean "events"?'],
        ),
    ],
)
def test_parts_that_do_not_hang_together_are_told(
    tmp_path: Path, old: str, new: str, told: list[str]
) -> None:
    """If steps, items, targets or stances are double or unknown, then it is told."""
    assert problems(tmp_path, {MORE: changed(MORE, old, new)}) == [f"{MORE}:{one}" for one in told]


@pytest.mark.parametrize(
    ("begin", "end", "told"),
    [
        ("  - id: broker\n", "  key: consumer", "11:3: questions.0.options"),
        ("  - id: relay\n", "- id: which-keeping", "10:3: questions.0.steps"),
        ("  - id: payment\n", "  targets:", "31:3: questions.1.items"),
        ("  - id: all\n", "- id: in-flight", "48:3: questions.1.targets"),
        ("  - id: requests\n", "- id: more-load", "176:3: questions.4.stances"),
    ],
)
def test_single_part_is_told(tmp_path: Path, begin: str, end: str, told: str) -> None:
    """If a question has a single option, step, item, target or stance, then it is told."""
    name = BASICS if "options" in told else MORE
    before, _, rest = text_of(name).partition(begin)
    text = before + end + rest.partition(end)[2]

    told_of = [one for one in problems(tmp_path, {name: text}) if "entries" in one]

    assert told_of == [f"{name}:{told}: at least 2 entries are needed; add some"]
