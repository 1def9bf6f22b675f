"""What leads: labels, headings and introductions, and what they say of everything under them.

"DLQ: none" and "retries (later)" are labels with their value, "Out of scope" and "Not handled yet:" lead
a list.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from eda_coach.language.polarity.runs import Runs, word_set
from eda_coach.language.polarity.standing import Standing
from eda_coach.language.sentences.clauses import Passage, Word, read_passage

# A longer heading or introduction tells a story of its own.
_LONGEST_LEAD = 14
# Wherever they stand in it.
_POSTPONING = Runs(
    """
    future work|improvement|improvements|enhancement|enhancements|scope|plans|extensions|considerations|ideas
    roadmap
    todo
    tbd
    to do
    next steps|iteration|phase|release|sprint
    phase|iteration 2|3|two|three|ii
    not yet
    yet
    yet to be
    follow up|ups work|tasks|tickets|stories
    planned work|improvements|features|changes|extensions|enhancements
    deferred work|features|decisions
    possible|potential|later improvements|extensions|enhancements|optimizations|optimisations
    for now
    for later
    in a later phase|iteration|release|version
    coming soon
    nice to have
    """
)
_LACKING = Runs(
    """
    out of scope
    not in scope
    beyond the scope
    outside the scope
    outside of scope
    non goals|goal
    nongoals
    don't|doesn't|cannot handle|cover|implement|support|include|address|provide|do|have|use|need
    not handle|cover|implement|support|include|address|provide|do|have|use|need
    not handled|covered|implemented|supported|included|addressed|provided|done|used|needed|considered
    isn't|aren't handled|covered|implemented|supported|included|addressed|provided|done|used|needed
    left out
    we skip|omit|ignore
    what is missing
    what we leave out
    """
)
_TALKING = Runs(
    """
    alternatives
    alternative|other options|approaches|approach|designs|solutions|solution
    rejected alternatives|options|designs|approaches|ideas|solutions
    options considered
    considered options
    option 1|2|3|4|a|b|c|one|two|three
    open questions|question|issues|points
    further reading
    see also
    pros and cons
    table of contents
    interview questions|tips
    additional|talking topics|points
    go deeper
    """
)
# If they are all there is.
_ALONE_POSTPONING = word_set(
    "future later next planned deferred postponed backlog pending follow up ups followups"
)
_ALONE_LACKING = word_set(
    "missing omitted excluded skipped ignored disabled absent without left out unsupported"
)
_ALONE_TALKING = word_set(
    """
    background theory glossary terminology definitions definition references reference links resources
    questions question option options pros cons alternative rejected considered why example examples
    """
)
_SMALL = word_set("and or the a 1 2 3 4 5 6 7 8 9 10 11 12")
# A label has no more words.
_LONGEST_LABEL = 7
# What stands in brackets behind a thing and says something of it is short.
_LONGEST_REMARK = 6
_MARK = re.compile(r"[:|=]|\s[-–—]\s|→|->")


class Label(NamedTuple):
    """A name and what is said of it: indices of the words of both."""

    name: range
    rest: range


def labels_of(passage: Passage, span: range) -> tuple[Label, ...]:
    """Labels of a sentence: those in front of a mark, and every word group that a bracket remarks on.

    Args:
        passage: That holds the sentence.
        span: Indices of its words.
    """
    marked = [i for i in range(span.start, span.stop - 1) if _mark_behind(passage, i)]
    names = [range(_name_begin(passage, i, span), i + 1) for i in marked]
    names = [name for name in names if len(name) <= _LONGEST_LABEL]
    ends = [*(name.start for name in names[1:]), span.stop]
    pairs = zip(names, ends, strict=False)  # without a name there is still the end of the sentence
    found = [Label(name, range(name.stop, end)) for name, end in pairs if end > name.stop]
    return (*_remarks(passage, span), *found)


def _mark_behind(passage: Passage, i: int) -> bool:
    return _MARK.search(passage.text, passage.words[i].end, passage.words[i + 1].start) is not None


def _name_begin(passage: Passage, i: int, span: range) -> int:
    """Index of the first word of a label: behind a comma or another label; of "retry=no" it is one word."""
    is_assigned = passage.text[passage.words[i].end : passage.words[i].end + 1] == "="
    begin = i
    first = max(span.start, i - _LONGEST_LABEL)
    while begin > first and begin - 1 not in passage.commas and not _mark_behind(passage, begin - 1):
        between = passage.text[passage.words[begin - 1].end : passage.words[begin].start]
        if ";" in between or (is_assigned and between.isspace()):
            break
        begin -= 1
    return begin


def _remarks(passage: Passage, span: range) -> list[Label]:
    words, found = passage.words, list[Label]()
    for i in range(span.start, span.stop - 1):
        between = passage.text[words[i].end : words[i + 1].start]
        if between.strip() not in ("(", "["):
            continue
        end = next(
            (k + 1 for k in range(i + 1, min(i + 1 + _LONGEST_REMARK, span.stop)) if _closes(passage, k)), 0
        )
        if end:
            begin = max(span.start, i - 1)
            found.append(
                Label(range(begin if words[begin].clause == words[i].clause else i, i + 1), range(i + 1, end))
            )
    return found


def _closes(passage: Passage, i: int) -> bool:
    end = passage.words[i].end
    return passage.text[end : end + 2].lstrip()[:1] in (")", "]")


def standing_under(lead: str) -> Standing | None:
    """What a heading or an introduction makes of what is claimed under it; None if nothing."""
    words = read_passage(lead).words
    return standing_of_lead(words) if 0 < len(words) <= _LONGEST_LEAD else None


def standing_of_lead(words: Sequence[Word]) -> Standing | None:
    """The same for the words of a label, heading or introduction."""
    span, texts = range(len(words)), {word.text for word in words} - _SMALL
    for standing, cues, alone in (
        (Standing.ARGUED, _TALKING, _ALONE_TALKING),
        (Standing.POSTPONED, _POSTPONING, _ALONE_POSTPONING),
        (Standing.ABSENT, _LACKING, _ALONE_LACKING),
    ):
        if (texts and texts <= alone) or any(True for _ in cues.within(words, span)):
            return standing
    return None
