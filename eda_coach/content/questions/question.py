"""What every question has, whatever its kind."""

from dataclasses import dataclass
from enum import StrEnum

from eda_coach.content.fields import Given, Slug, Text


class Level(StrEnum):
    """Who is first expected to know it, in rising order."""

    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"
    STAFF = "staff"


class Kind(StrEnum):
    """How a question is put and answered."""

    SINGLE_CHOICE = "single-choice"
    MULTIPLE_CHOICE = "multiple-choice"
    TRUE_FALSE = "true-false"
    ORDERING = "ordering"
    MATCHING = "matching"
    NUMERIC = "numeric"
    SHORT_ANSWER = "short-answer"
    TRADE_OFF = "trade-off"
    CONSTRAINT_FLIP = "constraint-flip"


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A prompt about some concepts.

    Attributes:
        topic: Id of the topic; the name of the file the question stands in, so no
            author writes it.
        concepts: At least one id; the first is the concept mainly asked about.
        sources: At least one id.
        prompt: The question itself; stands alone together with ``context``.
        claims: Ids of the claims of the source article that the question covers.
        aliases: Former ids, under which earlier attempts were logged.
        product: The product a fact is about, where it holds for that product only.
        as_of: The day (``YYYY-MM-DD``) on which a fact that may change was checked.
    """

    id: Slug
    kind: Kind
    topic: Given = ""
    level: Level
    concepts: tuple[Slug, ...]
    sources: tuple[Slug, ...]
    prompt: Text
    context: str = ""
    hint: str = ""
    claims: tuple[str, ...] = ()
    aliases: tuple[Slug, ...] = ()
    product: str = ""
    as_of: str = ""
