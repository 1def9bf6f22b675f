"""One idea a learner should know."""

from dataclasses import dataclass, field

from eda_coach.content.fields import Given, Slug, Switch, Text
from eda_coach.content.questions.question import Level


@dataclass(frozen=True, kw_only=True, slots=True)
class Concept:
    """One idea a learner should know.

    Attributes:
        topic: Id of the topic; the name of the file, so no author writes it.
        level: First level at which an interviewer expects it unprompted.
        must_know: The idea in one line.
        misconceptions: What people believe instead, by an id unique in the pack.
        extended: Outside the default core of the pack.
    """

    id: Slug
    topic: Given = ""
    title: Text
    level: Level
    must_know: Text
    misconceptions: dict[Slug, Text] = field(default_factory=dict)
    sources: tuple[Slug, ...]
    extended: Switch = False
    aliases: tuple[Slug, ...] = ()
