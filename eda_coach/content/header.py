"""What a pack is, without its content: as much as ``pack.yaml`` says."""

from dataclasses import dataclass, field

from eda_coach.content.fields import Number, Slug, Switch, Text, Whole
from eda_coach.content.questions.question import Level

# The only format that is read. A pack with a greater number needs a newer program.
FORMAT_VERSION = 1
# A file of 10,000 questions has about 20 MB; more than this is no text that a person wrote.
MOST_FILE_BYTES = 64_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic:
    """A group of concepts."""

    id: Slug
    title: Text
    scope: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Dimension:
    """A row of the scorecard.

    Attributes:
        weights: Shares of the total by level, in percent.
        gates: Whether a rating of 1 here forbids a good verdict.
        from_structure: Whether how the interview was held counts too: its order, its times.
    """

    id: Slug
    title: Text
    weights: dict[Level, Number] = field(default_factory=dict)
    gates: Switch = False
    from_structure: Switch = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Phase:
    """A part of a mock interview.

    Attributes:
        minutes: Its usual length, its probes included.
        asks: What the interviewer says at its beginning.
        dimensions: Ids of those it is mainly about.
        replies: Whether the interviewer answers questions in it.
        probes: How many probes may follow it at most.
    """

    id: Slug
    title: Text
    minutes: Number
    asks: str = ""
    dimensions: tuple[Slug, ...] = ()
    replies: Switch = False
    probes: Whole = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class PackHeader:
    """What a pack is.

    Attributes:
        version: Of the content; any text, by custom ``1.2.3``.
        topics: In the order in which they are taught.
        levels: Those the pack uses, in rising order; all where it does not say.
    """

    id: Slug
    title: Text
    version: Text
    format_version: Whole
    licence: Text
    topics: tuple[Topic, ...]
    levels: tuple[Level, ...] = tuple(Level)
    dimensions: tuple[Dimension, ...] = ()
    phases: tuple[Phase, ...] = ()
