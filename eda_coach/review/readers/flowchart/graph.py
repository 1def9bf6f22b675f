"""A flowchart as it is drawn: boxes, arrows and frames, before anything is concluded from them."""

from dataclasses import dataclass, field
from enum import StrEnum

from eda_coach.review.model.unread import Unread


class Shape(StrEnum):
    """What a box looks like, as far as the look may mean something."""

    BOX = "box"
    CYLINDER = "cylinder"
    LYING_CYLINDER = "lying-cylinder"
    HEXAGON = "hexagon"
    DIAMOND = "diamond"
    NOTE = "note"


class Stroke(StrEnum):
    """How the line of an arrow is drawn."""

    SOLID = "solid"
    DOTTED = "dotted"
    THICK = "thick"
    INVISIBLE = "invisible"


@dataclass(kw_only=True, slots=True)
class Vertex:
    """A box.

    Attributes:
        id: As the lines of the diagram call it.
        label: Raw text in the box; the id if it has none.
        group: Id of the innermost frame around it; empty outside of all.
        classes: Names of its styles.
        line: Where its label stands, else where it is first named.
    """

    id: str
    label: str
    shape: Shape = Shape.BOX
    group: str = ""
    classes: list[str] = field(default_factory=list)
    line: int
    has_label: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrow:
    """A line from one box or frame to another.

    Attributes:
        source: Id of a vertex or group.
        target: Id of a vertex or group.
        label: Raw text at it; may be empty.
        points: Whether it has a head at the target.
        points_back: Whether it has a head at the source.
    """

    source: str
    target: str
    label: str
    stroke: Stroke
    points: bool
    points_back: bool
    line: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """A frame around boxes; ``parent`` is the id of the frame around it, or empty."""

    id: str
    title: str
    parent: str
    line: int


@dataclass(kw_only=True, slots=True)
class Graph:
    """All that a flowchart draws.

    Attributes:
        unread: Lines that could not be read.
    """

    title: str = ""
    vertices: dict[str, Vertex] = field(default_factory=dict)
    arrows: list[Arrow] = field(default_factory=list)
    groups: dict[str, Group] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
