"""Settings of a service in a compose file: its environment, with variables put in where they are known."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from eda_coach.review.model.evidence import Evidence, How
from eda_coach.review.readers.nodes.node import Node
from eda_coach.review.readers.source import Places

# "${NAME}", "${NAME:-default}", "$NAME"; the innermost of nested ones first.
_VARIABLE = re.compile(r"\$\{\w+(?:(:?[-?+])([^${}]*))?\}|\$(?!\$)\w+")
# Nobody nests defaults deeper.
_MOST_ROUNDS = 4
_LONGEST_VALUE = 4_000
_USER_IN_URL = re.compile(r"://[^\s/]{1,200}@")
_SECRET = re.compile(
    r"((?:password|passwd|pwd|secret|token|api_?key|access_?key)[\w-]{0,40}[\"']?\s{0,4}[=:]\s{0,4})[^\s;,&]+",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """A name and its value.

    Attributes:
        value: Variables put in where they have a default, and taken out where they have none.
        is_open: Whether a variable without default was taken out.
    """

    name: str
    value: str
    is_open: bool
    line: int
    pointer: str
    places: Places

    @property
    def evidence(self) -> Evidence:
        """Where it stands; what it says of the design is inferred, and secrets are not quoted."""
        return self.places.at(
            self.line, quote=masked(self.places.lines[self.line - 1]), path=self.pointer, how=How.INFERRED
        )


def masked(line: str) -> str:
    """A line without the passwords in it."""
    return _SECRET.sub(r"\1***", _USER_IN_URL.sub("://***@", line[:_LONGEST_VALUE]))


def filled(text: str) -> str:
    """A text with the defaults of its variables; those without default are left out."""
    text = text[:_LONGEST_VALUE]
    for _ in range(_MOST_ROUNDS):
        replaced = _VARIABLE.sub(lambda found: found[2] if found[1] in ("-", ":-") else "", text)
        if replaced == text:
            break
        text = replaced
    return text


def settings_in(node: Node, places: Places) -> Iterator[Setting]:
    """The settings of an ``environment`` node, a mapping or a list of ``NAME=value``."""
    for name, value in node.entries.items():
        yield _setting(name, value.text, value.line, value.pointer, places)
    for item in node.items:
        name, _, text = item.text.partition("=")
        yield _setting(name.strip(), text, item.line, item.pointer, places)


def settings_of_file(places: Places) -> Iterator[Setting]:
    """The settings of an ``env_file``."""
    for number, line in enumerate(places.lines, 1):
        name, equals, text = line.strip().removeprefix("export ").partition("=")
        if equals and not name.startswith("#"):
            yield _setting(name.strip(), text.strip().strip("\"'"), number, "", places)


def _setting(name: str, text: str, line: int, pointer: str, places: Places) -> Setting:
    value = filled(text).strip()
    is_open = not value or value != text.strip()[:_LONGEST_VALUE]
    return Setting(name=name, value=value, is_open=is_open, line=line, pointer=pointer, places=places)
