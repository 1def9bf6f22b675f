"""What the learner chose or typed, and whether it is a response to the question at all."""

from collections.abc import Sequence
from dataclasses import dataclass

from eda_coach.errors import UnreadableResponseError
from eda_coach.language.nearest import suggestion


@dataclass(frozen=True, kw_only=True, slots=True)
class Response:
    """One response; which field counts depends on the kind of question.

    Attributes:
        picked: Ids of options (``true`` or ``false`` for a statement), or of all steps in order.
        pairs: Item id and target id; an item without a target is left out.
        text: What was typed.
    """

    picked: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    text: str = ""


def check_picked(response: Response, known: Sequence[str], *, exactly: int | None = None) -> None:
    """Check that known parts are picked, each once.

    Args:
        response: To check.
        known: Ids that may be picked.
        exactly: How many must be; at least one for None.

    Raises:
        UnreadableResponseError: They are not.
    """
    for id_ in response.picked:
        _check_known(id_, known)
    if len(set(response.picked)) < len(response.picked):
        raise UnreadableResponseError("Something is named twice.", hint="Name each once.")
    if not response.picked:
        raise UnreadableResponseError("Nothing is picked.", hint="Pick at least one.")
    if exactly is not None and len(response.picked) != exactly:
        raise UnreadableResponseError(
            f"{len(response.picked)} named, {exactly} needed.", hint=f"Name {exactly} of the {len(known)}."
        )


def check_pairs(response: Response, items: Sequence[str], targets: Sequence[str]) -> None:
    """Check that known items are matched with known targets, each item once.

    Raises:
        UnreadableResponseError: They are not.
    """
    for item, target in response.pairs:
        _check_known(item, items)
        _check_known(target, targets)
    if len({item for item, _ in response.pairs}) < len(response.pairs):
        raise UnreadableResponseError("An item is matched twice.", hint="Match each once.")
    if not response.pairs:
        raise UnreadableResponseError("Nothing is matched.", hint="Match at least one item.")


def _check_known(id_: str, known: Sequence[str]) -> None:
    if id_ not in known:
        raise UnreadableResponseError(
            f"{id_[:40]!r} is not among the answers.", hint=suggestion(id_, known).capitalize()
        )
