"""A text made ready for Markdown: AsciiDoc turned, diagrams without fences taken out, line for line."""

import re
from dataclasses import dataclass

# A longer line is no prose, and work on one may grow faster than its length.
LONGEST_LINE = 20_000
_FENCE = re.compile(r"[ \t]{0,20}(?:[-*+] |\d{1,3}[.)] |> ?){0,3}[ \t]{0,20}(`{3,}|~{3,})")
_UML = re.compile(r"\s{0,20}@start(uml|mindmap|json|yaml|wbs|gantt|salt)\b")
_UML_END = re.compile(r"\s{0,20}@end(uml|mindmap|json|yaml|wbs|gantt|salt)\b")
_MERMAID = re.compile(r"(?:sequenceDiagram|(?:flowchart|graph)[ \t]{1,9}(?:TB|TD|BT|RL|LR))[ \t;]{0,9}$")
_HEADING = re.compile(r"#{1,6}[ \t]|```|~~~")
_ADOC_HEADING = re.compile(r"(={1,6})[ \t]{1,9}(\S.*)$")
_ADOC_BLOCK = re.compile(r"(-{4,}|\.{4,}|\+{4,})\s{0,9}$")
_ADOC_STYLE = re.compile(
    r"\[(?:source,\s{0,9})?(mermaid|plantuml|yaml|json|ditaa|graphviz|dot|d2)\b[^\]]{0,200}\]\s{0,9}$"
)
_ADOC_IMAGE = re.compile(r"image::?([^\[\s]{1,300})\[([^\]]{0,300})\]")
_ADOC_LINK = re.compile(
    r"(?:https?://|link:|xref:|mailto:)[^\s\[]{1,500}\[([^\]]{0,300})\]|<<[^,>]{1,200},([^>]{1,200})>>"
)
_ADOC_ATTRIBUTE = re.compile(r"(?::[\w!-]{1,60}:|\[[^\]]{0,200}\]\s{0,9}$|include::|toc::|\|===)")
# Two such headings are no accident of Markdown.
_LEAST_ADOC_HEADINGS = 2
# Frontmatter that has not ended here is none.
_LONGEST_FRONTMATTER = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawing:
    """A diagram that stands in a text without a fence.

    Attributes:
        line: Its first, from 1.
    """

    line: int
    end_line: int
    info: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Prepared:
    """A text in which every line stands where it stood.

    Attributes:
        drawings: That were taken out.
        cut: Lines that were too long.
    """

    text: str
    drawings: tuple[Drawing, ...]
    cut: tuple[int, ...]


def prepare(text: str, *, name: str = "") -> Prepared:
    """Make a text ready to be read as Markdown.

    Args:
        text: With line ends as newlines.
        name: Of the document, which may tell that it is AsciiDoc.
    """
    lines = text.split("\n")
    cut = tuple(number for number, line in enumerate(lines, 1) if len(line) > LONGEST_LINE)
    lines = [line[:LONGEST_LINE] for line in lines]
    _blank_frontmatter(lines)
    if _is_asciidoc(lines, name):
        lines = _from_asciidoc(lines)
    drawings = tuple(_take_drawings(lines))
    return Prepared(text="\n".join(lines), drawings=drawings, cut=cut)


def _blank_frontmatter(lines: list[str]) -> None:
    if lines[0].rstrip() != "---":
        return
    end = next(
        (i for i, line in enumerate(lines[1:_LONGEST_FRONTMATTER], 1) if line.rstrip() in ("---", "...")), 0
    )
    if all(":" in line or line[:1] in " -#" or not line for line in lines[1:end]):
        lines[: end + 1] = [""] * (end + 1)


def _take_drawings(lines: list[str]) -> list[Drawing]:
    """Take diagrams out that stand in no fence, and leave their lines blank."""
    found, fence, at = list[Drawing](), "", 0
    while at < len(lines):
        mark = _FENCE.match(lines[at])
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence) and lines[at].strip().strip("`~ >") == "":
            fence = ""
        end = at if fence or mark else _drawing_end(lines, at)
        if end > at:
            info = "plantuml" if _UML.match(lines[at]) else "mermaid"
            found.append(Drawing(line=at + 1, end_line=end, info=info, text="\n".join(lines[at:end])))
            lines[at:end] = [""] * (end - at)
        at = max(end, at + 1)
    return found


def _drawing_end(lines: list[str], at: int) -> int:
    """Index behind the last line of a diagram that begins at a line; that of the line itself if none does."""
    if _UML.match(lines[at]):
        return next((i + 1 for i in range(at, len(lines)) if _UML_END.match(lines[i])), len(lines))
    if _MERMAID.match(lines[at]):
        return next((i for i in range(at + 1, len(lines)) if _HEADING.match(lines[i])), len(lines))
    return at


def _is_asciidoc(lines: list[str], name: str) -> bool:
    if name.lower().endswith((".adoc", ".asciidoc", ".asc")):
        return True
    headings = sum(_ADOC_HEADING.match(line) is not None for line in lines)
    is_markdown = any(line.startswith(("# ", "## ", "```")) for line in lines)
    return headings >= _LEAST_ADOC_HEADINGS and not is_markdown


def _from_asciidoc(lines: list[str]) -> list[str]:
    """Turn headings, blocks and images into those of Markdown, one line into one."""
    turned, block, info = list[str](), "", ""
    for line in lines:
        mark = _ADOC_BLOCK.match(line)
        style = _ADOC_STYLE.match(line)
        if block:
            block = "" if mark and mark[1] == block else block
            turned.append(line if block else "````")
        elif mark:
            block = mark[1]
            turned.append(f"````{info}")
        else:
            turned.append("" if style else _turned(line))
        info = style[1] if style else ""
    return turned


def _turned(line: str) -> str:
    heading = _ADOC_HEADING.match(line)
    if heading:
        return f"{'#' * len(heading[1])} {heading[2]}"
    if _ADOC_ATTRIBUTE.match(line):
        return ""
    return _ADOC_LINK.sub(r"\1\2", _ADOC_IMAGE.sub(r"![\2](\1)", line))
