"""A rule's card on a screen."""

from collections.abc import Iterator, Mapping

from eda_coach.cli.lines import wrap
from eda_coach.content.source import Source
from eda_coach.language.printable import printable
from eda_coach.review.catalogue.card import Card, Example


def card_lines(card: Card, sources: Mapping[str, Source], width: int) -> Iterator[str]:
    """Render a card.

    Args:
        card: To render.
        sources: By id.
        width: Of the terminal, in columns.
    """
    yield from wrap(f"{card.id}: {card.title}", width)
    unasked = f", not asked in the profile {', '.join(card.off_in)}" if card.off_in else ""
    yield from wrap(f"{card.severity}, expected of {card.level}{unasked}", width)
    for heading, words in (
        ("", card.what),
        ("Why it matters", card.why),
        ("How it is detected", card.detected),
        ("When it is a false alarm", card.false_alarms),
        ("What to do", card.fix),
    ):
        yield from _part(heading, words, width)
    yield from _example("Before", card.bad)
    yield from _example("After", card.good)
    yield from _part("Say in an interview", f'"{card.say.strip()}"', width)
    yield from ("", "What they ask next")
    for one in card.follow_ups:
        yield from wrap(one, width, first="  - ")
    yield from _settings(card, width)
    yield from ("", "Sources")
    for source in (sources[one] for one in card.sources):
        yield from wrap(source.title, width, first="  - ")
        yield f"    {source.url}"


def _part(heading: str, words: str, width: int) -> Iterator[str]:
    yield ""
    if heading:
        yield heading
    yield from wrap(" ".join(words.split()), width, first="  " if heading else "")


def _example(heading: str, example: Example) -> Iterator[str]:
    yield from ("", heading)
    yield from (f"    {line}".rstrip() for line in printable(example.text).strip("\n").split("\n"))


def _settings(card: Card, width: int) -> Iterator[str]:
    if card.numbers or card.words:
        yield from ("", *wrap(f"Settings of [review.rules.{card.id}] in eda-coach.toml", width))
    for name, number in card.numbers.items():
        yield f"  {name} = {number:g}"
    for name, words in card.words.items():
        yield from wrap(f"{name} = {', '.join(words)}", width, first="  ", rest="    ")
