"""Cues in a passage, and how far each of them reaches."""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from eda_coach.language.polarity import cues
from eda_coach.language.polarity.refusals import refusals_of
from eda_coach.language.sentences.clauses import Passage, Word

# Words between "some people" and "say", between "not" and "needed".
_NEAR = 3
# Words between a verb and its object: "tells the consumer nothing".
_OBJECT_WORDS = 2
# A quotation of as many words is somebody's statement; a shorter one is a term between quotation marks.
_LEAST_QUOTED = 5
# How far a list behind a denied word goes on: "no losses, gaps or repeats".
_LIST_WORDS = 8
# And behind a denied verb: "does not lose, repeat or reorder".
_LIST_VERBS = 3


class ScopeKind(Enum):
    """What a cue does to the words in its reach."""

    DENIED = 1
    # By "it is not true that": the whole sentence, and never as what would bring harm.
    REFUSED = 2
    CONDEMNED = 3
    HEDGED = 4
    QUOTED = 5
    SUPPOSED = 6


class Scope(NamedTuple):
    """What a cue reaches: words from ``begin`` up to but without ``end``."""

    kind: ScopeKind
    cue: int
    begin: int
    end: int


def scopes_of(passage: Passage, spans: Sequence[range]) -> list[Scope]:
    """Every cue of a passage with its reach.

    Args:
        passage: To look in.
        spans: Indices of the words of each sentence.
    """
    found: list[Scope] = []
    for span in spans:
        found += _denials(passage, span)
        found += _hedges(passage.words, span)
        found += _opinions(passage.words, span)
    found += [Scope(ScopeKind.REFUSED, *refusal) for refusal in refusals_of(passage, spans)]
    return found + _quotations(passage.words, spans)


def _denials(passage: Passage, span: range) -> list[Scope]:
    words, found = passage.words, list[Scope]()
    for i in span:
        if _is_negator(passage, i, span):
            found += _negations(passage, i, span)
        elif _is_denying(words, i, span):
            found.append(Scope(ScopeKind.DENIED, i, i + 1, _reach(passage, i, span)))
        if words[i].stem in cues.CONDEMNING_STEMS and _follows_copula(words, i):
            found += _condemned(words, i, span)
        if words[i].text in cues.CONDITIONS:
            found.append(Scope(ScopeKind.SUPPOSED, i, i + 1, _clause_end(words, i, span)))
    return found


def _negations(passage: Passage, i: int, span: range) -> list[Scope]:
    """What a "not" or "no" denies: what follows, and what it is the object or the judgement of."""
    words = passage.words
    about = _objects(words, i, span) if words[i].text in cues.NOUN_NEGATORS else _judged(words, i, span)
    if about and about[-1].kind is ScopeKind.REFUSED:
        return about
    return [*about, Scope(ScopeKind.DENIED, i, i + 1, _reach(passage, i, span))]


def _is_negator(passage: Passage, i: int, span: range) -> bool:
    words, text = passage.words, passage.words[i].text
    if text not in cues.NEGATORS and not text.endswith("n't"):
        return False
    is_half = text == "nor" and _has_neither(words, i, span)  # one denial in two words
    return not (is_half or _is_other_no(passage, i, span) or _is_pseudo(words, i, span))


def _is_other_no(passage: Passage, i: int, span: range) -> bool:
    """Whether a "no" denies nothing: as an answer ("no, it is ..."), in "a no", and in "no-show"."""
    word = passage.words[i]
    is_answer = i == span.start and i in passage.commas
    is_thing = i > span.start and passage.words[i - 1].text in ("a", "the")
    is_part = passage.text[word.end : word.end + 1] == "-"
    return word.text == "no" and (is_answer or is_thing or is_part)


def _is_denying(words: Sequence[Word], i: int, span: range) -> bool:
    """Whether a verb or noun denies what follows: "avoid", "fail to", "stop sending"; but not "no doubt"."""
    stem, following = _pair(words, i)
    if stem == "doubt" and i > span.start and words[i - 1].text in cues.NEGATORS:
        return False
    is_stopped = stem == "stop" and following.endswith("ing")
    if words[i].text == "forgotten":  # a forgotten consumer is one
        return False
    return stem in cues.DENYING_STEMS or (stem, following) in cues.DENYING_PAIRS or is_stopped


def _has_neither(words: Sequence[Word], i: int, span: range) -> bool:
    return any(words[k].text == "neither" for k in range(max(span.start, i - _LIST_WORDS), i))


def _objects(words: Sequence[Word], i: int, span: range) -> list[Scope]:
    """What "no" or "nothing" as an object denies: the verb before it, or with "no difference" the subject."""
    begin = _clause_begin(words, i, span)
    if words[i].text not in cues.OBJECT_NEGATORS or begin == i or _is_subject(words, i, span):
        return []
    if i + 1 < span.stop and words[i + 1].stem in cues.WEIGHTLESS_STEMS:
        return [Scope(ScopeKind.CONDEMNED, i, begin, i)]
    if words[i - 1].text in cues.BEFORE_OBJECTS:  # "orders with no invoice" are orders all the same
        return []
    return [Scope(ScopeKind.DENIED, i, max(begin, i - _OBJECT_WORDS), i)]


def _is_subject(words: Sequence[Word], i: int, span: range) -> bool:
    """Whether a verb follows "nothing" or "nobody": it is what something happens to, and no object."""
    if words[i].text not in cues.PRONOUN_NEGATORS or i + 1 >= span.stop:
        return False
    return words[i + 1].clause == words[i].clause and words[i + 1].text not in cues.AFTER_OBJECTS


def _is_pseudo(words: Sequence[Word], i: int, span: range) -> bool:
    before = span.start if i == span.start else i - 1
    return (
        any(
            _stands(words, start, run, span) and words[i].text in run
            for run in cues.PSEUDO_NEGATIONS
            for start in (before, i)
        )
        or any(_hedges_all(words, start, span) for start in (before, i))
        or (words[i].text == "not" and i > span.start and words[i - 1].text in ("or", "why"))
        or _is_softened(words, i, span)
    )


def _is_softened(words: Sequence[Word], i: int, span: range) -> bool:
    """Whether what is denied is a limit or a blame: "don't just send", "isn't wrong"."""
    if words[i].text != "not" and not words[i].text.endswith("n't"):
        return False
    near = words[i + 1 : min(i + _NEAR, span.stop)]
    is_limit = bool(near) and near[0].text in cues.LIMITS
    return is_limit or any(word.stem in cues.CONDEMNING_STEMS for word in near)


def _hedges_all(words: Sequence[Word], i: int, span: range) -> bool:
    """Whether "I'm not sure" or the like stands here, and makes a mere possibility of the sentence."""
    may_begin = i == span.start or words[i].text == "i" or words[i - 1].text in cues.UNSURE_SUBJECTS
    return may_begin and any(_stands(words, i, run, span) for run in cues.HEDGING_RUNS)


def _stands(words: Sequence[Word], i: int, run: Sequence[str], span: range) -> bool:
    return i + len(run) <= span.stop and all(words[i + k].text == one for k, one in enumerate(run))


def _pair(words: Sequence[Word], i: int) -> tuple[str, str]:
    following = words[i + 1].text if i + 1 < len(words) else ""
    return (words[i].stem, following)


def _clause_end(words: Sequence[Word], i: int, span: range) -> int:
    end = i + 1
    while end < span.stop and words[end].clause == words[i].clause:
        end += 1
    return end


def _reach(passage: Passage, cue: int, span: range) -> int:
    """Where a denial ends: with its clause, save that an insertion or a list does not end it."""
    words = passage.words
    start = cue
    if cue in passage.commas:  # "never, under any load, ack first"
        start = next(
            (i + 1 for i in range(cue + 1, min(cue + _LIST_WORDS, span.stop)) if i in passage.commas), cue
        )
        start = min(start, span.stop - 1)
    end = _clause_end(words, start, span)
    end = next((i for i in range(cue + 1, end - 1) if _starts_anew(words, i)), end)
    return _list_end(passage, end, span, is_noun=words[cue].text in cues.NOUN_NEGATORS)


def _starts_anew(words: Sequence[Word], i: int) -> bool:
    """Whether another statement begins: "do not wait and just return", "does not block and does not wait"."""
    if words[i].text not in ("and", "or"):
        return words[i].text == "whether"  # that it is not known denies nothing
    following = [word.text for word in words[i + 1 : i + _NEAR]]
    is_denied = any(text in cues.NEGATORS or text.endswith("n't") for text in following)
    return words[i + 1].text in cues.INSTEAD or is_denied


def _list_end(passage: Passage, end: int, span: range, *, is_noun: bool) -> int:
    """Where a denied list ends: in "no losses, gaps or repeats" not at the comma."""
    words = passage.words
    if end - 1 not in passage.commas or end >= span.stop:
        return end
    limit = min(end + (_LIST_WORDS if is_noun else _LIST_VERBS), span.stop)
    joined = next((i for i in range(end, limit) if words[i].text in ("or", "nor")), None)
    subjects = cues.PROPOSERS | {"it", "they", "the", "this", "that", "so", "but", "because", "which"}
    if joined is None or any(words[i].text in subjects for i in range(end, joined)):
        return end
    return _clause_end(words, joined, span)


def _judged(words: Sequence[Word], cue: int, span: range) -> list[Scope]:
    """What a denied judgement is about: "a key is not needed"."""
    near = range(cue + 1, min(cue + 1 + _NEAR, span.stop))
    at = next((i for i in near if _judges(words[i]) and words[i].clause == words[cue].clause), None)
    if at is None:
        return []
    begin = _clause_begin(words, cue, span)
    if _opens_that(words, begin, at, span):
        return [Scope(ScopeKind.REFUSED, cue, at + 1, span.stop)]
    return [Scope(ScopeKind.CONDEMNED, cue, begin, cue)]


def _judges(word: Word) -> bool:
    return word.stem in cues.JUDGING_STEMS or word.text in cues.JUDGING_FORMS


def _opens_that(words: Sequence[Word], begin: int, at: int, span: range) -> bool:
    """Whether a judgement is about what follows: "it is not true that ..."."""
    subject = words[begin].text
    return (
        subject in ("it", "it's", "its", "that's")
        and at + 1 < span.stop
        and words[at + 1].text in ("that", "to", "not")
    )


def _clause_begin(words: Sequence[Word], i: int, span: range) -> int:
    while i > span.start and words[i - 1].clause == words[i].clause:
        i -= 1
    return i


def _condemned(words: Sequence[Word], i: int, span: range) -> list[Scope]:
    """What a condemning word is about: "acking first is a mistake", "it is a myth that ..."."""
    begin = _clause_begin(words, i, span)
    if _opens_that(words, begin, i, span):
        return [Scope(ScopeKind.REFUSED, i, i + 1, span.stop)]
    return [Scope(ScopeKind.CONDEMNED, i, begin, i)]


def _follows_copula(words: Sequence[Word], i: int) -> bool:
    near = words[max(0, i - _NEAR - 1) : i]
    is_denied = any(
        word.text in cues.UNREAL or word.text in cues.NEGATORS or word.text.endswith("n't") for word in near
    )
    return any(word.text in cues.COPULAS for word in near) and not is_denied


def _hedges(words: Sequence[Word], span: range) -> list[Scope]:
    found = []
    for i in span:
        if (words[i].text in cues.HEDGES and not _is_about(words, i, span)) or (
            words[i].text in cues.HEDGING_MODALS and i > span.start and words[i - 1].text in cues.PROPOSERS
        ):
            begin = _clause_begin(words, i, span)
            found.append(Scope(ScopeKind.HEDGED, i, begin, _clause_end(words, i, span)))
        elif _hedges_all(words, i, span):
            found.append(Scope(ScopeKind.HEDGED, i, span.start, span.stop))
    return found


def _is_about(words: Sequence[Word], i: int, span: range) -> bool:
    """Whether a hedge stands before an amount, and makes that inexact and nothing else."""
    following = words[i + 1 : min(i + _NEAR, span.stop)]
    if not following:
        return False
    first = following[0].text
    is_time = first in ("a", "an") and len(following) > 1 and following[1].stem in cues.TIME_STEMS
    return first[0].isdigit() or first in cues.AMOUNTS or is_time


def _opinions(words: Sequence[Word], span: range) -> list[Scope]:
    found = []
    for i in span:
        if words[i].stem in cues.SAYING_STEMS and i > span.start:
            near = words[max(span.start, i - _NEAR) : i]
            if any(word.text in cues.OTHERS for word in near):
                end = next((j for j in range(i + 1, span.stop) if words[j].text in ("but", "yet")), span.stop)
                found.append(Scope(ScopeKind.QUOTED, i, i + 1, end))
    return found


def _quotations(words: Sequence[Word], spans: Sequence[range]) -> list[Scope]:
    """Words between quotation marks, where somebody else is named who says them."""
    found = []
    for span in spans:
        if any(words[i].text in cues.OTHERS and not words[i].quoted for i in span):
            quoted = [i for i in span if words[i].quoted]
            found += [Scope(ScopeKind.QUOTED, i, i, i + 1) for i in quoted if len(quoted) >= _LEAST_QUOTED]
    return found
