"""The files of a review: opened, decoded, and looked up when one refers to another."""

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import islice
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
# So many names are looked at in search of them.
_MOST_NAMES = 50_000
# Deeper folders are nobody's documents.
_MOST_FOLDERS_DEEP = 40
# All files together; a system whose designs are larger is reviewed part by part.
_MOST_BYTES_TOGETHER = 20_000_000
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
    sources, unread, left = dict[str, Source](), list[Unread](), _MOST_BYTES_TOGETHER
    for name in (name for path in paths for name in _files(path, unread)):
        if left <= 0 and name not in sources:
            most = _MOST_BYTES_TOGETHER // 10**6
            unread.append(_closed(name, f"the files before it are larger than {most} MB together"))
        elif name not in sources and (opened := _open(name, unread)) is not None:
            sources[name] = opened
            left -= len(opened.text)
    return OpenedSources(sources=tuple(sources.values()), unread=tuple(unread))


def look_up(source: Source, reference: str) -> Source | None:
    """A document that another one refers to: a file beside it or below the current folder, nothing else."""
    if source.name == "-" or not reference.lower().endswith(_REFERRED) or os.path.isabs(reference):  # noqa: PTH117
        return None
    folder = Path(source.name).parent
    path = Path(os.path.normpath(folder / reference))
    try:
        around = (folder.resolve(), Path.cwd().resolve())
        if not any(path.resolve().is_relative_to(one) for one in around) or not path.is_file():
            return None
    except (OSError, ValueError, RuntimeError):  # a name that no file can have, links in a circle
        return None
    return _open(str(path), [])


def _files(path: str, unread: list[Unread]) -> Iterator[str]:
    if path == "-" or not os.path.isdir(path):  # noqa: PTH112 - a name with a NUL is told below
        yield path
        return
    found = sorted(islice(_designs_below(path, unread), 2 * _MOST_FILES))
    if not found:
        unread.append(_closed(path, "a folder without a file that may be a design"))
    if len(found) > _MOST_FILES:
        many = f"{len(found)} files" if len(found) < 2 * _MOST_FILES else "very many files"
        unread.append(_closed(path, f"of {many} in it only {_MOST_FILES} were read"))
    yield from map(str, found[:_MOST_FILES])


def _designs_below(path: str, unread: list[Unread]) -> Iterator[Path]:
    """Files of a folder that may be designs. Folders behind links are left out, and files outside of it."""
    root, left = Path(path).resolve(), _MOST_NAMES
    for folder, folders, names in os.walk(path):
        is_deep = len(Path(folder).parts) - len(Path(path).parts) >= _MOST_FOLDERS_DEEP
        folders[:] = [] if is_deep else sorted(one for one in folders if not _is_hidden(one))
        left -= len(folders) + len(names)
        for name in sorted(names):
            file = Path(folder, name)
            if file.suffix.lower() not in _ENDINGS or _is_hidden(name):
                continue
            if file.is_symlink() and not _leads_into(root, file):
                unread.append(_closed(str(file), "a link that leads out of the folder; name the file itself"))
            elif file.is_file():
                yield file
        if left <= 0:
            unread.append(_closed(path, "a folder with so many files that not all were looked at"))
            return


def _leads_into(root: Path, link: Path) -> bool:
    try:
        return link.resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # links in a circle
        return False


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or name == "node_modules"


def _open(name: str, unread: list[Unread]) -> Source | None:
    """Open a file; None if that fails, which is told."""
    try:
        content = _content(name)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no file can be called so"
        unread.append(_closed(name, f"it cannot be opened ({reason})"))
        return None
    if content is None:
        unread.append(_closed(name, "it is no file"))
        return None
    if len(content) > _MOST_BYTES:
        unread.append(_closed(name, f"it is larger than {_MOST_BYTES // 10**6} MB"))
        return None
    text = _decoded(content, name, unread)
    return None if text is None else Source(name=name, text=_with_short_lines(text, name, unread))


def _content(name: str) -> bytes | None:
    """The bytes of a file, up to one too many; None for a pipe or device, which might never end.

    Raises:
        OSError: It cannot be opened.
        ValueError: No file can be called so.
    """
    if name != "-" and not stat.S_ISREG(Path(name).stat().st_mode):
        return None
    with nullcontext(sys.stdin.buffer) if name == "-" else Path(name).open("rb") as file:
        return file.read(_MOST_BYTES + 1)


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
