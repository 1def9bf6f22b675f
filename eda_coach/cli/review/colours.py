"""Styled lines for standard output: colours for a terminal that wants them, else plain text."""

import os
import sys
from collections.abc import Iterable

from eda_coach.cli.lines import Line, Style

_CODE = {
    Style.STRONG: "1",
    Style.QUIET: "2",
    Style.RIGHT: "32",
    Style.PARTLY: "33",
    Style.WRONG: "31",
}


def rendered(lines: Iterable[Line], *, coloured: bool) -> str:
    """Lines as one text, each with its line end."""
    return "".join(f"{_painted(style, text) if coloured else text}\n" for style, text in lines)


def wants_colours(*, plain: bool) -> bool:
    """Whether standard output is a terminal whose user wants colours."""
    unwanted = plain or os.environ.get("NO_COLOR") or os.environ.get("ACCESSIBLE")
    return not unwanted and os.environ.get("TERM") != "dumb" and sys.stdout.isatty()


def _painted(style: Style, text: str) -> str:
    code = _CODE.get(style)
    return f"\x1b[{code}m{text}\x1b[0m" if code and text else text
