"""The pieces of a line of a flowchart: ids, boxes and arrows."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from eda_coach.review.readers.flowchart.graph import Shape, Stroke

# A label that goes on for longer was never closed.
_LONGEST_LABEL = 4_000
_BLANKS = re.compile(r"[ \t\r]*")
_ID = re.compile(
    r"""(?:[\w!#$%'*+?\\/]     # most characters, in any script
    |\.(?![-.])|-(?![->.])|=(?!=)|:(?!::)   # a dot, a dash and the like, if no arrow or style begins there
    |(?<=[^\s&])&(?=[^\s&]))+""",
    re.VERBOSE,
)
_QUOTED_ID = re.compile(r'"([^"\n]{1,200})"')
_CLASS = re.compile(r":::[ \t]*([\w-]+)")
_ATTRIBUTES = re.compile(r"@\{")
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*:\s*(?:"([^"]*)"|'([^']*)'|([^,"'}\n]+))""")
_EDGE_ID = re.compile(r"[\w-]+@(?=[xo<]?[-=.~])")
_LINK = re.compile(r"(?P<back>[xo<]?)(?:--+(?P<a>[-xo>])|==+(?P<b>[=xo>])|-?\.+-(?P<c>[xo>]?)|~~~+)")
_OPENED = re.compile(r"(?P<back>[xo<]?)(?:--(?![-xo>])|==(?![=xo>])|-\.(?![-.]))")
# Begins only where a run begins, so that a line of dashes takes no quadratic time.
_CLOSING = {
    "-": re.compile(r"(?<!-)--+([-xo>])"),
    "=": re.compile(r"(?<!=)==+([=xo>])"),
    ".": re.compile(r"(?<!\.)\.+-([xo>]?)"),
}
_STROKE = {"-": Stroke.SOLID, "=": Stroke.THICK, ".": Stroke.DOTTED, "~": Stroke.INVISIBLE}
_MARKS = '"|[](){}'
_SHAPES: tuple[tuple[str, tuple[str, ...], Shape], ...] = (
    ("(((", (")))",), Shape.BOX),
    ("((", ("))",), Shape.BOX),
    ("([", ("])",), Shape.BOX),
    ("(-", ("-)",), Shape.BOX),
    ("[[", ("]]",), Shape.BOX),
    ("[(", (")]",), Shape.CYLINDER),
    ("[/", ("/]", "\\]"), Shape.BOX),
    ("[\\", ("\\]", "/]"), Shape.BOX),
    ("[|", ("|]",), Shape.BOX),
    ("{{", ("}}",), Shape.HEXAGON),
    ("[", ("]",), Shape.BOX),
    ("(", (")",), Shape.BOX),
    ("{", ("}",), Shape.DIAMOND),
    (">", ("]",), Shape.BOX),
)
_SHAPE_BY_NAME = {
    **dict.fromkeys(
        ("cyl", "cylinder", "db", "database", "lin-cyl", "disk", "lined-cylinder", "datastore", "data-store",
         "bow-rect", "bow-tie-rectangle", "stored-data"),
        Shape.CYLINDER,
    ),
    **dict.fromkeys(("das", "h-cyl", "horizontal-cylinder"), Shape.LYING_CYLINDER),
    **dict.fromkeys(("hex", "hexagon", "prepare"), Shape.HEXAGON),
    **dict.fromkeys(("diam", "diamond", "decision", "question"), Shape.DIAMOND),
    **dict.fromkeys(("text", "comment", "brace", "brace-l", "brace-r", "braces"), Shape.NOTE),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """A box as a line names it; label and shape are None where the line has only the id."""

    id: str
    label: str | None = None
    shape: Shape | None = None
    style: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """An arrow between two boxes."""

    label: str
    stroke: Stroke
    points: bool
    points_back: bool


@dataclass(kw_only=True, slots=True)
class Cursor:
    """A place in the text of a flowchart."""

    text: str
    at: int = 0
    _ends: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._ends = [match.start() for match in re.finditer("\n", self.text)]

    @property
    def line(self) -> int:
        """The line at which it stands, from 1."""
        return bisect_right(self._ends, self.at - 1) + 1

    @property
    def line_end(self) -> int:
        """The place of the next line break, or of the end of the text."""
        number = bisect_right(self._ends, self.at - 1)
        return self._ends[number] if number < len(self._ends) else len(self.text)

    def skip_blanks(self) -> None:
        """Go on to the next character of the line that is no blank."""
        self.take(_BLANKS)

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Go behind what matches here; stay if nothing does."""
        found = pattern.match(self.text, self.at)
        if found:
            self.at = found.end()
        return found

    def starts(self, *words: str) -> bool:
        """Whether one of some words stands here."""
        return self.text.startswith(words, self.at)


def take_box(cursor: Cursor) -> Box | None:
    """The box that stands here; None, and no step on, if there is none."""
    start = cursor.at
    named = cursor.take(_QUOTED_ID) or cursor.take(_ID)
    if named is None:
        return None
    id_ = named[1] if named.lastindex else named[0]
    label, shape = _take_shape(cursor)
    if cursor.starts("@{"):
        label, shape = _take_attributes(cursor, label, shape)
    cursor_before_class = cursor.at
    cursor.skip_blanks()
    style = cursor.take(_CLASS)
    if style is None:
        cursor.at = cursor_before_class
    if shape is None and _opens_shape(cursor):
        cursor.at = start
        return None
    return Box(id=id_, label=label, shape=shape, style=style[1] if style else "")


def _opens_shape(cursor: Cursor) -> bool:
    """Whether a bracket stands here that is never closed."""
    return cursor.text[cursor.at : cursor.at + 1] in tuple("[({")


def _take_shape(cursor: Cursor) -> tuple[str | None, Shape | None]:
    start = cursor.at
    for opener, closers, shape in _SHAPES:
        if cursor.starts(opener):
            cursor.at = start + len(opener)
            label = _take_label(cursor, opener[-1], closers)
            if label is not None:
                return label, shape
            cursor.at = start
    return None, None


def _take_label(cursor: Cursor, opener: str, closers: tuple[str, ...]) -> str | None:
    """Text up to what closes the box; None if it is never closed."""
    quoted = _quoted_at(cursor)
    if quoted is not None:
        text, end = quoted
        closer = next((each for each in closers if cursor.text.startswith(each, end)), None)
        if closer is not None:
            cursor.at = end + len(closer)
            return text
    for limit in (cursor.line_end, min(len(cursor.text), cursor.at + _LONGEST_LABEL)):
        for closer in closers:
            end = _closing(cursor.text, cursor.at, limit, (opener, closer))
            # Over a line break only text without brackets goes on; else a box left open would eat the next.
            if end >= 0 and (limit == cursor.line_end or _is_plain(cursor.text[cursor.at : end])):
                label = cursor.text[cursor.at : end]
                cursor.at = end + len(closer)
                return label
    return None


def _quoted_at(cursor: Cursor) -> tuple[str, int] | None:
    """A text in quotes, and the place behind it and the blanks that follow."""
    found = _BLANKS.match(cursor.text, cursor.at)
    start = found.end() if found else cursor.at
    if not cursor.text.startswith('"', start):
        return None
    end = cursor.text.find('"', start + 1, start + _LONGEST_LABEL)
    if end < 0:
        return None
    behind = _BLANKS.match(cursor.text, end + 1)
    return cursor.text[start + 1 : end], behind.end() if behind else end + 1


def _closing(text: str, start: int, limit: int, marks: tuple[str, str]) -> int:
    """Where a box is closed that was opened; brackets of its own sort within it count."""
    opener, closer = marks
    end = text.find(closer, start, limit)
    if len(closer) > 1 or end < 0 or opener == closer:
        return end
    for _ in range(text.count(opener, start, end)):
        further = text.find(closer, end + 1, limit)
        if further < 0 or "--" in text[end:further] or "->" in text[end:further]:
            break
        end = further
    return end


def _is_plain(text: str) -> bool:
    return not any(mark in text for mark in _MARKS)


def _take_attributes(
    cursor: Cursor, label: str | None, shape: Shape | None
) -> tuple[str | None, Shape | None]:
    """The ``@{ shape: cyl, label: "Orders" }`` behind an id."""
    end = cursor.text.find("}", cursor.at, cursor.at + _LONGEST_LABEL)
    if end < 0:
        return label, shape
    inner = cursor.text[cursor.at + 2 : end]
    cursor.at = end + 1
    attributes = {
        found[1]: next((group for group in found.groups()[1:] if group is not None), "").strip()
        for found in _ATTRIBUTE.finditer(inner)
    }
    drawn = _SHAPE_BY_NAME.get(attributes.get("shape", ""), Shape.BOX)
    return attributes.get("label", label), drawn if shape is None or "shape" in attributes else shape


def take_link(cursor: Cursor) -> Link | None:
    """The arrow that stands here, with its label; None, and no step on, if there is none."""
    start = cursor.at
    cursor.skip_blanks()
    cursor.take(_EDGE_ID)
    link = _take_plain_link(cursor) or _take_link_around_label(cursor)
    if link is None:
        cursor.at = start
    return link


def _take_plain_link(cursor: Cursor) -> Link | None:
    found = cursor.take(_LINK)
    if found is None:
        return None
    head = found["a"] or found["b"] or found["c"] or ""
    mark = found[0].lstrip("xo<")[:2].lstrip("-")[:1] or "-"
    return Link(
        label=_take_piped(cursor),
        stroke=_STROKE[mark],
        points=head in (">", "x"),
        points_back=found["back"] in ("<", "x"),
    )


def _take_piped(cursor: Cursor) -> str:
    """The ``|label|`` behind an arrow; empty if there is none."""
    start = cursor.at
    cursor.skip_blanks()
    if cursor.starts("|"):
        cursor.at += 1
        label = _take_label(cursor, "|", ("|",))
        if label is not None:
            return label
    cursor.at = start
    return ""


def _take_link_around_label(cursor: Cursor) -> Link | None:
    """An arrow with its label in the middle: ``-- label -->``."""
    opened = cursor.take(_OPENED)
    if opened is None:
        return None
    mark = opened[0].lstrip("xo<")[-1]
    quoted = _quoted_at(cursor)
    closing = _CLOSING[mark].search(cursor.text, quoted[1] if quoted else cursor.at, cursor.line_end)
    if closing is None:
        cursor.at = opened.start()
        return None
    label = quoted[0] if quoted and quoted[1] == closing.start() else cursor.text[cursor.at : closing.start()]
    cursor.at = closing.end()
    return Link(
        label=label.strip(),
        stroke=_STROKE[mark],
        points=closing[1] in (">", "x"),
        points_back=opened["back"] in ("<", "x"),
    )
