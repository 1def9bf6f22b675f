"""Which questions of a pack are wanted."""

from dataclasses import dataclass

from eda_coach.content.questions.question import Kind, Level


@dataclass(frozen=True, kw_only=True, slots=True)
class Selection:
    """Filters that all must hold; an empty one lets everything through.

    Attributes:
        topics: Ids of topics, any of them.
        concepts: Ids of concepts, any of them among a question's concepts.
        questions: Ids of questions.
        level: Questions of this level and of those below it.
        kinds: Kinds of question, any of them.
    """

    topics: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    level: Level | None = None
    kinds: tuple[Kind, ...] = ()
