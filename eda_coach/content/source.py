"""Where content comes from: sources, and the claims of a source text."""

from dataclasses import dataclass
from enum import StrEnum

from eda_coach.content.fields import Slug, Text


class SourceStatus(StrEnum):
    """How far a source was checked, best first."""

    PRIMARY_PAGE = "primary-page"
    SOURCE_REPO = "source-repo"
    REPO_LISTED = "repo-listed"
    CITED_SECONDARY = "cited-secondary"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A page or document that content rests on.

    Attributes:
        status: How far it was checked.
        as_of: The day (``YYYY-MM-DD``) or version that was read; empty if unknown.
        note: What of it was checked, and what not.
    """

    id: Slug
    title: Text
    url: Text
    status: SourceStatus
    as_of: str = ""
    note: str = ""


class ClaimVerdict(StrEnum):
    """How well a claim of the source text stands up."""

    SOUND = "sound"
    OVERSIMPLIFIED = "oversimplified"
    CONTESTABLE = "contestable"


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """One statement of the source text that the pack must cover.

    Attributes:
        section: The section of the source text it stands in.
        nuance: What a careful reader would add; empty where it stands as it is.
    """

    id: str
    section: Slug
    claim: Text
    verdict: ClaimVerdict
    nuance: str = ""
    concepts: tuple[Slug, ...] = ()
