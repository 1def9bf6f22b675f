"""Responses and keys as lines for people, and responses out of what people type."""

import re
from collections.abc import Sequence

from eda_coach.errors import UnreadableResponseError
from eda_coach.grading.response import Response, check_picked
from eda_coach.practice.asked import Asked, Part

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
# ``1b``, ``1 -> b``. The ``++`` give nothing back: a line of blanks takes no longer than it is long.
_PAIR = re.compile(r"(\d{1,2})\s*+[-=:>]*+\s*+([a-z])")


def response_lines(asked: Asked, response: Response) -> tuple[str, ...]:
    """What the learner answered, a line each part."""
    if response.text:
        return (*_picked_lines(asked, response.picked), response.text)
    if response.pairs:
        return tuple(
            f"{asked.part(item).text} -> {asked.part(target).text}" for item, target in response.pairs
        )
    return _picked_lines(asked, response.picked)


def key_lines(asked: Asked) -> tuple[str, ...]:
    """The right answer, a line each part."""
    if asked.answer:
        return (asked.answer,)
    if asked.is_typed:
        return (*_picked_lines(asked, asked.key), asked.model_answer)
    if asked.targets:
        return tuple(f"{part.text} -> {asked.part(part.match).text}" for part in asked.parts)
    return _picked_lines(asked, asked.key)


def _picked_lines(asked: Asked, ids: Sequence[str]) -> tuple[str, ...]:
    texts = [asked.part(id_).text for id_ in ids]
    if asked.kind == "ordering":
        return tuple(f"{number}. {text}" for number, text in enumerate(texts, start=1))
    return tuple(texts)


def letter(place: int) -> str:
    """Letter of a target, from ``a`` for place 0."""
    return _LETTERS[place % len(_LETTERS)]


def read_typed(asked: Asked, text: str) -> Response:
    """Read a typed line: ``2``, ``1 3``, ``3142``, ``1b 2a``, a number with a unit, or ``2: because ...``.

    Numbers and letters are positions as shown; ids are understood too, save in matches, and so is the
    whole text of one option.

    Raises:
        UnreadableResponseError: The line is none of these.
    """
    text = text.strip()
    if asked.is_typed:
        return _written(asked, text)
    if asked.kind == "numeric":
        from eda_coach.grading.numeric import read_number

        read_number(text, asked.unit)
        return Response(text=text)
    if asked.targets:
        return Response(pairs=tuple(_pairs(asked, text)))
    whole = next((part for part in asked.parts if part.text.lower() == text.lower()), None)
    if whole is not None and asked.kind != "ordering":
        return Response(picked=(whole.id,))
    response = Response(picked=tuple(read_part(asked.parts, word).id for word in _words(asked, text)))
    exactly = {"multiple-choice": None, "ordering": len(asked.parts)}.get(asked.kind, 1)
    check_picked(response, [part.id for part in asked.parts], exactly=exactly)
    return response


def _written(asked: Asked, text: str) -> Response:
    """An answer in words; before it, where there is something to choose, a number: ``2: because ...``."""
    if not asked.parts:
        return Response(text=text)
    first, *rest = re.split(r"[\s:,.;)]+", text, maxsplit=1)
    return Response(picked=(read_part(asked.parts, first).id,), text="".join(rest))


def _words(asked: Asked, text: str) -> list[str]:
    """Parts of a line; digits may be typed without anything between them."""
    words = re.split(r"[\s,;>]+", text.strip(" ,;>"))
    if len(words) == 1 and words[0].isdigit() and len(asked.parts) < 10:  # noqa: PLR2004 - one digit a part
        return list(words[0])
    return words


def read_part(parts: Sequence[Part], word: str) -> Part:
    """A part by its position as shown, its id or its whole text.

    Raises:
        UnreadableResponseError: It is none of them.
    """
    word = word.strip()
    if word.isascii() and word.isdigit() and len(word) < 4 and 1 <= int(word) <= len(parts):  # noqa: PLR2004
        return parts[int(word) - 1]
    for part in parts:
        if word.lower() in (part.id, part.text.lower()):
            return part
    raise UnreadableResponseError(
        f"{word[:40]!r} is none of the answers.", hint=f"Type numbers from 1 to {len(parts)}."
    )


def _pairs(asked: Asked, text: str) -> list[tuple[str, str]]:
    found = _PAIR.findall(text.lower())
    if not found or _PAIR.sub("", text.lower()).strip(" ,;"):
        raise UnreadableResponseError(
            f"{text[:40]!r} is not understood.", hint="Type matches such as: 1b 2a 3c"
        )
    pairs = []
    for number, target in found:
        place = _LETTERS.index(target)
        if place >= len(asked.targets):
            raise UnreadableResponseError(
                f"There is no {target!r}.", hint=f"The last is {letter(len(asked.targets) - 1)}."
            )
        pairs.append((read_part(asked.parts, number).id, asked.targets[place].id))
    return pairs
