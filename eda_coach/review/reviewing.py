"""A design held against every rule."""

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

from eda_coach.content.questions.question import Level
from eda_coach.language.printable import one_line
from eda_coach.review.catalogue.card import Card, Profile
from eda_coach.review.catalogue.catalogue import Catalogue
from eda_coach.review.model.design import Design
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.outcome.remark import Remark, Review
from eda_coach.review.rules.rules import RULES
from eda_coach.review.rules.ruling import Ruling
from eda_coach.review.rules.verdict import SEVERITY_ORDER, VERDICT_ORDER, Confidence, Severity, Verdict

LEVELS = tuple(Level)
# Ids are typed and copied: longer ones end in a mark that tells them apart.
_LONGEST_ID = 400
_MARK = 8
# What is left for later is a gap that is known and still there: a finding, one step lighter than the gap.
_PLANNED = "planned"


def review_design(design: Design, catalogue: Catalogue, *, profile: Profile, level: Level) -> Review:
    """Hold a design against the rules.

    Args:
        design: As it was read.
        catalogue: Cards and settings.
        profile: Decides which rules are asked.
        level: Decides what comes first: what is expected of the level before what is beyond it.
    """
    remarks = list[Remark]()
    verdict_by_rule = dict[str, Verdict]()
    for card in catalogue.asked_in(profile):
        said = _remarks(card, RULES[card.id](design, catalogue.settings_of(card.id)))
        verdict_by_rule[card.id] = min(
            (one.verdict for one in said), key=VERDICT_ORDER.index, default=Verdict.NOT_APPLICABLE
        )
        remarks += said
    return Review(
        design=design,
        profile=profile,
        level=level,
        remarks=in_order(remarks, level=level),
        verdict_by_rule=verdict_by_rule,
    )


def in_order(remarks: Iterable[Remark], *, level: Level) -> tuple[Remark, ...]:
    """Findings before questions before what is well done; the weightiest first, each level its own first."""

    def weight(remark: Remark) -> tuple[int, int, bool, int]:
        return (
            VERDICT_ORDER.index(remark.verdict),
            SEVERITY_ORDER.index(remark.severity),
            is_beyond(remark, level),
            tuple(Confidence).index(remark.confidence),
        )

    return tuple(sorted(remarks, key=weight))


def is_beyond(remark: Remark, level: Level) -> bool:
    """Whether more is asked than is expected at a level."""
    return LEVELS.index(remark.card.level) > LEVELS.index(level)


def _remarks(card: Card, rulings: Iterable[Ruling]) -> list[Remark]:
    """Rulings in words; of those with one verdict on the same things, one with the evidence of all."""
    by_key = dict[tuple[Verdict, str], Remark]()
    evidence_by_key = dict[tuple[Verdict, str], dict[Evidence, None]]()
    for ruling in rulings:
        if ruling.verdict is Verdict.NOT_APPLICABLE:
            continue
        remark = _remark(card, ruling)
        key = (remark.verdict, remark.id)
        by_key.setdefault(key, remark)
        evidence_by_key.setdefault(key, {}).update(dict.fromkeys(ruling.evidence))
    return [replace(one, evidence=tuple(evidence_by_key[key])) for key, one in by_key.items()]


def _id(card: Card, ruling: Ruling) -> str:
    """The rule and what it is about; of very many things a mark stands for those that do not fit."""
    id_ = one_line("@".join((card.id, *ruling.elements)))  # names of files are elements too
    if len(id_) <= _LONGEST_ID:
        return id_
    mark = sha256(id_.encode("utf-8", "backslashreplace")).hexdigest()[:_MARK]
    return f"{id_[: _LONGEST_ID - _MARK - 1].rsplit('@', 1)[0]}@{mark}"


def _remark(card: Card, ruling: Ruling) -> Remark:
    wording = card.wordings.get(ruling.wording) or card.wordings.get(ruling.verdict.value, card.title)
    severity = ruling.severity or card.severity
    is_planned = ruling.wording == _PLANNED
    return Remark(
        id=_id(card, ruling),
        card=card,
        verdict=Verdict.FINDING if is_planned else ruling.verdict,
        severity=_lighter(severity) if is_planned else severity,
        confidence=ruling.confidence,
        message=_filled(wording, ruling),
        elements=ruling.elements,
        evidence=ruling.evidence,
    )


def _lighter(severity: Severity) -> Severity:
    place = SEVERITY_ORDER.index(severity)
    return SEVERITY_ORDER[min(place + 1, SEVERITY_ORDER.index(Severity.LOW))]


def _filled(wording: str, ruling: Ruling) -> str:
    """A wording with its words filled in; braces in the user's own words stay as they are."""
    for name, word in ruling.words.items():
        wording = wording.replace("{" + name + "}", word.replace("{", "{\0"))
    return wording.replace("{\0", "{").strip()
