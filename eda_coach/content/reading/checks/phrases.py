"""Whether every phrase and wording can be read, and names terms that the lexicon has."""

from collections.abc import Iterable, Iterator

from eda_coach.content.questions.question import Question
from eda_coach.content.questions.rubric import Criterion, Evidence, Overclaim, Rubric
from eda_coach.content.reading.checks.ids import Register
from eda_coach.content.reading.door import OpenedFile
from eda_coach.content.reading.nodes.text import Place
from eda_coach.content.reading.nodes.tree import Loc
from eda_coach.content.scenario import Scenario
from eda_coach.language.phrases.phrase import PhraseError, parse_phrase, parse_wording, terms_of

_Phrases = Iterator[tuple[Loc, str]]


def check_phrases(files: Iterable[OpenedFile], register: Register) -> None:
    """Note each phrase that cannot be read, at the column where it goes wrong."""
    for file in files:
        for loc, part in file.parts:
            for phrase_loc, text in _phrases_in(part, file, loc):
                _check_phrase(text, phrase_loc, file, register)
        if file.kind == "lexicon.yaml" and file.content:
            _check_lexicon(file.content, file)


def _check_phrase(text: str, loc: Loc, file: OpenedFile, register: Register) -> None:
    try:
        phrase = parse_phrase(text)
    except PhraseError as error:
        _note(error, loc, file)
        return
    for term in terms_of(phrase):
        register.report_unknown("term", term, file=file, loc=loc)


def _check_lexicon(lexicon: dict[str, tuple[str, ...]], file: OpenedFile) -> None:
    for term, wordings in lexicon.items():
        for i, text in enumerate(wordings):
            try:
                parse_wording(text)
            except PhraseError as error:
                _note(error, (term, i), file)


def _note(error: PhraseError, loc: Loc, file: OpenedFile) -> None:
    place = file.tree.find(loc)[0] if file.tree else None
    if place is not None:
        place = Place(line=place.line, column=place.column + error.offset)
    file.problem(loc, str(error), error.mend, place=place)


def _phrases_in(part: object, file: OpenedFile, loc: Loc) -> _Phrases:
    match part:
        case Question():
            rubric = getattr(part, "rubric", None)
            if isinstance(rubric, Rubric):
                yield from _of_criteria(rubric.criteria, (*loc, "rubric", "criteria"))
        case Scenario():
            yield from _of_scenario(part, loc)
        case dict() if file.kind == "overclaims.yaml":
            for id_, overclaim in part.items():
                yield from _of_overclaim(overclaim, (*loc, id_))


def _of_scenario(scenario: Scenario, loc: Loc) -> _Phrases:
    yield from _of_criteria(scenario.criteria, (*loc, "criteria"))
    for i, flip in enumerate(scenario.flips):
        if flip.criterion.evidence is not None:
            yield from _of_evidence(flip.criterion.evidence, (*loc, "flips", i, "criterion", "evidence"))
    for i, requirement in enumerate(scenario.requirements):
        yield from _listed(requirement.asked, (*loc, "requirements", i, "asked"))


def _of_criteria(criteria: tuple[Criterion, ...], loc: Loc) -> _Phrases:
    for i, criterion in enumerate(criteria):
        if criterion.evidence is not None:
            yield from _of_evidence(criterion.evidence, (*loc, i, "evidence"))


def _of_evidence(evidence: Evidence, loc: Loc) -> _Phrases:
    for key in ("met", "partly", "contradicted"):
        yield from _listed(getattr(evidence, key), (*loc, key))


def _of_overclaim(overclaim: Overclaim, loc: Loc) -> _Phrases:
    yield from _listed(overclaim.evidence, (*loc, "evidence"))
    yield from _listed(overclaim.unless, (*loc, "unless"))


def _listed(phrases: tuple[str, ...], loc: Loc) -> _Phrases:
    return (((*loc, i), phrase) for i, phrase in enumerate(phrases))
