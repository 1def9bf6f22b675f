"""What is done to a reference answer to see whether its sense counts, and not only its words."""

import random
import re
from collections.abc import Callable

from eda_coach.language.sentences.fluency import FINITE_VERBS, FUNCTION_WORDS

_AUXILIARIES = FINITE_VERBS | {"do", "have"}
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
_VERB = re.compile(r"[a-z]{3,}(?:s|ed)")


def copied(text: str, _rng: random.Random) -> str:
    """The reference itself."""
    return text


def shuffled(text: str, rng: random.Random) -> str:
    """Its words in a random order."""
    return " ".join(_mixed(text.split(), rng))


def listed(text: str, rng: random.Random) -> str:
    """Only its telling words, in a random order."""
    words = [word.strip(".,;:()") for word in text.split()]
    return " ".join(_mixed([word for word in words if word and word.lower() not in FUNCTION_WORDS], rng))


def negated(text: str, rng: random.Random) -> str:
    """In each sentence "not" after the first auxiliary, else before what looks like a verb, else anywhere."""
    return " ".join(_negated(sentence, rng) for sentence in _sentences(text))


def denied_anywhere(text: str, rng: random.Random) -> str:
    """In each sentence "not" at a random place."""
    return " ".join(
        _with_not(sentence.split(), rng.randrange(len(sentence.split()))) for sentence in _sentences(text)
    )


def called_untrue(text: str, _rng: random.Random) -> str:
    """In front of each sentence "It is not true that"."""
    return " ".join(f"It is not true that {one[0].lower()}{one[1:]}" for one in _sentences(text))


MUTATIONS: dict[str, Callable[[str, random.Random], str]] = {
    "copied": copied,
    "shuffled": shuffled,
    "keywords": listed,
    "negated": negated,
    "a not anywhere": denied_anywhere,
    "called untrue": called_untrue,
}


def _sentences(text: str) -> list[str]:
    return [sentence for sentence in _SENTENCE_END.split(text) if sentence.strip()]


def _mixed(words: list[str], rng: random.Random) -> list[str]:
    return sorted(words, key=lambda _: rng.random())


def _negated(sentence: str, rng: random.Random) -> str:
    words = sentence.split()
    for i, word in enumerate(words):
        if word.lower() in _AUXILIARIES:
            return _with_not(words, i + 1)
    for i, word in enumerate(words):
        if i and _VERB.fullmatch(word.lower()) and words[i - 1].lower() not in ("a", "an", "the"):
            return _with_not(words, i)
    return _with_not(words, rng.randrange(len(words)))


def _with_not(words: list[str], at: int) -> str:
    return " ".join([*words[:at], "not", *words[at:]])
