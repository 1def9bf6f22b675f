"""What a text says is not there, in other words than a denial: "retries are missing", "we skip the DLQ"."""

from collections.abc import Sequence

from eda_coach.language.polarity.runs import Runs
from eda_coach.language.sentences.clauses import Word

_COPULAS = frozenset("is are was were be been being remains remain stays stay it's".split())
_ADVERBS = frozenset(
    """
    currently still intentionally deliberately simply entirely also completely all both explicitly
    therefore thus purposely consciously
    """.split()
)
# Behind the thing and a copula. "Dropped" and "rejected" are not among them: so are messages over a limit.
_GONE = Runs(
    """
    missing
    absent
    ignored
    disabled
    omitted
    skipped
    excluded
    unsupported
    unhandled
    unavailable
    unimplemented
    turned|switched off
    off
    left out
    removed
    out of scope
    out of the scope
    outside the scope
    outside of the scope
    beyond the scope
    """
)
# Between it and what is said of the thing: "has not yet been set up", "is no longer used".
_BETWEEN = frozenset({"not", "no", "longer", "yet", "been", "be"})
_HAVING = frozenset({"has", "have", "had"})
_DENIED = frozenset({"isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't"})
_UNDONE = Runs(
    """
    handled|implemented|supported|covered|addressed|provided|included|present|configured|enabled
    available|done|planned|there|part|considered|guaranteed|specified|defined|set|built|in|used|needed
    enforced|applied|honoured|honored|ensured|implied|solved|tackled|wired|given
    """
)
# They still name the thing: "retry handling is missing", but a cache entry is no cache.
_HEADS = frozenset(
    """
    handling support policy policies logic mechanism mechanisms queue queues topic pattern strategy
    configuration management semantics feature features check checks layer protection and or
    """.split()
)
# Right behind the thing, without a copula: "DLQ missing", "with retries disabled".
_GONE_AT_ONCE = Runs(
    """
    missing
    disabled
    omitted
    turned|switched off
    out of scope
    """
)
# As the whole of what is said of a thing: "DLQ: none". "N/a" is not among them; it says nothing.
_NONE = Runs(
    """
    no
    none
    nothing
    never
    nope
    nowhere
    off
    false
    0
    zero
    disabled
    missing
    absent
    omitted
    skipped
    ignored
    unsupported
    unhandled
    out of scope
    not needed|implemented|handled|supported|used|planned
    not available|configured|enabled|set|required|covered
    not there|present|provided|specified|defined|done|possible|in|included|addressed|considered
    not yet
    not at all
    not
    """
)
# Behind it something is added, and no noun that it would deny: "none for orders", but "none of them is lost".
_ADDING = frozenset("for in at on because yet so as but since and here".split())
_NO = frozenset({"no", "without", "not", "never"})
_SKIPPING = frozenset(
    """
    skip skipped skips omit omitted omits ignore ignored ignores drop dropped exclude excluded excludes
    disable disabled disables forgo removed
    """.split()
)
_AGAINST = Runs(
    """
    decided|opted|decide|opt|chose|argued against
    rule|ruled|rules out
    leave|left|leaves|leaving out
    dispense|dispensed|dispenses with
    do|does|did away with
    """
)
_DECIDING = frozenset("we i team design solution system mvp version prototype architecture".split())
_SMALL = frozenset("a an the any all our its explicit dedicated separate".split())
_PREPOSITIONS = frozenset(
    "of above over in into to from with for by beyond exceeding on at under within per behind without".split()
)
_TIMES = frozenset({"now", "moment", "time", "version", "mvp", "v1", "phase", "stage"})
# Between a thing and its copula: "retries and a DLQ are missing".
_LISTED = 6
# Between "no" and the thing: "no automatic retries".
_NEAR = 2


def is_gone(words: Sequence[Word], hit: range, span: range) -> bool:
    """Whether a sentence says of a thing that it is left out.

    Args:
        words: Of the passage.
        hit: Indices of the words that name the thing.
        span: Those of its sentence.
    """
    return _is_judged_gone(words, hit, span) or _is_skipped(words, hit, span) or _lacks(words, hit, span)


def says_none(words: Sequence[Word], name: range, value: range) -> bool:
    """Whether what stands behind the name of a thing says that there is none.

    "DLQ: none" does, and "retry: no automatic retries"; "idempotency: no event counts twice" does not.
    """
    end = _NONE.end_at(words, value.start, value.stop)
    if end > value.start and (
        end >= value.stop
        or words[end].clause != words[value.start].clause
        or words[end].text in _ADDING
        or end - value.start > 1
    ):
        return True
    stems = {words[i].stem for i in name}
    near = range(value.start + 1, min(value.start + 1 + _NEAR, value.stop))
    return words[value.start].text in _NO and any(words[i].stem in stems for i in near)


def _is_judged_gone(words: Sequence[Word], hit: range, span: range) -> bool:
    if _hangs_on(words, hit.start, span):
        return False
    if hit.stop < span.stop and _GONE_AT_ONCE.end_at(words, hit.stop, span.stop) > hit.stop:
        return True
    if _is_undone_at_once(words, hit.stop, span):
        return True
    at = _copula_behind(words, hit.stop, span)
    if at is None:
        return False
    is_denied = words[at].text in _DENIED
    at += 1
    while at < span.stop and words[at].text in _ADVERBS | _BETWEEN:
        is_denied |= words[at].text in ("not", "longer")
        at += 1
    gone = _UNDONE if is_denied else _GONE
    return at < span.stop and gone.end_at(words, at, span.stop) > at


def _is_undone_at_once(words: Sequence[Word], at: int, span: range) -> bool:
    """Whether "not enforced" or the like stands right behind, without a copula."""
    if at + 1 >= span.stop or words[at].text != "not" or words[at].clause != words[at - 1].clause:
        return False
    at += 2 if words[at + 1].text == "yet" else 1
    return at < span.stop and _UNDONE.end_at(words, at, span.stop) > at


def _hangs_on(words: Sequence[Word], begin: int, span: range) -> bool:
    """Whether a preposition stands before: "requests above the limit are ignored" leave the limit there."""
    before = words[max(span.start, begin - 3) : begin]
    texts = [word.text for word in before if word.clause == words[begin].clause]
    return any(text in _PREPOSITIONS for text in texts) and not any(text in _TIMES for text in texts)


def _copula_behind(words: Sequence[Word], at: int, span: range) -> int | None:
    """Index of the "is" or "has" behind a thing or a list of things."""
    is_list = False
    for i in range(at, min(at + _LISTED, span.stop)):
        text = words[i].text
        is_list |= text in ("and", "or") or words[i].clause != words[at - 1].clause
        if text in _COPULAS or text in _DENIED or text in _HAVING:
            return i
        if text in _PREPOSITIONS or not (is_list or text in _HEADS):
            return None
    return None


def _is_skipped(words: Sequence[Word], hit: range, span: range) -> bool:
    """Whether those who decide leave it out: "we skip the DLQ", "we decided against a DLQ"."""
    at = hit.start - 1
    while at > span.start and words[at].text in _SMALL:
        at -= 1
    if at <= span.start or words[at].clause != words[hit.start].clause:
        return False
    pair = at - 1 >= span.start and _AGAINST.end_at(words, at - 1, span.stop) == at + 1
    begin = at - 1 if pair else at
    subjects = words[max(span.start, begin - 3) : begin]
    is_ours = any(word.text in _DECIDING for word in subjects)
    return is_ours and (pair or words[at].text in _SKIPPING)


def _lacks(words: Sequence[Word], hit: range, span: range) -> bool:
    """Whether "missing" stands right before; "a missing key is refused" tells of a request."""
    at = hit.start - 1
    while at > span.start and words[at].text in _SMALL:
        at -= 1
    near = [words[i].text for i in range(max(span.start, at - _NEAR), at)]
    if at > span.start and words[at].text in _COPULAS and "missing" in near:
        return True
    at = hit.start - 1
    if at < span.start or words[at].text != "missing":
        return False
    return at == span.start or words[at - 1].text in _COPULAS or words[at - 1].clause != words[at].clause
