"""Subordinate clauses: which words of a sentence only say which things or which case is meant.

"Messages [that cannot be processed] go to a queue" and "[when a call fails] it is retried" tell something of
messages and of failing calls; what they deny or suppose does not reach the main clause. A comma need not part
the two, so verbs have to show where the main clause goes on.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eda_coach.language.sentences.clauses import Passage, Word

_RELATIVES = frozenset({"that", "which", "who", "whose"})
_FREE_RELATIVES = frozenset({"whatever", "whoever", "whichever"})
_THINGS = frozenset({"anything", "everything", "all", "those", "whatever", "something"})
# Behind them "that" opens a statement, or points at one.
_STATING = frozenset(
    """
    ensure ensures ensured ensuring guarantee guarantees guaranteed mean means know knows knew say says said
    assume assumes assumed note see show shows so sure such fact true likely possible case given provided
    accept accepts accepted decide decided think believe promise requires require find found is are was like
    than and or after before at on in of by with for from to but something thing one feature pattern
    """.split()
)
_CASES = frozenset("if when whenever unless until once where".split())
_NEGATORS = frozenset("not cannot cant never no nobody without nothing none neither dont doesnt w/o".split())
_ATTRIBUTES = frozenset({"without", "w/o"})
_NOUN_NEGATORS = frozenset({"no", "without", "w/o", "neither"})
# Between a negation and its verb.
_AUXILIARIES = frozenset(
    """
    be been being have able to yet actually successfully fully ever even properly immediately correctly
    is are was were do does did has had could can would will should may might
    """.split()
)
# Verbs of main clauses, as they stand behind a subordinate one: what becomes of messages and calls.
_FINITE = frozenset(
    """
    is are was were will must should shall can may has have does do go goes end ends land lands get gets move
    moves stay stays remain remains wait waits pass passes return returns trigger triggers cause causes lead
    leads run runs become becomes expire expires open opens fall falls come comes reach reaches receive
    receives enter enters raise raises produce produces keep keeps need needs result results appear appears
    count counts stop stops cannot don't doesn't isn't aren't won't
    """.split()
)
_TIMES = frozenset("second minute hour day week month year".split())
_DETERMINERS = frozenset("the a an our its their this each every no".split())
_NO_SUBJECTS_BEFORE = frozenset(
    "the a an in at on of to for by and or with from its our their no not into over".split()
)
_PRONOUNS = frozenset({"it", "they", "we", "this", "that", "i", "you", "he", "she"})
# Before a determiner they show that an object follows, and no new subject.
_TAKING = frozenset(
    """
    is are was were be has have had do does not exceeds exceed reaches reach calls call sends send uses use
    publishes publish reads read writes write consumes consume hits hit misses miss needs need gets get loses
    finds find sees see stores store receives receive rejects reject leaves leave gives give makes make
    accepts accept answers answer acknowledges processes handles after before until within all both how
    """.split()
)
# So many words are looked at for what goes on: a longer clause is taken whole.
_MOST_WORDS = 24
# A subject without article and the word it is said of: "events nobody", "anything the worker cannot".
_LONGEST_SUBJECT = 5
_SUBJECT_AND_VERB = 5


class Aside(NamedTuple):
    """Words of a subordinate clause.

    Attributes:
        words: Their indices.
        is_case: Whether it supposes something; else it says which thing is meant.
        goes_on: Whether the clause it stands in goes on behind it.
    """

    words: range
    is_case: bool
    goes_on: bool


def asides_of(passage: Passage, span: range) -> tuple[Aside, ...]:
    """The subordinate clauses of a sentence that suppose something or have a denial in them.

    Args:
        passage: That holds the sentence.
        span: Indices of its words.
    """
    return (*_cases(passage, span), *_relatives(passage, span))


def _cases(passage: Passage, span: range) -> Iterator[Aside]:
    words = passage.words
    for at in span:
        if _opens_case(words, at, span):
            limit = _clause_end(passage, at, span)
            end = _main_begin(words, at + 1, limit)
            yield Aside(range(at, end), is_case=True, goes_on=end < limit)


def _opens_case(words: Sequence[Word], at: int, span: range) -> bool:
    text = words[at].text
    is_first = at == span.start or words[at - 1].clause != words[at].clause
    if text == "once":  # "exactly once" and "once a day" open nothing
        return is_first and at + 2 < span.stop and words[at + 2].text not in _TIMES
    return text in _CASES or (text == "case" and not is_first and words[at - 1].text == "in")


def _main_begin(words: Sequence[Word], begin: int, limit: int) -> int:
    """Index of the subject with which the main clause goes on behind a case; the limit if none is found."""
    for at in range(begin + 2, limit):
        before = words[at - 1].text
        if before in _TAKING or before in _NO_SUBJECTS_BEFORE:
            continue
        if words[at].text in _PRONOUNS and words[at].text != "that":
            return at
        if words[at].text in _DETERMINERS and _has_verb(words, at, limit):
            return at
    return limit


def _has_verb(words: Sequence[Word], at: int, limit: int) -> bool:
    """Whether a verb follows a determiner and a noun or two: "the broker retries", "the user is told"."""
    for i in range(at + 2, min(at + _SUBJECT_AND_VERB, limit)):
        text = words[i].text
        if text in _FINITE:
            return True
        is_third_person = text.endswith("s") and not text.endswith("ss")
        if is_third_person and (i + 1 == limit or words[i + 1].text in _NO_SUBJECTS_BEFORE | _PRONOUNS):
            return True
    return False


def _relatives(passage: Passage, span: range) -> Iterator[Aside]:
    words, done = passage.words, span.start
    for at in span:
        if at < done or not _is_negator(words[at].text):
            continue
        begin = _relative_begin(passage, at, span)
        if begin is None:
            continue
        limit = _clause_end(passage, at, span)
        end = _verb_behind(words, at, begin, limit)
        is_open = words[begin].text in _RELATIVES | _FREE_RELATIVES or words[begin - 1].text in _THINGS
        if end < limit or is_open:
            yield Aside(range(begin, end), is_case=False, goes_on=end < limit)
            done = end


def _is_negator(text: str) -> bool:
    return text in _NEGATORS or text.endswith("n't")


def _relative_begin(passage: Passage, at: int, span: range) -> int | None:
    """Index of the first word of the relative clause that a negator stands in; None if it stands in none."""
    words = passage.words
    start = at
    while start > span.start and words[start - 1].clause == words[at].clause:
        start -= 1
    for i in range(at - 1, start - 1, -1):
        if words[i].text in _RELATIVES and _is_relative(passage, i, span):
            return i
    if words[start].text in _FREE_RELATIVES:
        return start
    return _reduced_begin(words, at, start)


def _is_relative(passage: Passage, i: int, span: range) -> bool:
    words = passage.words
    if i == span.start or i - 1 in passage.commas:
        return False
    if words[i].text == "that":
        return words[i - 1].text not in _STATING and words[i - 1].clause == words[i].clause
    return True


def _reduced_begin(words: Sequence[Word], at: int, start: int) -> int | None:
    """The same of one without a relative: "events nobody can parse", "messages without a key"."""
    subject = words[start].text
    is_noun = subject in _THINGS or (subject.endswith("s") and not subject.endswith("ss"))
    if words[at].text in _NOUN_NEGATORS:
        before = {word.text for word in words[start:at]}
        is_said_of = words[at].text in _ATTRIBUTES or words[at - 1].text == "with"
        is_noun = is_said_of and not before & (_FINITE | _PRONOUNS)
        return at if is_noun and 0 < at - start < _LONGEST_SUBJECT else None
    if words[at].text == "nobody":
        is_object = at > start and (is_noun or words[at - 1].text in _THINGS)
        return at if is_object else None
    is_short = 1 < at - start <= _LONGEST_SUBJECT
    if is_short and is_noun and words[start + 1].text in _DETERMINERS | _PRONOUNS:
        return start + 1
    return None


def _verb_behind(words: Sequence[Word], negator: int, begin: int, limit: int) -> int:
    """Index of the verb with which the main clause goes on behind a negator; the limit if none is found."""
    at = negator + 1
    if words[negator].text in _NOUN_NEGATORS:
        at += 1
        if negator == begin + 1:  # "for which no payment arrives": the verb of the clause is still to come
            at = _behind_own_verb(words, at, limit)
    else:
        while at < limit and words[at].text in _AUXILIARIES:
            at += 1
        at += 1
    for i in range(at, min(limit, at + _MOST_WORDS)):
        if words[i].text in _FINITE and words[i - 1].text not in _NO_SUBJECTS_BEFORE:
            return i
    return limit


def _behind_own_verb(words: Sequence[Word], at: int, limit: int) -> int:
    for i in range(at, limit):
        text = words[i].text
        if text in _FINITE:
            return i + 2
        if text.endswith("s") and not text.endswith("ss"):
            return i + 1
    return limit


def _clause_end(passage: Passage, at: int, span: range) -> int:
    """Index behind the last word up to the next comma or clause."""
    end = at + 1
    while end < span.stop and passage.words[end].clause == passage.words[at].clause:
        end += 1
    return end
