"""Whether a sentence says something, or only lists words."""

from collections.abc import Set as AbstractSet
from statistics import median

from eda_coach.language.sentences.clauses import Passage

# Words that join others to a statement. A text with next to none of them states nothing.
JOINING_WORDS = frozenset(
    """
    a an the this that these those it its they them their we our us i my you your he she one
    is are was were be been being am has have had do does did will would can could should shall must
    may might not no never nobody nothing nor of to in on at by for from with without as into onto per
    via through over under within between among against during before after until till once than and
    or but so if then because since while when where which who what how whether although though than
    there only just also still again both each every all any some same more less most out up off back
    cannot cant dont doesnt isnt wont don't doesn't isn't can't won't aren't it's that's we'd i'd we're
    w til till instead rather else otherwise unless whenever whatever first last later next twice
    """.split()
)
# A list has at least so many entries; fewer commas stand in any sentence.
_LEAST_ENTRIES = 5
# Entries of a list of terms are as short as this; parts of a statement are longer.
_MOST_WORDS = 2
# A sentence of at least so many words with a smaller share of joining words states nothing; what a hurried
# engineer types has a tenth of them. Numbers and single letters count on neither side.
_LEAST_WORDS = 8
_ARROWS = ("->", "=>", "\u2192")
_LEAST_SHARE = 0.06


def is_keyword_list(passage: Passage, span: range) -> bool:
    """Whether the words of a sentence are merely listed, with or without commas.

    Args:
        passage: That holds the sentence.
        span: Indices of its words.
    """
    texts = [passage.words[i].text for i in span]
    arrows = _arrows(passage, span)
    joining = sum(text in JOINING_WORDS for text in texts)
    telling = sum(len(text) > 1 and text.isalpha() for text in texts)
    if telling >= _LEAST_WORDS and joining + len(arrows) < _LEAST_SHARE * telling:
        return True
    # Names with arrows between them and not one small word are a list too.
    lengths = _entry_lengths(span, passage.commas if joining else passage.commas | arrows)
    return len(lengths) >= _LEAST_ENTRIES and median(lengths) <= _MOST_WORDS


def _entry_lengths(span: range, ends: AbstractSet[int]) -> list[int]:
    """Words between the ends of the entries of a sentence."""
    lengths, length = list[int](), 0
    for i in span:
        length += 1
        if i in ends:
            lengths.append(length)
            length = 0
    return [*lengths, length] if length else lengths


def _arrows(passage: Passage, span: range) -> set[int]:
    """Indices of the words that an arrow follows: it joins as a verb does, "gateway -> order service"."""
    words = passage.words
    between = ((i, passage.text[words[i].end : words[i + 1].start]) for i in span if i + 1 < span.stop)
    return {i for i, text in between if any(arrow in text for arrow in _ARROWS)}
