"""What a text promises for later: "in a later phase", "TODO", "not yet", "could be added"."""

from collections.abc import Iterator, Sequence

from eda_coach.language.polarity.runs import Runs, clause_of
from eda_coach.language.sentences.clauses import PRONOUNS, Passage, Word

# They postpone the clause they stand in. "Later" alone does not: what fails is retried later.
_ADVERBS = Runs(
    """
    in the future
    in future
    future work|improvement|improvements|enhancement|enhancements|scope|extension|extensions|plans|phases
    a|the|any|some future phase|version|release|iteration|step|change|sprint
    next phase|version|release|sprint|milestone|quarter|year|iteration
    a|in later phase|version|release|iteration|stage|step|milestone|sprint
    in|at a later phase|version|release|iteration|stage|step|milestone|sprint|point|date
    later phase|phases|version|iteration|stage|release|milestone
    phase 2|3|two|three|ii|iii
    second|third|subsequent phase|iteration
    in|for v2|v3
    follow up work|ticket|task|story|pr|issue|iteration|project
    followup ticket|task|story|issue
    down the road
    on the|our roadmap|backlog
    roadmap
    todo
    to do
    tbd
    tba
    fixme
    coming soon
    some day
    someday
    yet to be
    left|leave|leaving|keep|kept for later
    nice to have
    stretch goal|goals
    when|once we|traffic|load grow|grows|scale
    once needed|necessary|required
    when|if needed later
    after launch
    post mvp|launch
    is|are|have|has|got a|the ticket|story|issue for|to
    """
)
# They postpone what follows them in their clause.
_PROMISES = Runs(
    """
    we|i plan to
    we|i|team also|currently plan to
    is|are|we're|i'm planning|planned to
    plan|plans is|are to
    we|i will|shall|may|can|could add
    we|i can|could|may|might always|also|still|later add|introduce
    we'll|i'll add
    going to add
    will|would|should|could|can|may|might consider|revisit|investigate|explore|evaluate
    will|should|could|can|may|might later be|add|introduce|support|implement|use|move|switch
    we|i need|want|intend to add|implement|introduce
    we|i should|must|ought add|introduce|implement|build
    we|i still need|want|have|intend|must to add|implement|introduce|build|do|write
    look into
    eventually we|i
    we|i eventually want|need|add
    """
)
# They postpone what stands before them in their clause, unless it is added to something, as to a header.
_ADDITIONS = Runs(
    """
    will|would|should|could|can|may|might|shall|must be added|introduced|implemented|revisited
    to be added|introduced|implemented|revisited|done|defined|decided|determined
    needs|need|has|have to be added|introduced|implemented|defined|decided
    can|could|may|might be introduced|added|implemented later
    will come|follow
    will be added|introduced|implemented|addressed|handled|supported|done|built later
    is|are still to come|do|follow
    is|are work in progress
    is|are a work in progress
    is|are|was|were|been deferred|postponed|planned
    is|are currently|still|only|also|deliberately deferred|postponed|planned
    """
)
# With "later" in one clause they tell of work on the design and not of its messages.
_WORK = frozenset(
    """
    add added adding introduce introduced implement implemented support supported address addressed tackle
    tackled revisit revisited consider considered build built come comes extend extended improve improved
    decide decided replace replaced migrate switch
    """.split()
)
_WE = frozenset({"we", "i", "we'll", "i'll", "this", "these"})
# Beside a denial they say that it is one for the time being.
_INTERIM = Runs(
    """
    yet
    for now
    for the moment|time
    so far
    initially
    at first
    at this stage|point
    in the first version|iteration|phase|release
    first version|iteration|phase|release
    in v1
    mvp
    """
)
# With them a sentence turns from what is planned to what is there.
_TURNS = frozenset({"but", "while", "whereas", "today", "already", "currently", "although"})
# The same as the whole of what is said of a thing.
_OPEN = Runs(
    """
    to be decided|done|defined|determined|confirmed|added|specified|clarified|discussed
    open
    wip
    in progress
    work in progress
    v2|v3
    not started
    unclear|undecided
    soon
    next sprint|release|iteration|quarter|phase|version|step
    """
)
# As a value they stand alone or before a time: "planned for March", but "deferred messages are sent again".
_LATER = frozenset({"later", "planned", "deferred", "postponed", "future", "pending", "backlog"})
_WHEN = frozenset({"for", "to", "in", "until", "after", "on", "phase", "with"})
_AND = frozenset({"and", "or"})
_TO = frozenset({"to", "into", "onto"})
# Fewer words before a cue make no statement of their own: "a DLQ, but in a later phase".
_STATEMENT = 3


def postponed_words(passage: Passage, spans: Sequence[range]) -> frozenset[int]:
    """Indices of the words that stand in the reach of a promise."""
    found: set[int] = set()
    for span in spans:
        found.update(*_reaches(passage, span))
    return frozenset(found)


def interim_clauses(passage: Passage, spans: Sequence[range]) -> frozenset[int]:
    """Numbers of the clauses in which a denial is one for the time being, and of their neighbours."""
    words = passage.words
    found: set[int] = set()
    for span in spans:
        for cue in _INTERIM.within(words, span):
            near = (cue.start, max(cue.start - 1, span.start), min(cue.stop, span.stop - 1))
            found.update(words[i].clause for i in near)
    return frozenset(found)


def is_postponed_value(words: Sequence[Word], value: range) -> bool:
    """Whether what is said of a thing is that it comes later, as in "DLQ: TODO" and "retries (planned)"."""
    first = words[value.start]
    behind = words[value.start + 1] if value.start + 1 < value.stop else None
    if first.text == "not" and behind is not None and behind.text == "yet":
        return True
    if first.text in _LATER:
        return behind is None or behind.clause != first.clause or behind.text in _WHEN
    end = _OPEN.end_at(words, value.start, value.stop)
    if end > value.start and (end >= value.stop or words[end].clause != first.clause):
        return True
    return _ADVERBS.end_at(words, value.start, value.stop) > value.start


def _reaches(passage: Passage, span: range) -> Iterator[range]:
    words = passage.words
    for cue in _ADVERBS.within(words, span):
        yield _around(passage, cue, span)
    for cue in _PROMISES.within(words, span):
        yield range(cue.stop, clause_of(words, cue.start, span).stop)
    for cue in _ADDITIONS.within(words, span):
        if cue.stop >= span.stop or words[cue.stop].text not in _TO or cue.stop - cue.start < _STATEMENT:
            yield range(clause_of(words, cue.start, span).start, cue.start)
    for at in span:
        if words[at].text == "later":
            yield from _later(words, at, span)


def _around(passage: Passage, cue: range, span: range) -> range:
    """The clause of a cue; if that says too little the one before, and all behind a cue that leads."""
    words = passage.words
    clause = clause_of(words, cue.start, span)
    begin, end = clause.start, clause.stop
    if begin > span.start and cue.start - begin < _STATEMENT and end - cue.stop < _STATEMENT:
        begin = clause_of(words, begin - 1, span).start
    if clause.start == span.start and cue.start - span.start < _STATEMENT:
        end = next((i for i in range(cue.stop, span.stop) if words[i].text in _TURNS), span.stop)
    while begin > span.start and (begin - 1 in passage.commas or words[begin].text in _AND):
        entry = clause_of(words, begin - 1, span)  # of "retries, a DLQ and tracing are future work"
        if len(entry) > _STATEMENT or words[entry.start].text in PRONOUNS:
            break
        begin = entry.start
    return range(begin, end)


def _later(words: Sequence[Word], at: int, span: range) -> Iterator[range]:
    clause = clause_of(words, at, span)
    if any(words[i].text in _WORK for i in clause):
        yield clause
    is_lead = at == span.start and at + 1 < span.stop
    if is_lead and (words[at + 1].text in _WE or words[at + 1].clause != words[at].clause):
        yield range(at, span.stop)
