"""The files of a review: opened, decoded, and looked up when one refers to another."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from eda_coach.language.printable import one_line
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.unread import Unread, UnreadKind
from eda_coach.review.readers.source import Source

# No design that a person wrote is larger, and a generated one is read by nobody.
_MOST_BYTES = 5_000_000
# Longer lines are cut, but for JSON on one line: a sentence is no page.
_LONGEST_LINE = 50_000
# Of a folder, files with other endings are no design.
_ENDINGS = (
    ".md",
    ".markdown",
    ".mmd",
    ".mermaid",
    ".puml",
    ".plantuml",
    ".yaml",
    ".yml",
    ".json",
    ".adoc",
    ".txt",
)
# A folder with more is the wrong folder.
_MOST_FILES = 500
_REFERRED = (".yaml", ".yml", ".json")


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenedSources:
    """What came of the named files.

    Attributes:
        sources: In the order in which they were named.
        unread: Files that could not be opened, and parts that were cut.
    """

    sources: tuple[Source, ...]
    unread: tuple[Unread, ...]


def open_sources(paths: Sequence[str]) -> OpenedSources:
    """Open files; folders stand for the designs in them."""
    sources, unread = dict[str, Source](), list[Unread]()
    for path in paths:
        for name in _files(path, unread):
            opened = _open(name, unread)
            if opened is not None:
                sources.setdefault(name, opened)
    return OpenedSources(sources=tuple(sources.values()), unread=tuple(unread))


def look_up(source: Source, reference: str) -> Source | None:
    """A document that another one refers to: a file beside it or below the current folder, nothing else."""
    if source.name == "-" or not reference.lower().endswith(_REFERRED) or os.path.isabs(reference):  # noqa: PTH117
        return None
    folder = Path(source.name).parent
    path = Path(os.path.normpath(folder / reference))
    around = (folder.resolve(), Path.cwd().resolve())
    try:
        if not any(path.resolve().is_relative_to(one) for one in around) or not path.is_file():
            return None
    except (OSError, ValueError):  # a name that no file can have
        return None
    return _open(str(path), [])


def _files(path: str, unread: list[Unread]) -> Iterator[str]:
    if path == "-" or not os.path.isdir(path):  # noqa: PTH112 - a name with a NUL is told below
        yield path
        return
    found = sorted(
        one
        for one in Path(path).rglob("*")
        if one.suffix.lower() in _ENDINGS and one.is_file() and not _is_hidden(one.relative_to(path))
    )
    if not found:
        unread.append(_closed(path, "a folder without a file that may be a design"))
    if len(found) > _MOST_FILES:
        unread.append(_closed(path, f"of {len(found)} files in it only the first {_MOST_FILES} were read"))
    yield from map(str, found[:_MOST_FILES])


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") or part == "node_modules" for part in path.parts)


def _open(name: str, unread: list[Unread]) -> Source | None:
    """Open a file; None if that fails, which is told."""
    try:
        if name != "-" and Path(name).exists() and not Path(name).is_file():
            unread.append(_closed(name, "it is no file"))
            return None
        with nullcontext(sys.stdin.buffer) if name == "-" else Path(name).open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no file can be called so"
        unread.append(_closed(name, f"it cannot be opened ({reason})"))
        return None
    if len(content) > _MOST_BYTES:
        unread.append(_closed(name, f"it is larger than {_MOST_BYTES // 10**6} MB"))
        return None
    text = _decoded(content, name, unread)
    return None if text is None else Source(name=name, text=_with_short_lines(text, name, unread))


def _decoded(content: bytes, name: str, unread: list[Unread]) -> str | None:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = content.decode("utf-16", errors="replace")
    else:
        if b"\0" in content[:8000]:
            unread.append(_closed(name, "it is no text"))
            return None
        text = content.decode("utf-8-sig", errors="replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    at = text.find("\ufffd")
    if at >= 0 and "\ufffd".encode() not in content:
        line = text.count("\n", 0, at) + 1
        why = "a character that is not UTF-8; save the file with this encoding"
        unread.append(
            Unread(kind=UnreadKind.LINE, why=why, evidence=_evidence(name, line, text.split("\n")[line - 1]))
        )
    return text


def _with_short_lines(text: str, name: str, unread: list[Unread]) -> str:
    if len(text) <= _LONGEST_LINE or text.lstrip()[:1] in ("{", "["):
        return text
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if len(line) > _LONGEST_LINE:
            why = f"a line of {len(line):,} characters; only the first {_LONGEST_LINE:,} were read"
            unread.append(Unread(kind=UnreadKind.LINE, why=why, evidence=_evidence(name, at + 1, line[:100])))
            lines[at] = line[:_LONGEST_LINE]
    return "\n".join(lines)


def _closed(name: str, why: str) -> Unread:
    return Unread(kind=UnreadKind.DOCUMENT, why=why, evidence=_evidence(name, 1, ""))


def _evidence(name: str, line: int, quote: str) -> Evidence:
    return Evidence(file=name, line=line, end_line=line, quote=one_line(quote)[:200])
