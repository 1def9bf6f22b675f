"""``eda-coach.toml``: what a user sets for reviews of their own designs."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from eda_coach.content.questions.question import Level
from eda_coach.errors import UsageError
from eda_coach.language.nearest import suggestion
from eda_coach.language.phrases.phrase import PhraseError, parse_wording
from eda_coach.language.printable import one_line
from eda_coach.review.catalogue.card import Profile
from eda_coach.review.catalogue.catalogue import Catalogue
from eda_coach.review.known.waiving import Accepted
from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.element import ElementKind
from eda_coach.review.rules.verdict import Severity

# Far above every threshold that makes sense.
_MOST = 1_000_000
# More risks are no decisions, one by one, but a baseline.
_MOST_ACCEPTED = 1_000
# Of keys and values that are wrong, so much is told.
_SHORT = 200
# Ids of findings are shorter.
_LONGEST_PATTERN = 1_000
FAIL_ON = (*Severity, "never")


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleChange:
    """What is set for one rule.

    Attributes:
        severity: None to leave it.
        numbers: Thresholds by name.
        words: Lists of words by name; they take the place of the card's.
        wordings: What is said, by verdict.
    """

    severity: Severity | None = None
    numbers: Mapping[str, float] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    wordings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Configuration:
    """The settings of a file; what it leaves out is None or empty."""

    profile: Profile | None = None
    level: Level | None = None
    fail_on: str | None = None
    off: tuple[str, ...] = ()
    change_by_rule: Mapping[str, RuleChange] = field(default_factory=dict)
    phrases_by_aspect: Mapping[Aspect, tuple[str, ...]] = field(default_factory=dict)
    names_by_kind: Mapping[ElementKind, tuple[str, ...]] = field(default_factory=dict)
    accepted: tuple[Accepted, ...] = ()


def read_configuration(text: str, name: str, catalogue: Catalogue) -> Configuration:
    """Read the settings of a file.

    Raises:
        UsageError: It is no TOML, or sets what cannot be set; the message names the key.
    """
    try:
        plain = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of thousands of digits is no TOMLDecodeError
        is_told = isinstance(error, tomllib.TOMLDecodeError)
        why = str(error) if is_told else "a value is too long or too deep"
        raise UsageError(
            f"{name} is not TOML: {why}.", hint="Mend that place; docs/review.md has an example."
        ) from error
    return _Reader(name, catalogue).configuration(plain)


class _Reader:
    """Turns plain values into settings, naming the key that is wrong."""

    def __init__(self, name: str, catalogue: Catalogue) -> None:
        self._name = name
        self._catalogue = catalogue

    def configuration(self, plain: Mapping[str, Any]) -> Configuration:
        self._only(plain, ("review", "accept"), "")
        review = self._table(plain.get("review", {}), "review")
        self._only(review, ("profile", "level", "fail_on", "off", "rules", "wordings", "names"), "review.")
        rules = self._table(review.get("rules", {}), "review.rules")
        self._only(rules, self._catalogue.cards, "review.rules.")
        return Configuration(
            profile=self._one_of(review, "profile", Profile),
            level=self._one_of(review, "level", Level),
            fail_on=self._fail_on(review),
            off=self._rules(review.get("off", []), "review.off"),
            change_by_rule={rule: self._change(rule, one) for rule, one in rules.items()},
            phrases_by_aspect={
                Aspect(aspect): self._phrases(words, f"review.wordings.{aspect}")
                for aspect, words in self._named(review, "wordings", [one.value for one in Aspect])
            },
            names_by_kind={
                ElementKind(kind): tuple(word.lower() for word in self._texts(words, f"review.names.{kind}"))
                for kind, words in self._named(review, "names", [one.value for one in ElementKind])
            },
            accepted=tuple(self._accepted(plain)),
        )

    def _change(self, rule: str, plain: Any) -> RuleChange:
        card, path = self._catalogue.cards[rule], f"review.rules.{rule}"
        table = self._table(plain, path)
        self._only(table, ("severity", "wordings", *card.numbers, *card.words), f"{path}.")
        wordings = self._table(table.get("wordings", {}), f"{path}.wordings")
        self._only(wordings, card.wordings, f"{path}.wordings.")
        return RuleChange(
            severity=self._one_of(table, "severity", Severity, path=path),
            numbers={one: self._number(table[one], f"{path}.{one}") for one in card.numbers if one in table},
            words={
                one: tuple(word.lower() for word in self._texts(table[one], f"{path}.{one}"))
                for one in card.words
                if one in table
            },
            wordings={key: self._text(word, f"{path}.wordings.{key}") for key, word in wordings.items()},
        )

    def _accepted(self, plain: Mapping[str, Any]) -> Iterator[Accepted]:
        accepted = self._table(plain.get("accept", {}), "accept")
        if len(accepted) > _MOST_ACCEPTED:
            raise self._error(
                "accept", f"more than {_MOST_ACCEPTED:,} risks", "keep them in a baseline (--write-baseline)"
            )
        for pattern, one in accepted.items():
            path = f'accept."{pattern}"'
            if len(pattern) > _LONGEST_PATTERN:
                raise self._error(path, "no finding has so long an id", "copy the id from the review")
            table = self._table(one, path)
            self._only(table, ("reason", "until", "by"), f"{path}.")
            reason = self._text(table.get("reason", ""), f"{path}.reason")
            if not reason.strip():
                raise self._error(path, "an accepted risk needs a reason", 'add reason = "..."')
            rule = pattern.split("@")[0]
            if "*" not in rule and rule not in self._catalogue.cards:
                raise self._error(path, f"{rule} is no rule", suggestion(rule, self._catalogue.cards))
            yield Accepted(
                pattern=pattern,
                reason=reason.strip(),
                by=self._text(table.get("by", ""), f"{path}.by"),
                until=self._day(table.get("until"), f"{path}.until"),
                place=self._name,
            )

    def _day(self, plain: Any, path: str) -> date | None:
        if isinstance(plain, str):
            try:
                plain = date.fromisoformat(plain)
            except ValueError:
                plain = False
        if isinstance(plain, datetime):
            return plain.date()
        if plain is None or isinstance(plain, date):
            return plain
        raise self._error(path, "this is no day", "write it as 2027-01-31")

    def _fail_on(self, review: Mapping[str, Any]) -> str | None:
        fail_on = review.get("fail_on")
        if fail_on is not None and fail_on not in FAIL_ON:
            raise self._error(
                "review.fail_on", f"{fail_on!r:.40} is no threshold", suggestion(str(fail_on), FAIL_ON)
            )
        return fail_on

    def _one_of(self, table: Mapping[str, Any], key: str, kind: Any, *, path: str = "review") -> Any:
        if key not in table:
            return None
        known = [one.value for one in kind]
        if table[key] not in known:
            raise self._error(
                f"{path}.{key}", f"{table[key]!r:.40} is none", suggestion(str(table[key]), known)
            )
        return kind(table[key])

    def _named(self, review: Mapping[str, Any], key: str, known: Any) -> Any:
        table = self._table(review.get(key, {}), f"review.{key}")
        self._only(table, known, f"review.{key}.")
        return table.items()

    def _rules(self, plain: Any, path: str) -> tuple[str, ...]:
        rules = self._texts(plain, path)
        for rule in rules:
            if rule not in self._catalogue.cards:
                raise self._error(path, f"{rule!r:.40} is no rule", suggestion(rule, self._catalogue.cards))
        return rules

    def _phrases(self, plain: Any, path: str) -> tuple[str, ...]:
        phrases = self._texts(plain, path)
        for phrase in phrases:
            if len(phrase) > _SHORT:
                raise self._error(path, f"{phrase[:60]!r} is too long", "write a few words")
            try:
                parse_wording(phrase)
            except PhraseError as error:
                raise self._error(
                    path, f"{phrase!r:.60} is no phrase ({error})", "see docs/authoring.md"
                ) from error
        return phrases

    def _texts(self, plain: Any, path: str) -> tuple[str, ...]:
        if not isinstance(plain, list) or not all(isinstance(one, str) for one in plain):
            raise self._error(path, "this is no list of texts", 'write it as ["one", "two"]')
        return tuple(plain)

    def _text(self, plain: Any, path: str) -> str:
        if not isinstance(plain, str):
            raise self._error(path, "this is no text", "put it into quotes")
        return plain

    def _number(self, plain: Any, path: str) -> float:
        if isinstance(plain, bool) or not isinstance(plain, int | float) or not 0 <= plain < _MOST:
            raise self._error(path, "this is no number of 0 or more", "write it as 4")
        return float(plain)

    def _table(self, plain: Any, path: str) -> Mapping[str, Any]:
        if not isinstance(plain, dict):
            raise self._error(path, "this is no table", f"write it as [{path}]")
        return plain

    def _only(self, table: Mapping[str, Any], known: Any, prefix: str) -> None:
        for key in table:
            if key not in known:
                raise self._error(f"{prefix}{key}", "this is not known", suggestion(key, known))

    def _error(self, path: str, what: str, mend: str) -> UsageError:
        return UsageError(
            f"{self._name}: {one_line(path)[:_SHORT]}: {one_line(what)[:_SHORT]}; {mend}",
            hint="docs/review.md describes the file.",
        )
