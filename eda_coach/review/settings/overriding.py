"""A catalogue with a user's own settings."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from eda_coach.review.catalogue.card import Card
from eda_coach.review.catalogue.catalogue import Catalogue
from eda_coach.review.readers.vocabulary import Vocabulary
from eda_coach.review.settings.configuration import Configuration, RuleChange

_Key = TypeVar("_Key")


def overridden(catalogue: Catalogue, configuration: Configuration) -> Catalogue:
    """The catalogue as the user wants it: thresholds and wordings replaced, names and phrases added."""
    if configuration == Configuration():
        return catalogue
    changes = configuration.change_by_rule
    return replace(
        catalogue,
        cards={
            id_: _changed(card, changes[id_]) if id_ in changes else card
            for id_, card in catalogue.cards.items()
        },
        vocabulary=Vocabulary(
            names_by_kind=_added(catalogue.vocabulary.names_by_kind, configuration.names_by_kind),
            phrases_by_aspect=_added(catalogue.vocabulary.phrases_by_aspect, configuration.phrases_by_aspect),
        ),
        off=frozenset(configuration.off),
    )


def _changed(card: Card, change: RuleChange) -> Card:
    return replace(
        card,
        severity=change.severity or card.severity,
        numbers={**card.numbers, **change.numbers},
        words={**card.words, **change.words},
        wordings={**card.wordings, **change.wordings},
    )


def _added(
    known: Mapping[_Key, tuple[str, ...]], further: Mapping[_Key, tuple[str, ...]]
) -> dict[_Key, tuple[str, ...]]:
    keys = dict.fromkeys((*known, *further))
    return {key: (*known.get(key, ()), *further.get(key, ())) for key in keys}
