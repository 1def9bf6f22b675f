"""What a candidate says, out of a file: YAML or JSON by phase, or Markdown with a heading for each phase."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from eda_coach.cli.world.given import parse_given, read_given
from eda_coach.content.header import Dimension, Phase
from eda_coach.errors import UsageError
from eda_coach.interview.scorecard.ratings import HIGHEST, LOWEST
from eda_coach.language.nearest import suggestion

_PROBES, _SELF, _SCENARIO = "probes", "self", "scenario"
_TURN_KEYS = ("text", "minutes", "hinted")
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)
# Before and behind the name of a phase: a number, "Phase 2:", a time.
_AROUND = re.compile(r"^(?:phase\s*)?\d*[.:)\s-]*|\s*[(\[].*$|\s+[-\u2013\u2014].*$|:$", re.IGNORECASE)
# A key of YAML at the beginning of a line; a fenced block of Markdown, also one that nobody closed.
_KEY = re.compile(r"^[\"']?([A-Za-z][\w -]*?)[\"']?[ \t]*:(?=[ \t\r\n]|$)", re.MULTILINE)
_FENCED = re.compile(r"^[ \t]*(```|~~~).*?(?:^[ \t]*\1[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_MINUTE_S = 60.0
_MOST_MINUTES = 24 * 60


@dataclass(frozen=True, kw_only=True, slots=True)
class FiledTurn:
    """What is said in one turn.

    Attributes:
        elapsed_s: It took, in seconds; None where the file does not say.
        hinted: Ids of the criteria that it was given a hint for.
    """

    text: str = ""
    elapsed_s: float | None = None
    hinted: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class FiledTranscript:
    """A whole interview as filed.

    Attributes:
        scenario: Id; empty where the file does not name it.
        by_phase: Turns by id of the phase.
        answers: To the probes, in the order in which they are asked.
        by_probe: Answers to probes that the file names: by the criterion, flip or overclaim they are about.
        self_ratings: By id of the dimension.
    """

    scenario: str = ""
    by_phase: Mapping[str, FiledTurn] = field(default_factory=dict)
    answers: tuple[FiledTurn, ...] = ()
    by_probe: Mapping[str, FiledTurn] = field(default_factory=dict)
    self_ratings: Mapping[str, int] = field(default_factory=dict)


def read_transcript(path: str, phases: Sequence[Phase], dimensions: Sequence[Dimension]) -> FiledTranscript:
    """Read a transcript; ``-`` is standard input.

    Raises:
        UsageError: It cannot be read, or is no transcript of these phases.
    """
    name = "standard input" if path == "-" else path
    names = ", ".join(phase.id for phase in phases)
    hint = f"Write a text for each phase ({names}), as YAML keys or Markdown headings; and `probes`."
    content = read_given(path, hint=hint)
    text = _markdown_in(content, phases, name, hint)
    if text is not None:
        return _of_markdown(text, phases)
    plain = parse_given(content, name, hint=hint)
    if not isinstance(plain, dict):
        raise UsageError(f"{name} holds no transcript.", hint=hint)
    return _Reader(name, phases, dimensions).read(plain)


def _markdown_in(content: bytes, phases: Sequence[Phase], name: str, hint: str) -> str | None:
    """The text of a file that has headings of phases and no keys of them; None if it is none."""
    text = content.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    keys = (found[1] for found in _KEY.finditer(text))
    if any(_phase_named(key, phases) or key in (_PROBES, _SELF, _SCENARIO) for key in keys):
        return None
    if not any(_phase_named(found[2], phases) for found in _HEADING.finditer(_without_fences(text))):
        return None
    if "\ufffd" in text:
        raise UsageError(f"{name} is not written in UTF-8.", hint=hint)
    return text


def _without_fences(text: str) -> str:
    """A text in which fenced blocks are blanks: what looks like a heading in them is none."""
    return _FENCED.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


class _Reader:
    """Reads the values of YAML or JSON."""

    def __init__(self, name: str, phases: Sequence[Phase], dimensions: Sequence[Dimension]) -> None:
        self._name = name
        self._phases = phases
        self._dimensions = dimensions

    def read(self, plain: Mapping[str, Any]) -> FiledTranscript:
        by_phase: dict[str, FiledTurn] = {}
        known = [phase.id for phase in self._phases]
        for key, value in plain.items():
            phase = _phase_named(str(key), self._phases)
            if phase is not None:
                if phase in by_phase:
                    raise self._wrong(str(key), f"names the phase {phase} a second time")
                by_phase[phase] = self._turn(value, str(key))
            elif key not in (_PROBES, _SELF, _SCENARIO):
                words = suggestion(str(key), [*known, _PROBES, _SELF, _SCENARIO]).capitalize()
                raise UsageError(f"{self._name}: unknown key {key!r}.", hint=words)
        probes = plain.get(_PROBES) or []
        named = probes if isinstance(probes, dict) else {}
        return FiledTranscript(
            scenario=self._text(plain.get(_SCENARIO), _SCENARIO),
            by_phase=by_phase,
            answers=() if named else tuple(self._answers(probes)),
            by_probe={str(id_): self._turn(one, str(id_)) for id_, one in named.items()},
            self_ratings=self._self_ratings(plain.get(_SELF) or {}),
        )

    def _answers(self, probes: Any) -> Iterator[FiledTurn]:
        if isinstance(probes, str):
            probes = [probes]
        if not isinstance(probes, list):
            raise self._wrong(_PROBES, "is neither a list of answers nor a map by what they are about")
        for number, one in enumerate(probes, start=1):
            yield self._turn(one, f"{_PROBES} {number}")

    def _turn(self, value: Any, where: str) -> FiledTurn:
        if value is None or isinstance(value, str):
            return FiledTurn(text=(value or "").strip())
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return FiledTurn(text="\n".join(value).strip())
        if not isinstance(value, dict) or not set(value) <= set(_TURN_KEYS):
            raise self._wrong(where, f"is neither a text nor a map of {', '.join(_TURN_KEYS)}")
        hinted = value.get("hinted") or []
        if not isinstance(hinted, list) or not all(isinstance(one, str) for one in hinted):
            raise self._wrong(f"{where}: hinted", "is no list of ids")
        return FiledTurn(
            text=self._text(value.get("text"), where).strip(),
            elapsed_s=self._seconds(value.get("minutes"), where),
            hinted=tuple(map(str, hinted)),
        )

    def _text(self, value: Any, where: str) -> str:
        if value is not None and not isinstance(value, str):
            raise self._wrong(where, "is no text")
        return value or ""

    def _seconds(self, minutes: Any, where: str) -> float | None:
        if minutes is None:
            return None
        is_number = isinstance(minutes, str) and _NUMBER.fullmatch(minutes) is not None
        found = float(minutes) if is_number else -1.0
        if not 0 <= found <= _MOST_MINUTES:
            raise self._wrong(f"{where}: minutes", f"{minutes!r} is no time in minutes")
        return round(found * _MINUTE_S, 1)

    def _self_ratings(self, plain: Any) -> dict[str, int]:
        if not isinstance(plain, dict):
            raise self._wrong(_SELF, "is no map of dimensions to ratings")
        known = [dimension.id for dimension in self._dimensions]
        found = {}
        for id_, rating in plain.items():
            if id_ not in known:
                words = suggestion(str(id_), known).capitalize()
                raise UsageError(f"{self._name}: {_SELF}: unknown dimension {id_!r}.", hint=words)
            if str(rating) not in map(str, range(LOWEST, HIGHEST + 1)):
                raise self._wrong(f"{_SELF}: {id_}", f"{rating!r} is none of {LOWEST} to {HIGHEST}")
            found[id_] = int(rating)
        return found

    def _wrong(self, where: str, what: str) -> UsageError:
        return UsageError(
            f"{self._name}: {where} {what}.", hint="The README shows an answer file of a mock interview."
        )


def _of_markdown(text: str, phases: Sequence[Phase]) -> FiledTranscript:
    """Sections by their headings; under "Probes" each list item or heading is one answer."""
    by_phase: dict[str, FiledTurn] = {}
    answers: tuple[FiledTurn, ...] = ()
    for heading, body in _sections(text, phases):
        phase = _phase_named(heading, phases)
        if phase is not None:
            before = by_phase[phase].text + "\n\n" if phase in by_phase else ""
            by_phase[phase] = FiledTurn(text=(before + body).strip())
        elif heading:
            answers = tuple(FiledTurn(text=one) for one in _items(body))
    return FiledTranscript(by_phase=by_phase, answers=answers)


def _sections(text: str, phases: Sequence[Phase]) -> Iterator[tuple[str, str]]:
    """Headings of phases and of the probes, each with what stands below it; other headings stay text."""
    found = [
        one
        for one in _HEADING.finditer(_without_fences(text))
        if _phase_named(one[2], phases) or one[2].strip().lower() == _PROBES
    ]
    for one, after in zip(found, (*found[1:], None), strict=True):
        yield one[2], text[one.end() : after.start() if after else len(text)]


def _items(body: str) -> list[str]:
    pieces = re.split(r"(?m)^(?:#{1,6}[ \t].*|[ \t]{0,3}(?:[-*+]|\d{1,2}[.)])[ \t]+)", body)
    return [piece.strip() for piece in pieces if piece.strip()]


def _phase_named(words: str, phases: Sequence[Phase]) -> str | None:
    """The phase that a key or heading names: by its id or title, a number or time around it left out."""
    bare = _AROUND.sub("", words.strip()).strip().lower()
    for phase in phases:
        if words.strip().lower() in (phase.id, phase.title.lower()) or bare in (
            phase.id,
            phase.title.lower(),
        ):
            return phase.id
    return None
