"""The wordings that readers know things by; they stand in YAML, and users add to them."""

from collections.abc import Mapping
from dataclasses import dataclass

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.element import ElementKind


@dataclass(frozen=True, kw_only=True, eq=False)
class Vocabulary:
    """Wordings of names and of aspects.

    Attributes:
        names_by_kind: Words and word groups in names of elements of a kind, in lower case.
        phrases_by_aspect: Wordings in prose that speak of an aspect, in the pattern language of
            :mod:`eda_coach.language.phrases.phrase`.
    """

    names_by_kind: Mapping[ElementKind, tuple[str, ...]]
    phrases_by_aspect: Mapping[Aspect, tuple[str, ...]]
