"""Names of messages in a text, and the fields that it lists for them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from eda_coach.language.polarity.runs import word_set

# "OrderPlaced": how names of events and commands end.
_CAMEL = re.compile(
    r"(?<![\w.])(?:[A-Z][a-z0-9]{1,30}){1,6}"
    r"(?:ed|Event|Sent|Paid|Made|Taken|Lost|Found|Won|Left|Built|Held|Command)(?:V\d{1,2}|Event)?(?!\w)"
)
_ANY_CAMEL = re.compile(r"(?<![\w.])(?:[A-Z][a-z0-9]{1,30}){2,6}(?:V\d{1,2})?(?!\w)")
# "order.created", "loans.application.submitted": lower case with dots, the last word a participle.
_DOTTED = re.compile(r"(?<![\w./-])[a-z][a-z0-9_-]{1,30}(?:\.[a-z][a-z0-9_-]{0,30}){1,4}(?![\w(/-])")
_PARTICIPLE = re.compile(r"(?:[a-z]ed|sent|paid|made|taken|lost|found|won|left|held)(?:_?v\d)?$")
# Camel case of so many small letters in one word only is an ordinary word: "Failed", "Embedded".
_TWO_WORDS = re.compile(r"[A-Z][a-z0-9]*[A-Z]")

_HAVING = re.compile(
    r"\s{0,3}(?:events?|messages?)?\s{0,3}(?:always|also|each|all)?\s{0,3}"
    r"(?:carry|carries|contains?|includes?|has|have|with (?:the )?(?:fields|payload|body)(?: of)?"
    r"|fields)"
    r"\b[\s:]{0,4}",
    re.IGNORECASE,
)
_OPENING = re.compile(r"\s{0,3}[({\[]\s{0,3}")
_CLOSING = re.compile(r"[)}\]]")
_SENTENCE_END = re.compile(r"[.;!?](?:\s|$)|\n")
_PARTED = re.compile(r"\s{0,5}(?:,|;|\band\b|\bplus\b|\bas well as\b|\bor\b)\s{0,5}")
_ARTICLES = re.compile(
    r"^(?:(?:the|a|an|its|their|all|both|optional|required|unique)\s{1,5}){1,3}", re.IGNORECASE
)
_TYPE = re.compile(r"\s{0,3}:\s{0,3}([\w\[\]<>?/-]{1,30})$")
_IDENTIFIER = re.compile(
    r"[a-z]{1,40}(?:[A-Z][a-zA-Z0-9]{0,40}|(?:_[a-z0-9]{1,40}){1,5})$|[A-Za-z ]{0,30}\b(?:id|ID|Id)$"
)
# Words that are fields by themselves, in a list of which another is written as one.
_PLAIN = word_set(
    """
    id key total amount name price currency type version source time timestamp status reason payload data
    items user
    """
)
_LONGEST_LIST = 400
_LONGEST_ENTRY = 3
_MOST_FIELDS = 40


class Mention(NamedTuple):
    """A message that is named, by offsets."""

    name: str
    begin: int
    end: int


class Listed(NamedTuple):
    """A field as listed."""

    name: str
    type: str


def messages_in(
    text: str, begin: int = 0, end: int | None = None, *, is_told: bool = False
) -> Iterator[Mention]:
    """Messages that a stretch of a text names, in its order.

    Args:
        text: To look in.
        begin: Offset of the stretch.
        end: Offset behind it; that of the text if left out.
        is_told: Whether a verb says that messages stand there, so that every name in camel case is one.
    """
    stop = len(text) if end is None else end
    camel = _ANY_CAMEL if is_told else _CAMEL
    found = [match for match in camel.finditer(text, begin, stop) if _TWO_WORDS.match(match[0])]
    found += [match for match in _DOTTED.finditer(text, begin, stop) if _PARTICIPLE.search(match[0])]
    for match in sorted(found, key=lambda one: one.start()):
        yield Mention(match[0], match.start(), match.end())


def is_message(name: str) -> bool:
    """Whether a name by itself is that of a message: it ends as what has happened."""
    return any(one.name == name for one in messages_in(name))


def fields_behind(text: str, at: int) -> tuple[Listed, ...]:
    """The fields that are listed right behind a name: in brackets, or behind "carries" and the like."""
    opening = _OPENING.match(text, at)
    if opening:
        closing = _CLOSING.search(text, opening.end(), min(len(text), at + _LONGEST_LIST))
        return listed(text[opening.end() : closing.start()]) if closing else ()
    having = _HAVING.match(text, at)
    if not having:
        return ()
    limit = min(len(text), at + _LONGEST_LIST)
    end = _SENTENCE_END.search(text, having.end(), limit)
    return listed(text[having.end() : end.start() if end else limit])


def listed(words: str) -> tuple[Listed, ...]:
    """The fields in a list; none if no entry is written as the name of a field is."""
    entries = [_entry(one) for one in _PARTED.split(words)[:_MOST_FIELDS]]
    entries = [one for one in entries if one.name]
    names = [one.name for one in entries]
    if not any(_IDENTIFIER.match(name) for name in names) and not (len(names) > 1 and {*names} <= _PLAIN):
        return ()
    return tuple(one for one in entries if len(one.name.split()) <= _LONGEST_ENTRY)


def _entry(words: str) -> Listed:
    plain = _ARTICLES.sub("", words.strip(" \"'`{}()"))
    type_ = _TYPE.search(plain)
    return Listed(plain[: type_.start()].strip(), type_[1]) if type_ else Listed(plain.strip(), "")
