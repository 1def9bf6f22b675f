"""``eda-coach rules``."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from eda_coach.cli.lines import wrap
from eda_coach.cli.world.documents import deliver
from eda_coach.cli.world.streams import is_unicode, terminal_width
from eda_coach.content.coding import encode
from eda_coach.errors import UsageError
from eda_coach.language.nearest import nearest
from eda_coach.reports.json_text import json_text
from eda_coach.review.catalogue.card import Card
from eda_coach.review.catalogue.catalogue import Catalogue, bundled_catalogue

app = typer.Typer(add_completion=False, no_args_is_help=True)


class CardFormat(StrEnum):
    """As what a card comes out."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


_Rule = Annotated[str, typer.Argument(metavar="RULE", help="Id of a rule, such as MSG002.")]
_Json = Annotated[bool, typer.Option("--json", help="The same as --format json.")]
_Format = Annotated[CardFormat, typer.Option("-f", "--format", help="Of the card.")]
_Folder = Annotated[str, typer.Argument(metavar="FOLDER", help="Where the pages go.")]
_Output = Annotated[str | None, typer.Option("-o", "--output", metavar="FILE", help="Write to a file.")]


@app.callback()
def rules() -> None:
    """List and explain the rules of a design review.

    Example: eda-coach rules explain MSG002
    """


@app.command("list")
def list_rules(*, as_json: _Json = False, output: _Output = None) -> None:
    """List the rules.

    Example: eda-coach rules list --json
    """
    cards = list(bundled_catalogue().cards.values())
    if as_json:
        plain = {"format": "eda-coach-rules", "version": 1, "rules": [encode(card) for card in cards]}
        deliver(json_text(plain, ascii_only=_ascii_only(output)), output)
        return
    deliver("".join(f"{line}\n" for card in cards for line in _row(card)), output)


@app.command()
def explain(
    rule: _Rule, *, format_: _Format = CardFormat.TEXT, as_json: _Json = False, output: _Output = None
) -> None:
    """Explain a rule: what, why, how it is detected, what to do, what to say.

    Example: eda-coach rules explain SYN001
    """
    catalogue = bundled_catalogue()
    card = catalogue.cards.get(rule.upper())
    if card is None:
        close = nearest(rule.upper(), catalogue.cards)
        meant = f"Did you mean {close}? " if close else ""
        raise UsageError(f"There is no rule {rule!r}.", hint=f"{meant}`eda-coach rules list` lists all.")
    deliver(_explained(card, catalogue, CardFormat.JSON if as_json else format_, output), output)


@app.command()
def pages(folder: _Folder) -> None:
    """Write a page for each rule, and one that lists them, into a folder.

    Example: eda-coach rules pages docs/rules
    """
    from eda_coach.reports.review.pages import rule_pages

    target = Path(folder)
    if not target.is_dir():
        raise UsageError(f"{folder} is no folder.", hint="Make it, or name another one.")
    for name, text in rule_pages(bundled_catalogue()):
        deliver(text, str(target / name))


def _explained(card: Card, catalogue: Catalogue, format_: CardFormat, output: str | None) -> str:
    if format_ is CardFormat.JSON:
        sources = [encode(catalogue.sources[one]) for one in card.sources]
        plain = {"format": "eda-coach-rule", "version": 1, "rule": encode(card), "sources": sources}
        return json_text(plain, ascii_only=_ascii_only(output))
    if format_ is CardFormat.MARKDOWN:
        from eda_coach.reports.review.cards import card_markdown

        return card_markdown(card, catalogue.sources)
    from eda_coach.cli.rules.card_lines import card_lines

    return "".join(f"{line}\n" for line in card_lines(card, catalogue.sources, terminal_width()))


def _row(card: Card) -> list[str]:
    return wrap(f"{card.title} ({card.severity}, {card.level})", terminal_width(), first=f"{card.id}  ")


def _ascii_only(output: str | None) -> bool:
    return output in (None, "-") and not is_unicode(sys.stdout)
