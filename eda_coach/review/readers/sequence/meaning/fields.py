"""Fields of a payload that the words at an arrow list: ``OrderPlaced {orderId, total}``."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.message import Field
from eda_coach.review.readers.word_lists import word_set

# Of longer words only the beginning is looked at; a label that lists more fields than so many is none.
_LONGEST = 600
_MOST_FIELDS = 40
_LINE_BREAK = re.compile(r"<br\s{0,4}/?>|\\n", re.IGNORECASE)
_TOKEN = re.compile(r"""[{}()\[\],:\n;]|"[^"\n]{0,200}"|'[^'\n]{0,200}'|[^\s{}()\[\],:;"']+""")
_NAME = re.compile(r"[A-Za-z_$][\w. -]{0,60}$")
# "order id" is a name too.
_MOST_WORDS = 3
# In round brackets anything may stand; these say that they hold fields: "orderId", "customer_id", "id".
_LIKE_A_FIELD = re.compile(
    r"[a-z]+[a-z0-9]*[A-Z]\w*$|[a-z]+_\w+$|(?:id|uuid|amount|total|price|items|status|timestamp|quantity|qty|currency"
    r"|email|address|payload|version)$"
)
_TYPES = word_set(
    "string str text uuid guid int integer int32 int64 long number decimal float double bool boolean date",
    "datetime timestamp instant money array list object map enum byte bytes bigint",
)
_CLOSING = {"{": "}", "(": ")", "[": "]"}


def fields_in(words: str, evidence: Evidence) -> tuple[Field, ...]:
    """The fields that are listed in brackets of a label or note; empty if those hold other words.

    Curly brackets hold fields if each of their parts is a short name; round ones only if each is one word,
    and one reads like a field.
    """
    words = _LINE_BREAK.sub("\n", words[:_LONGEST])
    for at in sorted({words.find("{"), words.find("(")} - {-1}):
        # "/orders/{id}" is a path.
        if words[at - 1 : at] == "/":
            continue
        listed = _Listed()
        listed.read(_TOKEN.findall(words[at:]))
        is_told = words[at] == "{" or _reads_like_fields(listed.types)
        if is_told and listed.is_whole and 0 < len(listed.types) <= _MOST_FIELDS:
            return tuple(
                Field(name=name, type=type_, evidence=evidence) for name, type_ in listed.types.items()
            )
    return ()


def _reads_like_fields(names: Collection[str]) -> bool:
    return not any(" " in name for name in names) and any(_LIKE_A_FIELD.match(name) for name in names)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Bracket:
    """An open bracket.

    Attributes:
        path: Before the names of fields in it.
        before: Words of the field to which it belongs.
    """

    sign: str
    path: str
    before: tuple[str, ...]


class _Listed:
    """The fields between a bracket and its end; those of inner brackets by their path.

    Attributes:
        types: By name.
        is_whole: Whether the bracket ends, and holds nothing but fields.
    """

    def __init__(self) -> None:
        self.types = dict[str, str]()
        self.is_whole = False
        self._open = list[_Bracket]()
        self._piece = list[str]()

    def read(self, tokens: Sequence[str]) -> None:
        """Take what follows, the first bracket included, up to its end."""
        for sign in tokens:
            if sign in _CLOSING:
                self._begin(sign)
            elif sign == _CLOSING[self._open[-1].sign]:
                if not self._close():
                    return
            elif sign in ",;\n":
                if not self._end_piece():
                    return
            elif self._lists:
                self._piece.append(sign)

    @property
    def _lists(self) -> bool:
        """Whether fields may stand here: "decimal(10, 2)", "items[]" and "[sku, qty]" hold none."""
        return self._open[-1].sign == "{" or len(self._open) == 1

    def _begin(self, sign: str) -> None:
        path = self._open[-1].path if self._open else ""
        name = _name(self._piece)
        if name and sign != "(":
            path = f"{path}{name}[]" if sign == "[" else f"{path}{name}."
        elif sign == "{" and path.endswith("[]"):
            path = f"{path}."
        self._open.append(_Bracket(sign=sign, path=path, before=tuple(self._piece)))
        self._piece = []

    def _close(self) -> bool:
        """End the innermost bracket; gives whether there is more to read."""
        if not self._end_piece():
            return False
        bracket = self._open.pop()
        self.is_whole = not self._open
        is_inner_object = bracket.sign == "{" or any(
            name.startswith(f"{bracket.path}.") for name in self.types
        )
        self._piece = [] if is_inner_object else list(bracket.before)
        return bool(self._open)

    def _end_piece(self) -> bool:
        """Take what stood between two commas; gives whether it was a field."""
        piece, self._piece = self._piece, []
        if not piece or not piece[0].strip(".\u2026"):
            return True
        name = _name(piece)
        type_ = "".join(piece[piece.index(":") + 1 :][:1]) if ":" in piece else ""
        self.types[self._open[-1].path + name] = type_ if type_.lower() in _TYPES else ""
        return bool(name)


def _name(piece: Sequence[str]) -> str:
    """The name of a field, if a few words stand before a colon or alone."""
    end = piece.index(":") if ":" in piece else len(piece)
    name = " ".join(piece[:end]).strip("\"'`").removesuffix("?")
    return name if 0 < end <= _MOST_WORDS and _NAME.match(name) else ""
