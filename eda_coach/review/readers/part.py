"""What one reader found in one document, gathered while it reads."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Document
from eda_coach.review.model.edge import Edge
from eda_coach.review.model.element import ChannelKind, Element, ElementKind
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.fact import Fact
from eda_coach.review.model.flow import Flow
from eda_coach.review.model.message import Message
from eda_coach.review.model.unread import Unread
from eda_coach.review.model.value import Known, Value

_WORD = re.compile(r"[^\W_]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
# What ids of findings are made with, and what no line of text can hold.
_NOT_IN_IDS = re.compile(
    r"[\s@,\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+"
)
# Longer ids are cut, and end in a mark that tells them apart; whoever wants to accept a risk types them.
_LONGEST_ID = 100
_MARK = 8
# Whoever wants more places of one thing searches for its name; what repeats without end must not slow us.
_MOST_EVIDENCE = 200


def id_of(name: str) -> str:
    """A name in kebab-case: the id of what is called so.

    ``Order Service``, ``order-service``, ``orderService`` and ``ORDER_SERVICE`` are one. A name without
    letters or digits is itself its id, without what cannot stand in one line or in the id of a finding.
    """
    plain = unicodedata.normalize("NFC", name)
    id_ = "-".join(_WORD.findall(_CAMEL.sub(" ", plain).lower()))
    id_ = id_ or _NOT_IN_IDS.sub("-", plain).strip("-") or "unnamed"
    if len(id_) <= _LONGEST_ID:
        return id_
    mark = sha256(id_.encode("utf-8", "backslashreplace")).hexdigest()[:_MARK]
    return f"{id_[: _LONGEST_ID - _MARK - 1].rstrip('-')}-{mark}"


@dataclass(kw_only=True, slots=True)
class Part:
    """What one document adds to the design; readers append to it.

    Attributes:
        weak_kinds: Ids of elements whose kind was only guessed: a kind declared elsewhere wins.
    """

    document: Document
    title: str = ""
    elements: dict[str, Element] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    messages: dict[str, Message] = field(default_factory=dict)
    flows: list[Flow] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    value_by_aspect: dict[Aspect, Value] = field(default_factory=dict)
    weak_kinds: set[str] = field(default_factory=set)

    def add_element(  # noqa: PLR0913 - one call declares one element
        self,
        name: str,
        kind: ElementKind,
        *evidence: Evidence,
        is_guess: bool = False,
        technology: str = "",
        channel_kind: ChannelKind = ChannelKind.UNKNOWN,
        values: Mapping[Aspect, Value] | None = None,
    ) -> str:
        """Declare an element, or say more of one that was declared; gives its id.

        Args:
            name: As written.
            kind: What it is.
            evidence: Where it says so.
            is_guess: Whether the kind is only the best guess, such as "a box is a service".
            technology: Product or image.
            channel_kind: Of a channel or broker.
            values: What is declared of it.
        """
        element = Element(
            id=id_of(name),
            name=name,
            kind=kind,
            technology=technology,
            channel_kind=channel_kind,
            value_by_aspect=dict(values or {}),
            evidence=evidence,
        )
        known = self.elements.get(element.id)
        if known is None:
            self.elements[element.id] = element
            self.weak_kinds |= {element.id} if is_guess else set()
            return element.id
        kept = self._kept_kind(known, kind, is_guess=is_guess)
        self.elements[element.id] = joined(known, element, kind=kept)
        if not is_guess:
            self.weak_kinds.discard(element.id)
        return element.id

    def _kept_kind(self, known: Element, kind: ElementKind, *, is_guess: bool) -> ElementKind:
        """The kind of an element that was declared before and is declared again."""
        if known.id not in self.weak_kinds:
            return known.kind
        # A part that asks first somewhere and is asked elsewhere is no client.
        is_asked = (known.kind, kind) == (ElementKind.CLIENT, ElementKind.SERVICE)
        return known.kind if is_guess and not is_asked else kind

    def add_message(self, message: Message) -> str:
        """Declare a message, or say more of one that was declared; gives its id."""
        known = self.messages.get(message.id)
        self.messages[message.id] = message if known is None else joined_messages(known, message)
        return message.id

    def absorb(self, other: "Part") -> None:
        """Take in what stands in a part of the document, such as a diagram in a text."""
        for element in other.elements.values():
            self.add_element(
                element.name,
                element.kind,
                *element.evidence,
                is_guess=element.id in other.weak_kinds,
                technology=element.technology,
                channel_kind=element.channel_kind,
                values=element.value_by_aspect,
            )
        for message in other.messages.values():
            self.add_message(message)
        self.edges += other.edges
        self.flows += other.flows
        self.facts += other.facts
        self.unread += other.unread
        self.value_by_aspect = joined_values(self.value_by_aspect, other.value_by_aspect)

    def add_flow(self, flow: Flow) -> None:
        """Add a flow and the edges of its steps."""
        self.flows.append(flow)
        self.edges += [step.edge for step in flow.steps]


def joined(first: Element, second: Element, *, kind: ElementKind) -> Element:
    """Two declarations of one element as one."""
    known_channel = first.channel_kind != ChannelKind.UNKNOWN
    return replace(
        first,
        kind=kind,
        technology=first.technology or second.technology,
        channel_kind=first.channel_kind if known_channel else second.channel_kind,
        value_by_aspect=joined_values(first.value_by_aspect, second.value_by_aspect),
        evidence=_joined_evidence(first.evidence, second.evidence),
    )


def joined_messages(first: Message, second: Message) -> Message:
    """Two declarations of one message as one."""
    named = {one.name for one in first.fields}
    return replace(
        first,
        fields=(*first.fields, *(one for one in second.fields if one.name not in named)),
        is_whole=first.is_whole or second.is_whole,
        value_by_aspect=joined_values(first.value_by_aspect, second.value_by_aspect),
        evidence=_joined_evidence(first.evidence, second.evidence),
    )


def _joined_evidence(first: tuple[Evidence, ...], second: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    if len(first) >= _MOST_EVIDENCE:
        return first
    return tuple(dict.fromkeys((*first, *second)))[:_MOST_EVIDENCE]


def joined_values(first: Mapping[Aspect, Value], second: Mapping[Aspect, Value]) -> dict[Aspect, Value]:
    """What two declarations say; what is known wins over unknown, the first over the second."""
    values = dict(first)
    for aspect, value in second.items():
        if values.get(aspect, value).known is Known.UNKNOWN or aspect not in values:
            values[aspect] = value
    return values


def known_values(pairs: Iterable[tuple[Aspect, Value]]) -> dict[Aspect, Value]:
    """The values that say something."""
    return {aspect: value for aspect, value in pairs if value.known is not Known.UNKNOWN}
