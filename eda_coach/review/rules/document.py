"""Rules on documents: what a design text should speak of, and what of it could not be read (DOC)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.design import Design, Document, Format, Section
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.fact import Fact, Stand
from eda_coach.review.rules.asking.wording import plain, word_in
from eda_coach.review.rules.ruling import Rule, Ruling, Settings, finding, not_stated, well_done

# A design text has parts; a page without headings is a note.
_FEWEST_SECTIONS = 3
# One such heading stands in design texts too; two make the text a manual.
_MANUAL_HEADINGS = 2
# Up to so many lines and words stand under a heading that nobody filled: blank lines and "TODO".
_EMPTY_LINES = 4
_EMPTY_WORDS = 3
# Aspects by which a text speaks of failure without saying so.
_AGAINST_FAILURE = (
    Aspect.TIMEOUT,
    Aspect.RETRY,
    Aspect.BREAKER,
    Aspect.FALLBACK,
    Aspect.DLQ,
    Aspect.COMPENSATION,
    Aspect.REDUNDANT,
    Aspect.IDEMPOTENT,
)
_WORD = re.compile(r"[^\W_]+")
# Headings may be numbered.
_NUMBER = re.compile(r"^(?: step| \d+)+(?= )")
# Words of a quote that make the id of an unread part: enough to tell it from its neighbours.
_ID_WORDS = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class _Asked:
    """What a design text should speak of.

    Attributes:
        headings: Name of the word list.
        aspect: Of sentences that speak of it.
        left_out: Of sentences that say it is left out.
        hints: Aspects by which it is touched on; then nothing is asked.
    """

    headings: str
    aspect: Aspect
    left_out: Aspect
    hints: tuple[Aspect, ...]


_FAILURE = _Asked(
    headings="failure",
    aspect=Aspect.FAILURE_SECTION,
    left_out=Aspect.FAILURES_LEFT_OUT,
    hints=_AGAINST_FAILURE,
)
_SCOPE = _Asked(
    headings="requirements",
    aspect=Aspect.REQUIREMENTS,
    left_out=Aspect.REQUIREMENTS_LEFT_OUT,
    hints=(),
)


def no_failure_section(design: Design, settings: Settings) -> Iterator[Ruling]:
    """DOC001: a design text that only knows the happy path."""
    yield from _spoken_of(design, settings, _FAILURE)


def no_requirements(design: Design, settings: Settings) -> Iterator[Ruling]:
    """DOC002: a design text that does not say what it is for."""
    yield from _spoken_of(design, settings, _SCOPE)


def _spoken_of(design: Design, settings: Settings, asked: _Asked) -> Iterator[Ruling]:
    documents = [one for one in design.documents if _is_design_text(one, settings)]
    for document in documents:
        ruling = _in_document(design, document, settings, asked)
        if ruling is not None:
            yield ruling


def _in_document(design: Design, document: Document, settings: Settings, asked: _Asked) -> Ruling | None:
    elements = () if len(design.documents) == 1 else (document.name,)
    facts = [fact for fact in design.facts if fact.evidence.file == document.name]
    left_out = _of(facts, asked.left_out, Stand.PRESENT, Stand.PLANNED)
    if left_out:
        return finding(elements, [left_out[0].evidence], wording="finding-stated")
    titled = [one for one in document.sections if word_in(one.title, settings.words[asked.headings])]
    filled = [one for one in titled if not _is_empty(document, one, facts)]
    if filled:
        return well_done(elements, [filled[0].evidence], title=filled[0].title)
    said = _of(facts, asked.aspect, *Stand)
    if titled:
        return finding(elements, [titled[0].evidence], title=titled[0].title)
    if said:
        is_planned = all(fact.stand is Stand.PLANNED for fact in said)
        answer = not_stated if is_planned else well_done
        wording = "planned" if is_planned else "ok-stated"
        return answer(elements, [said[0].evidence], wording=wording)
    is_touched = any(_of(facts, hint, Stand.PRESENT) for hint in asked.hints)
    return None if is_touched else not_stated(elements, [document.evidence])


def _of(facts: list[Fact], aspect: Aspect, *stands: Stand) -> list[Fact]:
    return [fact for fact in facts if fact.aspect is aspect and fact.stand in stands]


def _is_design_text(document: Document, settings: Settings) -> bool:
    """Whether a text sets out to describe a design: long, in parts, and called so; a manual is none."""
    titles = [one.title for one in document.sections if one.title]
    manual = [title for title in titles if _begins(title, settings.words["manual"])]
    return (
        document.has_prose
        and len(titles) >= _FEWEST_SECTIONS
        and sum(one.words for one in document.sections) >= settings.numbers["least_words"]
        and len(manual) < _MANUAL_HEADINGS
        and any(word_in(title, settings.words["design"]) for title in titles)
    )


def _begins(title: str, words: Iterable[str]) -> bool:
    """Whether a heading begins with one of some words: "Running locally", but not "A running rebalance"."""
    said = _NUMBER.sub("", plain(title))
    return any(said.startswith(plain(word)) for word in words)


def _is_empty(document: Document, section: Section, facts: list[Fact]) -> bool:
    """Whether a heading stands over nothing: no sentence, no table, no diagram, no part of its own."""
    place = document.sections.index(section)
    follows = document.sections[place + 1] if place + 1 < len(document.sections) else None
    has_parts = follows is not None and follows.level > section.level
    end = document.lines + 1 if follows is None else follows.evidence.line
    is_short = end - section.evidence.line <= _EMPTY_LINES and section.words <= _EMPTY_WORDS
    return is_short and not has_parts and not any(fact.heading == section.title for fact in facts)


def part_not_read(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """DOC901: a part of which nothing is known."""
    for one in design.unread:
        elements = (one.evidence.file, _id_of(one.evidence))
        yield finding(
            elements,
            [one.evidence],
            wording=f"finding-{one.kind.value}",
            why=one.why,
            file=one.evidence.file,
        )


def _id_of(evidence: Evidence) -> str:
    words = _WORD.findall((evidence.path or evidence.quote).lower())
    return "-".join(words[:_ID_WORDS]) or "part"


def direction_unclear(design: Design, _settings: Settings) -> Iterator[Ruling]:
    """DOC902: a document that leaves open who sends and who receives."""
    for document in design.documents:
        if document.format is not Format.ASYNCAPI:
            continue
        edges = [edge for edge in design.edges if edge.evidence[0].file == document.name]
        unclear = [edge for edge in edges if not edge.is_certain]
        if unclear:
            yield finding((document.name,), unclear[0].evidence, file=document.name, version=document.version)


RULES: dict[str, Rule] = {
    "DOC001": no_failure_section,
    "DOC002": no_requirements,
    "DOC901": part_not_read,
    "DOC902": direction_unclear,
}
