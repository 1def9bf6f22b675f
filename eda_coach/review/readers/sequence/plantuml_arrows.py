"""Arrows of PlantUML, which come in many shapes."""

import re
from dataclasses import dataclass, field

from eda_coach.review.readers.sequence.drawn import OUTSIDE, Arrow, Head, plain

# A shaft with a head at one end at least: "->", "<--", "-[#red]>>", "->o", "x<-", "-\\", "<->".
_SHAFT = re.compile(
    r"""(?P<left>(?:(?<=\s)[ox])?(?:<<|<|//|/|\\\\|\\)?)
    (?P<first>-{1,4})(?:\[(?P<style>[^\]\n]{0,80})\])?(?P<second>-{0,4})
    (?P<right>(?:>>|>|//|/|\\\\|\\)?(?:[ox](?=[\s"\]]|$))?)(?:\(\d{1,4}\))?""",
    re.VERBOSE,
)
_HEADS = frozenset("<>/\\")
_QUOTED = re.compile(r'"([^"\n]{1,400})"')
_PLAIN = re.compile(r"[^\s\":]+")
_MARK = re.compile(r"(\+\+|--|\*\*|!!)")
# Older activations than so many are forgotten; nobody nests so deep.
_MOST_ACTIVE = 200
# Behind so many letters no name ends, but words of something else.
_LONGEST_NAME = 400


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawn:
    """An arrow as it is written.

    Attributes:
        labels: Alias and label of ends that are named on the spot.
    """

    arrow: Arrow
    labels: tuple[tuple[str, str], ...]


@dataclass(kw_only=True, slots=True)
class ActivationMarks:
    """Who is active, and who asked them, to tell what "return" means."""

    active: list[tuple[str, str]] = field(default_factory=list)
    last: Arrow | None = None

    def drawn(self, drawn: Drawn) -> None:
        """An arrow was drawn."""
        if drawn.arrow.deactivates and self.active:
            self.active.pop()
        if drawn.arrow.activates:
            self.active.append((drawn.arrow.target, drawn.arrow.source))
            del self.active[:-_MOST_ACTIVE]
        self.last = drawn.arrow

    def activate(self, alias: str, *, is_on: bool) -> None:
        """A bar begins or ends."""
        if is_on:
            asked = self.last.source if self.last is not None and self.last.target == alias else OUTSIDE
            self.active.append((alias, asked))
            del self.active[:-_MOST_ACTIVE]
            return
        at = next((at for at in range(len(self.active) - 1, -1, -1) if self.active[at][0] == alias), None)
        if at is not None:
            del self.active[at]

    def returns(self) -> tuple[str, str] | None:
        """From whom to whom a return goes now; None if nobody was asked."""
        if self.active:
            return self.active.pop()
        return None if self.last is None else (self.last.target, self.last.source)


def arrow_in(text: str, line: int) -> Drawn | None:
    """The arrow that a line draws; None if it draws none."""
    source, source_label, after = _end_before(text)
    shaft = _shaft_at(after) if source is not None else None
    if source is None or shaft is None:
        return None
    target, target_label, rest = _end_after(after[shaft.end() :].lstrip())
    if target is None:
        return None
    marks, colon, label = rest.partition(":")
    signs = _MARK.findall(marks)
    if _MARK.sub("", marks).strip() and not marks.strip().split(" ")[-1].startswith("#"):
        return None
    if is_turned := not (_HEADS & set(shaft["right"])) and bool(_HEADS & set(shaft["left"])):
        source, target = target, source
    arrow = Arrow(
        source=source,
        target=target,
        label=plain(label) if colon else "",
        line=line,
        is_dashed=_is_dashed(shaft),
        head=_head(shaft["left"] if is_turned else shaft["right"]),
        activates="++" in signs,
        deactivates="--" in signs,
    )
    labels = [(alias, name) for alias, name in source_label + target_label if alias]
    return Drawn(arrow=arrow, labels=tuple(labels))


def name_and_rest(text: str) -> tuple[str, str]:
    """The name at the beginning of a text, in quotes or a word, and what follows; empty if there is none."""
    found = _QUOTED.match(text)
    if found is not None:
        return plain(found[1]), text[found.end() :].strip()
    found = _PLAIN.match(text)
    return (found[0], text[found.end() :].strip()) if found else ("", text)


def _is_dashed(shaft: re.Match[str]) -> bool:
    style = (shaft["style"] or "").lower()
    return len(shaft["first"] + shaft["second"]) > 1 or "dashed" in style or "dotted" in style


def _head(sign: str) -> Head:
    if "x" in sign:
        return Head.CROSS
    return Head.THIN if sign in (">>", "<<", "\\\\", "//") else Head.FILLED


_End = tuple[str | None, list[tuple[str, str]], str]


def _end_before(text: str) -> _End:
    """The end before the shaft, and what follows."""
    if text[:1] in ("[", "?") and text[1:2] in ("-", "<", "o", "x", "/", "\\", " "):
        return OUTSIDE, [], f" {text[1:]}"
    if text.startswith('"'):
        return _named(*name_and_rest(text), is_quoted=True)
    found = next((shaft for shaft in _SHAFT.finditer(text[:_LONGEST_NAME]) if _has_head(shaft)), None)
    if found is None:
        return None, [], text
    name = text[: found.start()].strip()
    return (name if _PLAIN.fullmatch(name) else None), [], text[found.start() - 1 :]


def _end_after(text: str) -> _End:
    """The end behind the shaft, and what follows."""
    if text[:1] in ("]", "?"):
        return OUTSIDE, [], text[1:]
    if text.startswith('"'):
        return _named(*name_and_rest(text), is_quoted=True)
    marked = _MARK.search(text.partition(":")[0])
    name, rest = name_and_rest(text[: marked.start()]) if marked else name_and_rest(text)
    return _named(name, f"{rest} {text[marked.start() :]}" if marked else rest, is_quoted=False)


def _named(name: str, rest: str, *, is_quoted: bool) -> _End:
    if not name:
        return None, [], rest
    if rest.startswith("as "):
        alias, rest = name_and_rest(rest[3:])
        return alias, [(alias, name)], rest
    return name, [(name, name)] if is_quoted else [], rest


def _shaft_at(text: str) -> re.Match[str] | None:
    found = _SHAFT.match(text) or _SHAFT.match(text, 1)
    return found if found is not None and _has_head(found) else None


def _has_head(shaft: re.Match[str]) -> bool:
    return bool(_HEADS & set(shaft["left"] + shaft["right"]))
