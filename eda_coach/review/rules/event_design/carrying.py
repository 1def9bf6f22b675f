"""What events should not carry: what few may see, and what is too large."""

import re
from collections.abc import Iterator

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.fact import Fact, Stand
from eda_coach.review.model.message import Field
from eda_coach.review.rules.asking.consumers import is_asynchronous
from eda_coach.review.rules.asking.event_names import is_fact, words_of
from eda_coach.review.rules.asking.fields import ends_with, leaves, own_words, path_words
from eda_coach.review.rules.asking.judging import told_by_word
from eda_coach.review.rules.asking.messages import Carried, by_owner, carried, listed
from eda_coach.review.rules.ruling import Ruling, Settings, finding, not_stated, well_done

_CAMEL_NAME = re.compile(r"\b[A-Z][a-z0-9]{1,30}(?:[A-Z][a-z0-9]{1,30}){1,5}\b")
_EVENT_WORD = re.compile(
    r"\b(?:events?(?! store)|messages?|topics?|payloads?|bus|queues?|exchange)\b", re.IGNORECASE
)
_COVERED = re.compile(
    r"encrypt|(?<!password )(?<!password.)hash|mask|token|pseudonym|anonym|redact|reference",
    re.IGNORECASE,
)
# "So that nobody has to call back: name, address" denies something else.
_OTHER_DENIED = re.compile(r"(?:\b(?:no|not|never|nobody)\b|n['\u2019]t\b)[^:]{0,160}: ", re.IGNORECASE)
# A field of a message, and the message.
_Found = list[tuple[Carried, Field]]
# What a link to a file is called.
_LINKS = frozenset({"url", "uri", "href", "location", "path"})
# Types of which only bytes come.
_BASE64 = ("base", "64")
_BINARY = ("binary", "byte", "base64", "blob", "buffer")


def sensitive_fields(design: Design, settings: Settings) -> Iterator[Ruling]:
    """EVT006: secrets and personal data in messages that many may read and that stay for long."""
    yield from _sensitive_by_word(design)
    for owner, messages in by_owner(carried(design)).items():
        fields = [(one, field) for one in messages for field in leaves(one.message)]
        secret = [pair for pair in fields if _is_sensitive(pair[1], "secret", settings)]
        personal = [pair for pair in fields if _is_sensitive(pair[1], "personal", settings)]
        covered = [pair for pair in fields if _is_covered(pair[1], settings)]
        if secret:
            yield finding((owner,), _places([*secret, *personal]), fields=_named([*secret, *personal]))
        elif personal:
            yield not_stated((owner,), _places(personal), fields=_named(personal))
        elif covered:
            yield well_done((owner,), _places(covered), fields=_named(covered))


def _sensitive_by_word(design: Design) -> Iterator[Ruling]:
    told = list(design.facts_on(Aspect.SENSITIVE_EVENT))
    for fact in filter(_is_of_event, told):
        if fact.stand is Stand.PRESENT:
            yield finding(fact.elements, [fact.evidence], wording="finding-stated")
        elif fact.stand is Stand.ABSENT and not _OTHER_DENIED.search(fact.evidence.quote):
            yield well_done(fact.elements, [fact.evidence], wording="ok-stated")
    if not told and is_asynchronous(design):
        yield from told_by_word(design, good=(Aspect.DATA_COVERED,))


def _is_of_event(fact: Fact) -> bool:
    """Whether a sentence on personal data says that an event holds it, and nothing that covers it."""
    quote = fact.evidence.quote
    if _COVERED.search(quote) and fact.stand is Stand.PRESENT:
        return False
    is_named = any(is_fact(name) for name in _CAMEL_NAME.findall(quote))
    return is_named or bool(_EVENT_WORD.search(quote))


def _is_sensitive(field: Field, list_: str, settings: Settings) -> bool:
    words = path_words(field)
    is_safe = bool(set(words) & set(settings.words["safe"])) or field.type.startswith("bool")
    return not is_safe and bool(ends_with(words, settings.words[list_]))


def _is_covered(field: Field, settings: Settings) -> bool:
    """Whether it is a hash, mask or token of something that should not be seen."""
    words = own_words(field)
    about = {
        word for list_ in ("secret", "personal") for one in settings.words[list_] for word in words_of(one)
    }
    return bool(set(words) & set(settings.words["safe"]) and set(words) & about)


def large_body(design: Design, settings: Settings) -> Iterator[Ruling]:
    """EVT007: a file inside a message."""
    for fact in design.facts_on(Aspect.BODY_IN_EVENT):
        if fact.stand is Stand.PRESENT:
            yield finding(fact.elements, [fact.evidence], wording="finding-stated")
    for fact in design.facts_on(Aspect.CLAIM_CHECK):
        if fact.stand is Stand.PRESENT:
            yield well_done(fact.elements, [fact.evidence], wording="ok-stated")
    for owner, messages in by_owner(carried(design)).items():
        fields = [(one, field) for one in messages for field in leaves(one.message)]
        bodies = [(one, field) for one, field in fields if _is_body(one, field, settings)]
        references = [pair for pair in fields if _is_reference(pair[1], settings)]
        if bodies:
            yield finding((owner,), _places(bodies), fields=_named(bodies))
        elif references:
            yield well_done((owner,), _places(references), fields=_named(references))


def _is_body(one: Carried, field: Field, settings: Settings) -> bool:
    words, files = own_words(field), set(settings.words["files"])
    around = {*path_words(field), *words_of(one.message.name)}
    if set(words) & set(settings.words["small"]):
        return False
    is_binary = any(one in "".join(words_of(field.type)) for one in _BINARY) or words[-2:] == _BASE64
    return is_binary and bool(files & around)


def _is_reference(field: Field, settings: Settings) -> bool:
    words, files = path_words(field), set(settings.words["files"])
    is_key = words[-1:] == ("key",) and bool(set(words[-2:-1]) & (files | {"object", "blob", "storage"}))
    return is_key or (bool(words) and words[-1] in _LINKS and bool(files & set(words)))


def _places(found: _Found) -> list[Evidence]:
    return [field.evidence for _, field in found]


def _named(found: _Found) -> str:
    return listed([f"{one.message.name}.{field.name}" for one, field in found])
