"""What stands in boxes and at arrows, without its markup."""

import html
import re

from eda_coach.review.readers.naming import words_of_name

_BREAK = re.compile(r"<br\s{0,4}/?>|\\n|\n", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>")
_ICON = re.compile(r"\bfa[a-z]?:fa-([\w-]+)")
_ENTITY = re.compile(r"#(quot|amp|lt|gt|nbsp|\d{1,6});")
_MARKDOWN = re.compile(r"\*\*|__")
_IN_BRACKETS = re.compile(
    r"^[(\[<«{]+(?:container|component|system|technology|tech)?:?\s*([^()\[\]{}]{1,60}?)[)\]>»}]+$",
    re.IGNORECASE,
)
# A name of more words is a name and what it does.
_LONGEST_NAME = 3
_ONLY_LETTERS = re.compile(r"^[^\W\d_]+(?:[ -][^\W\d_]+)*$")


def lines_of(raw: str) -> tuple[str, ...]:
    """The lines of a label, markup taken off; empty lines left out."""
    inner = raw.strip().strip('"')
    if len(inner) > 1 and inner[0] == inner[-1] == "`":
        inner = inner[1:-1]
    plain = _ENTITY.sub(_entity, _ICON.sub("", inner))
    lines = (_MARKDOWN.sub("", _TAG.sub("", html.unescape(line))).strip() for line in _BREAK.split(plain))
    return tuple(" ".join(line.split()) for line in lines if line.strip())


def _entity(found: re.Match[str]) -> str:
    """Mermaid's ``#quot;`` and ``#35;`` as HTML has them."""
    return f"&#{found[1]};" if found[1].isdecimal() else f"&{found[1]};"


def in_one_line(raw: str) -> str:
    """A label as one line."""
    return " ".join(lines_of(raw))


def name_in(lines: tuple[str, ...]) -> str:
    """The name of a box: its first line, and those behind it that only go on with it."""
    name = lines[0] if lines else ""
    for line in lines[1:]:
        longer = f"{name} {line}"
        if not _ONLY_LETTERS.match(longer[:80]) or len(words_of_name(longer)) > _LONGEST_NAME:
            break
        name = longer
    return name


def technology_in(lines: tuple[str, ...]) -> str:
    """What a line in brackets below the name says: ``[Container: Java]``; empty if there is none."""
    found = (_IN_BRACKETS.match(line) for line in lines[1:])
    return next((match[1].strip() for match in found if match), "")


def icon_in(raw: str) -> str:
    """The name of a Font Awesome icon, as in ``fa:fa-database``; empty if there is none."""
    found = _ICON.search(raw)
    return found[1] if found else ""
