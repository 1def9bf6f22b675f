"""What sentences say of the aspects that rules ask after."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from eda_coach.language.phrases.searchable import Searchable, no_vocabulary
from eda_coach.language.polarity.standing import Standing
from eda_coach.language.polarity.standings import Standings
from eda_coach.language.sentences.clauses import Passage, read_passage
from eda_coach.language.stems import stem
from eda_coach.review.model.aspect import Aspect
from eda_coach.review.model.evidence import Evidence
from eda_coach.review.model.fact import Stand
from eda_coach.review.model.value import Known, Value
from eda_coach.review.readers.prose.phrases import Naming, phrases_of
from eda_coach.review.readers.prose.quantity import quantity_near
from eda_coach.review.readers.vocabulary import Vocabulary

_STAND = {
    Standing.CLAIMED: Stand.PRESENT,
    Standing.ABSENT: Stand.ABSENT,
    Standing.POSTPONED: Stand.PLANNED,
    Standing.ARGUED: Stand.ARGUED,
}
# A sentence that both has and lacks a thing speaks of two parts of the design; it is no gap of the whole.
_WEIGHT = (Stand.PRESENT, Stand.PLANNED, Stand.ABSENT, Stand.ARGUED)
_KNOWN = {Stand.PRESENT: Known.YES, Stand.ABSENT: Known.NO}
_ENDS = frozenset(".!?)\"'”»…")


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What one sentence says of one aspect.

    Attributes:
        sentence: As written, in one line or several.
        start: Offset of the sentence in the text, in Unicode's composed form.
        at: Offset of the words that name the aspect.
    """

    aspect: Aspect
    stand: Stand
    sentence: str
    start: int
    at: int = 0


def said_in(text: str, vocabulary: Vocabulary) -> list[Said]:
    """What a text says, once per aspect and sentence, in the order of the text.

    Takes time in proportion to the length of the text.
    """
    passage = read_passage(text)
    namings = list(phrases_of(vocabulary).namings(Searchable(passage, no_vocabulary())))
    if not namings:
        return []
    standings = Standings(passage)
    best: dict[tuple[int, Aspect], tuple[int, Naming]] = {}
    for naming in namings:
        weight = _WEIGHT.index(_stand_of(naming, passage, standings))
        key = (passage.words[naming.indices[0]].sentence, naming.aspect)
        if key not in best or weight < best[key][0]:
            best[key] = (weight, naming)
    spans = list(passage.sentences())
    said = [
        _said(passage, spans[sentence], naming, _WEIGHT[weight])
        for (sentence, _), (weight, naming) in best.items()
    ]
    return sorted(said, key=lambda one: (one.start, one.at, one.aspect))


def values_in(words: str, evidence: Evidence, vocabulary: Vocabulary) -> dict[Aspect, Value]:
    """What the words of a label, note or description declare: yes or no, and how much of it.

    Args:
        words: As written; line breaks of HTML part lines.
        evidence: Where they stand.
        vocabulary: What the aspects are known by.
    """
    values: dict[Aspect, Value] = {}
    for one in said_in(_plain(words), vocabulary):
        known = _KNOWN.get(one.stand)
        if known is None or one.aspect in values:
            continue
        text = quantity_near(one.sentence, one.at - one.start) if known is Known.YES else ""
        values[one.aspect] = Value(known=known, text=text, evidence=(evidence,))
    return values


def _own_words(naming: Naming, passage: Passage) -> Sequence[int]:
    """Those words of a phrase that are the thing: "retry without backoff" denies the backoff only."""
    stems = _stems_of(naming.aspect)
    return [i for i in naming.indices if passage.words[i].stem in stems] or naming.indices


@cache
def _stems_of(aspect: Aspect) -> frozenset[str]:
    """The stem of an aspect's name; one of several words names no single word."""
    return frozenset() if "-" in aspect.value else frozenset({stem(aspect.value)})


def _stand_of(naming: Naming, passage: Passage, standings: Standings) -> Stand:
    if not naming.denied:
        return _STAND[standings.of(_own_words(naming, passage))]
    # "not wait": a denial is what the phrase looks for, and the undenied thing its opposite.
    turned = {Standing.ABSENT: Stand.PRESENT, Standing.CLAIMED: Stand.ARGUED}
    standing = standings.of(naming.denied)
    return turned.get(standing, _STAND[standing])


def _said(passage: Passage, span: range, naming: Naming, stand: Stand) -> Said:
    begin, end = passage.words[span.start].start, passage.words[span.stop - 1].end
    while end < len(passage.text) and passage.text[end] in _ENDS:
        end += 1
    return Said(
        aspect=naming.aspect,
        stand=stand,
        sentence=passage.text[begin:end],
        start=begin,
        at=passage.words[naming.indices[0]].start,
    )


def _plain(words: str) -> str:
    for tag in ("<br/>", "<br />", "<br>", "<BR>", "<BR/>", "\\n"):
        words = words.replace(tag, "\n")
    return words
