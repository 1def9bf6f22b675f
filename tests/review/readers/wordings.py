"""The bundled wordings, without the cards that use them."""

from functools import cache
from importlib import resources

import yaml

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.element import ElementKind
from eda_coach.review.readers.vocabulary import Vocabulary

# A few plain phrases: which wordings are bundled is not what tests of diagrams are about.
_PHRASES = {
    Aspect.TIMEOUT: ("timeout",),
    Aspect.RETRY: ("(retry | retries)",),
    Aspect.OUTBOX: ("outbox",),
    Aspect.CORRELATION: ("correlation id",),
}


@cache
def bundled_names() -> Vocabulary:
    """The bundled names of elements, with some phrases."""
    file = resources.files("eda_coach.review.catalogue") / "wordings" / "names.yaml"
    names = yaml.safe_load(file.read_text(encoding="utf-8"))
    return Vocabulary(
        names_by_kind={ElementKind(kind): tuple(map(str, words)) for kind, words in names.items()},
        phrases_by_aspect=_PHRASES,
    )
