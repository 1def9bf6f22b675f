"""What a sequence diagram draws, whatever its language: participants, arrows, notes and frames."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from eda_coach.review.model.flow import BlockKind

_BREAK = re.compile(r"<br[ \t]{0,4}/?>|\\n", re.IGNORECASE)
_MARKUP = re.compile(
    r"</?(?:b|i|u|s|size|color|back|font|sub|sup|em|strong|small|code)\b[^<>\n]{0,80}>", re.IGNORECASE
)
# A number that stands for a sign in Mermaid and HTML; those of the alphabet are not worth a table.
_ENTITIES = {
    "#59;": ";",
    "#35;": "#",
    "#58;": ":",
    "&lt;": "<",
    "&gt;": ">",
    "&amp;": "&",
    "&nbsp;": " ",
    "&quot;": '"',
}
_ENTITY = re.compile("|".join(_ENTITIES))


class Head(StrEnum):
    """The end of an arrow. What it means differs from author to author, but for the open one of Mermaid."""

    FILLED = "filled"
    THIN = "thin"
    ASYNCHRONOUS = "asynchronous"
    CROSS = "cross"


@dataclass(frozen=True, kw_only=True, slots=True)
class Participant:
    """A column of the diagram.

    Attributes:
        alias: The name that arrows use.
        label: The name that readers see.
        keyword: By which it is declared, such as ``database``; empty if it says nothing.
        group: Title of the box around it; may be empty.
    """

    alias: str
    label: str
    keyword: str = ""
    group: str = ""
    line: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrow:
    """A line from one participant to another.

    Attributes:
        source: Alias, or :data:`OUTSIDE`.
        target: Alias, or :data:`OUTSIDE`.
        activates: Whether it begins an activation of the target.
        deactivates: Whether it ends one of the source.
    """

    source: str
    target: str
    label: str = ""
    line: int
    is_dashed: bool = False
    head: Head = Head.FILLED
    activates: bool = False
    deactivates: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """Words beside or over participants; over none if it spans all or stands at the last arrow."""

    aliases: tuple[str, ...]
    text: str
    line: int
    end_line: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Opening:
    """The beginning of a frame.

    Attributes:
        leaves: Whether what follows the frame does not happen if the frame does.
    """

    kind: BlockKind
    label: str
    line: int
    leaves: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Branch:
    """The next branch of the innermost frame."""

    label: str
    line: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Closing:
    """The end of the innermost frame."""

    line: int


Event = Arrow | Note | Opening | Branch | Closing

# Where arrows come from and go to that begin or end at the margin.
OUTSIDE = "(outside)"


@dataclass(kw_only=True, slots=True)
class Drawing:
    """A diagram, gathered line by line.

    Attributes:
        participants: By alias, in the order in which they were named.
        first_line: Of its text, from 1 within the source.
        last_line: Of its text.
    """

    title: str = ""
    first_line: int = 1
    last_line: int = 1
    participants: dict[str, Participant] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    group: str = ""

    def declare(self, alias: str, *, label: str = "", keyword: str = "", line: int) -> None:
        """Name a participant, or say more of one that was named."""
        known = self.participants.get(alias)
        if known is None:
            self.participants[alias] = Participant(
                alias=alias, label=plain(label or alias), keyword=keyword, group=self.group, line=line
            )
            return
        is_named = known.label != plain(known.alias)
        self.participants[alias] = replace(
            known,
            label=known.label if is_named or not label else plain(label),
            keyword=known.keyword or keyword,
            group=known.group or self.group,
        )

    def connect(self, arrow: Arrow) -> None:
        """Add an arrow, and its ends if they are not declared."""
        self.declare(arrow.source, line=arrow.line)
        self.declare(arrow.target, line=arrow.line)
        self.events.append(arrow)

    def note(self, aliases: Sequence[str], text: str, *, line: int, end_line: int = 0) -> None:
        """Add a note."""
        self.events.append(
            Note(aliases=tuple(aliases), text=unescaped(text), line=line, end_line=max(line, end_line))
        )


def plain(label: str) -> str:
    """A label in one line, without markup and quotes around it; a hyphen at the end of a line joins."""
    words = " ".join(_MARKUP.sub("", _BREAK.sub(_joint, unescaped(label))).split())
    is_quoted = words[:1] == words[-1:] == '"' and words.count('"') == 2  # noqa: PLR2004 - one pair
    return words.strip('" ') if is_quoted else words


def unescaped(text: str) -> str:
    """A text with signs in place of the numbers and names that stand for them."""
    return _ENTITY.sub(lambda found: _ENTITIES[found[0]], text)


def _joint(found: re.Match[str]) -> str:
    before = found.string[found.start() - 1 : found.start()]
    return "" if before == "-" else " "
