"""The lines of one sequence diagram of PlantUML."""

import re
from collections.abc import Callable, Iterator

from eda_coach.review.model.flow import BlockKind
from eda_coach.review.model.unread import UnreadKind
from eda_coach.review.readers.part import Part
from eda_coach.review.readers.sequence.drawn import Arrow, Branch, Closing, Drawing, Opening, plain
from eda_coach.review.readers.sequence.plantuml_arrows import ActivationMarks, arrow_in, name_and_rest
from eda_coach.review.readers.source import Places

_COLOUR = re.compile(r" ?(?<![^ ])#[\w/\\|:;.-]+")
_STEREOTYPE = re.compile(r"<<[^<>\n]{0,120}>>")
_ORDER = re.compile(r"\border -?\d+")
_ANCHOR = re.compile(r"(?:& ?)?(?:\{\w{1,60}\} ?)?")
_NOTE = re.compile(
    r"/? ?[hr]?note (?:over|right of|left of|across|right|left|bottom of|top of)\b ?(?P<who>[^:#\n]*)"
    r"(?:#[^\s:]+)? ?(?P<text>:.*)?$",
    re.IGNORECASE,
)
_NOTE_END = re.compile(r"end ?[hr]?note$", re.IGNORECASE)
_REF = re.compile(r"ref(?:#\S+)? over (?P<who>[^:]*)(?P<text>:.*)?$", re.IGNORECASE)
_DIVIDER = re.compile(r"==.*==$|\.\.\.|\|\|")
_BLOCKS = {
    "alt": BlockKind.ALTERNATIVE,
    "opt": BlockKind.OPTIONAL,
    "loop": BlockKind.LOOP,
    "par": BlockKind.PARALLEL,
    "par2": BlockKind.PARALLEL,
    "critical": BlockKind.CRITICAL,
    "break": BlockKind.OPTIONAL,
    "group": BlockKind.GROUP,
    "partition": BlockKind.GROUP,
}
# What they say is of the drawing, not of the design.
_SILENT = (
    *(
        "autonumber",
        "autoactivate",
        "hide",
        "show",
        "scale",
        "newpage",
        "ignore",
        "allow_mixing",
        "left",
        "center",
    ),
    *("right", "mainframe", "caption", "set", "!theme", "!pragma", "!startsub", "!endsub", "!if", "!ifdef"),
    *("!ifndef", "!else", "!elseif", "!endif", "!undef", "!assert", "!log", "!option"),
)
# What a line begins with, and what ends the lines that follow it.
_LONG = {
    "legend": re.compile(r"end ?legend$", re.IGNORECASE),
    "<style>": re.compile(r"</style>"),
    "!procedure": re.compile(r"!endprocedure", re.IGNORECASE),
    "!unquoted": re.compile(r"!end(?:procedure|function)", re.IGNORECASE),
    "!function": re.compile(r"!endfunction", re.IGNORECASE),
    "!definelong": re.compile(r"!enddefinelong", re.IGNORECASE),
    "sprite": re.compile(r"\}$"),
}
_NOT_FOLLOWED = "another file is included; give its lines in this one"
_NOT_EXPANDED = "a macro, which is not expanded"
_NO_STATEMENT = "no statement of a sequence diagram"


class PlantumlLines:
    """Turns the lines of one diagram into a drawing; what is not understood is told.

    Args:
        places: Of the whole source.
        part: Takes what is not understood.
        path: Which of several diagrams it is; may be empty.
    """

    def __init__(self, places: Places, part: Part, *, path: str) -> None:
        self._places = places
        self._part = part
        self._path = path
        self.drawing = Drawing()
        self._is_box = list[bool]()
        self.marks = ActivationMarks()

    def drawn(self, lines: list[str], *, first: int) -> Drawing:
        """The diagram.

        Args:
            lines: Stripped, with one space between words, without comments.
            first: Number of the first.
        """
        self.drawing.first_line, self.drawing.last_line = first, first + len(lines) - 1
        numbered = _joined_lines(iter(enumerate(lines, first)))
        for line, text in numbered:
            if text:
                self._take(text, line, numbered)
        return self.drawing

    def _take(self, text: str, line: int, rest: Iterator[tuple[int, str]]) -> None:
        text = text[len(found[0]) :] if (found := _ANCHOR.match(text)) else text
        word = text.split(" ", 1)[0].lower() if text else ""
        if self._draws(text, line, is_keyword=word in _KEYWORDS) or _DIVIDER.match(text):
            return
        keyword = _KEYWORDS.get(word) or _KEYWORDS.get(re.split(r"[#{:]", word, maxsplit=1)[0])
        if keyword is not None and keyword(self, text, line, rest):
            return
        self._tell(word, text, line)

    def _tell(self, word: str, text: str, line: int) -> None:
        kind, why = UnreadKind.LINE, _NO_STATEMENT
        if word.startswith("!include") or word == "!import":
            kind, why = UnreadKind.REFERENCE, _NOT_FOLLOWED
        elif text[0] in "!$":
            why = _NOT_EXPANDED
        self._part.unread.append(self._places.unread(kind, why, line, path=self._path))

    def _draws(self, text: str, line: int, *, is_keyword: bool) -> bool:
        """Whether it is an arrow; one whose first word is a keyword only if that names a participant."""
        drawn = arrow_in(text, line)
        if drawn is None or (is_keyword and text.split(" ", 1)[0] not in self.drawing.participants):
            return False
        for alias, label in drawn.labels:
            self.drawing.declare(alias, label=label, line=line)
        self.drawing.connect(drawn.arrow)
        self.marks.drawn(drawn)
        return True

    def _declare(self, text: str, line: int, rest: Iterator[tuple[int, str]]) -> bool:
        keyword, _, names = text.partition(" ")
        keyword = keyword.lower()
        if keyword == "create":
            first, _, after = names.partition(" ")
            keyword, names = (
                (first.lower(), after) if first.lower() in _PARTICIPANTS and after else ("", names)
            )
        names = _COLOUR.sub("", _ORDER.sub("", _STEREOTYPE.sub("", names))).strip()
        if names.endswith("["):
            names = f'"{_until_bracket(rest)}" as {names[:-1].strip()}'
        name, after = name_and_rest(names)
        if not name:
            return False
        if after.lower().startswith("as "):
            other, _ = name_and_rest(after[3:].strip())
            label, alias = (name, other) if names.startswith('"') or " " not in other else (other, name)
        else:
            label, alias = name, name
        keyword = "" if keyword == "participant" else keyword
        self.drawing.declare(alias, label=label, keyword=keyword, line=line)
        return True

    def _note(self, text: str, line: int, rest: Iterator[tuple[int, str]]) -> bool:
        found = _NOTE.match(text)
        if found is None:
            return False
        aliases = [name_and_rest(one.strip())[0] for one in found["who"].split(",") if one.strip()]
        words, end_line = found["text"], line
        if words is None:
            words, end_line = _until(rest, _NOTE_END, line)
        self.drawing.note(aliases, words.removeprefix(":").strip(), line=line, end_line=end_line)
        return True

    def _ref(self, text: str, line: int, rest: Iterator[tuple[int, str]]) -> bool:
        found = _REF.match(text)
        if found is None:
            return False
        # It points to another diagram and says nothing of those it spans.
        if found["text"] is None:
            _until(rest, re.compile(r"end ?ref$", re.IGNORECASE), line)
        return True

    def _open(self, text: str, line: int, _rest: Iterator[tuple[int, str]]) -> bool:
        word = re.split(r"[ #]", text.lower(), maxsplit=1)[0]
        label = plain(_COLOUR.sub("", text[len(word) :]))
        self._is_box.append(False)
        self.drawing.events.append(
            Opening(kind=_BLOCKS[word], label=label, line=line, leaves=word == "break")
        )
        return True

    def _branch(self, text: str, line: int, _rest: Iterator[tuple[int, str]]) -> bool:
        self.drawing.events.append(Branch(label=plain(_COLOUR.sub("", text[4:])), line=line))
        return True

    def _box(self, text: str, _line: int, _rest: Iterator[tuple[int, str]]) -> bool:
        self._is_box.append(True)
        self.drawing.group = plain(_COLOUR.sub("", text[3:]).replace('"', "")) or "box"
        return True

    def _end(self, text: str, line: int, _rest: Iterator[tuple[int, str]]) -> bool:
        what = text.lower().removeprefix("end").strip()
        is_box = bool(self._is_box) and self._is_box[-1]
        if what not in ("", "box", *_BLOCKS) or (what == "box" and not is_box):
            return False
        if self._is_box and self._is_box.pop():
            self.drawing.group = ""
        else:
            self.drawing.events.append(Closing(line=line))
        return True

    def _title(self, text: str, line: int, rest: Iterator[tuple[int, str]]) -> bool:
        words = text[len("title") :].strip()
        if not words:
            words, _ = _until(rest, re.compile(r"end ?title$", re.IGNORECASE), line)
        self.drawing.title = self.drawing.title or plain(words)
        return True

    def _activate(self, text: str, _line: int, _rest: Iterator[tuple[int, str]]) -> bool:
        word, _, name = text.partition(" ")
        self.marks.activate(name_and_rest(name)[0], is_on=word.lower() == "activate")
        return True

    def _return(self, text: str, line: int, _rest: Iterator[tuple[int, str]]) -> bool:
        ends = self.marks.returns()
        if ends is not None:
            label = plain(text.partition(" ")[2].removeprefix(":"))
            arrow = Arrow(source=ends[0], target=ends[1], label=label, line=line, is_dashed=True)
            self.drawing.connect(arrow)
        return ends is not None

    def _margin(self, text: str, line: int, rest: Iterator[tuple[int, str]]) -> bool:
        """A header or footer of one line, or of several up to its end."""
        word, _, words = text.partition(" ")
        if not words:
            _until(rest, re.compile(rf"end ?{re.escape(word)}$", re.IGNORECASE), line)
        return True

    def _long(self, text: str, line: int, rest: Iterator[tuple[int, str]]) -> bool:
        word = text.split(" ", 1)[0].lower()
        if word == "sprite" and not text.endswith("{"):
            return True
        _until(rest, _LONG[word], line)
        return not word.startswith("!")

    def _skinparam(self, text: str, line: int, rest: Iterator[tuple[int, str]]) -> bool:
        if text.endswith("{"):
            depth = 1
            for _, inner in rest:
                depth += inner.count("{") - inner.count("}")
                if depth <= 0:
                    break
        return bool(line)

    def _nothing(self, _text: str, _line: int, _rest: Iterator[tuple[int, str]]) -> bool:
        return True


_Keyword = Callable[[PlantumlLines, str, int, Iterator[tuple[int, str]]], bool]
_PARTICIPANTS = (
    "participant",
    "actor",
    "boundary",
    "control",
    "entity",
    "database",
    "collections",
    "queue",
)
_KEYWORDS: dict[str, _Keyword] = {
    **dict.fromkeys((*_PARTICIPANTS, "create"), PlantumlLines._declare),
    **dict.fromkeys(("note", "hnote", "rnote", "/"), PlantumlLines._note),
    **dict.fromkeys(_BLOCKS, PlantumlLines._open),
    **dict.fromkeys(("else", "also"), PlantumlLines._branch),
    **dict.fromkeys(("activate", "deactivate", "destroy"), PlantumlLines._activate),
    **dict.fromkeys(("header", "footer"), PlantumlLines._margin),
    **dict.fromkeys(_LONG, PlantumlLines._long),
    **dict.fromkeys(_SILENT, PlantumlLines._nothing),
    "ref": PlantumlLines._ref,
    "box": PlantumlLines._box,
    "end": PlantumlLines._end,
    "title": PlantumlLines._title,
    "return": PlantumlLines._return,
    "skinparam": PlantumlLines._skinparam,
}


def _joined_lines(numbered: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The lines, those that end with a backslash as one with the next."""
    for line, text in numbered:
        pieces = [text]
        while pieces[-1].endswith("\\") and (following := next(numbered, None)) is not None:
            pieces[-1] = pieces[-1][:-1]
            pieces.append(following[1])
        yield line, "".join(pieces)


def _until(rest: Iterator[tuple[int, str]], end: re.Pattern[str], line: int) -> tuple[str, int]:
    """The lines up to one that ends them, and its number."""
    words = list[str]()
    for number, text in rest:
        line = number
        if end.match(text):
            break
        words.append(text)
    return "\n".join(words), line


def _until_bracket(rest: Iterator[tuple[int, str]]) -> str:
    words, _ = _until(rest, re.compile(r"\]$"), 0)
    lines = [line.lstrip("=").strip(" \"'") for line in words.split("\n") if set(line) - set("-=_. ")]
    return " ".join(lines)
