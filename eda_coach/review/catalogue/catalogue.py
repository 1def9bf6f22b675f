"""All cards, wordings and sources, as they are shipped."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

import yaml

from eda_coach.content.coding import decode
from eda_coach.content.source import Source
from eda_coach.review.catalogue.card import Card, Profile
from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.element import ElementKind
from eda_coach.review.readers.vocabulary import Vocabulary
from eda_coach.review.rules.ruling import Settings

# In the order in which rules are listed.
FAMILIES = (
    "request-response",
    "events",
    "delivery",
    "consistency",
    "answering",
    "choice",
    "operations",
    "document",
)
_NAMES = "names.yaml"
_SLOTS = "slots.yaml"
_SLOT = re.compile(r"<([a-z-]{1,40})>")
# Every scalar stays a text: "no" and "on" are words here. The C loader is several times faster.
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, kw_only=True, eq=False)
class Catalogue:
    """What rules say and readers know.

    Attributes:
        cards: By id, in the order in which rules are listed.
        sources: By id.
        off: Ids of rules that are not asked.
    """

    cards: Mapping[str, Card]
    sources: Mapping[str, Source]
    vocabulary: Vocabulary
    off: frozenset[str] = field(default_factory=frozenset)

    def settings_of(self, rule: str) -> Settings:
        """What a rule is given beside the design."""
        card = self.cards[rule]
        return Settings(numbers=card.numbers, words=card.words)

    def asked_in(self, profile: Profile) -> tuple[Card, ...]:
        """Cards of the rules that are asked in a profile."""
        return tuple(
            card for card in self.cards.values() if profile not in card.off_in and card.id not in self.off
        )


@cache
def bundled_catalogue() -> Catalogue:
    """The catalogue that comes with the program."""
    folder = resources.files("eda_coach.review.catalogue")
    cards = [
        decode(Card, one)
        for family in FAMILIES
        for one in _read(folder / "cards" / f"{family}.yaml")["rules"]
    ]
    sources = [decode(Source, one) for one in _read(folder / "sources.yaml")["sources"]]
    return Catalogue(
        cards={card.id: card for card in cards},
        sources={source.id: source for source in sources},
        vocabulary=_vocabulary(folder / "wordings"),
    )


def _vocabulary(folder: Any) -> Vocabulary:
    names, slots = _read(folder / _NAMES), _slots(_read(folder / _SLOTS))
    phrases = dict[Aspect, tuple[str, ...]]()
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".yaml") and file.name not in (_NAMES, _SLOTS):
            for aspect, wordings in (_read(file) or {}).items():
                phrases[Aspect(aspect)] = (
                    *phrases.get(Aspect(aspect), ()),
                    *(_filled(one, slots) for one in wordings),
                )
    return Vocabulary(
        names_by_kind={ElementKind(kind): tuple(words) for kind, words in names.items()},
        phrases_by_aspect=phrases,
    )


def _slots(words_by_slot: Mapping[str, list[str]]) -> dict[str, str]:
    """Slots as alternatives of the pattern language; a slot may name those above it."""
    slots = dict[str, str]()
    for name, words in words_by_slot.items():
        slots[name] = f"({_filled(' | '.join(words), slots)})"
    return slots


def _filled(wording: str, slots: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda match: slots[match[1]], wording)


def _read(file: Any) -> Any:
    return yaml.load(file.read_bytes(), Loader=_Loader)  # noqa: S506 - a loader of plain texts only
