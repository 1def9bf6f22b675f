"""Reads sequence diagrams of Mermaid."""

import re
from collections.abc import Callable, Iterator

from eda_coach.review.model.design import Document, Format
from eda_coach.review.model.flow import BlockKind
from eda_coach.review.model.unread import UnreadKind
from eda_coach.review.readers.part import Part
from eda_coach.review.readers.sequence.drawn import Arrow, Branch, Closing, Drawing, Head, Opening, plain
from eda_coach.review.readers.sequence.meaning.reading import Reading
from eda_coach.review.readers.source import Lookup, Places, Source
from eda_coach.review.readers.vocabulary import Vocabulary

# The name before it may hold hyphens, so what has no tip counts only where no arrow with a tip is found.
_TIPPED = re.compile(r"(?:<<)?--?>>?")
_TIPLESS = re.compile(r"--?[x)](?=[\s+()\w-])|--?\|?(?:\\\\?|//?)|(?:\\\\?|//?)\|?--?")
_HEADS = {"x": Head.CROSS, ")": Head.ASYNCHRONOUS}
_AS = re.compile(r" as ", re.IGNORECASE)
_SETTINGS = re.compile(r"@\{([^{}\n]{0,400})\}")
_SETTING = re.compile(r"""["']?(type|alias)["']?\s*:\s*["']?([^"',}]{1,200})""", re.IGNORECASE)
_NOTE = re.compile(r"note\s+(?:over|right\s+of|left\s+of)\s+([^:\n]{1,400}):(.*)", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|acctitle)\s*:?\s*(.*)", re.IGNORECASE)
_BLOCKS = {
    "alt": BlockKind.ALTERNATIVE,
    "opt": BlockKind.OPTIONAL,
    "loop": BlockKind.LOOP,
    "par": BlockKind.PARALLEL,
    "par_over": BlockKind.PARALLEL,
    "critical": BlockKind.CRITICAL,
    "break": BlockKind.OPTIONAL,
    "rect": BlockKind.GROUP,
}
_BRANCHES = frozenset({"else", "and", "option"})
_SILENT = frozenset(
    {
        "sequencediagram",
        "autonumber",
        "activate",
        "deactivate",
        "destroy",
        "link",
        "links",
        "properties",
        "details",
    }
)


def read_mermaid_sequence(source: Source, *, vocabulary: Vocabulary, lookup: Lookup) -> Part:  # noqa: ARG001
    """What a sequence diagram says.

    Args:
        source: The diagram's text, from ``sequenceDiagram``, its comments or its frontmatter on.
        vocabulary: Names and wordings.
        lookup: Not asked: a diagram refers to nothing.
    """
    places = Places(source)
    part = Part(
        document=Document(
            name=source.name, format=Format.MERMAID, lines=len(places.lines), evidence=places.at(1)
        )
    )
    drawing = _Lines(places, part).drawn()
    part.title = drawing.title
    Reading(part, places, vocabulary).add(drawing)
    return part


class _Lines:
    """Turns the lines of one diagram into a drawing."""

    def __init__(self, places: Places, part: Part) -> None:
        self._places = places
        self._part = part
        self._drawing = Drawing(first_line=1, last_line=len(places.lines))
        self._boxes: list[bool] = []

    def drawn(self) -> Drawing:
        """The diagram; what is not understood is told."""
        for line, text in _statements(self._places.lines, self._drawing):
            if not self._takes(text, line):
                self._part.unread.append(
                    self._places.unread(UnreadKind.LINE, "no statement of a sequence diagram", line)
                )
        return self._drawing

    def _takes(self, text: str, line: int) -> bool:
        return all(self._takes_statement(statement, line) for statement in _split(text, self._is_statement))

    def _takes_statement(self, text: str, line: int) -> bool:
        arrow = _arrow(text, line)
        if arrow is not None and arrow.source in self._drawing.participants:
            self._drawing.connect(arrow)
            return True
        word = _first_word(text)
        keyword = _KEYWORDS.get(word)
        if keyword is not None:
            return keyword(self, text, line)
        if arrow is not None:
            self._drawing.connect(arrow)
        return arrow is not None

    def _is_statement(self, text: str) -> bool:
        return _first_word(text) in _KEYWORDS or _arrow(text, 1) is not None

    def _declare(self, text: str, line: int) -> bool:
        words = text.split(None, 1)
        if words[0].lower() == "create" and len(words) > 1:
            words = words[1].split(None, 1)
            if words[0].lower() not in ("participant", "actor"):
                words = ["participant", " ".join(words)]
        if len(words) < 2:  # noqa: PLR2004 - keyword and name
            return False
        settings = {key.lower(): value.strip() for key, value in _SETTING.findall(_settings_of(words[1]))}
        alias, _, label = _parted(_SETTINGS.sub("", words[1], count=1))
        keyword = settings.get("type", words[0]).lower()
        self._drawing.declare(
            alias,
            label=label or settings.get("alias", ""),
            keyword="" if keyword == "participant" else keyword,
            line=line,
        )
        return True

    def _note(self, text: str, line: int) -> bool:
        found = _NOTE.match(text)
        if found is None:
            return False
        aliases = [alias.strip() for alias in found[1].split(",") if alias.strip()]
        self._drawing.note(aliases, found[2].strip(), line=line)
        return True

    def _open(self, text: str, line: int) -> bool:
        word, label = _first_word(text), text.partition(" ")[2].strip()
        # A "rect" only has a colour.
        label = "" if word == "rect" else plain(label)
        self._boxes.append(False)
        self._drawing.events.append(
            Opening(kind=_BLOCKS[word], label=label, line=line, leaves=word == "break")
        )
        return True

    def _branch(self, text: str, line: int) -> bool:
        self._drawing.events.append(Branch(label=plain(text.partition(" ")[2]), line=line))
        return True

    def _box(self, text: str, _line: int) -> bool:
        self._boxes.append(True)
        self._drawing.group = plain(text.partition(" ")[2]) or "box"
        return True

    def _end(self, text: str, line: int) -> bool:
        if text.lower() != "end":
            return False
        if self._boxes and self._boxes.pop():
            self._drawing.group = ""
        else:
            self._drawing.events.append(Closing(line=line))
        return True

    def _title(self, text: str, _line: int) -> bool:
        found = _TITLE.match(text)
        self._drawing.title = self._drawing.title or (plain(found[1]) if found else "")
        return True

    def _nothing(self, _text: str, _line: int) -> bool:
        return True


_KEYWORDS: dict[str, Callable[[_Lines, str, int], bool]] = {
    "participant": _Lines._declare,
    "actor": _Lines._declare,
    "create": _Lines._declare,
    "note": _Lines._note,
    "box": _Lines._box,
    "end": _Lines._end,
    "title": _Lines._title,
    "acctitle": _Lines._title,
    "accdescr": _Lines._nothing,
    **dict.fromkeys(_BLOCKS, _Lines._open),
    **dict.fromkeys(_BRANCHES, _Lines._branch),
    **dict.fromkeys(_SILENT, _Lines._nothing),
}


def _statements(lines: list[str], drawing: Drawing) -> Iterator[tuple[int, str]]:
    """Lines that say something, with their numbers; comments, settings and frontmatter are left out."""
    until = ""
    for line, text in enumerate(lines, 1):
        stripped = text.strip().removeprefix("\ufeff")
        if until:
            if until == "---" and stripped.lower().startswith("title:"):
                drawing.title = plain(stripped[len("title:") :].strip("\"' "))
            until = "" if _ends(stripped, until) else until
            continue
        until = _long_begin(stripped, is_first=line == 1)
        if stripped and not until and not stripped.startswith("%%"):
            yield line, " ".join(stripped.split())


def _ends(text: str, until: str) -> bool:
    return text == until if until == "---" else until in text


def _long_begin(text: str, *, is_first: bool) -> str:
    """What ends the part of several lines that begins here; empty if none does."""
    if is_first and text == "---":
        return "---"
    if text.startswith("%%{") and "}%%" not in text:
        return "}%%"
    is_description = _first_word(text) == "accdescr" and "{" in text and "}" not in text
    return "}" if is_description else ""


def _split(text: str, is_statement: Callable[[str], bool]) -> Iterator[str]:
    """The statements of a line: a semicolon parts them where a statement follows; others are words."""
    if ";" not in text:
        yield text
        return
    held = list[str]()
    for piece in text.split(";"):
        if held and is_statement(piece.strip()):
            yield ";".join(held).strip("; ")
            held = []
        held.append(piece)
    if any(piece.strip() for piece in held):
        yield ";".join(held).strip("; ")


def _first_word(text: str) -> str:
    return text.split(None, 1)[0].rstrip(":;{").lower() if text else ""


def _settings_of(text: str) -> str:
    found = _SETTINGS.search(text)
    return found[1] if found else ""


def _parted(text: str) -> tuple[str, str, str]:
    found = _AS.search(text)
    if found is None:
        return text.strip(), "", ""
    return text[: found.start()].strip(), "as", text[found.end() :].strip()


def _arrow(text: str, line: int) -> Arrow | None:
    ends, _, label = text.partition(":")
    # Without a tip it might be a hyphen of a sentence; with a colon behind it is none.
    found = _TIPPED.search(ends) or (_TIPLESS.search(ends) if ":" in text else None)
    if found is None:
        return None
    source = ends[: found.start()].strip().removesuffix("()").rstrip()
    target = ends[found.end() :].strip()
    sign = target[:1]
    target = target.lstrip("+-").strip().removeprefix("()").lstrip().lstrip("+-").strip()
    if not source or not target:
        return None
    return Arrow(
        source=source,
        target=target,
        label=plain(label),
        line=line,
        is_dashed="--" in found[0],
        head=_HEADS.get(found[0][-1], Head.FILLED),
        activates=sign == "+",
        deactivates=sign == "-",
    )
