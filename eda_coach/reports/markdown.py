"""Markdown that foreign text can never break: CommonMark as GitHub shows it."""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eda_coach.language.printable import one_line, printable

if TYPE_CHECKING:
    from jinja2 import Environment

# What begins emphasis, code, links, HTML, table cells, strike-through or formulas wherever it stands.
_INLINE = re.compile(r"([\\`*\[\]<>|~$])")
# An underline or entity only counts in some places; elsewhere a mark before it would only disturb.
_EDGE_UNDERLINE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
# GitHub makes links of bare addresses, and takes an escaped mark in one for a part of it.
_BARE_ADDRESS = re.compile(r"(?<=\w):(?=//)|(?<=www)\.", re.IGNORECASE)
# At its end, a heading loses number signs.
_TRAILING_SIGNS = re.compile(r"(?<!\S)#(?=#*$)")
_ESCAPED = {
    _INLINE: r"\\\1",
    _EDGE_UNDERLINE: r"\\_",
    _ENTITY: r"\\&",
    _BARE_ADDRESS: r"\\\g<0>",
    _TRAILING_SIGNS: r"\\#",
}
# What begins a heading, list, quote, rule or table row at the start of a text.
_LEADING = re.compile(r"^([#+=]|:?-|\d{1,9}(?=[.)]))")


def escape(text: object) -> str:
    """A text on one line, shown by a Markdown reader exactly as it is."""
    line = one_line(str(text))
    for pattern, escaped in _ESCAPED.items():
        line = pattern.sub(escaped, line)
    leading = _LEADING.match(line)
    if leading is None:
        return line
    if leading.group()[0].isdigit():
        return f"{leading.group()}\\{line[leading.end() :]}"
    return f"\\{line}"


def link(url: object) -> str:
    """An address of the web as a link, anything else as text: ``javascript:`` must not become one."""
    address = one_line(str(url))
    if not address.lower().startswith(("https://", "http://")):
        return escape(address)
    return "<" + "".join(f"%{ord(one):02X}" if one in ' <>\\|`"' else one for one in address) + ">"


def code(text: object) -> str:
    """A command as code; it holds no backtick, else it is shown as text."""
    line = one_line(str(text))
    return escape(line) if "`" in line else f"`{line}`"


def fenced(text: object, language: str) -> str:
    """Text in a fence that nothing in it can close."""
    lines = printable(str(text)).strip("\n")
    longest = max((len(run) for run in re.findall(r"`+", lines)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{lines}\n{fence}"


def render(template: str, values: Mapping[str, Any]) -> str:
    """Render a template of :mod:`eda_coach.reports`; ends in exactly one line end."""
    return re.sub(r"\n{3,}", "\n\n", _environment().get_template(template).render(values).strip()) + "\n"


@cache
def _environment() -> "Environment":
    # Imported here: a command that renders nothing need not load it.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(  # noqa: S701 - Markdown is escaped by the filter, not as HTML
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["md"] = escape
    environment.filters["link"] = link
    environment.filters["code"] = code
    environment.filters["percent"] = lambda share: "-" if share is None else f"{share:.0%}"
    environment.filters["number"] = lambda number: f"{number:g}"
    environment.filters["ceil"] = ceil
    environment.filters["clock"] = lambda seconds: f"{int(seconds) // 60}:{int(seconds) % 60:02}"
    environment.filters["moment"] = lambda at: datetime.fromisoformat(at).strftime("%Y-%m-%d %H:%M")
    environment.filters["paragraphs"] = lambda text: [one for one in text.split("\n\n") if one.strip()]
    environment.filters["fenced"] = fenced
    environment.filters["change"] = lambda step: "" if step is None else f"{step * 100:+.0f}"
    return environment
