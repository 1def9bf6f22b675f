"""What of SARIF 2.1.0 a review uses, in our own words: keys, types and ranges of each object.

Source: the schema of SARIF 2.1.0, and what GitHub's code scanning takes of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_URI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+", re.IGNORECASE)
_URI_REFERENCE = re.compile(r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/?#-]|%[0-9A-Fa-f]{2})+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """A text that is not empty.

    Attributes:
        longest: GitHub takes no more.
    """

    form: re.Pattern[str] = re.compile(r".+", re.DOTALL)
    longest: int = 10**6

    def problems(self, value: Any) -> Iterator[str]:
        """What is wrong with a value."""
        if type(value) is not str or not self.form.fullmatch(value):
            yield f"{value!r:.80} is not of the form {self.form.pattern}"
        elif len(value) > self.longest:
            yield f"{value!r:.80} is longer than {self.longest}"


@dataclass(frozen=True, kw_only=True, slots=True)
class OneOf:
    """One of some texts or flags."""

    of: tuple[Any, ...]

    def problems(self, value: Any) -> Iterator[str]:
        """What is wrong with a value."""
        if not any(value == one and type(value) is type(one) for one in self.of):
            yield f"{value!r:.80} is none of {self.of}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Whole:
    """A whole number."""

    least: int

    def problems(self, value: Any) -> Iterator[str]:
        """What is wrong with a value."""
        if type(value) is not int or value < self.least:
            yield f"{value!r:.80} is no whole number from {self.least} on"


@dataclass(frozen=True, kw_only=True, slots=True)
class Each:
    """A list of things of one shape."""

    of: "Shape"
    least: int = 0
    most: int = 25_000
    is_unique: bool = False

    def problems(self, value: Any) -> Iterator[str]:
        """What is wrong with a value."""
        if not isinstance(value, list) or not self.least <= len(value) <= self.most:
            yield f"{value!r:.80} is no list of {self.least} to {self.most} things"
            return
        if self.is_unique and any(one in value[:at] for at, one in enumerate(value)):
            yield f"{value!r:.80} holds something twice"
        for at, one in enumerate(value):
            yield from (f"{at}.{problem}" for problem in self.of.problems(one))


@dataclass(frozen=True, kw_only=True, slots=True)
class Thing:
    """An object with keys that it needs and keys that it may have, and no others."""

    needs: "dict[str, Shape]"
    may: "dict[str, Shape]" = field(default_factory=dict)

    def problems(self, value: Any) -> Iterator[str]:
        """What is wrong with a value."""
        if not isinstance(value, dict):
            yield f"{value!r:.80} is no object"
            return
        known = self.needs | self.may
        yield from (f"{key}: missing" for key in self.needs.keys() - value.keys())
        yield from (f"{key}: not known" for key in value.keys() - known.keys())
        for key in value.keys() & known.keys():
            yield from (f"{key}.{problem}" for problem in known[key].problems(value[key]))


Shape = Words | OneOf | Whole | Each | Thing

_LEVELS = OneOf(of=("none", "note", "warning", "error"))
_ARTIFACT = Thing(needs={"uri": Words(form=_URI_REFERENCE)})
_MESSAGE = Thing(needs={"text": Words()})
_REGION = Thing(needs={"startLine": Whole(least=1), "endLine": Whole(least=1)}, may={"snippet": _MESSAGE})
_PLACE = Thing(needs={"artifactLocation": _ARTIFACT, "region": _REGION})
_SUPPRESSION = Thing(
    needs={"kind": OneOf(of=("inSource", "external")), "status": OneOf(of=("accepted",))},
    may={"justification": Words()},
)
_RULE = Thing(
    needs={
        "id": Words(form=re.compile(r"[A-Z]{3}\d{3}")),
        "name": Words(form=re.compile(r"[A-Z][A-Za-z0-9]*"), longest=255),
        "shortDescription": Thing(needs={"text": Words(longest=1024)}),
        "fullDescription": Thing(needs={"text": Words(longest=1024)}),
        "help": Thing(needs={"text": Words(), "markdown": Words()}),
        "defaultConfiguration": Thing(needs={"level": _LEVELS}),
        "properties": Thing(
            needs={
                "tags": Each(of=Words(), most=10, is_unique=True),
                "precision": OneOf(of=("very-high", "high", "medium", "low")),
                "problem.severity": OneOf(of=("error", "warning", "recommendation")),
            }
        ),
    },
    may={"helpUri": Words(form=_URI)},
)
_RESULT = Thing(
    needs={
        "ruleId": Words(form=re.compile(r"[A-Z]{3}\d{3}")),
        "ruleIndex": Whole(least=0),
        "kind": OneOf(of=("fail", "review")),
        "level": _LEVELS,
        "message": _MESSAGE,
        # Code scanning looks at the first alone.
        "locations": Each(of=Thing(needs={"physicalLocation": _PLACE}), least=1, most=1),
        "partialFingerprints": Thing(needs={"eda-coach/v1": Words(form=re.compile(r"[0-9a-f]{64}"))}),
        "properties": Thing(
            needs={"id": Words(), "confidence": OneOf(of=("high", "medium", "low"))},
        ),
    },
    may={
        "relatedLocations": Each(
            of=Thing(needs={"id": Whole(least=0), "physicalLocation": _PLACE, "message": _MESSAGE}),
            least=1,
            most=100,
            is_unique=True,
        ),
        "suppressions": Each(of=_SUPPRESSION, least=1, is_unique=True),
    },
)
_DRIVER = Thing(
    needs={
        "name": OneOf(of=("eda-coach",)),
        "version": Words(),
        "semanticVersion": Words(form=re.compile(r"\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.-]+)?")),
        "rules": Each(of=_RULE, is_unique=True),
    }
)
_RUN = Thing(
    needs={
        "tool": Thing(needs={"driver": _DRIVER}),
        "columnKind": OneOf(of=("utf16CodeUnits", "unicodeCodePoints")),
        "artifacts": Each(of=Thing(needs={"location": _ARTIFACT}), is_unique=True),
        "results": Each(of=_RESULT, most=5_000),
        "invocations": Each(of=Thing(needs={"executionSuccessful": OneOf(of=(True,))}), least=1, most=1),
    }
)
LOG = Thing(
    needs={
        "$schema": Words(form=_URI),
        "version": OneOf(of=("2.1.0",)),
        "runs": Each(of=_RUN, least=1, most=1),
    }
)
