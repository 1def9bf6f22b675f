"""What the learner chose or typed."""

from dataclasses import dataclass


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
