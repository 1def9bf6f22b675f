"""The lines of a Mermaid flowchart, read into boxes, arrows and frames."""

import re
from itertools import product

from eda_coach.review.model.unread import UnreadKind
from eda_coach.review.readers.flowchart.graph import Arrow, Graph, Group, Shape, Stroke, Vertex
from eda_coach.review.readers.flowchart.tokens import Box, Cursor, Link, take_box, take_link
from eda_coach.review.readers.source import Places

# Nobody writes such a line by hand, and nobody can review it.
_LONGEST_LINE = 20_000
# A longer one is no title.
_LONGEST_TITLE = 400
# "A & B --> C & D" draws each with each; more than this is no drawing.
_MOST_ARROWS_OF_A_LINE = 400
_HEADER = re.compile(r"(?:flowchart(?:-elk)?|graph)\b[ \t]*(?:TB|TD|BT|RL|LR|[<>^v])?(?=[ \t\r]*(?:[;\n]|$))")
_TITLE = re.compile(r"^title:[ \t]*(.*)$", re.MULTILINE)
_SUBGRAPH = re.compile(r"subgraph(?=[\s;]|$)[ \t]*([^\n]*)")
_GROUP_ID = re.compile(r"([^\s\[\](){}\"]+)[ \t]*(?:[\[(]+[/\\]?(.*?)[\])]+)?[ \t]*$")
_END = re.compile(r"end(?=[ \t\r]*(?:[;\n]|%%|$))")
_CLASS = re.compile(r"class[ \t]+([^\s;,]+(?:[ \t]*,[ \t]*[^\s;,]+)*)[ \t]+([\w-]+)[ \t\r]*(?=;|\n|$)")
# Of looks and links, not of the design: passed over on purpose.
_LOOKS = re.compile(
    r"(?:direction[ \t]+(?:TB|TD|BT|RL|LR)\b|(?:classDef|style|linkStyle)[ \t]+(?![-=.~<]))[^\n;]*"
    r"|(?:acc(?:Title|Descr)[ \t]*:|click[ \t]+(?![-=.~<])|href[ \t])[^\n]*"
)
_DESCRIPTION = re.compile(r"accDescr[ \t]*\{[^}]*\}")
_EDGE_STYLE = re.compile(r"[\w-]+@\{[ \t]*(?:animat\w+|curve)\b[^}\n]*\}")
_GAP = re.compile(r"[\s;]*")
_AND = re.compile(r"[ \t]*&[ \t]*")
_WHY = "not a line of a flowchart that can be read"


def read_graph(places: Places) -> Graph:
    """Read what a flowchart draws; what cannot be read is told line by line."""
    reader = _Reader(places)
    reader.read()
    return reader.graph


class _Reader:
    """Goes through the statements of one flowchart."""

    def __init__(self, places: Places) -> None:
        self.graph = Graph()
        self._places = places
        self._open: list[str] = []
        self._cursor = Cursor(text=self._without_asides())

    def read(self) -> None:
        cursor = self._cursor
        cursor.take(_GAP)
        while cursor.at < len(cursor.text):
            start = cursor.at
            if not self._read_keyword() and not self._read_chain():
                self._skip_line(start)
            self._finish_statement(start)
            cursor.take(_GAP)

    def _without_asides(self) -> str:
        """The text without frontmatter, comments and lines that are too long; lines keep their numbers."""
        lines = list(self._places.lines)
        self._take_frontmatter(lines)
        is_directive = False
        for i, line in enumerate(lines):
            bare = line.lstrip()
            if is_directive or bare.startswith("%%"):
                # A directive "%%{ ... }%%" may go over lines.
                is_directive = (is_directive or bare.startswith("%%{")) and "}%%" not in line
                lines[i] = ""
            elif len(line) > _LONGEST_LINE:
                self.graph.unread.append(
                    self._places.unread(UnreadKind.LINE, "a line too long for a flowchart", i + 1)
                )
                lines[i] = ""
        return "\n".join(lines)

    def _take_frontmatter(self, lines: list[str]) -> None:
        first = next((i for i, line in enumerate(lines) if line.strip()), 0)
        if lines[first].strip() != "---":
            return
        closing = next((i for i in range(first + 1, len(lines)) if lines[i].strip() == "---"), first)
        titled = _TITLE.search("\n".join(lines[first:closing]))
        self.graph.title = titled[1].strip().strip("\"'") if titled else ""
        lines[first : closing + 1] = [""] * (closing + 1 - first)

    def _finish_statement(self, start: int) -> None:
        """Tell what still stands in the line behind a statement."""
        cursor = self._cursor
        cursor.skip_blanks()
        if cursor.starts("\r"):
            cursor.at += 1
        if cursor.at < len(cursor.text) and not cursor.starts("\n", ";"):
            if cursor.starts("%%"):
                cursor.at = cursor.line_end
            else:
                self._skip_line(start)

    def _skip_line(self, start: int) -> None:
        line = self._cursor.line
        self._cursor.at = max(self._cursor.line_end, start + 1)
        if not self.graph.unread or self.graph.unread[-1].evidence.line != self._places.at(line).line:
            self.graph.unread.append(self._places.unread(UnreadKind.LINE, _WHY, line))

    def _read_keyword(self) -> bool:
        cursor = self._cursor
        line = cursor.line
        for pattern in (_HEADER, _DESCRIPTION, _LOOKS, _EDGE_STYLE):
            if cursor.take(pattern):
                return True
        if cursor.take(_END):
            if self._open:
                self._open.pop()
            return True
        found = cursor.take(_SUBGRAPH)
        if found:
            self._open_group(found[1], line)
            return True
        found = cursor.take(_CLASS)
        if found:
            self._style([name.strip() for name in found[1].split(",")], found[2])
        return found is not None

    def _open_group(self, words: str, line: int) -> None:
        """``subgraph Title``, ``subgraph id [Title]`` or ``subgraph "Title"``."""
        words = words.strip().rstrip(";").rstrip()
        named = _GROUP_ID.match(words) if len(words) < _LONGEST_TITLE and words[:1] != '"' else None
        id_, title = (named[1], named[2] or named[1]) if named else (words.strip('"'), words)
        title = title.strip().strip('"')
        id_ = id_ or f"group {len(self.graph.groups)}"
        parent = self._open[-1] if self._open else ""
        self.graph.groups.setdefault(id_, Group(id=id_, title=title, parent=parent, line=line))
        self._open.append(id_)
        # A line may have named it before as if it were a box.
        self.graph.vertices.pop(id_, None)

    def _style(self, names: list[str], style: str) -> None:
        for name in names:
            if name in self.graph.vertices:
                self.graph.vertices[name].classes.append(style)

    def _read_chain(self) -> bool:
        """``A & B --> C -- label --> D``: boxes and the arrows between them."""
        start = self._cursor.at
        boxes = self._read_boxes()
        if not boxes or self._is_a_bare_word(boxes):
            self._cursor.at = start
            return False
        sources = self._note_all(boxes)
        line = self._cursor.line
        link = take_link(self._cursor)
        while link is not None:
            before = self._cursor.at
            targets = self._note_all(self._read_boxes())
            if not targets:
                self._cursor.at = before
                self._skip_line(start)
                return True
            self._draw(sources, targets, link, line)
            sources, line = targets, self._cursor.line
            link = take_link(self._cursor)
        return True

    def _is_a_bare_word(self, boxes: list[tuple[Box, int]]) -> bool:
        """Whether a line begins with words that are neither drawn nor linked, as prose does."""
        behind = self._cursor.at
        is_linked = take_link(self._cursor) is not None
        self._cursor.at = behind
        self._cursor.skip_blanks()
        is_end = self._cursor.at >= self._cursor.line_end or self._cursor.starts(";", "%%")
        self._cursor.at = behind
        return not is_linked and not is_end and all(box.shape is None for box, _ in boxes)

    def _read_boxes(self) -> list[tuple[Box, int]]:
        """Boxes with ``&`` between them, each with its line."""
        boxes = list[tuple[Box, int]]()
        while True:
            self._cursor.skip_blanks()
            line = self._cursor.line
            box = take_box(self._cursor)
            if box is None:
                return boxes
            boxes.append((box, line))
            if not self._cursor.take(_AND):
                return boxes

    def _note_all(self, boxes: list[tuple[Box, int]]) -> list[str]:
        for box, line in boxes:
            self._note(box, line)
        return [box.id for box, _ in boxes]

    def _note(self, box: Box, line: int) -> None:
        if box.id in self.graph.groups:
            return
        group = self._open[-1] if self._open else ""
        vertex = self.graph.vertices.setdefault(
            box.id, Vertex(id=box.id, label=box.id, group=group, line=line)
        )
        vertex.group = vertex.group or group
        if box.label is not None and not vertex.has_label:
            vertex.label, vertex.has_label, vertex.line = box.label, True, line
        if box.shape is not None:
            vertex.shape = box.shape if vertex.shape is Shape.BOX else vertex.shape
        if box.style:
            vertex.classes.append(box.style)

    def _draw(self, sources: list[str], targets: list[str], link: Link, line: int) -> None:
        if link.stroke is Stroke.INVISIBLE:
            return
        if len(sources) * len(targets) > _MOST_ARROWS_OF_A_LINE:
            why = "it draws more arrows than a reader can follow"
            self.graph.unread.append(self._places.unread(UnreadKind.LINE, why, line))
            return
        for source, target in product(sources, targets):
            self.graph.arrows.append(
                Arrow(
                    source=source,
                    target=target,
                    label=link.label,
                    stroke=link.stroke,
                    points=link.points,
                    points_back=link.points_back,
                    line=line,
                )
            )
