"""Whether sentences read like sentences: words thrown together break the grammar of the little words.

Articles, prepositions, auxiliaries and conjunctions stand before some words only. In a text whose words were
shuffled about every fifth of them stands before a wrong one; in what people type in a hurry, next to none.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from eda_coach.language.sentences.clauses import Passage

# Words that hold a sentence together and say nothing themselves.
FUNCTION_WORDS = frozenset(
    """
    a an the this that these those there here it its it's they them their theirs he she his her him hers
    i me my we us our you your is are was were be been being am do does did done doing has have had
    having will would shall can could may might must should ought of to in on at by for from with as
    into onto upon about than per via through over under within between among against during and or but
    nor so if then else because since while when where which who whom whose what why how whether
    although though however therefore thus hence unless not no never cannot cant don't doesn't didn't
    isn't aren't wasn't weren't won't wouldn't can't couldn't shouldn't hasn't haven't dont doesnt isnt
    very too also just quite really rather even ever still yet already again either neither etc e.g i.e
    e g well like such some any each let's lets yes ok okay
    """.split()
)
# Verbs that no other verb follows.
_FINITE = "is are was were am has had does did will would can could should must may might"
FINITE_VERBS = frozenset(_FINITE.split())
_SUBJECTS = "i we he she they"
# Words, and what never follows them. "May" and "might" are left out of the verbs before: they are names too.
_NEVER_FOLLOWS = (
    (
        "an the",
        f"a an the of to by with for from at in on into than be been do have and or but because if so that "
        f"which who it not no this these those there {_SUBJECTS} {_FINITE}",
    ),
    ("a", "a an the of because if that those these"),
    (
        "no",
        "a an the to by with for from at in on into between and but because if so not than that is are was "
        "were has had have does did do will would can could should must",
    ),
    ("every my our his", f"a an the of to by with for from than and or but because if {_FINITE}"),
    ("of to by with for from at", f"of to by with for than because if but so {_SUBJECTS} {_FINITE}"),
    ("in into", f"of by for with than in on into because if but so {_SUBJECTS} {_FINITE}"),
    ("on", "of by for than on into"),
    ("is are was were am", f"have do been than and or {_FINITE}"),
    (
        "will would can could should must cannot",
        f"been of to from with for at by than a an the and or {_FINITE}",
    ),
    (
        "has have had does did do",
        "is are was were am does did will would can could should must may might of than",
    ),
    ("be been", f"be have do than and or {_FINITE}"),
    ("and or", "and or than of"),
    ("than", f"and or but because of than to by with {_FINITE}"),
    ("because", f"and or than but because by with to {_FINITE}"),
    ("if", "and or than of by with to but"),
    (_SUBJECTS, f"a an the of to by with for from than and {_SUBJECTS}"),
    ("not", "is are was were has had will would can could should must may might than not"),
    ("it", "of than it"),
    ("this these those", "a an the of"),
    ("there", "of a an the than"),
)
# Right all the same: "at will", "those of the owner", "the signals they had are gone".
_FITTING_PAIRS = frozenset(
    {("at", "will"), ("those", "of"), ("or", "of"), ("and", "of")}
    | {(verb, follower) for verb in ("had", "have", "has") for follower in ("is", "are", "was", "were")}
)
_WRONG_PAIRS = (
    frozenset(
        (word, follower)
        for words, followers in _NEVER_FOLLOWS
        for word in words.split()
        for follower in followers.split()
    )
    - _FITTING_PAIRS
)
# Never follow the article; but where things are called A, B and C, an "a" is often one of them.
_NEVER_AFTER_ARTICLE = frozenset(f"and or it they than at for by from with {_FINITE}".split()) - {
    "am",
    "may",
    "might",
}
# Open a question, and "no" an answer.
_OPENERS = frozenset(
    "no is are was were am will would can could should must cannot do does did has have had".split()
)
_NEVER_LAST = frozenset("a an the of and or but because if than by my our every into".split())
# "That is what it is" ends with a verb, and is a sentence.
_LETS_VERB_LAST = frozenset({"what", "how", "where", "than", "as"})
_VERB_LAST_AFTER = _LETS_VERB_LAST | frozenset("which it they he she there we i that who".split())
_COMPARING = frozenset({"less", "other", "rather", "different", "worse", "more", "fewer", "then"})
# Between a comparison and its "than".
_COMPARING_REACH = 7
_MAY_REPEAT = frozenset({"that", "had", "very"})
# Half a slip: every tenth of those who type repeat a word, or leave the last one out.
_HALF = 0.5
# Shares of slips in the function words: below the first a text is fluent, above the second it is not.
# Lower values catch more of what is shuffled and punish slips of the keyboard.
_FEW_SLIPS, _MANY_SLIPS = 0.04, 0.14
# Taken for the number of function words where there are fewer: one slip in a short sentence is not all of it.
_LEAST_COUNTED = 6
# What is left of the points of words thrown together.
_THROWN_TOGETHER = 0.4
_SHORT = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Fluency:
    """How well sentences read, from little for words thrown together to 1.

    Attributes:
        by_sentence: In the order of the sentences.
        by_sentence_with_letters: The same where single letters are names, so that "a" may be no article.
    """

    by_sentence: tuple[float, ...]
    by_sentence_with_letters: tuple[float, ...]


def read_fluency(passage: Passage) -> Fluency:
    """How well each sentence reads; the whole text counts where it is worse."""
    spans = list(passage.sentences())
    little = [sum(passage.words[i].text in FUNCTION_WORDS for i in span) for span in spans]
    slips = [_slips(passage, span) for span in spans]
    articles = [_articles_astray(passage, span) for span in spans]
    with_letters = _shares(slips, little)
    if any(len(word.text) == 1 and word.text.isalpha() and word.text not in "ai" for word in passage.words):
        return Fluency(by_sentence=with_letters, by_sentence_with_letters=with_letters)
    both = [slip + article for slip, article in zip(slips, articles, strict=True)]
    return Fluency(by_sentence=_shares(both, little), by_sentence_with_letters=with_letters)


def _shares(slips: Sequence[float], little: Sequence[int]) -> tuple[float, ...]:
    whole = _share(sum(slips), sum(little))
    return tuple(min(whole, _share(*one)) for one in zip(slips, little, strict=True))


def _share(slips: float, little: int) -> float:
    share = slips / max(little, _LEAST_COUNTED)
    lost = (share - _FEW_SLIPS) / (_MANY_SLIPS - _FEW_SLIPS)
    return 1 - (1 - _THROWN_TOGETHER) * min(1.0, max(0.0, lost))


def _slips(passage: Passage, span: range) -> float:
    texts = [passage.words[i].text for i in span]
    names = {i - span.start for i in span if _is_name(passage, i, first=span.start)}
    # What a comma parts is no pair ("what comes in, so it waits"), nor what a hyphen joins ("on-call").
    names |= {i - span.start for i in span if _is_joined(passage, i)}
    parted = names | {i - span.start for i in span if i in passage.commas}
    pairs = (k for k in range(len(texts) - 1) if k not in parted and k + 1 not in names)
    slips = sum(_pair_slip(texts, k) for k in pairs)
    is_named_last = len(texts) - 1 in names
    return slips + (texts[0] == "than") + (0.0 if is_named_last else _end_slip(texts))


def _is_joined(passage: Passage, i: int) -> bool:
    """Whether a hyphen joins a word to a neighbour."""
    word = passage.words[i]
    return (
        passage.text[word.end : word.end + 1] == "-"
        or passage.text[max(word.start - 1, 0) : word.start] == "-"
    )


def _is_name(passage: Passage, i: int, *, first: int) -> bool:
    """Whether it was typed as a name: "IS" is a system, and "A" a thing unless it comes first."""
    word = passage.words[i]
    typed = passage.text[word.start : word.end]
    if not (typed.isupper() and typed.isalpha()):
        return False
    return not passage.text.isupper() if len(typed) > 1 else typed == "A" and i > first


def _pair_slip(texts: Sequence[str], k: int) -> float:
    word, follower = texts[k], texts[k + 1]
    if word == follower:
        return _HALF if len(word) > 1 and word.isalpha() and word not in _MAY_REPEAT else 0.0
    if word == "no" and k and texts[k - 1] in ("a", "the"):  # a no is an answer
        return 0.0
    if (word, follower) in _WRONG_PAIRS:
        return 0.0 if k == 0 and word in _OPENERS else 1.0
    return float(follower == "than" and not _compares(texts[max(0, k + 1 - _COMPARING_REACH) : k + 1]))


def _compares(texts: Sequence[str]) -> bool:
    return any(text.endswith(("er", "re")) or text in _COMPARING for text in texts)


def _end_slip(texts: Sequence[str]) -> float:
    if len(texts) <= _SHORT:
        return 0.0
    if texts[-1] in _NEVER_LAST:
        return 1.0
    is_left_open = texts[-1] in FINITE_VERBS and texts[-2] not in _VERB_LAST_AFTER
    return _HALF if is_left_open and _LETS_VERB_LAST.isdisjoint(texts) else 0.0


def _articles_astray(passage: Passage, span: range) -> float:
    return sum(
        passage.words[i].text == "a"
        and passage.words[i + 1].text in _NEVER_AFTER_ARTICLE
        and not _is_name(passage, i, first=span.start)
        for i in range(span.start, span.stop - 1)
    )
