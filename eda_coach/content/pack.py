"""A pack: a folder of YAML content on one subject, read and checked."""

from dataclasses import dataclass

from eda_coach.content.concept import Concept
from eda_coach.content.header import PackHeader
from eda_coach.content.questions.kinds import AnyQuestion
from eda_coach.content.questions.rubric import Overclaim
from eda_coach.content.scenario import Scenario
from eda_coach.content.source import Claim, Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Pack:
    """Everything an author wrote, in the order of the files' names and within a file as written.

    Attributes:
        lexicon: Wordings by term.
    """

    header: PackHeader
    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()
    lexicon: dict[str, tuple[str, ...]]
    overclaims: tuple[Overclaim, ...] = ()
    concepts: tuple[Concept, ...] = ()
    questions: tuple[AnyQuestion, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
