"""The words of a line of Markdown, without its markup."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

_BREAK = re.compile(r"<br\s{0,9}/?>", re.IGNORECASE)
_IMAGE = re.compile(r"<img\b[^>]{0,500}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(?:alt|src|title)\s{0,9}=\s{0,9}["']([^"']{0,300})["']""", re.IGNORECASE)


@dataclass(slots=True)
class Inline:
    """The words of some tokens.

    Attributes:
        breaks: Offsets in the text of the ends of lines.
        images: Text and address of each image, and on which line counted from the first.
        strong: What stands in bold.
    """

    text: str = ""
    breaks: tuple[int, ...] = ()
    images: list[tuple[int, str]] = field(default_factory=list)
    strong: list[str] = field(default_factory=list)


def read_inline(tokens: Sequence[Token]) -> Inline:
    """The words that stand in some tokens; what is struck out and the addresses of links are left out."""
    return _Reader().read(tokens)


class _Reader:
    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._breaks: list[int] = []
        self._struck = 0
        self._strong_from = -1
        self._inline = Inline()

    def read(self, tokens: Sequence[Token]) -> Inline:
        for token in tokens:
            self._take(token)
        self._inline.text = "".join(self._pieces)
        self._inline.breaks = tuple(self._breaks)
        return self._inline

    def _take(self, token: Token) -> None:
        match token.type:
            case "text" | "code_inline" | "text_special":
                self._add("" if self._struck else token.content)
            case "softbreak" | "hardbreak":
                self._breaks.append(self._length)
                self._add(" " if token.type == "softbreak" else "\n")
            case "image":
                words = f"{token.content} {token.attrGet('title') or ''} {token.attrGet('src') or ''}"
                self._inline.images.append((len(self._breaks), words))
            case "html_inline":
                self._html(token.content)
            case "s_open" | "s_close":
                self._struck += 1 if token.type == "s_open" else -1
            case "strong_open":
                self._strong_from = len(self._pieces)
            case "strong_close":
                self._end_strong()

    def _end_strong(self) -> None:
        if self._strong_from >= 0:
            self._inline.strong.append("".join(self._pieces[self._strong_from :]).strip())
        self._strong_from = -1

    def _html(self, tag: str) -> None:
        if _BREAK.fullmatch(tag):
            self._add(". ")
        self._inline.images += [(len(self._breaks), words) for words in images_of_html(tag)]

    def _add(self, words: str) -> None:
        self._pieces.append(words)
        self._length += len(words)


def images_of_html(html: str) -> list[str]:
    """Text and address of every image in some HTML."""
    return [" ".join(_ATTRIBUTE.findall(tag)) for tag in _IMAGE.findall(html)]
