"""What a pack says about words: its lexicon, and the overclaims written once for all its rubrics."""

from collections.abc import Mapping
from dataclasses import dataclass

from eda_coach.content.questions.rubric import Overclaim


@dataclass(frozen=True, kw_only=True, slots=True)
class PackWording:
    """Needed beside a question to score a typed response.

    Attributes:
        lexicon: Wordings by term.
        overclaims: By id.
    """

    lexicon: Mapping[str, tuple[str, ...]]
    overclaims: Mapping[str, Overclaim]


NO_WORDING = PackWording(lexicon={}, overclaims={})
