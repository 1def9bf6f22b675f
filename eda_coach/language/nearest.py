"""The nearest known word to one that was mistyped."""

from collections.abc import Iterable

# Below this likeness a suggestion confuses more than it helps.
_CUTOFF = 0.6
# Longer lists are not read.
_MOST_SHOWN = 12


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like ``word``; None if none is like it."""
    import difflib

    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=_CUTOFF)), None)


def suggestion(word: str, known: Iterable[str]) -> str:
    """How to mend a mistyped word: the nearest known one, else a list of some of them."""
    words = sorted(known)
    close = nearest(word, words)
    if close is not None:
        return f'did you mean "{close}"?'
    if not words:
        return "there is none yet"
    shown = ", ".join(words[:_MOST_SHOWN])
    return f"known here: {shown}{' ...' if len(words) > _MOST_SHOWN else ''}"
