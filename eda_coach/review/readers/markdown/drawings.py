"""Drawings that no reader understands: made of characters, in another language, or images."""

import re

# Shown by corners and crossings; a tree of folders has none of them.
_CORNERS = frozenset("┌┐┘╔╗╝╭╮╯┬┴┼╦╩╬┏┓┛")
_LINES = frozenset("─│━┃═║├┤└┕")
_HEADS = frozenset("►▶▼▲◄◀→←↓↑⟶")
_BOX = re.compile(r"\+[-=]{2,200}\+")
_ARROW = re.compile(r"[-=]>|<[-=]|→|⟶|─[►▶>]")
# A line that leads from one row of a drawing to the next.
_CONNECTOR = re.compile(r"[\s|vV│↓▼^/\\]{1,400}$")
# What code is full of and drawings are not.
_CODE = re.compile(r"[;{}]|\)\s{0,9}[-=]>|[-=]>\s{0,9}[({]|[^<>=!-]=[^>=]|^\s{0,40}[$#]")
# One arrow may be a comparison or the type of a function.
_LEAST_ARROWS = 2
_LEAST_CORNERS = 2
# Said of fences that are in no language.
PLAIN = frozenset({"", "text", "txt", "plain", "plaintext", "ascii", "asciiart", "art", "diagram", "none"})

LANGUAGES = {
    **dict.fromkeys(("dot", "graphviz", "gv"), "Graphviz"),
    **dict.fromkeys(("ditaa", "svgbob", "pikchr", "nomnoml", "structurizr", "wavedrom", "bytefield"), ""),
    **dict.fromkeys(("d2", "bpmn", "excalidraw", "drawio", "blockdiag", "seqdiag", "actdiag", "nwdiag"), ""),
    **dict.fromkeys(("websequencediagrams", "wsd", "sequence", "flow", "js-sequence", "tikz", "dsl"), ""),
}
DIAGRAMS = frozenset({"mermaid", "mmd", "plantuml", "puml", "uml", "pu", "c4plantuml", "plant-uml"})
NOTATIONS = frozenset({"yaml", "yml", "json", "json5", "asyncapi", "openapi"})

_IMAGE = re.compile(
    r"architect|diagram|flow[\s_-]?chart|sequence|topolog|system[\s_-]?(?:design|context|overview)|high[\s_-]?level"
    r"|data[\s_-]?flow|component|c4[\s_-]|infrastructure|deployment|schematic|event[\s_-]?storm|landscape|blueprint"
    r"|drawio|\bflow\b|overview|\bdesign\b",
    re.IGNORECASE,
)
_NO_DIAGRAM = re.compile(
    r"shields\.io|badge|logo|icon\b|avatar|screenshot|codecov|travis|badgen|\bbuild[\s_-]status|license|coverage",
    re.IGNORECASE,
)


def is_drawn(text: str, *, info: str = "") -> bool:
    """Whether a fence is a drawing made of characters.

    Args:
        text: What stands in it.
        info: The language that it is said to be in.
    """
    return info in PLAIN and (is_boxed(text) or _has_arrows(text))


def is_boxed(text: str) -> bool:
    """Whether boxes are drawn of characters; a table and a tree of folders are none."""
    marks = set(text)
    if marks & _CORNERS and sum(text.count(one) for one in _CORNERS & marks) >= _LEAST_CORNERS:
        return not _is_table(text)
    if marks & _LINES and marks & (_HEADS - {"→", "←"}):
        return True
    return _BOX.search(text) is not None and not _is_table(text)


def is_image_of_design(words: str) -> bool:
    """Whether text and address of an image tell of a diagram."""
    return _IMAGE.search(words[:600]) is not None and _NO_DIAGRAM.search(words[:600]) is None


def _is_table(text: str) -> bool:
    """Whether all lines are those of one table, as of a database's output: no line leads anywhere."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    rules = {line for line in lines if line[0] in "+┌├└╔╠╚"}
    is_framed = all(line[0] in "+|┌├└│╔╠╚║" and line[-1] in "+|┐┤┘│╗╣╝║" for line in lines)
    columns = {line.count("+") + sum(line.count(one) for one in "┬┼┴╦╬╩") for line in rules}
    is_wide = len(columns) == 1 and columns.pop() > 2  # noqa: PLR2004 - two pluses are one box
    return is_framed and is_wide and not _has_heads(text)


def _has_heads(text: str) -> bool:
    return bool(set(text) & _HEADS) or _ARROW.search(text) is not None


def _has_arrows(text: str) -> bool:
    """Whether lines are joined by arrows, as in "client -> gateway -> orders"."""
    lines = [line for line in text.split("\n") if line.strip()]
    arrows = [line for line in lines if _ARROW.search(line)]
    if not arrows or any(_CODE.search(line) for line in lines):
        return False
    connectors = sum(_CONNECTOR.match(line) is not None for line in lines)
    return sum(len(_ARROW.findall(line)) for line in arrows) >= _LEAST_ARROWS or connectors > 0
